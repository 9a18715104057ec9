/// Reads JSON Feed 1.1 (and 1.0) documents, item by item: one bad item harms no other.
package enum FeedReader {
    /// Problems listed of one file at the most; one more says how many there are.
    package static let problemLimit = 100

    /// Larger items are not read: no brief is, and one would take the memory of thousands.
    package static let itemLimit = 16 * 1_048_576

    /// Reads a document. `file` names it in problems; `fallbackSource` names the source where the feed has no title;
    /// `modified` is the file's time in seconds since 1970.
    package static func read(
        _ bytes: [UInt8], file: String, fallbackSource: String, modified: Int? = nil
    ) -> FeedReading {
        var feed = FeedItems(bytes, file: file, fallbackSource: fallbackSource, modified: modified)
        var reading = FeedReading(
            title: feed.context.title, homePage: feed.context.homePage, feedURL: feed.context.feedURL,
            source: feed.context.source, language: feed.context.language, authors: feed.context.authors, items: [],
            problems: [], isWhole: feed.isWhole)
        reading.items.reserveCapacity(feed.ranges.count)
        for index in feed.ranges.indices {
            guard let item = feed.item(at: index) else { continue }
            let range = feed.ranges[index]
            reading.items.append(
                FeedReading.Item(
                    brief: item.brief, range: range, sha256: SHA256.hexDigest(of: bytes[range]), added: item.added,
                    marks: item.marks))
        }
        reading.problems = feed.problems
        return reading
    }
}
