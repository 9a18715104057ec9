import Briefs
import Page
import Query

/// The panel in which values of facets are chosen and excluded: one for tags, one for regions, one for all.
package struct PickerState: Sendable {
    /// The facets that can be chosen from here, in the order in which they are shown.
    package let facets: [Facet]
    package var filter = TextField()
    /// Every value that the library has, with how many briefs of the whole library bear it.
    package var values: [Facet: [FacetCount]] = [:]
    /// How many would be left under everything else that is chosen.
    package var counts: [Facet: [String: Int]] = [:]
    package var choices: [Facet: FacetChoices] = [:]
    package var unfolded: Set<PickerRow.Key> = []
    /// The rows as they are shown now.
    package var rows: [PickerRow] = []
    /// An index into `rows`.
    package var selected = 0
    package var top = 0
    /// Something was chosen or excluded since the picker opened.
    package var isTouched = false
    package let before: PromptState.Before

    package static let everyFacet: [Facet] = [.region, .tag, .kind, .language, .source, .author, .year, .month]

    package init(facets: [Facet], query: Query, before: PromptState.Before) {
        self.facets = facets
        self.before = before
        for facet in facets { choices[facet] = query.choices(for: facet) }
    }

    package var title: String {
        switch facets {
        case [.tag]: "Tags"
        case [.region]: "Regions"
        default: "Facets"
        }
    }

    package var selectedRow: PickerRow? { rows.indices.contains(selected) ? rows[selected] : nil }

    /// The query with what is chosen here.
    package var query: Query {
        facets.reduce(before.query) { query, facet in
            choices[facet].map { query.replacing($0, for: facet) } ?? query
        }
    }

    /// Chooses or excludes the selected value, or takes that back.
    package mutating func toggle(_ sign: PickerRow.Sign) {
        guard let row = selectedRow, let value = row.value else { return }
        isTouched = true
        var choice = choices[row.facet] ?? FacetChoices()
        choice.chosen.removeAll { $0 == value }
        choice.excluded.removeAll { $0 == value }
        if row.sign != sign {
            if sign == .chosen { choice.chosen.append(value) } else { choice.excluded.append(value) }
        }
        choices[row.facet] = choice
    }

    package mutating func reveal(rows visible: Rows) {
        selected = min(max(0, selected), max(0, rows.count - 1))
        if selected < top { top = selected }
        if selected >= top + visible { top = selected - visible + 1 }
        top = max(0, min(top, rows.count - visible))
    }
}

/// A line of the picker.
package struct PickerRow: Hashable, Sendable {
    package enum Sign: Hashable, Sendable { case none, chosen, excluded }

    package struct Key: Hashable, Sendable {
        package var facet: Facet
        /// Nil for the heading of a facet.
        package var value: String?
    }

    package var facet: Facet
    /// Nil for the heading of a facet.
    package var value: String?
    package var label: DisplayText
    /// What tells it from others of the same name: `(Panama)`.
    package var context: DisplayText?
    package var depth: Int
    package var count: Int?
    package var sign: Sign
    package var hasChildren: Bool
    package var isUnfolded: Bool

    package var key: Key { Key(facet: facet, value: value) }
}
