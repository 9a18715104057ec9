import Briefs
import Markup

/// Writes a brief as a page of HTML: only the elements named here, every text escaped, no script, no style
/// of the source's.
struct HTMLWriter {
    private let brief: Brief
    private let document: Document

    init(_ brief: Brief, _ document: Document) {
        self.brief = brief
        self.document = document
    }

    var page: String {
        let about = Attribution(brief)
        let language = (brief.language ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        var lines = [
            "<!DOCTYPE html>", language.isEmpty ? "<html>" : "<html lang=\"\(language)\">", "<meta charset=\"utf-8\">",
            "<title>\(escaped(about.title))</title>", "<article>", "<h1>\(escaped(about.title))</h1>",
        ]
        if !about.place.isEmpty { lines.append("<p>\(escaped(about.place))</p>") }
        // Licences of this kind ask for attribution in the byline and a link to the original at both ends.
        let link = about.address.map { "<p>\(linked(escaped($0), to: $0))</p>" }
        if !about.byline.isEmpty { lines.append("<p>\(escaped(about.byline))</p>") }
        if let link { lines.append(link) }
        lines += document.blocks.map(block)
        for item in brief.seeAlso {
            let text = escaped(Setting.oneParagraph(item.text))
            let words = PageWords.of(language: brief.language).seeAlso
            if case .url(let address) = item.target {
                lines.append("<p>\(words) \(linked(text, to: address))</p>")
            } else {
                lines.append("<p>\(words) \(text)</p>")
            }
        }
        for attachment in brief.attachments {
            let words = PageWords.of(language: brief.language).attached
            lines.append("<p>\(words) \(linked(escaped(attachment.words), to: attachment.url))</p>")
        }
        if !about.tags.isEmpty { lines.append("<p>\(escaped(about.tags.joined(separator: " · ")))</p>") }
        lines.append("<footer>")
        if let link { lines.append(link) }
        lines += about.licence.map { "<p>\(escaped($0))</p>" }
        lines += ["</footer>", "</article>", "</html>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func block(_ block: Block) -> String {
        switch block {
        case .heading(let level, let text):
            let level = min(6, max(2, level))
            return "<h\(level)>\(inline(text))</h\(level)>"
        case .paragraph(let text): return "<p>\(inline(text))</p>"
        case .figure(let text): return "<figure><figcaption>\(inline(text))</figcaption></figure>"
        case .quotation(let blocks): return "<blockquote>\n\(lines(blocks))\n</blockquote>"
        case .list(let start, let items):
            let body = items.map { "<li>\(lines($0))</li>" }.joined(separator: "\n")
            guard let start else { return "<ul>\n\(body)\n</ul>" }
            return "<ol\(start == 1 ? "" : " start=\"\(start)\"")>\n\(body)\n</ol>"
        case .preformatted(let text): return "<pre>\(escaped(text))</pre>"
        case .table(let rows, let header): return table(rows, header: header)
        case .rule: return "<hr>"
        case .definitions(let definitions):
            let body = definitions.map { "<dt>\(inline($0.term))</dt>\n<dd>\(lines($0.blocks))</dd>" }
            return "<dl>\n\(body.joined(separator: "\n"))\n</dl>"
        }
    }

    private func lines(_ blocks: [Block]) -> String { blocks.map(block).joined(separator: "\n") }

    private func table(_ rows: [[Inline]], header: Bool) -> String {
        let body = rows.enumerated().map { index, row in
            let name = header && index == 0 ? "th" : "td"
            return "<tr>" + row.map { "<\(name)>\(inline($0))</\(name)>" }.joined() + "</tr>"
        }
        return "<table>\n\(body.joined(separator: "\n"))\n</table>"
    }

    private func inline(_ inline: Inline) -> String {
        var text = ""
        var index = 0
        while index < inline.runs.count {
            let link = inline.runs[index].link
            var words = ""
            while index < inline.runs.count, inline.runs[index].link == link {
                words += styled(inline.runs[index])
                index += 1
            }
            if let link, document.links.indices.contains(link - 1) {
                text += linked(words, to: document.links[link - 1].address)
            } else {
                text += words
            }
        }
        return text
    }

    private func styled(_ run: Inline.Run) -> String {
        var text = escaped(run.text).unicodeScalars.map { $0 == "\u{2028}" ? "<br>" : String($0) }.joined()
        for (style, name) in [
            (Inline.Style.code, "code"), (.superscript, "sup"), (.subscripted, "sub"), (.emphasis, "em"),
            (.strong, "strong"), (.deleted, "del"), (.inserted, "ins"),
        ]
        where run.style.contains(style) {
            text = "<\(name)>\(text)</\(name)>"
        }
        return text
    }

    /// Words that are escaped already, as a link where it is one that may be followed.
    private func linked(_ words: String, to address: String) -> String {
        let address = Setting.oneParagraph(address)
        guard Attribution.isFollowed(address) else { return words }
        return "<a href=\"\(escaped(address))\" rel=\"noopener noreferrer\">\(words)</a>"
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in SafeText(text).string.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
