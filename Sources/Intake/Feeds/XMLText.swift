/// Text as the parser gives it.
enum XMLText {
    /// Numbers 128 to 159 are meant as Windows-1252, wherever somebody writes them (`&#146;`): as controls they would say
    /// nothing.
    static func string(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBufferPointer { string($0) }
    }

    /// An attribute's value, in which the parser leaves `&` as a reference.
    static func attribute(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = string(bytes)
        return text.utf8.contains(0x26) ? text.replacing("&#38;", with: "&") : text
    }

    private static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        var hasControl = false
        var before: UInt8 = 0
        for byte in bytes {
            if before == 0xC2, byte < 0xA0 { hasControl = true }
            before = byte
        }
        guard hasControl else { return text }
        var mended = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { mended.append(character(scalar)) }
        return String(mended)
    }

    /// What a control of Latin-1 stands for.
    static func character(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(windows[Int(scalar.value) - 0x80]) ?? scalar
    }

    private static let windows: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
