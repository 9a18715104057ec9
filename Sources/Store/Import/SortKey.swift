import Briefs

/// Oldest first, the undated last.
struct SortKey: Comparable {
    private let day: Int
    private let published: String

    init(_ brief: Brief) {
        day = brief.day?.number ?? .max
        published = brief.published ?? ""
    }

    static func < (left: SortKey, right: SortKey) -> Bool {
        (left.day, left.published) < (right.day, right.published)
    }
}
