import Briefs
import Page
import Query

/// The brief in the article pane, set for the pane's width.
package struct ArticleState: Sendable {
    package let id: BriefID
    package var text: ArticleText
    package var marks: MarkState
    package var page: SetPage
    /// The measure that `page` was set for.
    package var measure: Columns
    /// The query whose words are marked on the page.
    package var hitQuery: Query
    /// The first line on screen.
    package var top = LineIndex.start
    /// The place that the first line was scrolled to, where it was a place and not a line.
    package var anchor: Place?
    /// Opened, not only previewed: it is read, and its place is kept.
    package var isOpened = false
    package var find: FindState?
    package var selection: SelectionState?
    /// The editions of this piece in other languages, as far as they are known.
    var editions: [BriefID] = []
    var hasOtherEdition: Bool { editions.contains { $0 != id } }
    /// When the reader had read it, in milliseconds since 1970, where it has changed since.
    var readAt: Int?
    package var comparison: ComparisonState?
    /// The edition that stands beside it.
    var beside: ArticleText?
    /// `Space` at the end has been pressed once; the next one goes on.
    package var isAtEndTwice = false
    /// Where reading was when the brief was opened or last remembered.
    package var rememberedPlace: String?

    /// The address of the brief's own page.
    package var address: String? { text.brief.url }
}

/// Find in the page: what is looked for, and where it stands.
package struct FindState: Hashable, Sendable {
    package var needle: String
    /// Where the hits begin, in order.
    package var hits: [Place]
    package var current = 0

    /// The hit that `n` and `N` have come to.
    package var hit: Place? { hits.indices.contains(current) ? hits[current] : nil }

    package init(needle: String, hits: [Place]) {
        self.needle = needle
        self.hits = hits
    }
}
