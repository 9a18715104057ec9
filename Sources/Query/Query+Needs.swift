import Briefs

extension Query {
    /// What is looked for in texts, without what is excluded.
    package var textMatches: [TextMatch] { conditions.flatMap { $0.textMatches } }
}

extension Condition {
    /// What is looked for in texts, without what is excluded.
    fileprivate var textMatches: [TextMatch] {
        switch self {
        case .text(let match): [match]
        case .all(let parts), .any(let parts): parts.flatMap { $0.textMatches }
        case .not(.not(let inner)): inner.textMatches
        default: []
        }
    }

    /// Whether some part of this says so.
    func contains(_ holds: (Condition) -> Bool) -> Bool {
        if holds(self) { return true }
        switch self {
        case .not(let inner): return inner.contains(holds)
        case .all(let parts), .any(let parts): return parts.contains { $0.contains(holds) }
        default: return false
        }
    }
}

extension Query {
    /// Whether what matches may change with the reader's marks.
    package var dependsOnMarks: Bool {
        conditions.contains { condition in
            condition.contains {
                switch $0 {
                case .tag, .state(.read), .state(.unread), .state(.bookmarked), .state(.noted), .state(.changed): true
                default: false
                }
            }
        }
    }

    /// Whether matching needs words.
    package var dependsOnText: Bool {
        conditions.contains { condition in
            condition.contains {
                switch $0 {
                case .text, .has(.analysis), .has(.link): true
                default: false
                }
            }
        }
    }

    /// Whether `is:suggested` is asked for: then `region:` looks at the suggested regions instead of the stated.
    package var looksAtSuggestions: Bool { conditions.contains(.state(.suggested)) }
}
