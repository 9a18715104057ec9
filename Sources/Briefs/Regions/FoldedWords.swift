/// A text cut into words and folded as the keys of `RegionData` are: small letters, no marks, one space between words.
///
/// Dots in abbreviations and apostrophes fall away (`U.S.` is `us`, `d’Ivoire` is `divoire`), a possessive `’s` too; all other
/// punctuation parts words. `make_regions.py` folds the same way.
struct FoldedWords {
    /// What a word looked like before it was folded.
    struct Word {
        /// Where it stands in `bytes`.
        var range: Range<Int>
        /// Whether it begins with a capital.
        var beginsWithCapital = false
        /// Whether it has small letters.
        var hasSmall = false
        /// Whether dots stood in or after it, as in `U.S.`.
        var isDotted = false
        /// Whether `$` follows it: `US$` is money.
        var isMoney = false
    }

    /// The words with one space between.
    private(set) var bytes: [UInt8] = []
    /// The words in order.
    private(set) var words: [Word] = []
    /// Whether the text has capitals, and whether it has small letters: if not both, case says nothing.
    private(set) var hasCapitals = false
    private(set) var hasSmall = false

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        bytes.reserveCapacity(scalars.count + 8)
        var open: Word?
        var at = 0
        while at < scalars.count {
            let scalar = scalars[at]
            at += 1
            if Self.isApostrophe(scalar) {
                if Self.isPossessive(scalars, at) { at += 1 }
            } else if Self.isLetterOrDigit(scalar) {
                var word = open ?? begin(with: scalar)
                LatinFold.append(scalar, to: &bytes)
                word.range = word.range.lowerBound..<bytes.count
                word.hasSmall = word.hasSmall || Self.isSmall(scalar)
                hasSmall = hasSmall || word.hasSmall
                hasCapitals = hasCapitals || Self.isCapital(scalar)
                open = word
            } else if (0x300...0x36F).contains(scalar.value) {
                continue
            } else if scalar == ".", let word = open, word.range.count <= 2 {
                open?.isDotted = true
            } else {
                open?.isMoney = scalar == "$"
                close(&open)
            }
        }
        close(&open)
    }

    private mutating func begin(with scalar: Unicode.Scalar) -> Word {
        if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
        return Word(range: bytes.count..<bytes.count, beginsWithCapital: Self.isCapital(scalar))
    }

    private mutating func close(_ open: inout Word?) {
        if let word = open { words.append(word) }
        open = nil
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "\u{2019}", "\u{2018}", "\u{2BB}", "\u{2BC}", "`", "\u{B4}": true
        default: false
        }
    }

    /// Whether an `s` stands at `at` and ends the word.
    private static func isPossessive(_ scalars: [Unicode.Scalar], _ at: Int) -> Bool {
        guard at < scalars.count, scalars[at] == "s" || scalars[at] == "S" else { return false }
        return at + 1 == scalars.count || !isLetterOrDigit(scalars[at + 1])
    }

    private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x61...0x7A).contains(scalar.value) : scalar.properties.isLowercase
    }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value | 0x20)
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}

extension String {
    /// The text in UTF-8 as the keys of `RegionData` spell it.
    var foldedForLookup: [UInt8] { FoldedWords(self).bytes }
}
