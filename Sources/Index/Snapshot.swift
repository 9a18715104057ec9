/// The columns as they stood at a commit, in one piece: reading them is copying.
enum Snapshot {
    /// Goes up with every commit that changes what is found.
    static func generation(_ database: Database) throws(IndexError) -> Int64 {
        try database.integer("SELECT value FROM meta WHERE key = 'generation'") ?? 0
    }

    /// Keeps the columns, as of the commit that follows.
    static func save(_ index: LibraryIndex) throws(IndexError) {
        let columns = index.columns
        var writer = SnapshotWriter()
        writer.put(columns.numbers)
        writer.put(columns.keys)
        for array in [
            columns.days, columns.added, columns.modified, columns.languages, columns.sources, columns.words,
            columns.byKey, columns.order,
        ] { writer.put(array) }
        for lists in [columns.authors, columns.tags, columns.regions, columns.suggested] {
            writer.put(lists.ends)
            writer.put(lists.values)
        }
        writer.put(columns.kinds)
        writer.put(columns.flags)
        writer.put(columns.live.words)
        writer.put(columns.shown.words)
        let generation = try generation(index.database) + 1
        try index.database.run(
            "INSERT OR REPLACE INTO snapshot(place, generation, sum, bytes) VALUES (0, ?, ?, ?)", .integer(generation),
            .integer(writer.sum.value), .bytes(writer.bytes))
    }

    /// Nil where there is none of the last commit, or where it is damaged.
    static func load(_ database: Database) throws(IndexError) -> Columns? {
        let generation = try generation(database)
        guard
            let sum = try database.integer(
                "SELECT sum FROM snapshot WHERE place = 0 AND generation = ?", .integer(generation)),
            let reader = SnapshotReader(database), let columns = Columns(reader), reader.sum.value == sum
        else { return nil }
        return columns
    }
}
