import Index
import Store

/// What `dateline --version` prints: the program, and the formats of what it keeps.
enum Version {
    static let program = "0.1.0"

    static let text =
        "dateline \(program), index schema \(LibraryIndex.schemaVersion), journal format \(MarkJournal.formatVersion)"
}
