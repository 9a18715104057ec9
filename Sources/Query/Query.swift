import Briefs

/// A question about a library: conditions that must all hold, and an order. Each condition is a chip above
/// the list. `description` prints it in the query language, and reading that back gives an equal value.
package struct Query: Hashable, Sendable {
    package var conditions: [Condition]
    /// Nil: newest first.
    package var sort: Sort?

    package init(_ conditions: [Condition] = [], sort: Sort? = nil) {
        self.conditions = conditions
        self.sort = sort
    }

    package static let everything = Query()

    /// The order asked for, or newest first.
    package var order: Sort { sort ?? .newest }
}

package enum Sort: String, CaseIterable, Hashable, Sendable {
    case newest, oldest, relevance, title
}

/// What a brief must be to be among the answers.
package indirect enum Condition: Hashable, Sendable {
    case text(TextMatch)
    case tag(String)
    case region(RegionCode)
    case kind(Kind)
    case language(String)
    case author(String)
    case source(String)
    /// The brief's own day.
    case day(DayMatch)
    case added(DayMatch)
    case changed(DayMatch)
    case state(ReadingState)
    case has(Feature)
    case not(Condition)
    case all([Condition])
    case any([Condition])
}

/// Words looked for, as typed; cutting and folding is `Words`' affair.
package struct TextMatch: Hashable, Sendable {
    package enum Place: String, Hashable, Sendable {
        case anywhere, title, analysis
    }
    package enum Form: Hashable, Sendable {
        /// Words that must all stand, anywhere; one that was typed, or a run that cuts into several.
        case word
        /// Words in this order, side by side.
        case phrase
        /// A word that begins so.
        case prefix
    }
    package var place: Place
    package var form: Form
    package var text: String

    package init(_ text: String, form: Form = .word, in place: Place = .anywhere) {
        self.text = text
        self.form = form
        self.place = place
    }
}

/// Days looked for. Relative ones are resolved against today when the question is answered, so that a saved
/// query keeps moving.
package struct DayMatch: Hashable, Sendable {
    package enum Relation: String, Hashable, Sendable {
        /// On the first day of what is named, or later.
        case after
        /// Before the first day of what is named.
        case before
        /// Within what is named.
        case on
    }
    package enum Span: Hashable, Sendable {
        case year(Int)
        case month(Month)
        case day(Day)
        /// The last so many days, today included.
        case days(Int)
        case lastYear
    }
    package var relation: Relation
    package var span: Span

    package init(_ relation: Relation, _ span: Span) {
        self.relation = relation
        self.span = span
    }
}

package enum ReadingState: String, CaseIterable, Hashable, Sendable {
    case unread, read, bookmarked, noted, changed, suggested
}

package enum Feature: String, CaseIterable, Hashable, Sendable {
    case analysis, link, related, translation
}
