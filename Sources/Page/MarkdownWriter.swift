import Briefs
import Markup

/// Writes a brief as CommonMark. Text is escaped, so that no word of a source turns into markup.
struct MarkdownWriter {
    private let brief: Brief
    private let document: Document

    init(_ brief: Brief, _ document: Document) {
        self.brief = brief
        self.document = document
    }

    var text: String {
        let about = Attribution(brief)
        var parts: [String] = []
        if !about.title.isEmpty { parts.append("# " + escaped(about.title)) }
        if !about.place.isEmpty { parts.append(paragraph(about.place)) }
        // Licences of this kind ask for attribution in the byline and a link to the original at both ends.
        let link = about.address.flatMap { destination($0) }.map { "<\($0)>" }
        if !about.byline.isEmpty { parts.append(paragraph(about.byline)) }
        if let link { parts.append(link) }
        parts += blocks(document.blocks)
        for item in brief.seeAlso {
            let text = escaped(Setting.oneParagraph(item.text))
            if case .url(let address) = item.target, let target = destination(address) {
                parts.append("\(PageWords.of(language: brief.language).seeAlso) [\(text)](\(target))")
            } else {
                parts.append("\(PageWords.of(language: brief.language).seeAlso) \(text)")
            }
        }
        for attachment in brief.attachments {
            let words = PageWords.of(language: brief.language).attached
            let text = escaped(attachment.words)
            parts.append(destination(attachment.url).map { "\(words) [\(text)](\($0))" } ?? "\(words) \(text)")
        }
        if !about.tags.isEmpty { parts.append(paragraph(about.tags.joined(separator: " · "))) }
        parts.append("---")
        if let link { parts.append(link) }
        parts += about.licence.map(paragraph)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func blocks(_ blocks: [Block]) -> [String] { blocks.map(block).filter { !$0.isEmpty } }

    private func block(_ block: Block) -> String {
        switch block {
        case .heading(let level, let text):
            return String(repeating: "#", count: min(6, max(2, level))) + " " + inline(text, lineBreak: " ")
        case .paragraph(let text): return inline(text, lineBreak: "\\\n")
        case .figure(let text): return "*" + escaped(Setting.oneParagraph(text.text)) + "*"
        case .quotation(let inner): return prefixed(blocks(inner).joined(separator: "\n\n"), first: "> ", rest: "> ")
        case .list(let start, let items):
            return items.enumerated().map { index, item in
                let marker = start.map { "\($0.addingReportingOverflow(index).partialValue). " } ?? "- "
                let rest = String(repeating: " ", count: marker.count)
                return prefixed(blocks(item).joined(separator: "\n\n"), first: marker, rest: rest)
            }.joined(separator: "\n")
        case .preformatted(let text): return preformatted(text)
        case .table(let rows, let header): return table(rows, header: header)
        case .rule: return "* * *"
        case .definitions(let definitions):
            return definitions.map { definition in
                (["**" + escaped(Setting.oneParagraph(definition.term.text)) + "**"] + blocks(definition.blocks))
                    .joined(separator: "\n\n")
            }.joined(separator: "\n\n")
        }
    }

    private func inline(_ inline: Inline, lineBreak: String) -> String {
        var text = ""
        var index = 0
        while index < inline.runs.count {
            let link = inline.runs[index].link
            var words = ""
            while index < inline.runs.count, inline.runs[index].link == link {
                words += styled(inline.runs[index], lineBreak: lineBreak)
                index += 1
            }
            if let link, document.links.indices.contains(link - 1),
                let target = destination(document.links[link - 1].address)
            {
                text += "[\(words)](\(target))"
            } else {
                text += words
            }
        }
        return guarded(text)
    }

    private func styled(_ run: Inline.Run, lineBreak: String) -> String {
        let text = SafeText(run.text).string
        // Marks of emphasis must touch the words that they embrace.
        let core = text.drop { $0 == " " }
        let before = String(repeating: " ", count: text.count - core.count)
        var end = core
        while end.last == " " { end.removeLast() }
        let after = String(repeating: " ", count: core.count - end.count)
        guard !end.isEmpty else { return text }
        let words = end.unicodeScalars.map { $0 == "\u{2028}" ? lineBreak : escaped(String($0)) }.joined()
        let mark = run.style.contains(.strong) ? "**" : run.style.contains(.emphasis) ? "*" : ""
        // CommonMark has no mark of its own for these, and takes HTML within a paragraph.
        let names = [(Inline.Style.superscript, "sup"), (.subscripted, "sub"), (.deleted, "del"), (.inserted, "ins")]
        let marked = names.reduce(mark + words + mark) { text, name in
            run.style.contains(name.0) ? "<\(name.1)>\(text)</\(name.1)>" : text
        }
        return before + marked + after
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in SafeText(text).string.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&": result += "\\"
            default: break
            }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// A paragraph of one's own words.
    private func paragraph(_ text: String) -> String { guarded(escaped(text)) }

    /// Keeps the beginning of a paragraph from being read as a list or a rule.
    private func guarded(_ text: String) -> String {
        guard let first = text.first else { return text }
        if ["-", "+", "="].contains(first), text.dropFirst().first.map({ $0 == " " || $0 == first }) ?? true {
            return "\\" + text
        }
        let digits = text.prefix { ("0"..."9").contains($0) }
        let rest = text[digits.endIndex...]
        if (1...9).contains(digits.count), rest.hasPrefix(". ") || rest.hasPrefix(") ") { return digits + "\\" + rest }
        return text
    }

    private func destination(_ address: String) -> String? {
        let address = Setting.oneParagraph(address)
        guard Attribution.isFollowed(address) else { return nil }
        var result = ""
        for scalar in address.unicodeScalars {
            switch scalar {
            case "(": result += "%28"
            case ")": result += "%29"
            case "<": result += "%3C"
            case ">": result += "%3E"
            case " ": result += "%20"
            case "\\": result += "%5C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private func preformatted(_ text: String) -> String {
        let text = SafeText(text).string
        var longest = 0
        var run = 0
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return fence + "\n" + text + "\n" + fence
    }

    private func table(_ rows: [[Inline]], header: Bool) -> String {
        let count = rows.map(\.count).max() ?? 0
        func line(_ row: [Inline]) -> String {
            let cells = (0..<count).map { row.indices.contains($0) ? inline(row[$0], lineBreak: " ") : "" }
            return "| " + cells.joined(separator: " | ") + " |"
        }
        let head = header ? rows.first ?? [] : []
        let rule = "|" + String(repeating: " --- |", count: count)
        return ([line(head), rule] + rows.dropFirst(header ? 1 : 0).map(line)).joined(separator: "\n")
    }

    private func prefixed(_ text: String, first: String, rest: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
            let prefix = index == 0 ? first : rest
            return line.isEmpty ? String(prefix.reversed().drop { $0 == " " }.reversed()) : prefix + line
        }.joined(separator: "\n")
    }
}
