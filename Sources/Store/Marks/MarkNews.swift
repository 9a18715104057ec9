import Briefs

/// A brief whose marks another device or process has changed.
package struct MarkNews: Hashable, Sendable {
    package var id: BriefID
    /// What is remembered of it now.
    package var state: MarkState
    package var fields: Set<Mark.Field>
}
