/// Makes paragraphs of text that has empty lines between them and no markup for them, as WordPress keeps its posts.
enum BlankLineParagraphs {
    static func html(_ text: String) -> String {
        guard !hasParagraphs(text) else { return text }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline })
        var html = ""
        var paragraph: [Substring] = []
        func close() {
            guard let first = paragraph.first else { return }
            if opensBlock(first) {
                html += paragraph.joined(separator: "\n") + "\n"
            } else {
                html += "<p>" + paragraph.joined(separator: "<br>\n") + "</p>\n"
            }
            paragraph = []
        }
        for line in lines {
            let isEmpty = line.allSatisfy { $0.isWhitespace }
            if isEmpty || opensBlock(line) != (paragraph.first.map(opensBlock) ?? opensBlock(line)) { close() }
            if !isEmpty { paragraph.append(line) }
        }
        close()
        return html
    }

    private static func hasParagraphs(_ text: String) -> Bool {
        var before: [UInt8] = [0, 0]
        for byte in text.utf8 {
            if before[0] == 0x3C, before[1] | 0x20 == 0x70, byte == 0x3E || byte <= 0x20 { return true }
            before = [before[1], byte]
        }
        return false
    }

    /// Whether a line begins with the tag of a block.
    private static func opensBlock(_ line: Substring) -> Bool {
        let line = line.drop { $0.isWhitespace }
        guard line.first == "<" else { return false }
        let name = line.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
        return blocks.contains(name.lowercased())
    }

    private static let blocks: Set<String> = [
        "!", "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "pre",
        "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "iframe", "video", "audio",
    ]
}
