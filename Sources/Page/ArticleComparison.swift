import Briefs
import Markup

/// An article as it differs from an earlier text of its brief.
package struct ArticleComparison: Sendable {
    /// The article with what changed marked in its title and its body.
    package let article: ArticleText
    /// Where changes begin, paragraph by paragraph.
    package let places: [Place]
    /// The words that came, and that went, in the body.
    package let inserted: Int
    package let deleted: Int
    /// Whether any word is another, in the title or below.
    package let hasChanges: Bool

    package init(_ article: ArticleText, since earlier: Brief) {
        func line(_ text: String) -> Inline { Inline([Inline.Run(Setting.oneParagraph(text))]) }
        let comparison = Comparison(from: MarkupReader.document(of: earlier), to: article.document)
        var compared = article
        compared.document = comparison.document
        compared.comparedTitle = Comparison.inline(from: line(earlier.title), to: line(article.brief.title))
        compared.remark = nil
        self.article = compared
        places = comparison.changedBlocks.map { Place(.body, block: $0) }
        inserted = comparison.inserted
        deleted = comparison.deleted
        hasChanges = comparison.hasChanges || line(earlier.title) != line(article.brief.title)
    }
}
