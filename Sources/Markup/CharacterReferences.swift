import CLibXML2

/// `&amp;`, `&#233;`, `&eacute;`: what they stand for (WHATWG HTML, "Named character references").
package enum CharacterReferences {
    /// A text with its references replaced; what is none stays as it is.
    package static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var text = text
        var bytes: [UInt8] = []
        text.withUTF8 { append(UnsafeRawBufferPointer($0)[...], to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends bytes of a text with their references replaced. Linear.
    package static func append(_ source: Slice<UnsafeRawBufferPointer>, to bytes: inout [UInt8]) {
        var at = source.startIndex
        while at < source.endIndex {
            guard let sign = source[at...].firstIndex(of: UInt8(ascii: "&")) else { break }
            bytes += source[at..<sign]
            if let (scalar, end) = reference(source[(sign + 1)...]) {
                bytes += Array(String(Character(scalar)).utf8)
                at = end
            } else {
                bytes.append(UInt8(ascii: "&"))
                at = sign + 1
            }
        }
        bytes += source[at...]
    }

    /// No name of a character is longer.
    private static let longest = 12

    private static func reference(_ rest: Slice<UnsafeRawBufferPointer>) -> (Unicode.Scalar, end: Int)? {
        let name = rest.prefix(longest).prefix { isLetterOrDigit($0) || $0 == UInt8(ascii: "#") }
        guard let first = name.first else { return nil }
        let isClosed = name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ";")
        let end = isClosed ? name.endIndex + 1 : name.endIndex
        if first == UInt8(ascii: "#") {
            return number(String(decoding: name.dropFirst(), as: UTF8.self)).map { ($0, end) }
        }
        guard let meant = htmlEntityLookup(String(decoding: name, as: UTF8.self)) else { return nil }
        // Only those of Latin-1 mean anything without their semicolon.
        guard isClosed || meant.pointee.value < 0x100 else { return nil }
        return Unicode.Scalar(meant.pointee.value).map { ($0, end) }
    }

    private static func number(_ digits: String) -> Unicode.Scalar? {
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        guard let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits) else { return nil }
        if (0x80...0x9F).contains(value) {
            // Pages that meant Windows-1252.
            return String(decoding: [windows[Int(value - 0x80)]], as: UTF16.self).unicodeScalars.first
        }
        return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private static let windows: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
    }
}
