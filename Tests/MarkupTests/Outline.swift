import Markup

/// A document in few characters, so that a test reads as what it says.
func outline(_ blocks: [Block]) -> String { blocks.map(outline).joined(separator: " / ") }

private func outline(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text): "h\(level)(\(outline(text)))"
    case .paragraph(let text): "p(\(outline(text)))"
    case .quotation(let blocks): "q(\(outline(blocks)))"
    case .list(let start, let items):
        "\(start.map { "ol\($0)" } ?? "ul")(\(items.map { outline($0) }.joined(separator: " | ")))"
    case .preformatted(let text):
        "pre(\(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎")))"
    case .table(let rows, let header):
        "table\(header ? "+" : "")(\(rows.map { $0.map(outline).joined(separator: ", ") }.joined(separator: " | ")))"
    case .figure(let text): "fig(\(outline(text)))"
    case .rule: "rule"
    case .definitions(let all):
        "dl(\(all.map { "\(outline($0.term)): \(outline($0.blocks))" }.joined(separator: " | ")))"
    }
}

private func outline(_ inline: Inline) -> String {
    inline.runs.map { run in
        var text = run.text.unicodeScalars.map { $0 == "\u{2028}" ? "↵" : String($0) }.joined()
        if run.style.contains(.emphasis) { text = "_\(text)_" }
        if run.style.contains(.strong) { text = "*\(text)*" }
        if run.style.contains(.code) { text = "`\(text)`" }
        if let link = run.link { text = "[\(text)]\(link)" }
        return text
    }.joined()
}

/// The words of a text, each with how often it stands there.
func words(_ text: String) -> [Substring: Int] {
    Dictionary(text.split { !$0.isLetter && !$0.isNumber }.map { ($0, 1) }, uniquingKeysWith: +)
}
