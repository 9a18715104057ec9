import Briefs

/// Which briefs are editions of one piece, and where they stand in the list.
struct Pieces {
    /// Slots are below this.
    private(set) var capacity = 0
    /// The position of each slot in the list; -1 where it is not shown.
    private(set) var positions: [Int32] = []
    /// Where briefs stand that go by another id too.
    private(set) var slotOfAlias: [BriefID: Int] = [:]
    /// The editions of pieces that have several, in list order, and which of them a slot belongs to.
    private(set) var groups: [[Int]] = []
    private(set) var groupOfSlot: [Int: Int] = [:]
    /// How many pieces there are.
    private(set) var count = 0
    /// How many editions a piece has at the most.
    private(set) var mostEditions = 1

    init() {}

    init(_ index: LibraryIndex) throws(IndexError) {
        let columns = index.columns
        capacity = columns.count
        positions = [Int32](repeating: -1, count: columns.count)
        for (position, slot) in columns.order.enumerated() {
            positions[Int(slot)] = Int32(truncatingIfNeeded: position)
        }

        var linked: [(slot: Int, links: ItemLinks)] = []
        for (number, links) in index.links {
            if let slot = columns.slot(ofNumber: number), columns.shown[slot] { linked.append((slot, links)) }
        }
        linked.sort { positions[$0.slot] < positions[$1.slot] }
        for (slot, links) in linked {
            for id in links.sameAs where slotOfAlias[id] == nil { slotOfAlias[id] = slot }
        }
        index.pieces = self
        var roots: [Int: Int] = [:]
        func root(_ slot: Int) -> Int {
            var slot = slot
            while let above = roots[slot], above != slot { slot = above }
            return slot
        }
        for (slot, links) in linked {
            for id in links.translations {
                guard let other = try index.slot(of: id) else { continue }
                let (left, right) = (root(slot), root(other))
                roots[slot] = roots[slot] ?? slot
                roots[other] = roots[other] ?? other
                if left != right { roots[left] = right }
            }
        }
        var members: [Int: [Int]] = [:]
        for slot in roots.keys { members[root(slot), default: []].append(slot) }
        for slots in members.values where slots.count > 1 {
            for slot in slots { groupOfSlot[slot] = groups.count }
            groups.append(slots.sorted { positions[$0] < positions[$1] })
            mostEditions = max(mostEditions, slots.count)
        }
        count = columns.order.count - groups.reduce(0) { $0 + $1.count - 1 }
    }

    /// The other editions of a brief, in list order.
    func editions(of slot: Int) -> [Int] {
        groupOfSlot[slot].map { groups[$0].filter { $0 != slot } } ?? []
    }

    func hasEditions(_ slot: Int) -> Bool { groupOfSlot[slot] != nil }

    /// A number that all editions of a piece share and no other piece has.
    func piece(of slot: Int) -> Int { groupOfSlot[slot].map { -1 - $0 } ?? slot }
}
