/// One change that a reader made to what is remembered of a brief.
package struct Mark: Hashable, Sendable {
    package var field: Field
    package var value: Value

    /// What is remembered. A tag of one's own is a field by itself, so that two tags never collide.
    package enum Field: Hashable, Sendable {
        case read, bookmark, helpful, note, place, region, translation
        case tag(String)
    }

    package enum Value: Hashable, Sendable {
        case flag(Bool)
        case text(String)
        /// Taken back: as if it had never been set.
        case none
    }

    package init(_ field: Field, _ value: Value) {
        self.field = field
        self.value = value
    }
}

/// What is remembered of one brief, folded from all its marks.
package struct MarkState: Hashable, Sendable {
    package var isRead = false
    package var isBookmarked = false
    /// Nil: not said.
    package var isHelpful: Bool?
    /// The reader's own tags, sorted.
    package var tags: [String] = []
    /// Notes, oldest first: notes made at once on two devices both stay.
    package var notes: [String] = []
    /// Where reading stopped, as `Place` writes it.
    package var place: String?

    package init() {}

    package static let none = MarkState()
}
