/// A text as phrases are looked for in it: without case, accents and typographic marks, one byte a character.
/// Each byte knows where in the text it stands, so that what is found can be cut out as printed.
struct MatchKey: Sendable {
    private(set) var bytes: [UInt8] = []
    /// The UTF-8 offset in the text of each byte, and the text's end.
    private(set) var origins: [Int] = []
    /// Whether the character is a capital.
    private(set) var isCapital: [Bool] = []
    /// Whether a word or a number begins, be it that the one before runs into it: `iconWas`, `Prize23 SEP`.
    private(set) var opensWord: [Bool] = []

    init(_ text: some StringProtocol) {
        let count = text.utf8.count
        bytes.reserveCapacity(count)
        origins.reserveCapacity(count + 1)
        isCapital.reserveCapacity(count)
        opensWord.reserveCapacity(count)
        var offset = 0
        for scalar in text.unicodeScalars {
            if let byte = MatchKey.fold(scalar) {
                let capital = MatchKey.isCapital(scalar)
                let before = bytes.last ?? 0x20
                let runsIn = capital || (MatchKey.isDigit(byte) && !MatchKey.isDigit(before))
                opensWord.append(MatchKey.isWord(byte) && (runsIn || !MatchKey.isWord(before)))
                bytes.append(byte)
                origins.append(offset)
                isCapital.append(capital)
            }
            offset += UTF8.width(scalar)
        }
        origins.append(offset)
    }

    var count: Int { bytes.count }

    /// Whether a phrase stands at an index.
    func has(_ phrase: [UInt8], at index: Int) -> Bool {
        guard index >= 0, index + phrase.count <= bytes.count else { return false }
        for step in 0..<phrase.count where bytes[index + step] != phrase[step] { return false }
        return true
    }

    /// Whether a letter or a digit stands at an index.
    func isWord(at index: Int) -> Bool {
        guard bytes.indices.contains(index) else { return false }
        return MatchKey.isWord(bytes[index])
    }

    /// A short text's key as a string.
    static func fold(_ text: some StringProtocol) -> String {
        String(decoding: text.unicodeScalars.lazy.compactMap { fold($0) }, as: UTF8.self)
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == other
    }

    static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return (0x41...0x5A).contains(scalar.value) }
        return scalar.properties.isUppercase
    }

    /// Stands for every letter that is none of the Latin alphabet.
    static let other: UInt8 = 0x7F

    /// One byte for a character; nil for marks that combine, marks that are not seen and opening `¿` and `¡`.
    static func fold(_ scalar: Unicode.Scalar) -> UInt8? {
        let value = scalar.value
        if value < 0x80 { return (0x41...0x5A).contains(value) ? UInt8(value) + 32 : UInt8(value) }
        if let letter = latin(value) { return letter.value < 0x80 ? UInt8(letter.value) : other }
        switch value {
        case 0xA1, 0xBF, 0xAD, 0x0300...0x036F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F,
            0xFEFF:
            return nil
        case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: return 0x20
        case 0x2018...0x201B, 0x2032, 0xB4: return 0x27
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: return 0x22
        case 0x2010...0x2015, 0x2212: return 0x2D
        case 0x2026: return 0x2E
        case 0xAA: return 0x61
        case 0xBA: return 0x6F
        case 0xB7, 0x2022, 0x203A: return 0x2A
        default: return other
        }
    }

    /// The plain letter of Latin-1 and Latin Extended-A.
    private static func latin(_ value: UInt32) -> Unicode.Scalar? {
        switch value {
        case 0xC0...0xC6, 0xE0...0xE6, 0x100...0x105: "a"
        case 0xC7, 0xE7, 0x106...0x10D: "c"
        case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B: "e"
        case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x133: "i"
        case 0xD0, 0xF0, 0x10E...0x111: "d"
        case 0xD1, 0xF1, 0x143...0x14B: "n"
        case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x153: "o"
        case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173: "u"
        case 0xDD, 0xFD, 0xFF, 0x176...0x178: "y"
        case 0xDE, 0xFE, 0x162...0x167: "t"
        case 0xDF, 0x15A...0x161, 0x17F: "s"
        case 0x11C...0x123: "g"
        case 0x124...0x127: "h"
        case 0x134, 0x135: "j"
        case 0x136...0x138: "k"
        case 0x139...0x142: "l"
        case 0x154...0x159: "r"
        case 0x174, 0x175: "w"
        case 0x179...0x17E: "z"
        default: nil
        }
    }
}
