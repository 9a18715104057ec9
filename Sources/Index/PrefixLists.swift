/// Which items have words that begin with one to three given characters: the full text would have to walk through
/// every word that begins so. The lists are written a batch a transaction; small batches are joined to larger ones.
enum PrefixLists {
    /// Batches of so many items are not joined any more: joining writes them again.
    private static let largeBatch = 16_384

    /// Writes a batch down. `lists`: in the order of their prefixes; all items are newer than those of batches before.
    static func add(_ lists: [(prefix: UInt64, bytes: [UInt8])], items: Int, _ database: Database) throws(IndexError) {
        var lists = lists
        var items = items
        var batch = try last(database)
        while batch > 0 {
            let before = Int(
                try database.integer("SELECT items FROM prefix_batches WHERE number = ?", .integer(batch)) ?? 0)
            guard before <= 2 * items, before + items <= largeBatch else { break }
            lists = joined(try read(batch, database), lists)
            items += before
            try database.run("DELETE FROM prefixes WHERE batch = ?", .integer(batch))
            try database.run("DELETE FROM prefix_batches WHERE number = ?", .integer(batch))
            batch = try last(database)
        }
        batch += 1
        try database.run("INSERT INTO prefix_batches(number, items) VALUES (?, ?)", .integer(batch), .integer(items))
        for list in lists {
            try database.run(
                "INSERT INTO prefixes(batch, prefix, bytes) VALUES (?, ?, ?)", .integer(batch), .integer(list.prefix),
                .bytes(list.bytes))
        }
    }

    /// Hands over the numbers of the items that have such a word, in order.
    static func visit(_ prefix: UInt64, _ database: Database, _ body: (Int64) -> Void) throws(IndexError) {
        let sql = """
            SELECT bytes FROM prefix_batches CROSS JOIN prefixes ON batch = number AND prefix = ? ORDER BY number
            """
        try database.rows(sql, [.integer(prefix)]) { (row) throws(IndexError) in
            row.withBytes(0) { ItemList.visit($0, body) }
            return true
        }
    }

    private static func last(_ database: Database) throws(IndexError) -> Int64 {
        try database.integer("SELECT max(number) FROM prefix_batches") ?? 0
    }

    private static func read(
        _ batch: Int64, _ database: Database
    ) throws(IndexError) -> [(prefix: UInt64, bytes: [UInt8])] {
        var lists: [(prefix: UInt64, bytes: [UInt8])] = []
        let sql = "SELECT prefix, bytes FROM prefixes WHERE batch = ? ORDER BY prefix"
        try database.rows(sql, [.integer(batch)]) { (row) throws(IndexError) in
            lists.append((UInt64(bitPattern: row.integer(0)), row.bytes(1)))
            return true
        }
        return lists
    }

    private static func joined(
        _ old: [(prefix: UInt64, bytes: [UInt8])], _ new: [(prefix: UInt64, bytes: [UInt8])]
    ) -> [(prefix: UInt64, bytes: [UInt8])] {
        var all: [(prefix: UInt64, bytes: [UInt8])] = []
        all.reserveCapacity(max(old.count, new.count))
        var index = 0
        for list in new {
            while index < old.count, old[index].prefix < list.prefix {
                all.append(old[index])
                index += 1
            }
            if index < old.count, old[index].prefix == list.prefix {
                all.append((list.prefix, old[index].bytes + list.bytes))
                index += 1
            } else {
                all.append(list)
            }
        }
        return all + old[index...]
    }
}
