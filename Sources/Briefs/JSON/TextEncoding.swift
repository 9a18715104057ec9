/// What can be said of a text's encoding from its bytes.
package enum TextEncoding {
    /// How many bytes a UTF-8 byte order mark takes at the start: 3 or 0.
    package static func byteOrderMark(_ bytes: [UInt8]) -> Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// `UTF-16` or `UTF-32`, where the bytes are that. JSON begins with ASCII, so zeros give it away (RFC 4627, 3).
    package static func foreignName(_ bytes: [UInt8]) -> String? {
        let head = Array(bytes.prefix(4))
        if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        switch head.map({ $0 == 0 }) {
        case [true, true, true, false], [false, true, true, true]: return "UTF-32"
        case [true, false, true, false], [false, true, false, true], [false, true, false, false],
            [true, false, false, false], [true, false], [false, true]:
            return "UTF-16"
        default: return nil
        }
    }

    /// The offset of the first byte that is not part of well-formed UTF-8 (Unicode, table 3-7).
    package static func firstInvalid(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { text in
            var index = 0
            let end = text.count
            while index < end {
                let lead = text[index]
                if lead < 0x80 {
                    index += 1
                    continue
                }
                let length: Int
                var low: UInt8 = 0x80
                var high: UInt8 = 0xBF
                switch lead {
                case 0xC2...0xDF: length = 2
                case 0xE0: (length, low) = (3, 0xA0)
                case 0xED: (length, high) = (3, 0x9F)
                case 0xE1...0xEF: length = 3
                case 0xF0: (length, low) = (4, 0x90)
                case 0xF1...0xF3: length = 4
                case 0xF4: (length, high) = (4, 0x8F)
                default: return index
                }
                guard end - index >= length, (low...high).contains(text[index + 1]) else { return index }
                for next in 2..<max(2, length) where text[index + next] & 0xC0 != 0x80 { return index }
                index += length
            }
            return nil
        }
    }
}
