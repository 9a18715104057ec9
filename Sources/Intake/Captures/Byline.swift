/// The names of a byline.
enum Byline {
    /// The names in a line that is a byline by itself (`By Ana Prado and Luis Coll`); nil where it is none.
    static func names(of line: CaptureLine, book: PhraseBook) -> [String]? {
        guard line.length <= 160, !line.isProse || line.text.hasSuffix(".") else { return nil }
        for opener in book.by where line.key.hasPrefix(opener + " ") {
            let words = line.text.split(separator: " ").map(String.init)
            let rest = Array(words.dropFirst(opener.split(separator: " ").count))
            guard (1...10).contains(rest.count), rest.allSatisfy({ isNameLike($0, book) }) else { return nil }
            let found = names(rest, book: book)
            return found.isEmpty ? nil : found
        }
        return nil
    }

    /// Names from the words between `BY` and the end, in order. Names in capitals are set as names are, since
    /// the capitals are the line's and not the person's; the dateline keeps them as printed.
    static func names(_ words: [String], book: PhraseBook) -> [String] {
        var names: [[String]] = []
        var current: [String] = []
        func close() {
            if !current.isEmpty { names.append(current) }
            current = []
        }
        for word in words {
            let bare = CaptureLine(word).bare
            if bare.isEmpty || book.and.contains(bare), !(bare == "e" && word == "E.") {
                close()
                continue
            }
            let ends = word.last.map { ",;".contains($0) } ?? false
            current.append(ends ? String(word.dropLast()) : word)
            if ends { close() }
        }
        close()
        return names.map { setAsName($0, book) }
    }

    private static func isNameLike(_ word: String, _ book: PhraseBook) -> Bool {
        let bare = CaptureLine(word).bare
        if bare.isEmpty || book.and.contains(bare) || book.nameParticles.contains(bare) { return true }
        return word.unicodeScalars.first.map { !$0.properties.isLowercase } ?? false
    }

    private static func setAsName(_ words: [String], _ book: PhraseBook) -> String {
        let whole = words.joined(separator: " ")
        let isShouted = whole.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
        // One short word is an agency's letters more often than a name.
        guard isShouted, words.count > 1 || whole.count > 5 else { return whole }
        return words.enumerated().map { index, word in
            if index > 0, index < words.count - 1, book.nameParticles.contains(CaptureLine(word).bare) {
                return word.lowercased()
            }
            return capitalised(word)
        }.joined(separator: " ")
    }

    /// `O'NEIL-MCCREA` to `O'Neil-McCrea`; initials keep their capitals.
    private static func capitalised(_ word: String) -> String {
        var result = ""
        var isStart = true
        for character in word {
            result += isStart ? String(character) : character.lowercased()
            isStart = !character.isLetter
            if result.hasSuffix("Mc") { isStart = true }
        }
        return result
    }
}
