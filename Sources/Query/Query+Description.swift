import Briefs

extension Query: CustomStringConvertible {
    /// The query in the query language; reading it gives an equal value, for every query that was read, or made
    /// of conditions that can be written: no empty text, no group of fewer than two.
    package var description: String {
        (conditions.map { "\($0)" } + (sort.map { ["sort:\($0.rawValue)"] } ?? [])).joined(separator: " ")
    }
}

extension Condition: CustomStringConvertible {
    package var description: String {
        switch self {
        case .text(let match): match.description
        case .tag(let tag): "tag:" + Quoting.value(tag)
        case .region(let code): "region:" + Quoting.value(code.rawValue)
        case .kind(let kind): "kind:" + kind.rawValue
        case .language(let language): "lang:" + Quoting.value(language)
        case .author(let author): "author:" + Quoting.value(author)
        case .source(let source): "source:" + Quoting.value(source)
        case .day(let match): "\(match.relation.rawValue):\(match.span.text)"
        case .added(let match): "added:" + match.comparison
        case .changed(let match): "changed:" + match.comparison
        case .state(let state): "is:" + state.rawValue
        case .has(let feature): "has:" + feature.rawValue
        case .not(let inner): "-\(inner)"
        case .all(let parts): Condition.group(parts, " ", empty: "(is:read OR is:unread)")
        case .any(let parts): Condition.group(parts, " OR ", empty: "(is:read is:unread)")
        }
    }

    /// A group of none has no form of its own, so it is written as something that means the same.
    private static func group(_ parts: [Condition], _ separator: String, empty: String) -> String {
        if parts.isEmpty { return empty }
        return "(" + parts.map { "\($0)" }.joined(separator: separator) + ")"
    }
}

extension TextMatch: CustomStringConvertible {
    package var description: String {
        let field = place == .anywhere ? "" : place.rawValue + ":"
        let isWhole = place == .anywhere
        switch form {
        case .phrase: return field + Quoting.quoted(text)
        case .word: return field + Quoting.word(text, isWhole: isWhole)
        case .prefix: return field + Quoting.word(text, isWhole: isWhole) + "*"
        }
    }
}

extension DayMatch {
    fileprivate var comparison: String {
        switch relation {
        case .after: ">=" + span.text
        case .before: "<" + span.text
        case .on: span.text
        }
    }
}
