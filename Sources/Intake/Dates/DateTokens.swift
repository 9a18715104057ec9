/// A date's text as numbers, words and signs. White space is left out.
struct DateTokens {
    enum Token: Hashable {
        /// Up to 18 digits; more are a word.
        case number(Int, digits: Int)
        /// In lower case.
        case word(String)
        case sign(Character)
    }

    private(set) var all: [Token] = []

    init(_ text: String) {
        var rest = text[...]
        while let first = rest.first {
            if DateTokens.isDigit(first) {
                let digits = rest.prefix(while: DateTokens.isDigit)
                rest = rest[digits.endIndex...]
                let count = digits.count
                if count <= 18, let value = Int(digits) {
                    all.append(.number(value, digits: count))
                } else {
                    all.append(.word(String(digits)))
                }
            } else if first.isLetter {
                let word = rest.prefix { $0.isLetter }
                rest = rest[word.endIndex...]
                all.append(.word(word.lowercased()))
            } else {
                rest = rest.dropFirst()
                if !first.isWhitespace { all.append(.sign(first == "−" || first == "–" ? "-" : first)) }
            }
        }
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}

/// The tokens of a date of which some have been understood.
struct DateParts {
    private(set) var tokens: [DateTokens.Token?]

    init(_ tokens: DateTokens) { self.tokens = tokens.all }

    var indices: Range<Int> { tokens.indices }

    subscript(_ index: Int) -> DateTokens.Token? { tokens.indices.contains(index) ? tokens[index] : nil }

    func number(_ index: Int, digits: ClosedRange<Int> = 1...2) -> Int? {
        guard case .number(let value, let count) = self[index], digits.contains(count) else { return nil }
        return value
    }

    func word(_ index: Int) -> String? {
        guard case .word(let word) = self[index] else { return nil }
        return word
    }

    func isSign(_ index: Int, _ signs: String) -> Bool {
        guard case .sign(let sign) = self[index] else { return false }
        return signs.contains(sign)
    }

    mutating func take(_ range: Range<Int>) {
        for index in range where tokens.indices.contains(index) { tokens[index] = nil }
    }
}
