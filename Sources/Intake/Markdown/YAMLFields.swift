/// Fields in YAML, as much of it as people write before a text: plain, quoted, folded and literal values, lists in both
/// forms, fields in fields one level deep, comments. What cannot be read is told, and the rest is.
struct YAMLFields {
    private(set) var repairs: [String] = []
    private let lines: [Substring]
    /// Lines over which a value in quotes or brackets may go: each of them may be looked through once more.
    private static let longest = 60
    private var at = 0

    init(_ lines: [Substring]) { self.lines = lines }

    mutating func read() -> [FrontBlock.Field] {
        var fields: [FrontBlock.Field] = []
        while at < lines.count {
            let line = lines[at]
            let number = at + 2
            at += 1
            guard !YAMLFields.isSilent(line) else { continue }
            if let (name, rest) = YAMLFields.field(line.trimmedBoth) {
                fields.append(FrontBlock.Field(name, value(rest, indent: YAMLFields.indent(line))))
            } else {
                repairs.append("Line \(number) of the fields cannot be read: “\(String(line.trimmedBoth).cut(60))”.")
            }
        }
        return fields
    }

    /// The value of a field, with the lines below that belong to it.
    private mutating func value(_ rest: Substring, indent: Int) -> FrontBlock.Value {
        if let style = rest.first, style == "|" || style == ">",
            rest.dropFirst().prefix(3).allSatisfy({ "+-0123456789 #".contains($0) })
        {
            return .text(block(indent: indent, isFolded: style == ">"))
        }
        if rest.isEmpty { return below(indent: indent) }
        if let first = rest.first, first == "[" || first == "{" { return flow(rest) }
        if let first = rest.first, first == "\"" || first == "'" { return .text(quoted(rest, first)) }
        var text = String(YAMLFields.withoutComment(rest))
        // A plain value goes on in lines that stand further in.
        while at < lines.count, !YAMLFields.isSilent(lines[at]), YAMLFields.indent(lines[at]) > indent,
            !lines[at].trimmedBoth.hasPrefix("- ")
        {
            text += " " + YAMLFields.withoutComment(lines[at].trimmedBoth)
            at += 1
        }
        return .text(["~", "null"].contains(text) ? "" : text)
    }

    /// The lines of a literal or folded value.
    private mutating func block(indent: Int, isFolded: Bool) -> String {
        var taken: [Substring] = []
        while at < lines.count {
            let line = lines[at]
            let isBlank = line.allSatisfy(\.isWhitespace)
            guard isBlank || YAMLFields.indent(line) > indent else { break }
            taken.append(isBlank ? "" : line)
            at += 1
        }
        let margin = taken.filter { !$0.isEmpty }.map { YAMLFields.indent($0) }.min() ?? 0
        let texts = taken.map { $0.dropFirst(margin) }
        guard isFolded else { return String(texts.joined(separator: "\n").trimmedBoth) }
        var result = ""
        for text in texts {
            if text.isEmpty {
                result += "\n"
            } else {
                result += (result.isEmpty || result.hasSuffix("\n") ? "" : " ") + text
            }
        }
        return String(result.trimmedBoth)
    }

    /// A list or fields below a name.
    private mutating func below(indent: Int) -> FrontBlock.Value {
        var items: [FrontBlock.Value] = []
        var fields: [FrontBlock.Field] = []
        var loose: [String] = []
        while at < lines.count {
            let line = lines[at]
            if YAMLFields.isSilent(line) {
                at += 1
                continue
            }
            let depth = YAMLFields.indent(line)
            let text = line.trimmedBoth
            let isItem = text == "-" || text.hasPrefix("- ")
            guard depth > indent || isItem && depth == indent else { break }
            at += 1
            if isItem {
                items.append(item(text.dropFirst().trimmedBoth, indent: depth))
            } else if let (name, rest) = YAMLFields.field(text) {
                let value = rest.isEmpty ? FrontBlock.Value.text("") : value(rest, indent: depth)
                if rest.isEmpty, at < lines.count, lines[at].trimmedBoth.hasPrefix("- ") {
                    fields.append(FrontBlock.Field(name, list(indent: depth)))
                } else {
                    fields.append(FrontBlock.Field(name, value))
                }
            } else {
                loose.append(YAMLFields.unquoted(text))
            }
        }
        if !items.isEmpty { return .list(items) }
        return fields.isEmpty ? .text(loose.joined(separator: " ")) : .fields(fields)
    }

    private mutating func list(indent: Int) -> FrontBlock.Value {
        var items: [FrontBlock.Value] = []
        while at < lines.count, lines[at].trimmedBoth.hasPrefix("- "), YAMLFields.indent(lines[at]) >= indent {
            items.append(.text(YAMLFields.unquoted(lines[at].trimmedBoth.dropFirst().trimmedBoth)))
            at += 1
        }
        return .list(items)
    }

    private mutating func item(_ text: Substring, indent: Int) -> FrontBlock.Value {
        if let first = text.first, first == "[" || first == "{" { return flow(text) }
        if let first = text.first, first == "\"" || first == "'" { return .text(quoted(text, first)) }
        guard let (name, rest) = YAMLFields.field(text) else { return .text(YAMLFields.unquoted(text)) }
        var fields = [FrontBlock.Field(name, .text(YAMLFields.unquoted(rest)))]
        while at < lines.count, YAMLFields.indent(lines[at]) > indent,
            let (name, rest) = YAMLFields.field(lines[at].trimmedBoth), !lines[at].trimmedBoth.hasPrefix("- ")
        {
            fields.append(FrontBlock.Field(name, .text(YAMLFields.unquoted(rest))))
            at += 1
        }
        return .fields(fields)
    }

    /// A value in brackets, which may go on in the lines below.
    private mutating func flow(_ rest: Substring) -> FrontBlock.Value {
        var text = String(rest)
        let last = min(lines.count, at + YAMLFields.longest)
        var isClosed = FlowText.isClosed(text)
        while !isClosed, at < last {
            text += " " + lines[at].trimmedBoth
            isClosed = lines[at].contains { "]}".contains($0) } && FlowText.isClosed(text)
            at += 1
        }
        return FlowText.value(text, separator: ":")
    }

    /// A quoted value, which may go on in the lines below.
    private mutating func quoted(_ rest: Substring, _ quote: Character) -> String {
        var text = String(rest)
        let last = min(lines.count, at + YAMLFields.longest)
        var isClosed = YAMLFields.isClosed(text, quote)
        while !isClosed, at < last, !lines[at].allSatisfy(\.isWhitespace),
            YAMLFields.field(lines[at].trimmedBoth) == nil
        {
            text += " " + lines[at].trimmedBoth
            isClosed = lines[at].contains(quote) && YAMLFields.isClosed(text, quote)
            at += 1
        }
        return YAMLFields.unquoted(text[...])
    }

    private static func isClosed(_ text: String, _ quote: Character) -> Bool {
        FlowText.endOfQuote(text[...]).map { $0 > text.startIndex } ?? false
    }

    // MARK: - Words

    private static func indent(_ line: Substring) -> Int { line.prefix { $0 == " " || $0 == "\t" }.count }

    private static func isSilent(_ line: Substring) -> Bool {
        line.drop { $0.isWhitespace }.first.map { $0 == "#" } ?? true
    }

    /// `name: value`; the name may stand in quotes and hold spaces.
    static func field(_ text: Substring) -> (name: Substring, rest: Substring)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let after = text[text.index(after: colon)...]
        guard after.isEmpty || after.first?.isWhitespace ?? true else { return nil }
        let name = text[..<colon].trimmedBoth.filter { $0 != "\"" && $0 != "'" }
        guard !name.isEmpty, name.count <= 60, name.allSatisfy({ $0.isLetter || $0.isNumber || " _-.".contains($0) }),
            name.first != "-"
        else { return nil }
        return (name[...], after.trimmedBoth)
    }

    private static func withoutComment(_ text: Substring) -> Substring {
        guard let sign = text.ranges(of: " #").first else { return text.trimmedBoth }
        return text[..<sign.lowerBound].trimmedBoth
    }

    /// A text without its quotes, what is escaped in it put right.
    static func unquoted(_ text: Substring) -> String {
        guard let quote = text.first, quote == "\"" || quote == "'" else { return String(withoutComment(text)) }
        let end = FlowText.endOfQuote(text) ?? text.endIndex
        return FlowText.unescaped(text[text.index(after: text.startIndex)..<end], quote)
    }
}
