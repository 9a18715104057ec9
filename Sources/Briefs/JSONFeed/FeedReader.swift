/// Reads JSON Feed 1.1 (and 1.0) documents, item by item: one bad item harms no other.
package enum FeedReader {
    /// Problems listed of one file at the most; one more says how many there are.
    package static let problemLimit = 100

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
            title: feed.title, homePage: feed.homePage, feedURL: feed.feedURL, source: feed.source, items: [],
            problems: [], isWhole: outline.isWhole)
        reading.items.reserveCapacity(outline.items.count)
        let fileDay = modified.map { Day(number: $0 >= 0 ? $0 / 86_400 : -(-($0 + 1) / 86_400) - 1) }
        for range in outline.items {
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

/// What the document says for all its items.
struct FeedContext {
    var title: String?
    var homePage: String?
    var feedURL: String?
    var language: String?
    var authors: [String] = []
    var source: String

    init(_ outline: FeedOutline, _ bytes: [UInt8], fallbackSource: String, report: inout ProblemReport) {
        var head = JSONValue.object([])
        for member in outline.members where member.key != "items" {
            if let value = try? JSONParser.value(in: bytes, member.range) { head.set(member.key, value) }
        }
        for key in ["title", "home_page_url", "feed_url", "language"] {
            guard let value = head[key], value.string == nil, !value.isNull,
                let member = outline.members.last(where: { $0.key == key })
            else { continue }
            report.add(
                at: member.range.lowerBound, "The feed's \(key) is \(value.article), not a text.",
                "Put it in quotation marks.")
        }
        func text(_ key: String) -> String? {
            guard let text = head[key]?.string, !text.isEmpty else { return nil }
            return text
        }
        title = text("title")
        homePage = text("home_page_url")
        feedURL = text("feed_url")
        language = text("language")?.lowercased()
        let people = head["authors"]?.array ?? head["author"].map { [$0] } ?? []
        authors = people.compactMap { $0["name"]?.string ?? $0.string }.filter { !$0.isEmpty }
        source = title ?? fallbackSource
    }
}

/// Collects the problems of one file, with their places.
struct ProblemReport {
    private let file: String
    private var places: TextPlaces
    private var problems: [Problem] = []
    private var unlisted = 0

    init(file: String, bytes: [UInt8]) {
        self.file = file
        places = TextPlaces(bytes)
    }

    mutating func add(at offset: Int, _ what: String, _ advice: String) {
        guard problems.count < FeedReader.problemLimit else {
            unlisted += 1
            return
        }
        let place = places.place(of: offset)
        problems.append(Problem(file: file, line: place.line, column: place.column, what: what, advice: advice))
    }

    mutating func add(_ fault: JSONFault, itemsRead: Int) {
        let sentence = fault.reason.prefix(1).uppercased() + fault.reason.dropFirst() + "."
        let rest = itemsRead == 0 ? "nothing of it could be read" : "the items that could be read are shown"
        add(at: fault.offset, sentence, "Correct the file at this place in a text editor; \(rest).")
    }

    func finished() -> [Problem] {
        guard unlisted > 0 else { return problems }
        let more = Problem(
            file: file, what: "There are \(unlisted) more problems of this kind.", advice: "Correct these first.")
        return problems + [more]
    }
}

/// A step into a JSON value.
enum JSONStep: Hashable, Sendable {
    case key(String)
    case index(Int)
}

/// Finds where a part of a value stands. Slow and exact: it is asked only for what is wrong.
enum JSONLocator {
    /// The offset of what a path leads to; of the deepest step that exists, where it leads nowhere.
    static func offset(of path: [JSONStep], in bytes: [UInt8], _ range: Range<Int>) -> Int {
        var scanner = JSONScanner(bytes, in: range)
        var found = range.lowerBound
        for step in path {
            scanner.position = found
            guard let next = try? child(step, &scanner) else { break }
            found = next
        }
        return found
    }

    private static func child(_ step: JSONStep, _ scanner: inout JSONScanner) throws(JSONFault) -> Int? {
        let isObject = scanner.byte == Ascii.openBrace
        guard isObject || scanner.byte == Ascii.openBracket else { return nil }
        let closing = isObject ? Ascii.closeBrace : Ascii.closeBracket
        try scanner.enter(0)
        if scanner.take(closing) { return nil }
        var found: Int?
        var index = 0
        repeat {
            scanner.skipSpace()
            let here: JSONStep = isObject ? .key(scanner.text(try scanner.key())) : .index(index)
            if here == step { found = scanner.position }
            try scanner.skipValue()
            index += 1
        } while try scanner.another(closing, "")
        return found
    }
}
