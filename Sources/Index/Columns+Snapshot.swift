extension Columns {
    /// Nil where the arrays do not fit together.
    init?(_ reader: SnapshotReader) {
        self.init()
        guard let numbers = reader.take(Int64.self), let keys = reader.take(Int64.self) else { return nil }
        let count = numbers.count
        var columns: [[Int32]] = []
        for _ in 0..<8 {
            guard let column = reader.take(Int32.self) else { return nil }
            columns.append(column)
        }
        guard keys.count == count, columns[..<6].allSatisfy({ $0.count == count }),
            columns[6...].allSatisfy({ $0.count <= count && $0.allSatisfy { $0 >= 0 && $0 < count } })
        else { return nil }
        var lists: [NumberLists] = []
        for _ in 0..<4 {
            guard let ends = reader.take(Int32.self), let values = reader.take(Int32.self), ends.count == count,
                let list = NumberLists(ends: ends, values: values)
            else { return nil }
            lists.append(list)
        }
        guard let kinds = reader.take(UInt8.self), let flags = reader.take(UInt8.self),
            let live = reader.take(UInt64.self), let shown = reader.take(UInt64.self), kinds.count == count,
            flags.count == count
        else { return nil }
        self.numbers = numbers
        self.keys = keys
        (days, added, modified) = (columns[0], columns[1], columns[2])
        (languages, sources, words) = (columns[3], columns[4], columns[5])
        (byKey, order) = (columns[6], columns[7])
        (authors, tags, regions, suggested) = (lists[0], lists[1], lists[2], lists[3])
        (self.kinds, self.flags) = (kinds, flags)
        restore(live: BitSet(words: live, capacity: count), shown: BitSet(words: shown, capacity: count))
    }
}
