import Briefs

/// What a picker shows as chosen in one facet, by the values of `FacetCount`.
package struct FacetChoices: Hashable, Sendable {
    package enum Mode: String, Hashable, Sendable { case any, all }

    package var chosen: [String]
    package var excluded: [String]
    /// Whether a brief must have any of the chosen values, or all.
    package var mode: Mode

    package init(chosen: [String] = [], excluded: [String] = [], mode: Mode = .any) {
        self.chosen = chosen
        self.excluded = excluded
        self.mode = mode
    }
}

extension Query {
    /// The query with one more condition at its end; as it was where it stands there already.
    package func adding(_ condition: Condition) -> Query {
        var query = self
        if !conditions.contains(condition) { query.conditions.append(condition) }
        return query
    }

    /// The query without its last condition.
    package func removingLast() -> Query {
        var query = self
        _ = query.conditions.popLast()
        return query
    }

    /// What of this query is about one facet and simple enough for a picker: one group of any, or values that
    /// must all hold, and exclusions. Anything more involved stays a chip of its own.
    package func choices(for facet: Facet) -> FacetChoices { sorted(facet).choices }

    /// The query with the choices of one facet exchanged, at the place of the old ones. With empty choices:
    /// everything else that is chosen, under which the counts of a picker are.
    package func replacing(_ choices: FacetChoices, for facet: Facet) -> Query {
        let taken = sorted(facet).taken
        var parts: [Condition] = []
        let chosen = choices.chosen.compactMap { Condition(facet, $0) }
        if chosen.count > 1, choices.mode == .any {
            parts = [.any(chosen)]
        } else {
            parts = chosen
        }
        parts += choices.excluded.compactMap { Condition(facet, $0).map { .not($0) } }
        var query = self
        query.conditions = conditions.indices.filter { !taken.contains($0) }.map { conditions[$0] }
        let place = taken.first.map { first in conditions.indices.prefix(first).filter { !taken.contains($0) }.count }
        query.conditions.insert(contentsOf: parts, at: place ?? query.conditions.count)
        return query
    }

    /// The choices, and which conditions they are.
    private func sorted(_ facet: Facet) -> (choices: FacetChoices, taken: [Int]) {
        var choices = FacetChoices()
        var taken: [Int] = []
        let holdsSingles = conditions.contains { $0.value(of: facet) != nil }
        var holdsGroup = false
        for (index, condition) in conditions.enumerated() {
            if let value = condition.value(of: facet) {
                choices.chosen.append(value)
            } else if case .any(let parts) = condition, !holdsSingles, !holdsGroup,
                let values = Condition.values(of: facet, in: parts)
            {
                choices.chosen = values
                holdsGroup = true
            } else if case .not(let inner) = condition, let value = inner.value(of: facet) {
                choices.excluded.append(value)
            } else if case .not(.any(let parts)) = condition, let values = Condition.values(of: facet, in: parts) {
                choices.excluded += values
            } else {
                continue
            }
            taken.append(index)
        }
        choices.mode = !holdsGroup && choices.chosen.count > 1 ? .all : .any
        return (choices, taken)
    }
}

extension Condition {
    /// The condition that a brief has a value of a facet, written as `FacetCount.value` is; nil where that is none.
    package init?(_ facet: Facet, _ value: String) {
        switch facet {
        case .tag: self = .tag(value)
        case .region:
            guard let code = RegionCode(value) else { return nil }
            self = .region(code)
        case .kind:
            guard let kind = Kind(rawValue: value) else { return nil }
            self = .kind(kind)
        case .language: self = .language(value)
        case .author: self = .author(value)
        case .source: self = .source(value)
        case .year:
            guard let span = DayMatch.Span(value), case .year = span else { return nil }
            self = .day(DayMatch(.on, span))
        case .month:
            guard let span = DayMatch.Span(value), case .month = span else { return nil }
            self = .day(DayMatch(.on, span))
        }
    }

    /// The value of a facet that this condition asks for by itself.
    package func value(of facet: Facet) -> String? {
        switch (facet, self) {
        case (.tag, .tag(let value)), (.language, .language(let value)), (.author, .author(let value)),
            (.source, .source(let value)):
            value
        case (.region, .region(let code)): code.rawValue
        case (.kind, .kind(let kind)): kind.rawValue
        case (.year, .day(let match)):
            if case .year = match.span, match.relation == .on { match.span.text } else { nil }
        case (.month, .day(let match)):
            if case .month = match.span, match.relation == .on { match.span.text } else { nil }
        default: nil
        }
    }

    /// The values, where every part asks for one.
    fileprivate static func values(of facet: Facet, in parts: [Condition]) -> [String]? {
        let values = parts.compactMap { $0.value(of: facet) }
        return values.count == parts.count ? values : nil
    }
}
