import Briefs
import Testing

@testable import Store

@Suite("Earlier texts")
struct HistoryTests {
    private let path = "history/quay/2020-03.jsonl"

    private func line(_ changed: String, _ id: String, _ title: String) -> String {
        #"{"changed":"\#(changed)","id":"\#(id)","item":{"id":"\#(id)","title":"\#(title)"}}"# + "\n"
    }

    @Test(
        "A moment is read to the millisecond, and of what is less exact the beginning is taken",
        arguments: [
            ("2020-03-01T10:00:00.125Z", 1_583_056_800_125), ("2020-03-01T10:00:00Z", 1_583_056_800_000),
            ("2020-03-01T10:00Z", 1_583_056_800_000), ("2020-03-01T05:00:00.5-05:00", 1_583_056_800_500),
            ("2020-03-01", 1_583_020_800_000), ("2020-03-01 and more", 1_583_020_800_000),
        ])
    func moments(_ text: String, _ expected: Int) throws {
        let folder = try TemporaryFolder()
        try folder.write(path, line(text, "xx:1", "One"))
        let change = History.changes(in: folder.path)[BriefID("xx:1")]
        #expect(change == History.Change(day: Day(number: 18_322), moment: expected))
    }

    @Test("What is written reads back", arguments: [0, 1, -1, 999, -1_000, -1_001, 1_400_000_000_125])
    func written(_ milliseconds: Int) {
        #expect(PublishedTime.milliseconds(Timestamp.text(milliseconds: milliseconds)) == milliseconds)
    }

    @Test("The texts of a brief come newest first, damaged lines and those of others are passed over")
    func texts() throws {
        let folder = try TemporaryFolder()
        let id = BriefID("xx:1")
        try folder.write(
            path,
            line("2020-03-02T00:00:00Z", "xx:1", "Second") + line("2020-03-09T00:00:00Z", "xx:2", "Other")
                + #"{"changed":"2020-03-03","id":"xx:1","item":"# + "\n" + "{torn\n\n"
                + #"{"changed":"2020-03-04","id":"xx:1","item":7}"# + "\n" + line("soon", "xx:1", "Never")
                + line("2020-03-05T00:00:00Z", "xx:1", "Third"))
        try folder.write("history/other/x.jsonl", line("2020-03-01", "xx:1", "First").dropLast() + "")
        let places = History.places(of: id, in: folder.path)
        let texts = History.texts(at: places, in: folder.path)
        #expect(texts.map(\.brief.title) == ["Third", "Second", "First"])
        #expect(texts.allSatisfy { $0.brief.id == id })
        #expect(texts.map(\.day.description) == ["2020-03-05", "2020-03-02", "2020-03-01"])
        #expect(texts.map(\.moment) == [1_583_366_400_000, 1_583_107_200_000, 1_583_020_800_000])
        // Something else stands there now.
        try folder.write(path, "{}\n" + line("2020-03-02T00:00:00Z", "xx:1", "Second"))
        #expect(History.texts(at: places, in: folder.path).map(\.brief.title) == ["First"])
    }

    @Test("Of very many texts, and of very long ones, the newest are read")
    func bounded() throws {
        let folder = try TemporaryFolder()
        let id = BriefID("xx:1")
        try folder.write(path, (0..<300).map { line(Timestamp.text(milliseconds: $0), "xx:1", "\($0)") }.joined())
        let texts = History.texts(at: History.places(of: id, in: folder.path), in: folder.path)
        #expect(texts.map(\.brief.title) == (200..<300).reversed().map { "\($0)" })
        let few = History.texts(at: History.places(of: id, in: folder.path), in: folder.path, mostBytes: 300)
        #expect(few.map(\.brief.title) == ["299", "298", "297"])
    }

    @Test("A text that a library kept of itself reads back as the brief was")
    func kept() throws {
        let folder = try TemporaryFolder()
        func brief(_ title: String) -> Brief {
            var brief = Brief(
                id: BriefID("quay#7"), title: title, day: Day(number: 18_322), tags: ["ports"],
                body: .text("The harbour \(title).", headings: []), source: "Quay")
            brief.summary = "Short"
            return brief
        }
        let writer = BriefWriter(library: folder.path, now: { 1_583_056_800_125 })
        _ = try writer.add([brief("closes")])
        _ = try writer.add([brief("opens")])
        let texts = History.texts(at: History.places(of: BriefID("quay#7"), in: folder.path), in: folder.path)
        #expect(texts.map(\.moment) == [1_583_056_800_125])
        #expect(texts.map(\.brief) == [brief("closes")])
    }
}
