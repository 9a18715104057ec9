/// What a JSON Feed file gave: its briefs, and what was wrong with it.
package struct FeedReading: Sendable {
    package var title: String?
    package var homePage: String?
    package var feedURL: String?
    /// The name of the source of items that name none: the feed's title, else what the caller gave.
    package var source: String
    /// The language and the authors of items that name none.
    package var language: String?
    package var authors: [String]
    package var items: [Item]
    package var problems: [Problem]
    /// Whether the text is JSON throughout and a feed: such a file can be rewritten item by item.
    package var isWhole: Bool

    /// A brief and where it stands.
    package struct Item: Sendable {
        package var brief: Brief
        /// The item's bytes in the file.
        package var range: Range<Int>
        /// Of those bytes, in lower-case hexadecimal.
        package var sha256: String
        /// When the brief came into the library: `provenance.retrieved`, else the file's time (UTC).
        package var added: Day?
        /// `_marks`, where the item has it: the marks of whoever exported it.
        package var marks: MarkState?
    }
}
