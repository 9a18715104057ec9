import Briefs
import Glibc
import Testing

@testable import Store

@Suite("Limits, each named where it is met")
struct LimitsTests {
    private static func feed(_ items: [String]) -> [UInt8] {
        Array((#"{"version":"https://jsonfeed.org/version/1.1","title":"D","items":["# + "\n").utf8)
            + Array(items.joined(separator: ",\n").utf8) + Array("]}".utf8)
    }

    @Test("An item above 16 MB is named with its line, and its neighbours are shown")
    func largeItem() throws {
        let folder = try TemporaryFolder()
        let head = Self.feed([#"{"id":"xx:1","title":"before"}"#]).dropLast(2)
        var bytes = Array(head)
        bytes += Array(",\n{\"id\":\"xx:2\",\"title\":\"large\",\"content_text\":\"".utf8)
        bytes += [UInt8](repeating: 0x61, count: FeedReader.itemLimit)
        bytes += Array("\"},\n{\"id\":\"xx:3\",\"title\":\"after\"}]}".utf8)
        try folder.write("a.json", bytes)
        let contents = try LibraryReader.read(folder.path)
        #expect(contents.briefs.map(\.brief.id.rawValue) == ["xx:1", "xx:3"])
        #expect(contents.problems.map(\.line) == [3])
        #expect(contents.problems.first?.what == "This item is larger than 16 MB, so it is not shown.")
        #expect(contents.problems.first?.file == "a.json")
    }

    @Test("Nesting above 512 is named with its place, and the neighbours are shown")
    func nesting() throws {
        let folder = try TemporaryFolder()
        let deep = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
        try folder.write(
            "a.json",
            Self.feed([
                #"{"id":"xx:1","title":"before"}"#, #"{"id":"xx:2","title":"deep","_x":\#(deep)}"#,
                #"{"id":"xx:3","title":"after"}"#,
            ]))
        let contents = try LibraryReader.read(folder.path)
        #expect(contents.briefs.map(\.brief.id.rawValue) == ["xx:1", "xx:3"])
        #expect(contents.problems.map(\.line) == [3])
        #expect(contents.problems.first?.what.contains("more than 512 deep") == true, "\(contents.problems)")
    }

    @Test("Ten thousand tags on one brief are read, and a thousand of one's own are kept")
    func tags() throws {
        let folder = try TemporaryFolder()
        let tags = (0..<10_000).map { "t\($0)" }
        try folder.write(
            "library/a.json",
            Self.feed([#"{"id":"xx:1","title":"t","tags":["# + tags.map { "\"\($0)\"" }.joined(separator: ",") + "]}"]))
        let contents = try LibraryReader.read(folder.path + "/library")
        #expect(contents.problems.isEmpty)
        #expect(contents.briefs.first?.brief.tags == tags)
        func open() -> MarkJournal {
            MarkJournal.open(library: folder.path + "/library", stateHome: folder.path + "/home", now: { 1 })
        }
        var journal = open()
        let own = tags.prefix(1_000)
        try journal.append(own.map { Mark(.tag($0), .flag(true)) }, to: [BriefID("xx:1")])
        #expect(open().book[BriefID("xx:1")].tags == own.sorted())
    }

    @Test("A journal above 256 MB is named, and the marks of others are shown")
    func largeJournal() throws {
        let folder = try TemporaryFolder()
        let large = try folder.write("library/state/z.jsonl", "")
        truncate(large, off_t(FileContents.limit + 1))
        try folder.write(
            "library/state/y.jsonl",
            #"{"v":1,"stamp":1,"device":"y","ids":["xx:1"],"field":"read","value":true}"# + "\n")
        let journal = MarkJournal.open(library: folder.path + "/library", stateHome: folder.path + "/home", now: { 1 })
        #expect(journal.book[BriefID("xx:1")].isRead)
        #expect(journal.problems.map(\.file) == ["state/z.jsonl"])
        #expect(journal.problems.first?.what.contains("larger than 256 MB") == true)
    }
}
