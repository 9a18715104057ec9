import Briefs

extension Condition {
    /// Whether the chip says what is left out; its label is that of what stands within.
    package var isExclusion: Bool {
        if case .not(let inner) = self { return !inner.isExclusion }
        return false
    }

    /// The chip of a condition, for people, without the sign of exclusion. `language` is that of region names.
    package func label(regions: any RegionResolving, language: String) -> String {
        switch self {
        case .text(let match): return match.label
        case .tag(let tag): return tag
        case .region(let code): return regions.name(of: code, in: language) ?? code.rawValue
        case .kind(let kind): return kind.rawValue
        case .language(let language): return Languages.name(of: language)
        case .author(let author): return "by \(author)"
        case .source(let source): return "from \(source)"
        case .day(let match): return match.label
        case .added(let match): return "added \(match.label)"
        case .changed(let match): return "changed \(match.label)"
        case .state(let state):
            switch state {
            case .noted: return "with a note"
            case .changed: return "changed since read"
            case .suggested: return "suggested regions"
            default: return state.rawValue
            }
        case .has(let feature):
            switch feature {
            case .analysis: return "with analysis"
            case .link: return "with links"
            case .related: return "with related pieces"
            case .translation: return "with a translation"
            }
        case .not(let inner): return inner.label(regions: regions, language: language)
        case .all(let parts): return Condition.joined(parts, " and ", regions, language)
        case .any(let parts): return Condition.joined(parts, " or ", regions, language)
        }
    }

    private static func joined(
        _ parts: [Condition], _ separator: String, _ regions: any RegionResolving, _ language: String
    ) -> String {
        parts.map { part in
            let label = part.label(regions: regions, language: language)
            return part.isExclusion ? "not \(label)" : label
        }.joined(separator: separator)
    }
}

extension TextMatch {
    fileprivate var label: String {
        let shown = form == .prefix ? "\"\(text)*\"" : "\"\(text)\""
        switch place {
        case .anywhere: return shown
        case .title: return "title \(shown)"
        case .analysis: return "analysis \(shown)"
        }
    }
}

extension DayMatch {
    fileprivate var label: String {
        switch (relation, span) {
        case (.on, .days(1)), (.after, .days(1)): return "today"
        case (.on, .days(let count)), (.after, .days(let count)): return "in the last \(count) days"
        case (.before, .days(let count)): return "before the last \(count) days"
        case (.on, .lastYear): return "last year"
        case (.after, .lastYear): return "since last year"
        case (.before, .lastYear): return "before last year"
        case (.after, let span): return "since \(span.text)"
        case (.before, let span): return "before \(span.text)"
        case (.on, .day(let day)): return "on \(day)"
        case (.on, let span): return "in \(span.text)"
        }
    }
}
