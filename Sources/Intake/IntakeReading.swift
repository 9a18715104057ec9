import Briefs

/// What an input gave.
package struct IntakeReading: Hashable, Sendable {
    package var drafts: [Draft]
    /// What of a file could not be read, each with its place; the drafts are what could.
    package var problems: [Problem]

    package init(drafts: [Draft], problems: [Problem] = []) {
        self.drafts = drafts
        self.problems = problems
    }
}
