import Briefs
import Markup

/// What of a brief is searched.
package struct BriefText: Hashable, Sendable {
    package var title: String
    /// The body without its analysis.
    package var text: String
    package var analysis: String
    package var hasLink: Bool

    package init(title: String, text: String, analysis: String = "", hasLink: Bool = false) {
        self.title = title
        self.text = text
        self.analysis = analysis
        self.hasLink = hasLink
    }
}

extension BriefText {
    /// What is searched of a brief: its title, and its body as `Markup` reads it.
    package init(_ brief: Brief) {
        let document = MarkupReader.document(of: brief)
        self.init(
            title: brief.title, text: document.reportText, analysis: document.analysisText ?? "",
            hasLink: !document.links.isEmpty)
    }
}
