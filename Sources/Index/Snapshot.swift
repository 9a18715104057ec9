/// Which snapshot: of which commit, and in which half of the table. The halves are used by turns, so that the keys of
/// the one before can be read while the next is written.
struct SnapshotName {
    var generation: Int64
    var half: Int64

    /// The numbers of its rows.
    var rows: Range<Int64> { half << 40..<(half + 1) << 40 }
}

/// Where a part of a snapshot stands in its table.
struct SnapshotPlace {
    enum Section: Int64, CaseIterable {
        case head, order, keys, keyDirectory, pieces, days, added, modified, kinds, flags, languages, sources, words
        case authors, tags, regions, suggested, doubles, titles
    }

    var name: SnapshotName
    var section: Section

    func row(_ row: Int) -> Int64 { name.rows.lowerBound + section.rawValue << 32 + Int64(row) }

    /// So that a row stands for nothing in the place of another, or in another snapshot.
    func seed(_ row: Int) -> UInt64 {
        UInt64(bitPattern: self.row(row)) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: name.generation)
    }
}

/// The columns as they stood at a commit, in sections that are read when they are first needed.
enum Snapshot {
    /// Goes up with every commit that changes what is found.
    static func generation(_ database: Database) throws(IndexError) -> Int64 {
        try database.integer("SELECT value FROM meta WHERE key = 'generation'") ?? 0
    }

    /// Keeps the columns, as of the commit that follows. What is in memory is then what a start would have read.
    static func save(_ index: LibraryIndex) throws(IndexError) {
        do throws(IndexError) {
            try index.need(.all)
            try index.settle()
            try write(index)
        } catch {
            // What was kept before is damaged, and was still needed.
            guard index.hasKeptColumns, case .damaged = error else { throw error }
            try index.makeColumns()
            try write(index)
        }
    }

    /// Nil where there is none of a commit, or where it is damaged.
    static func load(_ database: Database, _ generation: Int64) throws(IndexError) -> (Columns, Pieces)? {
        for half in Int64(0)...1 {
            let name = SnapshotName(generation: generation, half: half)
            guard let columns = Columns(database, name) else { continue }
            var reader = SnapshotReader(database, SnapshotPlace(name: name, section: .pieces))
            guard let pieces = Pieces(&reader, count: columns.count) else { continue }
            return (columns, pieces)
        }
        return nil
    }

    private static func write(_ index: LibraryIndex) throws(IndexError) {
        let database = index.database
        let half = index.columns.kept.map { 1 - $0.half } ?? 0
        let name = SnapshotName(generation: try generation(database) + 1, half: half)
        let wipe = "DELETE FROM snapshot WHERE place >= ? AND place < ?"
        try database.run(wipe, .whole(name.rows.lowerBound), .whole(name.rows.upperBound))
        try index.columns.write(database, name)
        var writer = SnapshotWriter(database, SnapshotPlace(name: name, section: .pieces))
        try index.pieces.put(&writer)
        try writer.endRow()
        let other = SnapshotName(generation: 0, half: 1 - half)
        try database.run(wipe, .whole(other.rows.lowerBound), .whole(other.rows.upperBound))
        if let kept = try load(database, name.generation) {
            (index.columns, index.pieces) = kept
            index.links = LinkShelf()
        }
    }
}
