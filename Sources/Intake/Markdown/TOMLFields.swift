/// Fields in TOML, as much of it as people write before a text: values, lists, tables one level deep, comments.
struct TOMLFields {
    private(set) var repairs: [String] = []
    private let lines: [Substring]
    private var at = 0

    init(_ lines: [Substring]) { self.lines = lines }

    mutating func read() -> [FrontBlock.Field] {
        var fields: [FrontBlock.Field] = []
        var table: (name: String, fields: [FrontBlock.Field])?
        func closed() -> [FrontBlock.Field] {
            guard let table else { return [] }
            // Taxonomies of Hugo: their names are fields as any others.
            let isOpen = ["taxonomies", "params", "extra"].contains(table.name)
            return isOpen ? table.fields : [FrontBlock.Field(table.name, .fields(table.fields))]
        }
        while at < lines.count {
            let line = lines[at].trimmedBoth
            let number = at + 2
            at += 1
            if line.isEmpty || line.first == "#" { continue }
            if line.first == "[", let name = line.split(whereSeparator: { "[]".contains($0) }).first {
                fields += closed()
                table = (String(name.trimmedBoth), [])
            } else if let mark = line.firstIndex(of: "="), mark > line.startIndex {
                let name = line[..<mark].trimmedBoth.filter { $0 != "\"" && $0 != "'" }
                let field = FrontBlock.Field(name, value(line[line.index(after: mark)...].trimmedBoth))
                if table == nil { fields.append(field) } else { table?.fields.append(field) }
            } else {
                repairs.append("Line \(number) of the fields cannot be read: “\(String(line).cut(60))”.")
            }
        }
        return fields + closed()
    }

    private mutating func value(_ rest: Substring) -> FrontBlock.Value {
        for quotes in ["\"\"\"", "'''"] where rest.hasPrefix(quotes) { return .text(long(rest.dropFirst(3), quotes)) }
        if let first = rest.first, first == "[" || first == "{" {
            var text = String(rest)
            let last = min(lines.count, at + 60)
            while !FlowText.isClosed(text), at < last {
                text += " " + TOMLFields.withoutComment(lines[at].trimmedBoth)
                at += 1
            }
            return FlowText.value(text, separator: "=")
        }
        return .text(YAMLFields.unquoted(rest))
    }

    /// A line as far as a comment that stands outside quotes.
    private static func withoutComment(_ line: Substring) -> Substring {
        var isQuoted = false
        for index in line.indices {
            if line[index] == "\"" { isQuoted.toggle() }
            if line[index] == "#", !isQuoted { return line[..<index] }
        }
        return line
    }

    /// A text over several lines.
    private mutating func long(_ rest: Substring, _ quotes: String) -> String {
        var text = String(rest)
        let last = min(lines.count, at + 60)
        while !text.contains(quotes), at < last {
            text += (text.isEmpty ? "" : "\n") + lines[at]
            at += 1
        }
        let end = text.ranges(of: quotes).first?.lowerBound ?? text.endIndex
        return String(text[..<end].trimmedBoth)
    }
}
