/// Keys and slots of a snapshot, in the order of keys, in rows of `KeyTable.blockSize`; a directory has the first key
/// of each. One row is read for one key, and each once for keys that are asked for in order.
final class StoredKeys {
    private let database: Database
    private let place: SnapshotPlace
    /// How many there are, and below what the slots are.
    private let count: Int
    private let slotCount: Int
    private var firsts: [UInt64]?
    /// The block that was read last.
    private var block = -1
    private var keys: [UInt64] = []
    private var slots: [Int32] = []
    private var reader: SnapshotReader

    init(_ database: Database, _ name: SnapshotName, count: Int, slotCount: Int) {
        self.database = database
        self.count = count
        self.slotCount = slotCount
        place = SnapshotPlace(name: name, section: .keys)
        reader = SnapshotReader(database, place)
    }

    private var blockCount: Int { (count + KeyTable.blockSize - 1) / KeyTable.blockSize }

    func slots(withKey key: UInt64) throws(IndexError) -> [Int32] {
        let firsts = try directory()
        // The key may begin at the end of the block before the first that begins with it or behind it.
        var low = 0
        var high = firsts.count
        while low < high {
            let middle = (low + high) / 2
            if firsts[middle] < key { low = middle + 1 } else { high = middle }
        }
        var found: [Int32] = []
        for block in max(0, low - 1)..<firsts.count {
            if firsts[block] > key { break }
            try read(block)
            var place = lowerBound(key)
            while place < keys.count, keys[place] == key {
                found.append(slots[place])
                place += 1
            }
            if place < keys.count { break }
        }
        return found
    }

    func visit(_ body: (UInt64, Int32) throws(IndexError) -> Void) throws(IndexError) {
        for block in 0..<blockCount {
            try read(block)
            for place in keys.indices { try body(keys[place], slots[place]) }
        }
    }

    private func lowerBound(_ key: UInt64) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func directory() throws(IndexError) -> [UInt64] {
        if let firsts { return firsts }
        var reader = SnapshotReader(database, SnapshotPlace(name: place.name, section: .keyDirectory))
        guard let read = reader.array(UInt64.self), read.count == blockCount else { throw damage }
        firsts = read
        return read
    }

    private func read(_ block: Int) throws(IndexError) {
        if block == self.block { return }
        self.block = -1
        guard reader.open(row: block), let keys = reader.array(UInt64.self),
            let slots = reader.slots(below: slotCount), keys.count == slots.count,
            keys.count == min(KeyTable.blockSize, count - block * KeyTable.blockSize)
        else { throw damage }
        (self.keys, self.slots) = (keys, slots)
        self.block = block
    }

    private var damage: IndexError {
        .damaged(file: database.file, reason: "the keys that were kept cannot be read")
    }
}

extension KeyTable {
    /// Writes all keys of items that are there; how many those are.
    func write(_ database: Database, _ name: SnapshotName, _ live: BitSet) throws(IndexError) -> Int {
        var writer = SnapshotWriter(database, SnapshotPlace(name: name, section: .keys))
        var directory = SnapshotWriter(database, SnapshotPlace(name: name, section: .keyDirectory))
        var firsts: [UInt64] = []
        var (keys, slots): ([UInt64], [Int32]) = ([], [])
        var count = 0
        func endBlock() throws(IndexError) {
            guard let first = keys.first else { return }
            firsts.append(first)
            try writer.put(keys)
            try writer.put(slots)
            try writer.endRow()
            count += keys.count
            keys.removeAll(keepingCapacity: true)
            slots.removeAll(keepingCapacity: true)
        }
        try visit(live) { (key, slot) throws(IndexError) in
            keys.append(key)
            slots.append(slot)
            if keys.count == KeyTable.blockSize { try endBlock() }
        }
        try endBlock()
        try directory.put(firsts)
        try directory.endRow()
        return count
    }
}
