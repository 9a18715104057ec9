/// Writes values as JSON: keys sorted, controls and bidirectional marks escaped, everything else as it is.
package enum JSONWriter {
    package enum Style: Hashable, Sendable {
        /// One line, no spaces.
        case compact
        /// Two spaces a level; the lines after the first are moved in by `level` levels more.
        case pretty(level: Int = 0)
    }

    /// The text of a value, without a line break at its end.
    package static func string(_ value: JSONValue, style: Style = .pretty()) -> String {
        String(decoding: bytes(value, style: style), as: UTF8.self)
    }

    /// The same in bytes.
    package static func bytes(_ value: JSONValue, style: Style = .pretty()) -> [UInt8] {
        var out: [UInt8] = []
        switch style {
        case .compact: write(value, level: nil, to: &out)
        case .pretty(let level): write(value, level: level, to: &out)
        }
        return out
    }

    /// A JSON text with the white space between its tokens taken out; numbers and texts stay as spelled.
    package static func compacted(_ json: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var isInside = false
        var isEscaped = false
        for byte in json {
            if isInside {
                if isEscaped {
                    isEscaped = false
                } else if byte == Ascii.backslash {
                    isEscaped = true
                } else if byte == Ascii.quote {
                    isInside = false
                }
                out.append(byte)
            } else if byte != 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 {
                isInside = byte == Ascii.quote
                out.append(byte)
            }
        }
        return out
    }

    private static func write(_ value: JSONValue, level: Int?, to out: inout [UInt8]) {
        switch value {
        case .object(let members):
            list(Ascii.openBrace, Ascii.closeBrace, sorted(members), level: level, to: &out) { member, level, out in
                write(member.key, to: &out)
                out.append(Ascii.colon)
                if level != nil { out.append(0x20) }
                write(member.value, level: level, to: &out)
            }
        case .array(let values):
            list(Ascii.openBracket, Ascii.closeBracket, values, level: level, to: &out) { value, level, out in
                write(value, level: level, to: &out)
            }
        case .string(let text): write(text, to: &out)
        case .number(let text): out.append(contentsOf: text.utf8)
        case .bool(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
        case .null: out.append(contentsOf: "null".utf8)
        }
    }

    private static func list<Element>(
        _ opening: UInt8, _ closing: UInt8, _ elements: [Element], level: Int?, to out: inout [UInt8],
        write: (Element, Int?, inout [UInt8]) -> Void
    ) {
        out.append(opening)
        let inner = level.map { $0 + 1 }
        for (index, element) in elements.enumerated() {
            if index > 0 { out.append(Ascii.comma) }
            breakLine(inner, to: &out)
            write(element, inner, &out)
        }
        if !elements.isEmpty { breakLine(level, to: &out) }
        out.append(closing)
    }

    private static func breakLine(_ level: Int?, to out: inout [UInt8]) {
        guard let level else { return }
        out.append(0x0A)
        out.append(contentsOf: repeatElement(0x20, count: max(0, level) * 2))
    }

    /// By the bytes of the key: the same on every machine. Keys that stand twice keep their order.
    private static func sorted(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
        members.enumerated().sorted { left, right in
            if left.element.key.utf8.elementsEqual(right.element.key.utf8) { return left.offset < right.offset }
            return left.element.key.utf8.lexicographicallyPrecedes(right.element.key.utf8)
        }.map(\.element)
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(Ascii.quote)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: out.append(contentsOf: #"\""#.utf8)
            case 0x5C: out.append(contentsOf: #"\\"#.utf8)
            case 0x08: out.append(contentsOf: #"\b"#.utf8)
            case 0x09: out.append(contentsOf: #"\t"#.utf8)
            case 0x0A: out.append(contentsOf: #"\n"#.utf8)
            case 0x0C: out.append(contentsOf: #"\f"#.utf8)
            case 0x0D: out.append(contentsOf: #"\r"#.utf8)
            case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
                let digits = String(scalar.value, radix: 16)
                out.append(contentsOf: #"\u"#.utf8)
                out.append(contentsOf: repeatElement(Ascii.zero, count: 4 - digits.utf8.count))
                out.append(contentsOf: digits.utf8)
            case 0x20...0x7E: out.append(UInt8(truncatingIfNeeded: scalar.value))
            default: out.append(contentsOf: String(scalar).utf8)
            }
        }
        out.append(Ascii.quote)
    }
}
