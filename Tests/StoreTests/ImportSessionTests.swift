import Briefs
import Testing

@testable import Store

@Suite("An import of many batches")
struct ImportSessionTests {
    static func brief(
        _ id: String, _ title: String = "T", url: String? = nil, day: String? = "2013-12-02", text: String = "One.",
        source: String = "Desk"
    ) -> Brief {
        Brief(
            id: BriefID(id), url: url, title: title, day: day.flatMap { Day(iso: $0) }, language: "en",
            body: .text(text, headings: []), source: source)
    }

    private static func writer(_ folder: TemporaryFolder) -> BriefWriter {
        BriefWriter(library: folder.path, now: { 1_400_000_000_125 })
    }

    @Test("Batches add, change and leave alone as one import would")
    func batches() throws {
        let folder = try TemporaryFolder()
        let session = try Self.writer(folder).session()
        #expect(try session.add([Self.brief("xx:1"), Self.brief("xx:2", "Two")]).added.count == 2)
        #expect(try session.add([Self.brief("xx:1"), Self.brief("xx:3", "Three")]).unchanged == [BriefID("xx:1")])
        let third = try session.add([Self.brief("xx:2", "Two, corrected"), Self.brief("xx:4", day: nil)])
        #expect(third.changed == [BriefID("xx:2")] && third.added == [BriefID("xx:4")])
        #expect(try session.add([Self.brief("xx:2", "Two, corrected")]).unchanged == [BriefID("xx:2")])
        let contents = try LibraryReader.read(folder.path)
        #expect(contents.problems.isEmpty)
        #expect(Set(contents.briefs.map(\.brief.title)) == ["T", "Two, corrected", "Three"])
        #expect(try folder.text("history/desk/2013-12.jsonl").contains("\"title\":\"Two\""))
    }

    @Test("A dry run of several batches counts, and writes nothing")
    func dryRun() throws {
        let folder = try TemporaryFolder()
        let session = try Self.writer(folder).session(isDryRun: true)
        #expect(try session.add([Self.brief("xx:1")]).added.count == 1)
        #expect(try session.add([Self.brief("xx:1", "Other")]).added.isEmpty)
        #expect(folder.names() == [])
    }

    @Test("While an import lasts another waits, and a file that somebody else changes meanwhile is read anew")
    func meanwhile() throws {
        let folder = try TemporaryFolder()
        let session = try Self.writer(folder).session()
        _ = try session.add([Self.brief("xx:1")])
        #expect(throws: StoreError.busy(file: folder.path + "/briefs")) {
            try BriefWriter(library: folder.path, patience: 5, now: { 0 }).session()
        }
        let name = "briefs/desk/2013-12.json"
        let text = try folder.text(name)
        try folder.write(name, text.split(separator: "\"T\"").joined(separator: "\"Edited by hand\""))
        #expect(try session.add([Self.brief("xx:1", "Arrived")]).changed == [BriefID("xx:1")])
        #expect(try LibraryReader.read(folder.path).briefs.map(\.brief.title) == ["Arrived"])
        #expect(try folder.text("history/desk/2013-12.jsonl").contains("Edited by hand"))
    }

    @Test("A file that is full takes no more, and what comes goes beside it")
    func full() throws {
        let folder = try TemporaryFolder()
        let large = String(repeating: "word ", count: 2_000_000)
        let briefs = (0..<4).map { Self.brief("xx:\($0)", "T\($0)", text: large + "\($0)") }
        let report = try Self.writer(folder).add(briefs)
        #expect(report.files == ["briefs/desk/2013-12-2.json", "briefs/desk/2013-12.json"])
        #expect(try LibraryReader.read(folder.path).briefs.count == 4)
        #expect(try Self.writer(folder).add(briefs).unchanged.count == 4)
    }

    @Test(
        "Names of sources and briefs never become paths",
        arguments: [
            "../../x", "/etc/x", "a\u{0}b", String(repeating: "ñ", count: 300), "..", ".", "", "con/../..", "~", "\n",
            "\u{202E}", "-rf", "a\\b", "%2e%2e%2f",
        ])
    func names(_ name: String) throws {
        let folder = try TemporaryFolder()
        let library = folder.path + "/deep/library"
        let writer = BriefWriter(library: library, now: { 0 })
        let brief = Self.brief(name.isEmpty ? "x" : name, source: name)
        let report = try writer.add([brief])
        #expect(report.added == [brief.id])
        #expect(folder.names() == ["deep"] && folder.names("deep") == ["library"])
        #expect(folder.names("deep/library") == ["briefs"] && folder.names("deep/library/briefs").count == 1)
        let stored = folder.names("deep/library/briefs")[0]
        #expect(stored.utf8.count <= 64 && stored.utf8.allSatisfy { $0 > 0x2C && $0 < 0x7F && $0 != 0x2F })
        let read = try LibraryReader.read(library)
        #expect(read.briefs.map(\.brief.id) == [brief.id] && read.problems.isEmpty)
        #expect(try writer.add([brief]).unchanged == [brief.id])
        try SourceKeeping.keep(Array("bytes".utf8), in: library, sources: [name, name + "2"])
        #expect(folder.names("deep") == ["library"])
    }

    @Test("Sources that differ only in case share a folder, and their briefs stay apart")
    func caseTwins() throws {
        let folder = try TemporaryFolder()
        let report = try Self.writer(folder).add([
            Self.brief("xx:A", "One", source: "THE DESK"), Self.brief("xx:a", "Two", source: "The Desk"),
        ])
        #expect(report.files == ["briefs/the-desk/2013-12.json"])
        let read = try LibraryReader.read(folder.path)
        #expect(Set(read.briefs.map(\.brief.source)) == ["THE DESK", "The Desk"])
        #expect(Set(read.briefs.map(\.brief.id.rawValue)) == ["xx:A", "xx:a"])
    }

    @Test("On a full disk an import that stops has lost nothing, and goes on when there is room")
    func fullDisk() throws {
        let folder = try TemporaryFolder()
        let library = folder.path + "/library"
        // No file may be larger than so many bytes.
        let probe = try Probe(folder, "import", library, folder.path + "/home", "f", "400", "6000")
        try probe.end()
        let said = probe.lines
        let last = try #require(said.last)
        #expect(last.hasPrefix("failed: "), "\(last)")
        let read = try LibraryReader.read(library)
        #expect(read.problems.isEmpty && said.count > 3)
        let ids = Set(read.briefs.map(\.brief.id.rawValue))
        #expect(said.dropLast().allSatisfy { ids.contains("https://x.example/f/\($0)") })
        #expect(folder.names("library/briefs/f") == ["undated.json"])
        let report = try BriefWriter(library: library, now: { 0 }).add([Self.brief("xx:1", day: nil, source: "f")])
        #expect(report.added.count == 1)
        #expect(try LibraryReader.read(library).briefs.count == read.briefs.count + 1)
    }
}
