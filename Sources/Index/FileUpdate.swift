import Briefs

/// Brings what the index has of one file up to what the file holds now.
struct FileUpdate {
    let file: Int64
    private let opened: OpenedFile
    /// What the index still has of the file and nothing has taken the place of, by key.
    private var left: [Int64: [Int64]]

    /// Notes at once of items that are still there where they stand now.
    init(_ opened: OpenedFile, file: Int64, in index: LibraryIndex) throws(IndexError) {
        self.file = file
        self.opened = opened
        left = Dictionary(grouping: opened.left, by: \.key).mapValues { $0.map(\.number) }
        for same in opened.same { try FileUpdate.move(same, index) }
    }

    /// Takes in an item that is new or changed; it takes the place of one with its id.
    mutating func take(_ item: PreparedItem, _ index: LibraryIndex) throws(IndexError) {
        if left[item.key]?.isEmpty == false, let old = left[item.key]?.removeFirst() { try index.remove(item: old) }
        try index.insert(item, file: file)
    }

    /// Takes out what is gone, and notes that the file is in the index as it is.
    func finish(hasProblems: Bool, _ index: LibraryIndex) throws(IndexError) {
        for number in left.values.flatMap({ $0 }).sorted() { try index.remove(item: number) }
        try index.database.run(
            "UPDATE files SET stamp = ?, context = ?, problems = ? WHERE number = ?", .text(opened.stamp),
            .bytes(opened.context), .integer(hasProblems ? 1 : 0), .integer(file))
    }

    /// What the index has of a file.
    static func known(_ number: Int64, _ database: Database) throws(IndexError) -> (
        items: [KnownItem], context: [UInt8]
    ) {
        let row = try database.statement("SELECT context FROM files WHERE number = ?")
        row.bind([.integer(number)])
        let context = try row.step() ? row.bytes(0) : []
        row.reset()
        var items: [KnownItem] = []
        let sql = """
            SELECT number, key, ordinal, start, length, hash, added, traits FROM items WHERE file = ? ORDER BY ordinal
            """
        try database.rows(sql, [.integer(number)]) { (row) throws(IndexError) in
            let start = max(0, row.int(3))
            let place = ItemPlace(
                ordinal: row.int(2), range: start..<max(start, start &+ row.int(4)),
                hash: row.bytes(5))
            items.append(
                KnownItem(
                    number: row.integer(0), key: row.integer(1), place: place,
                    added: row.isNull(6) ? Columns.noDay : row.int32(6),
                    traits: ItemTraits(rawValue: UInt8(truncatingIfNeeded: row.integer(7)))))
            return true
        }
        return (items, context)
    }

    private static func move(_ same: OpenedFile.Same, _ index: LibraryIndex) throws(IndexError) {
        let (before, place) = (same.known, same.place)
        guard
            before.place.ordinal != place.ordinal || before.place.range != place.range || before.added != same.added
        else { return }
        try index.database.run(
            "UPDATE items SET ordinal = ?, start = ?, length = ?, added = ? WHERE number = ?", .integer(place.ordinal),
            .integer(place.range.lowerBound), .integer(place.range.count), .day(same.added), .integer(before.number))
        index.hasUncommitted = true
        if before.place.ordinal != place.ordinal { index.columns.unsettle() }
        if before.added != same.added, let slot = index.columns.slot(ofNumber: before.number) {
            index.columns.added[slot] = same.added
            index.touch()
        }
    }
}
