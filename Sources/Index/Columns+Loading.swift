import Briefs

extension Columns {
    /// Reads all items of an index.
    init(_ database: Database) throws(IndexError) {
        self.init()
        var all = Columns()
        let sql = """
            SELECT number, key, day, added, modified, kind, flags, language, source, words, names
            FROM items ORDER BY number
            """
        try database.rows(sql) { (row) throws(IndexError) in
            let lists = row.withBytes(10) { PackedNumbers.unpack($0, count: 4) }
            all.append(
                Entry(
                    number: row.integer(0), key: row.integer(1), day: row.isNull(2) ? Columns.noDay : row.int32(2),
                    added: row.isNull(3) ? Columns.noDay : row.int32(3),
                    modified: row.isNull(4) ? Columns.noDay : row.int32(4),
                    kind: UInt8(truncatingIfNeeded: row.integer(5)),
                    flags: Flags(rawValue: UInt8(truncatingIfNeeded: row.integer(6))), language: row.int32(7),
                    source: row.int32(8), words: row.int32(9), authors: lists[0], tags: lists[1], regions: lists[2],
                    suggested: lists[3]))
            return true
        }
        self = all
    }
}
