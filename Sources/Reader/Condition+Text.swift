import Query

extension Condition {
    /// Whether words are all that it asks for: such conditions come from a search, others from filters.
    var isText: Bool {
        switch self {
        case .text: true
        case .not(let inner): inner.isText
        case .all(let parts), .any(let parts): parts.allSatisfy(\.isText)
        default: false
        }
    }
}
