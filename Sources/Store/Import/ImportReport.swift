import Briefs

/// What became of briefs that arrived.
package struct ImportReport: Hashable, Sendable {
    /// In order of arrival; each id as it is known in the library.
    package var added: [BriefID] = []
    package var changed: [BriefID] = []
    package var unchanged: [BriefID] = []
    /// The files that were written, below the library.
    package var files: [String] = []
    /// Files that stood where briefs would have gone and were left alone.
    package var problems: [Problem] = []

    package init() {}
}
