import Briefs

/// When a library took a brief in, and when its text last changed.
package struct BriefDates: Hashable, Sendable {
    package var added: Day?
    package var changed: Day?
    /// When the library last exchanged its text for another, in milliseconds since 1970.
    package var changedAt: Int?

    package init(added: Day? = nil, changed: Day? = nil, changedAt: Int? = nil) {
        self.added = added
        self.changed = changed
        self.changedAt = changedAt
    }
}
