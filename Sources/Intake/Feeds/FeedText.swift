import Markup

/// Reads what a feed gives as text: plain, escaped HTML, HTML as it is, or any of them in base64. Atom says which
/// (RFC 4287, 3.1, and `mode` of Atom 0.3); elsewhere text is escaped HTML.
enum FeedText {
    /// Nil where it is nothing to be read, as a picture in base64.
    static func construct(_ element: XMLElement, isAtom: Bool, base: String?) -> SourceText? {
        guard isAtom || element.attribute("type") != nil && element.name.isCore || element.attribute("mode") != nil
        else {
            return .html(element.hasElements ? element.innerHTML : element.text, base: base)
        }
        let type = (element.attribute("type") ?? "text").lowercased().stripped
        let kind = type.split(separator: ";").first.map { $0.filter { !$0.isWhitespace } } ?? "text"
        if let mode = element.attribute("mode")?.lowercased() { return older(element, kind, mode, base) }
        switch kind {
        case "html", "text/html": return .html(element.hasElements ? element.innerHTML : element.text, base: base)
        case "xhtml", "application/xhtml+xml": return xhtml(element, base)
        case "text", "text/plain", "plain":
            // What says it is text and is markup was meant as such.
            return element.hasElements ? xhtml(element, base) : .plain(element.text)
        case _ where kind.hasPrefix("text/"): return .plain(element.text)
        case _ where kind.hasSuffix("+xml") || kind.hasSuffix("/xml"): return xhtml(element, base)
        case _ where kind.contains("/"): return nil
        default: return .html(element.hasElements ? element.innerHTML : element.text, base: base)
        }
    }

    /// Atom 0.3: `mode` says how it is written, `type` what it is.
    private static func older(_ element: XMLElement, _ kind: String, _ mode: String, _ base: String?) -> SourceText? {
        let text: String
        switch mode {
        case "escaped": text = element.text
        case "base64":
            guard kind.hasPrefix("text") || kind.contains("html"), let bytes = Base64.bytes(element.text) else {
                return nil
            }
            text = TextDecoding.decode(bytes).text
        default: return element.hasElements ? xhtml(element, base) : .plain(element.text)
        }
        return kind == "text/plain" || kind == "text" ? .plain(text) : .html(text, base: base)
    }

    /// What is in the `div` that stands around an `xhtml` construct; all of it where none does.
    private static func xhtml(_ element: XMLElement, _ base: String?) -> SourceText {
        let inner = element.children.filter { child in
            if case .text(let text) = child { !text.stripped.isEmpty } else { true }
        }
        guard inner.count == 1, case .element(let div) = inner[0], div.name.local == "div" || div.name.local == "body"
        else { return .html(element.innerHTML, base: base) }
        let own = div.base == element.base ? base : div.base.map { FeedAddress.joined($0, to: base) } ?? base
        return .html(div.innerHTML, base: own)
    }

    /// In one line, without markup; nil where nothing is left.
    static func line(_ element: XMLElement) -> String? {
        let isAtom = element.name.vocabulary == .atom
        guard let text = construct(element, isAtom: isAtom, base: nil) else { return nil }
        let plain =
            switch text {
            case .plain(let text): text
            case .html(let html, _):
                html.utf8.contains { $0 == 0x3C || $0 == 0x26 } ? MarkupReader.document(html: html).plainText : html
            }
        let line = plain.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        return line.isEmpty ? nil : line
    }
}
