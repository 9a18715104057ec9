import Briefs
import Markup

/// The texts of a piece as a brief has them: a title in one line, a body as it came, a summary in plain words.
struct ItemTexts {
    private(set) var title = ""
    private(set) var body: Brief.Body
    /// Nil where the body begins with it or says it whole.
    private(set) var summary: String?
    /// The body without markup.
    private(set) var plain: String

    /// `link` is the piece's page, against which relative addresses are resolved where nothing else says.
    init(_ item: SourceItem, link: String?) {
        let content = ItemTexts.saying(item.content) ?? ItemTexts.saying(item.summary)
        switch content {
        case .html(let html, let base):
            body = .html(AddressRewriting.absolute(html, base: base ?? link))
            plain = MarkupReader.document(html: html).plainText
        case .plain(let text):
            body = .text(text, headings: [])
            plain = text
        case nil:
            body = .text("", headings: [])
            plain = ""
        }
        title = item.title.map(ItemTexts.line) ?? ""
        if let text = item.summary.map(ItemTexts.line), !text.isEmpty, !ItemTexts.begins(plain, with: text) {
            summary = text
        }
    }

    /// A text, unless it is blank.
    private static func saying(_ text: SourceText?) -> SourceText? {
        text.flatMap { $0.raw.utf8.allSatisfy { $0 <= 0x20 } ? nil : $0 }
    }

    /// A text in one line, without markup.
    private static func line(_ text: SourceText) -> String {
        let plain =
            switch text {
            case .html(let html, _):
                html.utf8.contains { $0 == 0x3C || $0 == 0x26 }
                    ? MarkupReader.document(html: html).plainText : html
            case .plain(let text): text
            }
        return plain.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }

    /// Whether a text begins with the words of a summary, as far as that was not cut.
    private static func begins(_ text: String, with summary: String) -> Bool {
        var words = summary.split(separator: " ")[...]
        while let last = words.last, last.allSatisfy({ !$0.isLetter && !$0.isNumber }) { words.removeLast() }
        guard !words.isEmpty else { return true }
        var index = text.startIndex
        for (number, word) in words.enumerated() {
            index = text[index...].firstIndex { !$0.isWhitespace } ?? text.endIndex
            let isLast = number == words.count - 1
            let wanted = isLast ? word.prefix { !"….[".contains($0) } : word
            guard text[index...].hasPrefix(wanted) else { return false }
            index = text[index...].firstIndex { $0.isWhitespace } ?? text.endIndex
        }
        return true
    }
}
