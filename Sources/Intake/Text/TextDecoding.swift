/// Bytes to text: by a mark at the beginning, by what the document declares, as UTF-8, else as Windows-1252, which
/// holds Latin-1.
enum TextDecoding {
    /// Where a document may declare its encoding.
    enum Form {
        case xml, page, plain
    }

    /// The text of a whole document, and what was odd about its encoding.
    static func text(of bytes: [UInt8], as form: Form) -> (text: String, repairs: [String]) {
        let declared =
            switch form {
            case .xml: DeclaredEncoding.inXML(bytes)
            case .page: DeclaredEncoding.inPage(bytes)
            case .plain: String?.none
            }
        guard let label = declared, !isUnicode(label), !hasMark(bytes) else { return decode(bytes) }
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        if isASCII, !label.hasPrefix("iso-2022"), !label.hasPrefix("hz") { return decode(bytes) }
        if !isASCII, String(validating: bytes, as: UTF8.self) != nil {
            let (text, repairs) = decode(bytes)
            return (text, repairs + ["It says that its encoding is \(label), and is UTF-8."])
        }
        guard let set = CharacterSet(label: label), let (text, damaged) = set.decoded(bytes) else {
            let (text, repairs) = decode(bytes)
            return (text, ["Its encoding “\(label)” is not known here."] + repairs)
        }
        return (text, damaged == 0 ? [] : damageNote(damaged, label))
    }

    private static func isUnicode(_ label: String) -> Bool {
        ["utf-8", "utf8", "utf-16", "utf16", "utf-16le", "utf-16be", "unicode", "ucs-2", "iso-10646-ucs-2"]
            .contains(label)
    }

    private static func hasMark(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    }

    private static func damageNote(_ count: Int, _ encoding: String) -> [String] {
        ["\(count == 1 ? "1 character was" : "\(count) characters were") damaged (no \(encoding)) and stand as �."]
    }

    /// `isWhole` false: the bytes are a beginning, and a character cut in two at the end is no fault.
    static func decode(_ bytes: [UInt8], isWhole: Bool = true) -> (text: String, repairs: [String]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(bytes.dropFirst(3), isWhole: isWhole) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), bigEndian: false, isWhole: isWhole) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), bigEndian: true, isWhole: isWhole) }
        if let bigEndian = unmarkedUTF16(bytes) {
            let (text, warnings) = utf16(bytes[...], bigEndian: bigEndian, isWhole: isWhole)
            return (text, ["The text is UTF-16 without a mark that says so: read as that."] + warnings)
        }
        return utf8(bytes[...], isWhole: isWhole)
    }

    private static func utf8(_ bytes: ArraySlice<UInt8>, isWhole: Bool) -> (String, [String]) {
        if let text = String(validating: bytes, as: UTF8.self) { return (text, []) }
        let whole = bytes.dropLast(cutTail(bytes))
        if whole.count < bytes.count, let text = String(validating: whole, as: UTF8.self),
            text.utf8.contains(where: { $0 > 0x7F }) || !isWhole
        {
            return (text, ["The file ends within a character, which was left out."])
        }
        let (sound, broken) = census(bytes)
        if sound > 4 * broken {
            return (String(decoding: bytes, as: UTF8.self), damageNote(broken, "UTF-8"))
        }
        return (windows1252(bytes), ["The text is not UTF-8: read as Windows-1252 (Latin-1)."])
    }

    /// How many bytes at the end begin a character that does not end.
    private static func cutTail(_ bytes: ArraySlice<UInt8>) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.endIndex - back]
            if byte & 0xC0 == 0x80 { continue }
            return byte >= 0xC2 && byte <= 0xF4 && length(byte) > back ? back : 0
        }
        return 0
    }

    private static func length(_ lead: UInt8) -> Int { lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1 }

    /// Sequences of several bytes that are sound, and bytes that belong to none.
    private static func census(_ bytes: ArraySlice<UInt8>) -> (sound: Int, broken: Int) {
        var sound = 0
        var broken = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let size = length(byte)
            let end = index + size
            if size > 1, byte <= 0xF4, end <= bytes.endIndex, bytes[(index + 1)..<end].allSatisfy({ $0 & 0xC0 == 0x80 })
            {
                sound += 1
                index = end
            } else {
                broken += 1
                index += 1
            }
        }
        return (sound, broken)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool, isWhole: Bool) -> (String, [String]) {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            units.append(bigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        let isCut = index < bytes.endIndex && isWhole
        return (
            String(decoding: units, as: UTF16.self),
            isCut ? ["The file ends within a character, which was left out."] : []
        )
    }

    /// Every other byte of Latin text in UTF-16 is zero, and no other is.
    private static func unmarkedUTF16(_ bytes: [UInt8]) -> Bool? {
        let head = bytes.prefix(512)
        guard head.count >= 4 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index % 2] += 1 }
        if zeros[0] == 0, zeros[1] * 4 > head.count { return false }
        if zeros[1] == 0, zeros[0] * 4 > head.count { return true }
        return nil
    }

    private static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes { scalars.append(windows1252(byte)) }
        return String(scalars)
    }

    /// What a byte stands for.
    static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        let value = (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : UInt16(byte)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// 0x80 to 0x9F of Windows-1252; the five that it leaves open stay controls (WHATWG Encoding Standard).
    private static let high: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
