/// The keys of items, and their slots. Those of a snapshot stay on disk, sorted, in blocks; those that came since are
/// in memory.
struct KeyTable {
    /// Keys a block.
    static let blockSize = 512

    private(set) var stored: StoredKeys?
    /// Slots below are stored.
    private var storedCount = 0
    /// The keys of the slots from there on.
    private var fresh: [UInt64] = []
    /// Those of them that have been sorted in, in the order of their keys.
    private var sorted: [Int32] = []
    private var sortedCount = 0

    init() {}

    init(_ stored: StoredKeys, count: Int) {
        self.stored = stored
        storedCount = count
    }

    mutating func append(_ key: UInt64) { fresh.append(key) }

    /// The slots with a key, whether they are there or not; `settle` has those that came before it in.
    func slots(withKey key: UInt64) throws(IndexError) -> [Int] {
        var found = try stored?.slots(withKey: key).map { Int($0) } ?? []
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if self.key(sorted[middle]) < key { low = middle + 1 } else { high = middle }
        }
        for slot in sorted[low...] {
            if self.key(slot) != key { break }
            found.append(Int(slot))
        }
        return found
    }

    /// Sorts in what came since, as far as it is still there, and hands over each of those that share their key with
    /// an item before or beside them: all slots with that key.
    mutating func settle(live: BitSet, _ shared: ([Int32]) -> Void) throws(IndexError) {
        let new = (sortedCount..<fresh.count).map { Int32(truncatingIfNeeded: storedCount + $0) }
            .filter { live[Int($0)] }.sorted { key($0) < key($1) }
        sorted = merged(sorted.filter { live[Int($0)] }, new)
        sortedCount = fresh.count
        var last: UInt64?
        for slot in new where key(slot) != last {
            last = key(slot)
            let all = try slots(withKey: key(slot)).filter { live[$0] }
            if all.count > 1 { shared(all.map { Int32(truncatingIfNeeded: $0) }) }
        }
    }

    /// Hands over all keys in order, each with its slot.
    func visit(
        _ live: BitSet, _ body: (UInt64, Int32) throws(IndexError) -> Void
    ) throws(IndexError) {
        var next = 0
        func takeFresh(to key: UInt64?) throws(IndexError) {
            while next < sorted.count, key.map({ self.key(sorted[next]) <= $0 }) ?? true {
                if live[Int(sorted[next])] { try body(self.key(sorted[next]), sorted[next]) }
                next += 1
            }
        }
        try stored?.visit { (key, slot) throws(IndexError) in
            try takeFresh(to: key)
            if live[Int(slot)] { try body(key, slot) }
        }
        try takeFresh(to: nil)
    }

    private func key(_ slot: Int32) -> UInt64 { fresh[Int(slot) - storedCount] }

    /// Two runs of slots, each in the order of keys, as one.
    private func merged(_ old: [Int32], _ new: [Int32]) -> [Int32] {
        if new.isEmpty { return old }
        if old.isEmpty { return new }
        var all: [Int32] = []
        all.reserveCapacity(old.count + new.count)
        var index = 0
        for slot in new {
            while index < old.count, key(old[index]) <= key(slot) {
                all.append(old[index])
                index += 1
            }
            all.append(slot)
        }
        all.append(contentsOf: old[index...])
        return all
    }
}
