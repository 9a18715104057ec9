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
        return TextDecoding.windows1252(UInt8(scalar.value))
    }
}
