import Briefs
import Markup

/// A brief to hand on, with its attribution: as text, as Markdown, as HTML.
package enum Export {
    /// Exactly what the article pane sets.
    package static func text(_ article: ArticleText, measure: Columns) -> String {
        Typesetter(measure: measure).set(article).text
    }

    /// CommonMark, with pipe tables.
    package static func markdown(_ brief: Brief, _ document: Document) -> String {
        MarkdownWriter(brief, document).text
    }

    /// A whole HTML page.
    package static func html(_ brief: Brief, _ document: Document) -> String {
        HTMLWriter(brief, document).page
    }
}

/// What an export says beside the body, as lines of clean text.
struct Attribution {
    let title: String
    let byline: String
    let place: String
    let address: String?
    let licence: [String]
    let tags: [String]

    init(_ brief: Brief) {
        func line(_ text: String) -> String { Setting.oneParagraph(text) }
        title = line(brief.title)
        let day = brief.day.map { MonthNames.long($0, language: brief.language) }
        byline = [brief.authors.map(line).joined(separator: ", "), line(brief.source), day ?? ""]
            .filter { !$0.isEmpty }.joined(separator: " · ")
        place = line(brief.dateline?.raw ?? "")
        address = brief.url.map(line)
        licence = [brief.license?.attribution ?? "", brief.license?.text ?? "", brief.license?.spdx ?? ""].map(line)
            .reduce(into: []) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
        tags = brief.tags.map(line).filter { !$0.isEmpty }
    }

    /// Whether an exported link may lead there.
    static func isFollowed(_ address: String) -> Bool {
        let lower = address.lowercased()
        return ["http://", "https://", "mailto:"].contains { lower.hasPrefix($0) }
    }
}
