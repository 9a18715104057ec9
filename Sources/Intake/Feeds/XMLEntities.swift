/// Names that a document type declares inside the document, and the text that they stand for. What lies in other files is
/// never looked at, and no text grows beyond bounds: each name stands for 64 KB at the most, and all together for 1 MB or
/// eight times the document.
struct XMLEntities {
    enum Expansion {
        case unknown
        case tooLarge
        case text([UInt8])
    }

    private var values: [String: [UInt8]] = [:]
    private var known: [String: [UInt8]] = [:]
    private var refused: Set<String> = []
    private var written = 0

    private static let longest = 1 << 16
    private static let most = 1 << 20
    private static let deepest = 16

    /// The first declaration holds (XML 1.0, 4.2).
    mutating func declare(_ name: String, _ value: [UInt8]) {
        if values[name] == nil, values.count < 10_000 { values[name] = value }
    }

    mutating func expansion(of name: String, in documentBytes: Int) -> Expansion {
        guard values[name] != nil else { return .unknown }
        guard let text = text(of: name, depth: 0) else { return .tooLarge }
        written += text.count
        let limit = min(XMLEntities.most, max(XMLEntities.longest, documentBytes * 8))
        return written > limit ? .tooLarge : .text(text)
    }

    /// Nil where it is too long, or nested too deep, or in itself.
    private mutating func text(of name: String, depth: Int) -> [UInt8]? {
        if let text = known[name] { return text }
        guard depth < XMLEntities.deepest, !refused.contains(name), let value = values[name] else { return nil }
        var text: [UInt8] = []
        var index = 0
        while index < value.count {
            guard value[index] == 0x26 else {
                text.append(value[index])
                index += 1
                continue
            }
            let (part, end) = referred(in: value, at: index, depth: depth)
            guard let part, text.count + part.count <= XMLEntities.longest else {
                refused.insert(name)
                return nil
            }
            text += part
            index = end
        }
        guard text.count <= XMLEntities.longest else {
            refused.insert(name)
            return nil
        }
        known[name] = text
        return text
    }

    /// What a reference in a declared text stands for, and where it ends.
    private mutating func referred(in value: [UInt8], at start: Int, depth: Int) -> ([UInt8]?, Int) {
        if start + 1 < value.count, value[start + 1] == 0x23 {
            let (number, end) = value.withUnsafeBufferPointer {
                XMLEntities.number(in: $0, at: start, before: value.count)
            }
            guard let number, XMLEntities.isAllowed(number), let scalar = Unicode.Scalar(number) else {
                return ([0x26], start + 1)
            }
            return (Array(String(Character(scalar)).utf8), end < value.count && value[end] == 0x3B ? end + 1 : end)
        }
        guard let end = value[start...].prefix(64).firstIndex(of: 0x3B) else { return ([0x26], start + 1) }
        let name = String(decoding: value[(start + 1)..<end], as: UTF8.self)
        if let sign = XMLEntities.predefined[name] { return ([sign], end + 1) }
        guard values[name] != nil else { return ([0x26], start + 1) }
        return (text(of: name, depth: depth + 1), end + 1)
    }

    private static let predefined: [String: UInt8] = ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27]

    /// The number of `&#8217` or `&#x2019`, and where its digits end; nil where there are none.
    static func number(
        in source: UnsafeBufferPointer<UInt8>, at start: Int, before end: Int
    ) -> (value: UInt32?, end: Int) {
        var index = start + 2
        let isHexadecimal = index < end && source[index] | 0x20 == 0x78
        if isHexadecimal { index += 1 }
        let digits = index
        var value: UInt32 = 0
        while index < end {
            let byte = source[index]
            let digit: UInt32
            switch byte {
            case 0x30...0x39: digit = UInt32(byte) - 0x30
            case 0x41...0x46 where isHexadecimal: digit = UInt32(byte) - 0x37
            case 0x61...0x66 where isHexadecimal: digit = UInt32(byte) - 0x57
            default: return (index > digits ? value : nil, index)
            }
            value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x110000)
            index += 1
        }
        return (index > digits ? value : nil, index)
    }

    /// XML 1.0, 2.2.
    static func isAllowed(_ value: UInt32) -> Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
