/// One change that a reader made to what is remembered of a brief.
package struct Mark: Hashable, Sendable {
    package var field: Field
    package var value: Value

    /// What is remembered. A tag of one's own is a field by itself, so that two tags never collide; so is what is said of
    /// each other brief.
    package enum Field: Hashable, Sendable {
        case read, bookmark, helpful, note, place, region
        case tag(String)
        /// Whether another brief is an edition of this one: a flag that is not set says that it is none.
        case translation(BriefID)
    }

    package enum Value: Hashable, Sendable {
        case flag(Bool)
        case text(String)
        /// Set as of an earlier moment, in milliseconds since 1970: when a brief was read that was read again by mistake.
        case moment(Int)
        /// Taken back: as if it had never been set.
        case none
    }

    /// Whether a flag is set by it.
    package var isSet: Bool {
        switch value {
        case .flag(let flag): flag
        case .moment: true
        case .text, .none: false
        }
    }

    package init(_ field: Field, _ value: Value) {
        self.field = field
        self.value = value
    }
}

/// What is remembered of one brief, folded from all its marks.
package struct MarkState: Hashable, Sendable {
    package var isRead = false
    /// When it was last marked as read, in milliseconds since 1970. Nil where it is not read, and where the mark was made
    /// a moment ago and has no stamp yet.
    package var readAt: Int?
    /// Whether its text has become another since. Only an answer says so, as it knows the history; no journal does.
    package var isChanged = false
    package var isBookmarked = false
    /// Nil: not said.
    package var isHelpful: Bool?
    /// The reader's own tags, sorted.
    package var tags: [String] = []
    /// Notes, oldest first: notes made at once on two devices both stay.
    package var notes: [String] = []
    /// Briefs that the reader says are no editions of this one, sorted.
    package var unpaired: [BriefID] = []
    /// Where reading stopped, as `Place` writes it.
    package var place: String?

    package init() {}

    package static let none = MarkState()

    /// Whether a change at a moment came after it was last marked as read.
    package func isRead(before moment: Int?) -> Bool {
        guard isRead, let readAt, let moment else { return false }
        return readAt < moment
    }
}
