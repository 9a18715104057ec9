/// What a document in markup is, by the first element that it has.
enum MarkupOpening {
    /// Nil where a text does not open with markup.
    static func format(of text: String) -> FormatSniffer.Format? {
        // Of the letters of tags; of all letters it would take a third of the time that a page takes.
        let head = Substring(
            String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self))
        let opening = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if opening.first == "<" { return format(opening: opening) }
        // A program that complained before it printed its feed.
        for start in ["<?xml ", "<rss ", "<rss>", "<feed "] {
            guard let found = opening.range(ofText: start) else { continue }
            return opening[..<found].contains("<") ? nil : .xml
        }
        return nil
    }

    private static func format(opening: Substring) -> FormatSniffer.Format? {
        var rest = opening
        let isDeclared = rest.hasPrefix("<?xml")
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            if rest.hasPrefix("<!--") {
                guard let end = rest.range(ofText: "-->") else { break }
                rest = rest[end...].dropFirst(3)
            } else if rest.hasPrefix("<!doctype") {
                let kind = rest.dropFirst(9).drop { $0.isWhitespace }
                if kind.hasPrefix("html") { return .page }
                guard let end = endOfDoctype(rest) else { break }
                rest = rest[end...]
            } else if rest.hasPrefix("<?") {
                guard let end = rest.firstIndex(of: ">") else { break }
                rest = rest[end...].dropFirst()
            } else {
                break
            }
        }
        guard rest.first == "<" else { return isDeclared ? .xml : nil }
        let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || ":-_.".contains($0) }
        if feeds.contains(String(name.split(separator: ":").last ?? name)) { return .xml }
        if name == "html" || pages.contains(String(name)) { return .page }
        if isDeclared { return .xml }
        return name.first?.isLetter ?? rest.hasPrefix("<!") ? .page : nil
    }

    /// Past the `>` of a document type, with what stands in its brackets.
    private static func endOfDoctype(_ text: Substring) -> Substring.Index? {
        var depth = 0
        for index in text.indices {
            switch text[index] {
            case "[": depth += 1
            case "]": depth -= 1
            case ">" where depth <= 0: return text.index(after: index)
            default: break
            }
        }
        return nil
    }

    private static let feeds: Set<String> = ["rss", "feed", "rdf", "opml", "channel", "entry", "item", "redirect"]
    private static let pages: Set<String> = ["head", "body", "meta", "title", "div", "p", "article", "main", "script"]
}

extension Substring {
    /// Where a text begins in it.
    fileprivate func range(ofText text: String) -> Index? {
        guard let first = text.first else { return nil }
        var from = startIndex
        while let found = self[from...].firstIndex(of: first) {
            if self[found...].hasPrefix(text) { return found }
            from = index(after: found)
        }
        return nil
    }
}
