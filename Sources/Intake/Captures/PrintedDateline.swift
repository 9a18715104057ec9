import Briefs

/// What a dateline says: `LABEL / 2 DEC 2013 BY NAME AND NAME EN`, with any part missing but one of date and byline.
struct PrintedDateline: Hashable, Sendable {
    var label: String?
    /// Nil where only a byline stands after the label.
    var date: PrintedDay?
    var authors: [String] = []
    /// Language codes at the end, lower case.
    var languages: [String] = []

    /// Whether a byline stands first, so that a place may be last.
    private var isPlaceLast = false

    /// A date and nothing else.
    var isDateAlone: Bool { label == nil && date != nil && authors.isEmpty && languages.isEmpty }

    /// Nil where the line is no dateline. Prose that begins with a date is none: nothing but names may follow.
    init?(_ line: CaptureLine, book: PhraseBook) {
        guard line.length <= 200, PrintedDateline.mayBe(line.key, book) else { return nil }
        let tokens = Token.cut(line.text)
        guard (1...40).contains(tokens.count) else { return nil }
        let words = tokens.map(\.word)
        var start: Int?
        for index in tokens.indices {
            guard let found = PrintedDay(words[index...], book: book) else { continue }
            // A bare year is a date only where it stands in the place of one.
            guard found.precision != .year || (index > 0 && tokens[index - 1].isSeparator) else { continue }
            (start, date) = (index, found)
            break
        }
        let front: ArraySlice<Token>
        var back: ArraySlice<Token>
        if let start, let date {
            (front, back) = (tokens[..<start], tokens[(start + date.length)...])
        } else if let by = tokens.indices.first(where: { PrintedDateline.isBy(tokens[$0], book) && $0 > 0 }),
            tokens[by - 1].isSeparator
        {
            (front, back) = (tokens[..<by], tokens[by...])
        } else {
            return nil
        }
        let isParted = back.first?.isSeparator ?? false
        back = back.drop { $0.isSeparator }
        while let last = back.last, last.isLanguage || last.isSeparator {
            if last.isLanguage { languages.insert(last.word, at: 0) }
            back.removeLast()
        }
        isPlaceLast = front.first.map { PrintedDateline.isBy($0, book) } ?? false
        guard readBack(back, isParted: isParted, book), readFront(front, book) else { return nil }
    }

    /// What most lines fail, prose above all: a mark that parts, or a year of four digits behind which nothing stands
    /// but what may follow a day.
    private static func mayBe(_ key: String, _ book: PhraseBook) -> Bool {
        let bytes = Array(key.utf8)
        var digits = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x2F, 0x7C, 0x2A: return true
            case 0x2D where index > 0 && bytes[index - 1] == 0x20: return true
            default: digits = MatchKey.isDigit(byte) ? digits + 1 : 0
            }
            guard digits == 4 else { continue }
            let rest = bytes[(index + 1)...].drop { $0 == 0x2C || $0 == 0x2E || $0 == 0x20 }
            guard let next = rest.first, MatchKey.isWord(next) else { return true }
            let word = rest.prefix { MatchKey.isWord($0) }
            if word.count == 2 || book.by.contains(where: { rest.starts(with: $0.utf8) }) { return true }
        }
        return false
    }

    private mutating func readBack(_ back: ArraySlice<Token>, isParted: Bool, _ book: PhraseBook) -> Bool {
        guard let first = back.first else { return true }
        if PrintedDateline.isBy(first, book) {
            authors = Byline.names(back.dropFirst().map(\.text), book: book)
            return back.count <= 14 && !authors.isEmpty
        }
        // A place behind the day, with or without a byline.
        guard isParted, back.count <= 14 else { return false }
        let place = back.prefix { !$0.isSeparator && !PrintedDateline.isBy($0, book) }
        let rest = back.dropFirst(place.count).drop { $0.isSeparator }
        if place.count <= 4, place.allSatisfy(\.isShouted), !rest.isEmpty || place.count == 1 || isPlaceLast {
            if let by = rest.first, !PrintedDateline.isBy(by, book) { return false }
            label = place.map(\.text).joined(separator: " ").trimmedOfSeparators
            authors = Byline.names(rest.dropFirst().map(\.text), book: book)
            return rest.isEmpty || !authors.isEmpty
        }
        // Names without a word before them: only right behind a separator, and written as names are.
        guard back.count <= 5, back.allSatisfy({ $0.isCapitalised && !$0.isSeparator }), back.count >= 2 else {
            return false
        }
        authors = Byline.names(back.map(\.text), book: book)
        return true
    }

    private mutating func readFront(_ front: ArraySlice<Token>, _ book: PhraseBook) -> Bool {
        var front = front
        while let last = front.last, book.dateWords.contains(last.word) { front.removeLast() }
        let isParted = front.last.map { $0.isSeparator || $0.endsInComma } ?? false
        while let last = front.last, last.isSeparator { front.removeLast() }
        guard let first = front.first else { return true }
        guard front.count <= 10 else { return false }
        if PrintedDateline.isBy(first, book), authors.isEmpty {
            let names = front.dropFirst().prefix { !$0.isSeparator }
            authors = Byline.names(names.map(\.text), book: book)
            // A place between the byline and the day.
            let place = front.dropFirst(names.count + 1).drop { $0.isSeparator }
            guard !authors.isEmpty,
                place.isEmpty || label == nil && place.allSatisfy({ $0.isShouted || $0.isSeparator })
            else { return false }
            if !place.isEmpty { label = place.map(\.text).joined(separator: " ").trimmedOfSeparators }
            return true
        }
        guard label == nil else { return false }
        let isShouted = front.allSatisfy { $0.isShouted || $0.isSeparator }
        let isSlashed = front.endIndex > front.startIndex && isParted
        guard isSlashed || (isShouted && !(authors.isEmpty && languages.isEmpty)) else { return false }
        guard isShouted || front.allSatisfy({ $0.isCapitalised || $0.isSeparator || $0.word.count <= 3 }) else {
            return false
        }
        label = front.map(\.text).joined(separator: " ").trimmedOfSeparators
        return true
    }

    private static func isBy(_ token: Token, _ book: PhraseBook) -> Bool { book.by.contains(token.word) }
}

/// A word of a line that may be a dateline.
private struct Token {
    /// As printed.
    var text: String
    /// Folded, bare of punctuation; empty for a separator.
    var word: String

    var isSeparator: Bool { word.isEmpty }
    var endsInComma: Bool { text.hasSuffix(",") }
    var isShouted: Bool { text.unicodeScalars.allSatisfy { !$0.properties.isLowercase } }
    var isCapitalised: Bool { text.unicodeScalars.first.map { !$0.properties.isLowercase } ?? false }
    var isLanguage: Bool {
        text.count == 2 && isShouted && ["en", "es", "pt", "fr", "de", "it", "nl", "ht"].contains(word)
    }

    /// Words and separators; a slash without spaces parts too, unless digits stand on both sides.
    static func cut(_ text: String) -> [Token] {
        var spaced = ""
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            let isSlash = character == "/" || character == "|" || character == "•" || character == "·"
            let before = index > 0 ? characters[index - 1] : " "
            let after = index + 1 < characters.count ? characters[index + 1] : " "
            if isSlash, !(before.isNumber && after.isNumber) {
                spaced += " \(character) "
            } else {
                spaced.append(character)
            }
        }
        return spaced.split(separator: " ").map { piece in
            Token(text: String(piece), word: CaptureLine(String(piece)).bare)
        }
    }
}

extension String {
    /// Without the commas and dashes at the end.
    fileprivate var trimmedOfSeparators: String {
        var result = Substring(self)
        while let last = result.last, ",-–—:/|•· ".contains(last) { result.removeLast() }
        return String(result)
    }
}
