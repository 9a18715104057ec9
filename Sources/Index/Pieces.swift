import Briefs

/// Which briefs are editions of one piece, and which go by other ids too.
struct Pieces {
    /// Slots are below this.
    private(set) var capacity = 0
    /// The editions of pieces that have several, in list order, one piece behind the other; where each begins, and
    /// where the last ends.
    private var editions: [Int32] = []
    private var starts: [Int32] = [0]
    /// The same slots going up, and which of the groups each belongs to.
    private var members: [Int32] = []
    private var groupOfMember: [Int32] = []
    /// The keys of ids that are only other names of briefs, in order, and the slots of those.
    private var aliasKeys: [UInt64] = []
    private var aliasSlots: [Int32] = []
    /// How many pieces there are.
    private(set) var count = 0
    /// How many editions a piece has at the most.
    private(set) var mostEditions = 1

    init() {}

    /// Works it out from the links of all items. The orders of the columns must be settled.
    init(_ index: LibraryIndex) throws(IndexError) {
        let columns = index.columns
        capacity = columns.count
        count = columns.shownCount
        var linked: [(slot: Int, links: ItemLinks)] = []
        var isLinked = BitSet(capacity: columns.count)
        for (number, links) in try index.links.all(index.database) {
            guard let slot = columns.slot(ofNumber: number), columns.shown[slot] else { continue }
            linked.append((slot, links))
            isLinked[slot] = true
        }
        index.pieces = self
        if linked.isEmpty { return }
        var positions: [Int: Int] = [:]
        for (position, slot) in columns.order.enumerated() where isLinked[Int(slot)] { positions[Int(slot)] = position }
        linked.sort { positions[$0.slot, default: 0] < positions[$1.slot, default: 0] }
        setAliases(linked)
        index.pieces = self
        try setEditions(linked, index)
    }

    private mutating func setAliases(_ linked: [(slot: Int, links: ItemLinks)]) {
        var seen: Set<BriefID> = []
        var aliases: [(key: UInt64, place: Int, slot: Int)] = []
        for (slot, links) in linked {
            for id in links.sameAs where seen.insert(id).inserted {
                aliases.append((UInt64(bitPattern: id.key), aliases.count, slot))
            }
        }
        aliases.sort { ($0.key, $0.place) < ($1.key, $1.place) }
        aliasKeys = aliases.map(\.key)
        aliasSlots = aliases.map { Int32(truncatingIfNeeded: $0.slot) }
    }

    private mutating func setEditions(
        _ linked: [(slot: Int, links: ItemLinks)], _ index: LibraryIndex
    ) throws(IndexError) {
        var pairs: [(slot: Int, id: BriefID, key: UInt64)] = []
        for (slot, links) in linked {
            for id in links.translations { pairs.append((slot, id, UInt64(bitPattern: id.key))) }
        }
        // Keys that are looked for in order are found with less reading.
        pairs.sort { $0.key < $1.key }
        var roots: [Int: Int] = [:]
        func root(_ slot: Int) -> Int {
            var slot = slot
            while let above = roots[slot], above != slot {
                roots[slot] = roots[above] ?? above
                slot = above
            }
            return slot
        }
        for (slot, id, _) in pairs {
            guard let other = try index.slot(of: id) else { continue }
            let (left, right) = (root(slot), root(other))
            roots[slot] = roots[slot] ?? slot
            roots[other] = roots[other] ?? other
            if left != right { roots[left] = right }
        }
        var isMember = BitSet(capacity: capacity)
        for slot in roots.keys { isMember[slot] = true }
        var inOrder: [Int: [Int32]] = [:]
        for slot in index.columns.order where isMember[Int(slot)] { inOrder[root(Int(slot)), default: []].append(slot) }
        for slots in inOrder.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
            editions.append(contentsOf: slots)
            starts.append(Int32(truncatingIfNeeded: editions.count))
        }
        setMembers()
    }

    private mutating func setMembers() {
        var all: [(slot: Int32, group: Int32)] = []
        all.reserveCapacity(editions.count)
        for group in 0..<groupCount {
            let group32 = Int32(truncatingIfNeeded: group)
            for slot in self.group(group) { all.append((slot, group32)) }
        }
        all.sort { $0.slot < $1.slot }
        members = all.map(\.slot)
        groupOfMember = all.map(\.group)
        count -= editions.count - groupCount
        setMostEditions()
    }

    private mutating func setMostEditions() {
        mostEditions = zip(starts, starts.dropFirst()).reduce(1) { max($0, Int($1.1 - $1.0)) }
    }

    /// How many pieces have several editions.
    var groupCount: Int { starts.count - 1 }

    /// The editions of one of those, in list order.
    func group(_ number: Int) -> ArraySlice<Int32> { editions[Int(starts[number])..<Int(starts[number + 1])] }

    /// The other editions of a brief, in list order.
    func editions(of slot: Int) -> [Int] {
        group(of: slot).map { group($0).map { Int($0) }.filter { $0 != slot } } ?? []
    }

    func hasEditions(_ slot: Int) -> Bool { group(of: slot) != nil }

    /// The slots of briefs that have other editions.
    func withEditions() -> BitSet {
        var found = BitSet(capacity: capacity)
        for slot in members { found[Int(slot)] = true }
        return found
    }

    /// A number that all editions of a piece share and no other piece has.
    func piece(of slot: Int) -> Int { group(of: slot).map { -1 - $0 } ?? slot }

    private func group(of slot: Int) -> Int? {
        let place = Pieces.lowerBound(members) { Int($0) < slot }
        return place < members.count && Int(members[place]) == slot ? Int(groupOfMember[place]) : nil
    }

    var hasAliases: Bool { !aliasKeys.isEmpty }

    /// The briefs that may go by an id too, the first in the list first. By an id that is not plain, each must be
    /// asked whether it does.
    func slots(withAlias key: Int64) -> [Int] {
        let key = UInt64(bitPattern: key)
        let place = Pieces.lowerBound(aliasKeys) { $0 < key }
        return zip(aliasKeys[place...], aliasSlots[place...]).prefix { $0.0 == key }.map { Int($0.1) }
    }

    private static func lowerBound<Number>(_ numbers: [Number], _ isBefore: (Number) -> Bool) -> Int {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(numbers[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// In a snapshot.
extension Pieces {
    func put(_ writer: inout SnapshotWriter) throws(IndexError) {
        try writer.put(Int64(count))
        try writer.put(editions)
        try writer.put(starts)
        try writer.put(members)
        try writer.put(groupOfMember)
        try writer.put(aliasKeys)
        try writer.put(aliasSlots)
    }

    /// Of so many slots; nil where what was kept is damaged.
    init?(_ reader: inout SnapshotReader, count: Int) {
        self.init()
        guard let pieces = reader.take(Int64.self), (0...Int64(count)).contains(pieces),
            let editions = reader.slots(below: count), let starts = reader.array(Int32.self),
            let members = reader.slots(below: count), members.count == editions.count,
            let groups = reader.array(Int32.self), groups.count == members.count,
            groups.allSatisfy({ $0 >= 0 && Int($0) + 1 < starts.count }),
            let aliasKeys = reader.array(UInt64.self), let aliasSlots = reader.slots(below: count),
            aliasKeys.count == aliasSlots.count, starts.first == 0, Int(starts.last ?? 0) == editions.count,
            zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        capacity = count
        self.count = Int(pieces)
        (self.editions, self.starts) = (editions, starts)
        (self.members, groupOfMember) = (members, groups)
        (self.aliasKeys, self.aliasSlots) = (aliasKeys, aliasSlots)
        setMostEditions()
    }
}
