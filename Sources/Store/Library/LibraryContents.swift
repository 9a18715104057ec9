import Briefs

/// All that a library folder holds of briefs, and what was wrong with it.
package struct LibraryContents: Sendable {
    /// Each id once: the first file that has it counts, Dateline's own files before those dropped in.
    package var briefs: [StoredBrief] = []
    package var files: [LibraryFile] = []
    package var problems: [Problem] = []
    package var aliases = BriefAliases()

    package init() {}
}

/// A brief and where it is kept.
package struct StoredBrief: Sendable {
    package var brief: Brief
    /// The file's path below the library.
    package var file: String
    /// The item's bytes in it: a hint, once the file may have changed.
    package var range: Range<Int>
    /// Of those bytes.
    package var sha256: String
    /// `provenance.retrieved`, else the file's time.
    package var added: Day?
    /// The newest entry of `history/`, else `date_modified`.
    package var changed: Day?
    /// The moment of the newest entry of `history/`, in milliseconds since 1970.
    package var changedAt: Int?
}

/// A file of the library.
package struct LibraryFile: Hashable, Sendable {
    /// Below the library.
    package var path: String
    package var stamp: FileStamp
    package var itemCount: Int
    /// Whether Dateline may rewrite it: it lies where Dateline writes and is JSON throughout.
    package var isWritable: Bool
}
