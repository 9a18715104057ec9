import Briefs

/// What a translation leaves as it is: numerals and names. Cut from the raw text, tags stepped over.
struct EditionTraits {
    /// Hashes of words that are written with a capital within a sentence, going up.
    private(set) var names: [Int] = []
    /// Hashes of numerals without what groups their digits, going up.
    private(set) var numerals: [Int] = []
    /// Letters of the text.
    private(set) var length = 0

    /// Of a longer text the beginning tells enough.
    private static let longest = 16_384

    init(_ brief: Brief) {
        var cutter = Cutter(day: brief.day)
        let isMarkup = if case .html = brief.body { true } else { false }
        cutter.cut(brief.body.raw.unicodeScalars.prefix(EditionTraits.longest), isMarkup: isMarkup)
        names = cutter.names.sorted()
        numerals = cutter.numerals.sorted()
        length = cutter.length
    }

    /// How many members two sets share; both going up.
    static func shared(_ left: [Int], _ right: [Int]) -> Int {
        var (count, first, second) = (0, 0, 0)
        while first < left.count, second < right.count {
            if left[first] == right[second] {
                count += 1
                first += 1
                second += 1
            } else if left[first] < right[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return count
    }
}

/// Walks a text scalar by scalar.
private struct Cutter {
    var names: Set<Int> = []
    var numerals: Set<Int> = []
    var length = 0
    private let year: Int?
    private var word = String.UnicodeScalarView()
    private var digits = ""
    /// Whether a sentence begins here: its first word has a capital whatever it is.
    private var isBeginning = true

    init(day: Day?) { year = day?.components.year }

    mutating func cut(_ text: Substring.UnicodeScalarView, isMarkup: Bool) {
        var isInTag = false
        var tag = ""
        var separator: Unicode.Scalar?
        for scalar in text {
            if isMarkup, isInTag || scalar == "<" {
                if !isInTag {
                    endAll()
                    tag = ""
                } else if scalar.isASCII, scalar.properties.isAlphabetic, tag.utf8.count < 12 {
                    tag.unicodeScalars.append(scalar)
                }
                isInTag = scalar != ">"
                // A link may stand within a sentence, a paragraph does not.
                if !isInTag, Cutter.blocks.contains(where: { tag.lowercased().hasPrefix($0) }) { isBeginning = true }
                continue
            }
            if Cutter.isDigit(scalar) {
                // `1.200`, `1,200` and `1 200` are one numeral, and `3.5` and `3,5`.
                separator = nil
                endWord()
                digits.unicodeScalars.append(scalar)
                continue
            }
            if !digits.isEmpty {
                if separator == nil, [".", ",", "\u{A0}", "\u{202F}"].contains(scalar) {
                    separator = scalar
                    continue
                }
                endNumeral()
                if separator == "." { isBeginning = true }
                separator = nil
            }
            if Cutter.isLetter(scalar) {
                word.append(scalar)
                continue
            }
            if scalar == "'" || scalar == "’" || scalar == "-" {
                endWord()
                continue
            }
            endWord()
            if Cutter.endsSentence(scalar) { isBeginning = true }
        }
        endAll()
    }

    // Most of a text is ASCII, and there Unicode's tables need not be asked.
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? (0x30...0x39).contains(scalar.value) : scalar.properties.numericType == .decimal
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return (0x61...0x7A).contains(scalar.value | 0x20) }
        return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "!", "?", ":", "\n", "“", "”", "\"", "«", "¿", "¡", "•": true
        default: false
        }
    }

    private static let blocks = ["p", "h", "li", "div", "br", "td", "th", "blockquote", "figcaption"]

    private mutating func endAll() {
        endNumeral()
        endWord()
    }

    private mutating func endWord() {
        guard let first = word.first else { return }
        length += word.count
        // An initial or an abbreviation ends no sentence, and names have three letters and more.
        if first.properties.isUppercase, !isBeginning, word.count >= 3 {
            names.insert(FoldedText.folded(String(word)).hashValue)
        }
        isBeginning = false
        word = String.UnicodeScalarView()
    }

    private mutating func endNumeral() {
        guard !digits.isEmpty else { return }
        defer { digits = "" }
        isBeginning = false
        // One digit is often written as a word, and the year is everybody's.
        guard digits.utf8.count >= 2 else { return }
        if let year, let number = Int(digits), abs(number - year) <= 1 { return }
        numerals.insert(digits.hashValue)
    }
}
