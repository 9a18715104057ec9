/// The names of a page's authors, out of what pages write for them.
enum PageAuthors {
    /// Without "By", addresses, days and what is said of a person behind a comma or a bar.
    static func names(_ written: [String], book: PhraseBook) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        for text in written.prefix(40) {
            for name in split(text, book) where seen.insert(MatchKey.fold(name)).inserted { names.append(name) }
        }
        return names
    }

    private static func split(_ text: String, _ book: PhraseBook) -> [String] {
        let line = PageLine.folded(Array(text.utf8))
        guard !line.isEmpty, line.utf8.count <= 300, !line.contains("://"), !line.hasPrefix("@") else { return [] }
        let head = line.split(whereSeparator: { "|•·\n".contains($0) }).first.map(String.init) ?? line
        var words = head.split(separator: " ").map(String.init)
        let key = MatchKey.fold(head)
        if let opener = book.by.first(where: { key.hasPrefix($0 + " ") || key.hasPrefix($0 + ": ") }) {
            words.removeFirst(opener.split(separator: " ").count)
        }
        // "Text:", "Author:".
        if words.count > 1, words.first?.hasSuffix(":") ?? false { words.removeFirst() }
        // As catalogues have it: the last name, a comma, the first.
        if (2...3).contains(words.count), words[0].hasSuffix(","),
            !words.dropFirst().contains(where: { $0.hasSuffix(",") })
        {
            words = words.dropFirst() + [String(words[0].dropLast())]
        }
        // A day, an hour or an address behind the name.
        if let end = words.firstIndex(where: { $0.utf8.contains { (0x30...0x39).contains($0) } || $0.contains("@") }) {
            words = Array(words[..<end])
            while let last = words.last, book.months[CaptureLine(last).bare] != nil || !last.contains(where: \.isLetter)
            {
                words.removeLast()
            }
        }
        guard !words.isEmpty, words.count <= 24 else { return [] }
        return Byline.names(words, book: book).filter { $0.utf8.count <= 100 && $0.contains(where: \.isLetter) }
    }
}
