/// Values in brackets and quotes, as YAML and TOML have them.
enum FlowText {
    /// Where the quote that a text begins with ends; nil where it does not.
    static func endOfQuote(_ text: Substring) -> Substring.Index? {
        guard let quote = text.first else { return nil }
        var index = text.index(after: text.startIndex)
        while index < text.endIndex {
            let character = text[index]
            if character == "\\", quote == "\"" {
                index = text.index(after: index)
                if index == text.endIndex { return nil }
            } else if character == quote {
                let next = text.index(after: index)
                // Within apostrophes two of them are one.
                guard quote == "'", next < text.endIndex, text[next] == "'" else { return index }
                index = next
            }
            index = text.index(after: index)
        }
        return nil
    }

    static func unescaped(_ text: Substring, _ quote: Character) -> String {
        if quote == "'" { return String(text).replacing("''", with: "'") }
        var result = ""
        var characters = text[...]
        while let character = characters.popFirst() {
            guard character == "\\", let next = characters.popFirst() else {
                result.append(character)
                continue
            }
            switch next {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "u", "U", "x":
                let digits = characters.prefix(next == "u" ? 4 : next == "x" ? 2 : 8)
                characters = characters.dropFirst(digits.count)
                result.unicodeScalars.append(UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}")
            default: result.append(next)
            }
        }
        return result
    }

    static func isClosed(_ text: String) -> Bool {
        var depth = 0
        var rest = text[...]
        while let first = rest.first {
            if first == "\"" || first == "'", opensQuote(rest) {
                guard let end = endOfQuote(rest) else { return false }
                rest = rest[rest.index(after: end)...]
                continue
            }
            if "[{".contains(first) { depth += 1 }
            if "]}".contains(first) { depth -= 1 }
            if depth == 0 { return true }
            rest = rest.dropFirst()
        }
        return depth <= 0
    }

    /// Whether a mark begins a quote: an apostrophe within a word does not.
    private static func opensQuote(_ rest: Substring) -> Bool {
        let text = rest.base
        guard rest.startIndex > text.startIndex else { return true }
        let before = text[text.index(before: rest.startIndex)]
        return before.isWhitespace || ",[{:=".contains(before)
    }

    /// `[a, "b, c"]` or `{name: x, role: y}`; deeper brackets stay as they are written.
    static func value(_ text: String, separator: Character) -> FrontBlock.Value {
        let isList = text.first == "["
        var parts: [Substring] = []
        var rest = text.dropFirst()
        var start = rest.startIndex
        var depth = 0
        scan: while let first = rest.first {
            switch first {
            case "\"", "'":
                if opensQuote(rest), let end = endOfQuote(rest) { rest = rest[end...] }
            case "[", "{": depth += 1
            case "]", "}":
                if depth == 0 { break scan }
                depth -= 1
            case "," where depth == 0:
                parts.append(rest.base[start..<rest.startIndex])
                start = rest.base.index(after: rest.startIndex)
            default: break
            }
            rest = rest.dropFirst()
        }
        parts.append(rest.base[start..<rest.startIndex])
        let said = parts.map(\.trimmedBoth).filter { !$0.isEmpty }
        if isList { return .list(said.map { .text(YAMLFields.unquoted($0)) }) }
        return .fields(
            said.compactMap { part in
                guard let mark = part.firstIndex(of: separator) else { return nil }
                return FrontBlock.Field(
                    YAMLFields.unquoted(part[..<mark].trimmedBoth),
                    .text(YAMLFields.unquoted(part[part.index(after: mark)...].trimmedBoth)))
            })
    }
}
