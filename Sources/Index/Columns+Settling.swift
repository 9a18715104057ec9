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
        let new = settledCount..<count
        let added = new.filter { live[$0] }.map { Int32($0) }.sorted { keys[Int($0)] < keys[Int($1)] }
        byKey = merged(byKey.filter { live[Int($0)] }, added)

        var nowShown = live
        try hideDoubles(&nowShown, place, rank)
        var appearing = nowShown
        appearing.subtract(shown)
        var arriving: [Int32] = []
        appearing.visit { arriving.append(Int32($0)) }
        let staying = order.filter { nowShown[Int($0)] }
        order = try inserted(try sorted(arriving, place), into: staying, place)
        shown = nowShown
        noteSettled()
    }

    /// Two runs of slots, each in the order of keys, as one.
    private func merged(_ old: [Int32], _ new: [Int32]) -> [Int32] {
        if new.isEmpty { return old }
        if old.isEmpty { return new }
        var all: [Int32] = []
        all.reserveCapacity(old.count + new.count)
        var index = 0
        for slot in new {
            while index < old.count, keys[Int(old[index])] <= keys[Int(slot)] {
                all.append(old[index])
                index += 1
            }
            all.append(slot)
        }
        all.append(contentsOf: old[index...])
        return all
    }

    private func hideDoubles(
        _ shown: inout BitSet, _ place: (Int) throws(IndexError) -> ListPlace,
        _ rank: (Int) throws(IndexError) -> ItemRank
    ) throws(IndexError) {
        var start = 0
        while start < byKey.count {
            let key = keys[Int(byKey[start])]
            var end = start + 1
            while end < byKey.count, keys[Int(byKey[end])] == key { end += 1 }
            if end > start + 1 {
                var first: [BriefID: (slot: Int, rank: ItemRank)] = [:]
                for slot in byKey[start..<end].map({ Int($0) }) {
                    let id = try place(slot).id
                    let rank = try rank(slot)
                    if let other = first[id] {
                        shown[rank < other.rank ? other.slot : slot] = false
                        if other.rank < rank { continue }
                    }
                    first[id] = (slot, rank)
                }
            }
            start = end
        }
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
