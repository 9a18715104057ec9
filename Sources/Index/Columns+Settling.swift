import Briefs
import Query

/// Where an item stands among those with its id: the first is shown.
struct ItemRank: Comparable {
    var isOwn: Bool
    var path: String
    var ordinal: Int64

    static func < (left: ItemRank, right: ItemRank) -> Bool {
        if left.isOwn != right.isOwn { return left.isOwn }
        if left.path.utf8.elementsEqual(right.path.utf8) { return left.ordinal < right.ordinal }
        return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
}

extension Columns {
    /// Brings the orders up to date. `place` and `rank` are asked only for items of one day, and of one id.
    mutating func settle(
        place: (Int) throws(IndexError) -> ListPlace, rank: (Int) throws(IndexError) -> ItemRank
    ) throws(IndexError) {
        if isSettled { return }
        var nowShown = live
        try hideDoubles(&nowShown, place, rank)
        var appearing = nowShown
        appearing.subtract(shown)
        var arriving: [Int32] = []
        appearing.visit { arriving.append(Int32($0)) }
        let staying = order.filter { nowShown[Int($0)] }
        order = try inserted(try sorted(arriving, place), into: staying, place)
        shown = nowShown
        months = nil
        noteSettled()
    }

    /// Finds the items that share their key, and leaves only the first of each id. Groups in which nothing has
    /// changed stay as they were.
    private mutating func hideDoubles(
        _ nowShown: inout BitSet, _ place: (Int) throws(IndexError) -> ListPlace,
        _ rank: (Int) throws(IndexError) -> ItemRank
    ) throws(IndexError) {
        var changed: [[Int32]] = []
        try keys.settle(live: live) { changed.append($0) }
        var isChanged = BitSet(capacity: changed.isEmpty ? 0 : count)
        for slot in changed.joined() { isChanged[Int(slot)] = true }
        var groups: [[Int32]] = []
        for group in doubles {
            let left = group.filter { live[Int($0)] }
            // All that share a key are found again when one is added to them.
            if left.count < 2 || left.contains(where: { isChanged[Int($0)] }) { continue }
            groups.append(left)
            if left.count < group.count || isRankUnsettled {
                changed.append(left)
            } else {
                for slot in left where !shown[Int(slot)] { nowShown[Int(slot)] = false }
            }
        }
        groups.append(contentsOf: changed.filter { group in group.contains { isChanged[Int($0)] } })
        for group in changed {
            var first: [BriefID: (slot: Int, rank: ItemRank)] = [:]
            for slot in group.map({ Int($0) }) {
                let id = try place(slot).id
                let rank = try rank(slot)
                if let other = first[id] {
                    nowShown[rank < other.rank ? other.slot : slot] = false
                    if other.rank < rank { continue }
                }
                first[id] = (slot, rank)
            }
        }
        doubles = groups
    }

    /// In list order.
    private func sorted(
        _ slots: [Int32], _ place: (Int) throws(IndexError) -> ListPlace
    ) throws(IndexError) -> [Int32] {
        let byDay = slots.sorted { days[Int($0)] > days[Int($1)] }
        var all: [Int32] = []
        all.reserveCapacity(slots.count)
        var start = 0
        while start < byDay.count {
            var end = start + 1
            while end < byDay.count, days[Int(byDay[end])] == days[Int(byDay[start])] { end += 1 }
            if end == start + 1 {
                all.append(byDay[start])
            } else {
                var places: [(place: ListPlace, slot: Int32)] = []
                for slot in byDay[start..<end] { places.append((try place(Int(slot)), slot)) }
                all.append(contentsOf: places.sorted { $0.place < $1.place }.map(\.slot))
            }
            start = end
        }
        return all
    }

    private func inserted(
        _ new: [Int32], into old: [Int32], _ place: (Int) throws(IndexError) -> ListPlace
    ) throws(IndexError) -> [Int32] {
        if new.isEmpty { return old }
        if old.isEmpty { return new }
        var all: [Int32] = []
        all.reserveCapacity(old.count + new.count)
        var taken = 0
        for slot in new {
            let day = days[Int(slot)]
            var own: ListPlace?
            var low = taken
            var high = old.count
            while low < high {
                let middle = (low + high) / 2
                let other = Int(old[middle])
                var isBefore = days[other] > day
                if days[other] == day {
                    if own == nil { own = try place(Int(slot)) }
                    let theirs = try place(other)
                    isBefore = own.map { theirs < $0 } ?? false
                }
                if isBefore { low = middle + 1 } else { high = middle }
            }
            all.append(contentsOf: old[taken..<low])
            all.append(slot)
            taken = low
        }
        all.append(contentsOf: old[taken...])
        return all
    }
}
