import Briefs
import FoundationEssentials
import Testing

@testable import Intake

@Suite("JSON of all shapes, and lists of addresses") struct PostFixtureTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/posts")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { !$0.hasSuffix(".expected") }.sorted()

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    static func reading(_ name: String) throws -> IntakeReading {
        try Intake.read(bytes: bytes(name), name: name, options: IntakeOptions(places: Gazetteer.places))
    }

    /// `RECORD=1` writes the expectations anew; read the difference before keeping it.
    @Test("A file gives what is written down beside it", arguments: names)
    func fields(_ name: String) throws {
        let found = ReadingText.describe(try Self.reading(name))
        let file = Self.folder.appendingPathComponent(name + ".expected")
        guard let expected = try? Data(contentsOf: file), ProcessInfo.processInfo.environment["RECORD"] == nil else {
            try Data(found.utf8).write(to: file)
            Issue.record("Recorded what \(name) gives: check it by hand.")
            return
        }
        #expect(found == String(decoding: expected, as: UTF8.self))
    }

    @Test("There is a fixture for each difficulty")
    func count() { #expect(Self.names.count >= 20) }

    @Test("Cut off anywhere, a file gives an error or a reading, and no post twice", arguments: names)
    func cutOff(_ name: String) throws {
        let bytes = try Self.bytes(name)
        for length in stride(from: 0, to: bytes.count, by: 7) {
            let reading = try? Intake.read(
                bytes: Array(bytes.prefix(length)), name: name, options: IntakeOptions(places: Gazetteer.places))
            let ids = (reading?.drafts ?? []).map(\.brief.id)
            #expect(Set(ids).count == ids.count, "\(name) at \(length)")
        }
    }

    @Test(
        "JSON that is neither a feed nor posts is named with its place",
        arguments: ["[{\"a\":1}]", "{\"a\":1}", "{\"items\":7}", "[{\"title\":"])
    func other(_ text: String) {
        #expect(throws: IntakeError.self) {
            try Intake.read(bytes: Array(text.utf8), name: "x", options: IntakeOptions(places: Gazetteer.places))
        }
    }

    @Test("Posts nested without end are refused, and their neighbours are read")
    func deep() throws {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let text =
            "[{\"title\":\"a\",\"link\":\"https://a.example/1\",\"x\":\(deep)},"
            + "{\"title\":\"b\",\"link\":\"https://a.example/2\",\"content\":\"c\"}]"
        let reading = try Intake.read(
            bytes: Array(text.utf8), name: "x", options: IntakeOptions(places: Gazetteer.places))
        #expect(reading.drafts.map(\.brief.title) == ["b"])
        #expect(reading.problems.first?.what.contains("512") == true, "\(reading.problems)")
    }

    @Test("Drafts as a feed have both forms of the text, and moments in UTC")
    func draftFeed() throws {
        let reading = try Self.reading("feed-1-1.json")
        let item = DraftFeed.item(try #require(reading.drafts.first).brief)
        #expect(item["content_html"]?.string?.contains("<em>") == true)
        #expect(item["content_text"]?.string == "The crews went back. Older")
        #expect(item["date_published"] == "2015-03-05T01:30:00Z")
        #expect(item["_brief"]?["day"] == "2015-03-04")
        let head = DraftFeed.document(reading.head)
        #expect(head["title"] == "The Lantern Post" && head["home_page_url"] == "https://lantern.example/")
        #expect(head["language"] == "en-us" && head["description"] == "News of an invented coast")
    }
}

/// A reading as lines that a person can check.
private enum ReadingText {
    static func describe(_ reading: IntakeReading) -> String {
        var lines: [String] = []
        let head = reading.head
        for (name, value) in [
            ("title", head.title), ("home", head.homePage), ("feed", head.feedURL), ("language", head.language),
            ("description", head.description),
        ] {
            if let value { lines.append("feed's \(name): \(value)") }
        }
        lines += reading.problems.map { "problem: \($0)" } + reading.remarks.map { "remark: \($0)" }
        for subscription in reading.subscriptions {
            lines.append(
                "subscription: \(subscription.feedURL) | \(subscription.title ?? "none") | "
                    + subscription.tags.joined(separator: ", "))
        }
        for draft in reading.drafts {
            let brief = draft.brief
            lines += ["", "id: \(brief.id)", "url: \(brief.url ?? "none")"]
            lines.append("published: \(brief.published ?? "none") | changed \(brief.modified ?? "none")")
            if let summary = brief.summary { lines.append("summary: \(summary)") }
            for file in brief.attachments {
                lines.append(
                    "attachment: \(file.url) | \(file.mimeType) | \(file.title ?? "none") | \(file.size ?? -1) | "
                        + "\(file.duration ?? -1)")
            }
            if case .html(let html) = brief.body { lines.append("html: \(html)") }
            lines.append(DraftText.describe(draft))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
