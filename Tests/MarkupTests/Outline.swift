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

/// A document as lines, one a block and deeper ones set in, its links at the foot: what stands beside a fixture.
func outlineLines(_ document: Document) -> String {
    let links = document.links.enumerated().map { "\($0 + 1) \(visible($1.text)) = \($1.address)" }
    let analysis = document.analysis.map { ["analysis at block \($0)"] } ?? []
    return (document.blocks.flatMap { lines($0, "") } + links + analysis).map { $0 + "\n" }.joined()
}

private func lines(_ block: Block, _ margin: String) -> [String] {
    let inner = margin + "    "
    switch block {
    case .quotation(let blocks): return [margin + "q"] + blocks.flatMap { lines($0, inner) }
    case .list(let start, let items):
        return [margin + (start.map { "ol from \($0)" } ?? "ul")]
            + items.flatMap { item in
                [margin + "  -"] + item.flatMap { lines($0, inner) }
            }
    case .preformatted(let text):
        return [margin + "pre"]
            + text.split(separator: "\n", omittingEmptySubsequences: false).map { inner + "|" + visible(String($0)) }
    case .table(let rows, let header):
        return [margin + (header ? "table with a header" : "table")]
            + rows.map { row in inner + "| " + row.map(outline).joined(separator: " | ") }
    case .definitions(let all):
        return [margin + "dl"]
            + all.flatMap { [margin + "  : " + outline($0.term)] + $0.blocks.flatMap { lines($0, inner) } }
    case .heading(let level, let text): return [margin + "h\(level) " + outline(text)]
    case .paragraph(let text): return [margin + "p " + outline(text)]
    case .figure(let text): return [margin + "fig " + outline(text)]
    case .rule: return [margin + "rule"]
    }
}

private func outline(_ inline: Inline) -> String {
    inline.runs.map { run in
        var text = visible(run.text)
        if run.style.contains(.emphasis) { text = "_\(text)_" }
        if run.style.contains(.strong) { text = "*\(text)*" }
        if run.style.contains(.code) { text = "`\(text)`" }
        if run.style.contains(.superscript) { text = "^\(text)^" }
        if run.style.contains(.subscripted) { text = "~\(text)~" }
        if run.style.contains(.inserted) { text = "+\(text)+" }
        if run.style.contains(.deleted) { text = "-\(text)-" }
        if let link = run.link { text = "[\(text)]\(link)" }
        return text
    }.joined()
}

/// Forced breaks as an arrow, and what cannot be seen by its number.
private func visible(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
        switch scalar.value {
        case 0x2028: "↵"
        case 0x00...0x1F, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF:
            "{\(String(scalar.value, radix: 16, uppercase: true))}"
        default: String(scalar)
        }
    }.joined()
}

/// The words of a text, each with how often it stands there.
func words(_ text: String) -> [Substring: Int] {
    Dictionary(text.split { !$0.isLetter && !$0.isNumber }.map { ($0, 1) }, uniquingKeysWith: +)
}
