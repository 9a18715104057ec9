/// A JSON Feed document whose items are decoded one at a time, as they are asked for: a large file need not be held
/// as briefs all at once, nor need items be decoded that are known by their bytes.
package struct FeedItems: Sendable {
    /// A decoded item.
    package struct Item: Sendable {
        package var brief: Brief
        /// When the brief came into the library: `provenance.retrieved`, else the file's time (UTC).
        package var added: Day?
        /// `_marks`, where the item has it: the marks of whoever exported it.
        package var marks: MarkState?
        /// Whether it has what JSON Feed has no field for (`_brief`): its regions and kind are then stated.
        package var hasExtension: Bool
        /// What of the item could not be read as it stands, as sentences.
        package var findings: [String]
    }

    package let bytes: [UInt8]
    /// Where each item stands in the bytes, those that turn out to be no objects too.
    package let ranges: [Range<Int>]
    /// What the document says for all its items.
    package let context: FeedContext
    /// Whether the text is JSON throughout and a feed: such a file can be rewritten item by item.
    package let isWhole: Bool
    /// The day of the file's time (UTC), on which items came that say no other.
    package let fileDay: Day?
    private var report: ProblemReport

    /// Finds the items. `file` names the document in problems; `fallbackSource` names the source where the feed has
    /// no title; `modified` is the file's time in seconds since 1970.
    package init(_ bytes: [UInt8], file: String, fallbackSource: String, modified: Int? = nil) {
        let outline = FeedOutline(bytes)
        var report = ProblemReport(file: file, bytes: bytes)
        for fault in outline.faults { report.add(fault, itemsRead: outline.items.count) }
        context = FeedContext(outline, bytes, fallbackSource: fallbackSource, report: &report)
        self.bytes = bytes
        self.report = report
        ranges = outline.items
        isWhole = outline.isWhole
        fileDay = modified.map { Day(number: $0 >= 0 ? $0 / 86_400 : -(-($0 + 1) / 86_400) - 1) }
    }

    /// What was found wrong with the document, and with the items that have been decoded.
    package var problems: [Problem] { report.finished() }

    /// How many problems there are; quicker than to list them.
    package var problemCount: Int { report.count }

    /// Decodes an item; nil where it is no object, or larger than `FeedReader.itemLimit`. What is wrong with it goes to the problems.
    package mutating func item(at index: Int) -> Item? {
        let range = ranges[index]
        guard range.count <= FeedReader.itemLimit else {
            report.add(
                at: range.lowerBound,
                "This item is larger than \(FeedReader.itemLimit / 1_048_576) MB, so it is not shown.",
                "Shorten it, or move what is in it to a file of its own kind; all other items are shown.")
            return nil
        }
        guard let value = try? JSONParser.value(in: bytes, range), value.members != nil else {
            report.add(
                at: range.lowerBound, "This item is no object, so it cannot be shown.",
                "Make it an object with an id and a title, or take it out.")
            return nil
        }
        var decoder = ItemDecoder(value, feed: context)
        let brief = decoder.brief()
        for finding in decoder.findings {
            report.add(at: JSONLocator.offset(of: finding.path, in: bytes, range), finding.what, finding.advice)
        }
        return Item(
            brief: brief, added: brief.provenance?.retrieved.flatMap { Day(iso: $0) } ?? fileDay,
            marks: MarkState(json: value["_marks"]), hasExtension: value["_brief"]?.members != nil,
            findings: decoder.findings.map(\.what))
    }
}
