import Briefs

/// When a library took a brief in, and when its text last changed.
package struct BriefDates: Hashable, Sendable {
    package var added: Day?
    package var changed: Day?

    package init(added: Day? = nil, changed: Day? = nil) {
        self.added = added
        self.changed = changed
    }
}
