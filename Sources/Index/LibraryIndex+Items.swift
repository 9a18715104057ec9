import Briefs

/// Writing single items. All of it happens inside a transaction.
extension LibraryIndex {
    /// Takes an item in.
    func insert(_ item: PreparedItem, file: Int64) throws(IndexError) {
        let number = try newNumber()
        var language: Int32 = -1
        if let name = item.language { language = try names.number(of: name, .language, database) }
        let entry = Columns.Entry(
            number: number, key: item.key, day: item.day, added: item.added, modified: item.modified, kind: item.kind,
            flags: item.flags, language: language, source: try names.number(of: item.source, .source, database),
            words: item.wordCount, authors: try numbers(item.authors, .author), tags: try numbers(item.tags, .tag),
            regions: try numbers(item.regions, .region), suggested: try numbers(item.suggested, .region))
        try write(entry, item, file)
        try database.run(
            "INSERT INTO texts(rowid, title, text, analysis) VALUES (?, ?, ?, ?)", .integer(number),
            .utf8(item.texts[0]), .utf8(item.texts[1]), .utf8(item.texts[2]))
        tally.add(item.words, number: number)
        if !item.links.isEmpty {
            try item.links.write(number, database)
            links[number] = item.links
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

    private func write(_ entry: Columns.Entry, _ item: PreparedItem, _ file: Int64) throws(IndexError) {
        try database.run(
            """
            INSERT INTO items(number, key, file, ordinal, start, length, hash, id, title, day, published, kind, flags,
                language, source, words, added, modified, names, traits)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(entry.number), .integer(entry.key), .integer(file), .integer(item.place.ordinal),
            .integer(item.place.range.lowerBound), .integer(item.place.range.count), .bytes(item.place.hash),
            .text(item.id.rawValue), .text(item.title), .day(entry.day), item.published.map { .real($0) } ?? .null,
            .integer(entry.kind), .integer(entry.flags.rawValue), .integer(entry.language), .integer(entry.source),
            .integer(entry.words), .day(entry.added), .day(entry.modified),
            .bytes(PackedNumbers.pack([entry.authors, entry.tags, entry.regions, entry.suggested])),
            .integer(item.traits.rawValue))
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
}
