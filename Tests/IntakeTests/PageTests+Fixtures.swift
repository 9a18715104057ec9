import Briefs
import FoundationEssentials
import Markup
import Testing

@testable import Intake

/// The pages beside these tests: what each gives, as a person has read it.
enum PageFixture {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Fixtures/pages")

    /// Pages named for their difficulty.
    static let names = named(folder)
    /// Pages with the text that a person would take beside them.
    static let shapes = named(folder.appendingPathComponent("shapes")).map { "shapes/" + $0 }

    private static func named(_ folder: URL) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }.sorted()
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name + ".html")))
    }

    static func text(_ name: String) -> String? {
        (try? Data(contentsOf: folder.appendingPathComponent(name))).map { String(decoding: $0, as: UTF8.self) }
    }

    static func record(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    static func draft(_ name: String, url: String? = nil) throws -> Draft {
        let options = IntakeOptions(url: url, places: Gazetteer.places)
        return try #require(Intake.drafts(bytes: bytes(name), name: name + ".html", options: options).first)
    }

    /// What a person checks: the fields, what only pages have, and the text by paragraphs.
    static func describe(_ draft: Draft) -> String {
        let brief = draft.brief
        var lines = ["url: \(brief.url ?? "none")", "published: \(brief.published ?? "none")"]
        lines.append("modified: \(brief.modified ?? "none")")
        lines.append("summary: \(brief.summary ?? "none")")
        for edition in brief.translations { lines.append("edition: \(edition.language) \(edition.id.rawValue)") }
        let text = MarkupReader.document(of: brief).plainText
        let paragraphs = text.split(separator: "\n").map { "  " + $0 }
        return DraftText.describe(draft).split(separator: "\n\n", maxSplits: 1).map(String.init)[0] + "\n"
            + (lines + [""] + paragraphs).joined(separator: "\n") + "\n"
    }
}

@Suite("Pages beside the tests") struct PageFixtureTests {
    /// `RECORD=1` writes the expectations anew; read the difference before keeping it.
    @Test("A page gives the fields written down beside it", arguments: PageFixture.names + PageFixture.shapes)
    func fields(_ name: String) throws {
        let found = PageFixture.describe(try PageFixture.draft(name))
        guard let expected = PageFixture.text(name + ".expected"),
            ProcessInfo.processInfo.environment["RECORD"] == nil
        else {
            try PageFixture.record(found, name + ".expected")
            Issue.record("Recorded what \(name) gives: check it by hand.")
            return
        }
        #expect(found == expected)
    }

    @Test("Nearly every word of a page's text is taken, and hardly another", arguments: PageFixture.shapes)
    func quality(_ name: String) throws {
        let truth = WordBag(try #require(PageFixture.text(name + ".truth.txt")))
        let found = WordBag(MarkupReader.document(of: try PageFixture.draft(name).brief).plainText)
        let common = Double(truth.common(with: found))
        #expect(common >= 0.97 * Double(truth.count), "\(name): recall")
        // A thread's posts stand beside what is said of those who wrote them.
        #expect(common >= (name == "shapes/forum" ? 0.8 : 0.92) * Double(found.count), "\(name): precision")
    }
}

/// How often each word stands in a text.
struct WordBag {
    private var counts: [Substring: Int] = [:]
    private(set) var count = 0
    private let text: String

    init(_ text: String) {
        self.text = text.lowercased()
        for word in self.text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            counts[word, default: 0] += 1
            count += 1
        }
    }

    func common(with other: WordBag) -> Int { counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) } }
}
