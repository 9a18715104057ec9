import Briefs
import Query

/// Writing single items. All of it happens inside a transaction.
extension LibraryIndex {
    /// Takes an item in.
    func insert(_ item: FeedReading.Item, ordinal: Int, file: Int64) throws(IndexError) {
        let brief = item.brief
        let text = BriefText(brief)
        let fields = [Words.folded(text.title), Words.folded(text.text), Words.folded(text.analysis)]
        let number = try newNumber()
        let links = ItemLinks(sameAs: brief.sameAs, translations: brief.translations.map(\.id))
        var flags: Columns.Flags = []
        if !fields[2].isEmpty { flags.insert(.analysis) }
        if text.hasLink { flags.insert(.link) }
        if !brief.related.isEmpty { flags.insert(.related) }
        if !brief.id.isPlain { flags.insert(.composed) }
        var language: Int32 = -1
        if let name = brief.language { language = try names.number(of: name, .language, database) }
        let entry = Columns.Entry(
            number: number, key: brief.id.key, day: LibraryIndex.packed(brief.day),
            added: LibraryIndex.packed(item.added),
            modified: LibraryIndex.packed(brief.modified.flatMap { Day(iso: $0) }),
            kind: UInt8(truncatingIfNeeded: Kind.allCases.firstIndex(of: brief.kind) ?? 0), flags: flags,
            language: language, source: try names.number(of: brief.source, .source, database),
            words: Int32(clamping: fields.reduce(0) { $0 + $1.count }), authors: try numbers(brief.authors, .author),
            tags: try numbers(brief.tags, .tag), regions: try numbers(brief.regions.map(\.rawValue), .region),
            suggested: try numbers(brief.suggestedRegions.map(\.rawValue), .region))
        try write(entry, item, ordinal, file)
        try database.run(
            "INSERT INTO texts(rowid, title, text, analysis) VALUES (?, ?, ?, ?)", .integer(number),
            .utf8(LibraryIndex.joined(fields[0])), .utf8(LibraryIndex.joined(fields[1])),
            .utf8(LibraryIndex.joined(fields[2])))
        try database.run(
            "INSERT INTO prefixes(rowid, prefix) VALUES (?, ?)", .integer(number), .utf8(tally.add(fields)))
        if !links.isEmpty {
            try links.write(number, database)
            self.links[number] = links
        }
        columns.append(entry)
        hasUncommitted = true
    }

    /// Takes an item out. Its text stays in the full text, where nothing leads to it any more.
    func remove(item number: Int64) throws(IndexError) {
        try database.run("DELETE FROM items WHERE number = ?", .integer(number))
        try database.run("INSERT OR IGNORE INTO dead(number) VALUES (?)", .integer(number))
        if links.removeValue(forKey: number) != nil {
            try database.run("DELETE FROM links WHERE item = ?", .integer(number))
        }
        columns.remove(number: number)
        hasUncommitted = true
    }

    private func write(
        _ entry: Columns.Entry, _ item: FeedReading.Item, _ ordinal: Int, _ file: Int64
    ) throws(IndexError) {
        try database.run(
            """
            INSERT INTO items(number, key, file, ordinal, start, length, hash, id, title, day, published, kind, flags,
                language, source, words, added, modified, names)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(entry.number), .integer(entry.key), .integer(file), .integer(ordinal),
            .integer(item.range.lowerBound), .integer(item.range.count), .bytes(FileUpdate.bytes(ofHex: item.sha256)),
            .text(item.brief.id.rawValue), .text(item.brief.title), .day(entry.day),
            PublishedTime.seconds(item.brief.published).map { .real($0) } ?? .null, .integer(entry.kind),
            .integer(entry.flags.rawValue), .integer(entry.language), .integer(entry.source), .integer(entry.words),
            .day(entry.added), .day(entry.modified),
            .bytes(PackedNumbers.pack([entry.authors, entry.tags, entry.regions, entry.suggested])))
    }

    private func numbers(_ texts: [String], _ facet: NameShelf.Facet) throws(IndexError) -> [Int32] {
        var numbers: [Int32] = []
        for text in texts { numbers.append(try names.number(of: text, facet, database)) }
        return numbers
    }

    /// A number that no item has or had: the full text forgets none. Numbers go up one by one, as the full text is
    /// written far faster, and is smaller, where each row comes behind the one before; the order of days is the
    /// columns' affair.
    private func newNumber() throws(IndexError) -> Int64 {
        if lastNumber == 0 {
            for table in ["items", "dead"] {
                lastNumber = max(lastNumber, try database.integer("SELECT max(number) FROM \(table)") ?? 0)
            }
        }
        lastNumber += 1
        return lastNumber
    }

    private static func packed(_ day: Day?) -> Int32 { day.map { Int32(clamping: $0.number) } ?? Columns.noDay }

    private static func joined(_ words: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(words.count * 8)
        for word in words {
            bytes.append(contentsOf: word.utf8)
            bytes.append(0x20)
        }
        return bytes
    }
}
