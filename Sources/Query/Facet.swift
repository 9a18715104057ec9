import Briefs

/// A side by which briefs can be told apart and counted.
package enum Facet: String, CaseIterable, Hashable, Sendable {
    case tag, region, kind, language, author, source, year, month
}

/// How many briefs have a value.
package struct FacetCount: Hashable, Sendable {
    /// As the query language names it: `BO`, `cocaine`, `2013-12`.
    package var value: String
    /// For people: `Bolivia`.
    package var label: String
    package var count: Int

    package init(value: String, label: String, count: Int) {
        self.value = value
        self.label = label
        self.count = count
    }
}
