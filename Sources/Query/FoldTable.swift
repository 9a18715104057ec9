/// The fold of ASCII and Latin scalars, looked up instead of worked out. Whatever is not in it goes to the
/// library, and a test holds both equal.
///
/// The library folds 21 MB/s; text in European languages seldom needs it.
struct FoldTable: Sendable {
    enum Entry {
        /// No part of a word.
        case cut
        /// One or two ASCII letters or digits; the second is 0 where there is none.
        case letters(UInt8, UInt8)
        /// Ask the library.
        case unknown
    }

    /// Made once, from the library: about a thousand scalars.
    static let shared = FoldTable()

    /// Low byte first, then high; 0 is unknown, `cut` is all ones.
    private let latin: [UInt16]
    private let additional: [UInt16]
    private let punctuation: [UInt16]

    private static let cut = UInt16.max

    private init() {
        latin = (0..<0x250).map(FoldTable.entry)
        additional = (0x1E00..<0x1F00).map(FoldTable.entry)
        punctuation = (0x2010..<0x2028).map(FoldTable.entry)
    }

    subscript(scalar: UInt32) -> Entry {
        let packed: UInt16
        switch scalar {
        case 0..<0x250: packed = latin[Int(scalar)]
        case 0x1E00..<0x1F00: packed = additional[Int(scalar - 0x1E00)]
        case 0x2010..<0x2028: packed = punctuation[Int(scalar - 0x2010)]
        default: return .unknown
        }
        switch packed {
        case 0: return .unknown
        case FoldTable.cut: return .cut
        default: return .letters(UInt8(truncatingIfNeeded: packed), UInt8(truncatingIfNeeded: packed >> 8))
        }
    }

    /// Only letters that fold to one or two of ASCII, and what is punctuation through and through. A digit
    /// beyond ASCII (`²`) is left to the library: the rules for words set it apart from its neighbours.
    private static func entry(_ scalar: UInt32) -> UInt16 {
        let pieces = ScalarFold.pieces(of: scalar)
        var letters: [UInt16] = []
        var others = 0
        for piece in pieces {
            switch piece {
            case .letter(let folded) where folded < 0x80: letters.append(UInt16(folded))
            case .other: others += 1
            default: return 0
            }
        }
        if letters.isEmpty { return cut }
        let isNumber = letters.contains { (0x30...0x39).contains($0) }
        guard others == 0, letters.count <= 2, scalar < 0x80 || !isNumber else { return 0 }
        return letters[0] | (letters.count == 2 ? letters[1] << 8 : 0)
    }
}
