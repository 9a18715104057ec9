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
        let outline = FeedOutline(bytes)
        var report = ProblemReport(file: file, bytes: bytes)
        for fault in outline.faults { report.add(fault, itemsRead: outline.items.count) }
        let feed = FeedContext(outline, bytes, fallbackSource: fallbackSource, report: &report)
        var reading = FeedReading(
            title: feed.title, homePage: feed.homePage, feedURL: feed.feedURL, source: feed.source,
            language: feed.language, authors: feed.authors, items: [], problems: [], isWhole: outline.isWhole)
        reading.items.reserveCapacity(outline.items.count)
        let fileDay = modified.map { Day(number: $0 >= 0 ? $0 / 86_400 : -(-($0 + 1) / 86_400) - 1) }
        for range in outline.items {
            guard range.count <= itemLimit else {
                report.add(
                    at: range.lowerBound, "This item is larger than \(itemLimit / 1_048_576) MB, so it is not shown.",
                    "Shorten it, or move what is in it to a file of its own kind; all other items are shown.")
                continue
            }
            guard let value = try? JSONParser.value(in: bytes, range), value.members != nil else {
                report.add(
                    at: range.lowerBound, "This item is no object, so it cannot be shown.",
                    "Make it an object with an id and a title, or take it out.")
                continue
            }
            var decoder = ItemDecoder(value, feed: feed)
            let brief = decoder.brief()
            for finding in decoder.findings {
                report.add(
                    at: JSONLocator.offset(of: finding.path, in: bytes, range), finding.what, finding.advice)
            }
            reading.items.append(
                FeedReading.Item(
                    brief: brief, range: range, sha256: SHA256.hexDigest(of: bytes[range]),
                    added: brief.provenance?.retrieved.flatMap { Day(iso: $0) } ?? fileDay,
                    marks: MarkState(json: value["_marks"])))
        }
        reading.problems = report.finished()
        return reading
    }
}
