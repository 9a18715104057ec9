/// Sets briefs to a measure. Deterministic: the same brief and measure give the same page.
package struct Typesetter: Hashable, Sendable {
    package let measure: Columns

    /// No measure below four columns: a wide character and its margin must fit.
    package init(measure: Columns) { self.measure = max(4, measure) }

    /// A whole brief, head, body and foot, to be set piece by piece as it is looked at.
    package func set(_ article: ArticleText) -> SetPage { SetPage(article, measure: measure) }
}
