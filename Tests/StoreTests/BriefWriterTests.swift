import Briefs
import Glibc
import Testing

@testable import Store

@Suite("Taking briefs into a library")
struct BriefWriterTests {
    private static func brief(
        _ id: String, _ title: String = "T", day: String? = "2013-12-02", text: String = "One.", source: String = "Desk"
    ) -> Brief {
        Brief(
            id: BriefID(id), title: title, day: day.flatMap { Day(iso: $0) }, language: "en",
            body: .text(text, headings: []), source: source)
    }

    private func writer(_ folder: TemporaryFolder) -> BriefWriter {
        BriefWriter(library: folder.path, now: { 1_400_000_000_125 })
    }

    @Test("New briefs go into one file a source and month, oldest first, keys sorted")
    func newBriefs() throws {
        let folder = try TemporaryFolder()
        let report = try writer(folder).add([
            Self.brief("xx:b", day: "2013-12-20"), Self.brief("xx:a", day: "2013-12-02"),
            Self.brief("xx:c", day: "2014-01-01"), Self.brief("xx:d", day: nil),
            Self.brief("xx:e", source: "Otra Redacción"),
        ])
        #expect(report.added.map(\.rawValue) == ["xx:b", "xx:a", "xx:c", "xx:d", "xx:e"])
        #expect(
            report.files == [
                "briefs/desk/2013-12.json", "briefs/desk/2014-01.json", "briefs/desk/undated.json",
                "briefs/otra-redaccion/2013-12.json",
            ])
        let text = try folder.text("briefs/desk/2013-12.json")
        let value = try JSONParser.parse(text)
        #expect(value["items"]?.array?.compactMap { $0["id"]?.string } == ["xx:a", "xx:b"])
        #expect(value["title"] == "Desk")
        #expect(text == JSONWriter.string(value) + "\n")
        #expect(try LibraryReader.read(folder.path).problems.isEmpty)
    }

    @Test("The same briefs again change nothing, not even a file's time")
    func again() throws {
        let folder = try TemporaryFolder()
        var odd = Self.brief("xx:odd", "")
        odd.language = "ES"
        odd.authors = [""]
        let briefs = [Self.brief("xx:a"), odd]
        _ = try writer(folder).add(briefs)
        let stamp = FileStamp.of(folder.path + "/briefs/desk/2013-12.json")
        let report = try writer(folder).add(briefs)
        #expect(report.unchanged.map(\.rawValue) == ["xx:a", "xx:odd"])
        #expect(report.added.isEmpty && report.changed.isEmpty && report.files.isEmpty)
        #expect(FileStamp.of(folder.path + "/briefs/desk/2013-12.json") == stamp)
    }

    private static let handMade = """
        { "version":"https://jsonfeed.org/version/1.1",   "x_top": 1.50,
          "title": "Desk",
        \t"items": [ {"id":"xx:1","title":"A","date_published":"2013-12-01T10:00:00Z", "x": 1e400, "_ours": {"b":[ ]} },

            {"title":"B", "id":"xx:2", "language":"en","content_text":"One.","_brief":{"day":"2013-12-10","y":"\\u00e9"},
             "attachments":[{"url":"u:1"}], "authors":[{"name":"Ana","url":"https://ana.test"}]}  ,
            7
          ]  , "after": [1 ,2]}
        \n
        """

    @Test("A rewrite copies what did not change byte for byte")
    func bytesStay() throws {
        let folder = try TemporaryFolder()
        let name = "briefs/desk/2013-12.json"
        try folder.write(name, Self.handMade)
        var changed = Self.brief("xx:2", "B, corrected", day: "2013-12-10")
        changed.authors = ["Ana"]
        let report = try writer(folder).add([
            Self.brief("xx:0", day: "2013-11-30").moved(to: "2013-12-01"), changed,
            Self.brief("xx:9", day: "2013-12-31"),
        ])
        #expect(report.added.map(\.rawValue) == ["xx:0", "xx:9"])
        #expect(report.changed.map(\.rawValue) == ["xx:2"])
        let text = try folder.text(name)
        let value = try JSONParser.parse(text)
        #expect(value["items"]?.array?.map { $0["id"]?.string } == ["xx:0", "xx:1", "xx:2", "xx:9", nil])
        let first = Self.handMade.prefix { $0 != "[" }
        #expect(text.hasPrefix(first))
        #expect(text.hasSuffix("  ,\n    7\n  ]  , \"after\": [1 ,2]}\n\n"))
        let kept =
            #" {"id":"xx:1","title":"A","date_published":"2013-12-01T10:00:00Z", "x": 1e400, "_ours": {"b":[ ]} },"#
        #expect(text.contains(kept + "\n\n    {"))
        let item = try #require(value["items"]?.array?[2])
        #expect(item["title"] == "B, corrected")
        #expect(item["_brief"]?["y"] == "é")
        #expect(item["attachments"] == [["url": "u:1"]])
        #expect(item["authors"] == [["name": "Ana", "url": "https://ana.test"]])
    }

    @Test("The earlier text of a changed brief goes to the history first")
    func history() throws {
        let folder = try TemporaryFolder()
        try folder.write("briefs/desk/2013-12.json", Self.handMade)
        _ = try writer(folder).add([Self.brief("xx:2", "B2", day: "2013-12-10")])
        _ = try writer(folder).add([Self.brief("xx:2", "B3", day: "2014-02-01")])
        let lines = try folder.text("history/desk/2013-12.jsonl").split(separator: "\n")
        let values = try lines.map { try JSONParser.parse(String($0)) }
        #expect(values.map { $0["item"]?["title"] } == ["B", "B2"])
        #expect(values.map { $0["id"] } == ["xx:2", "xx:2"])
        #expect(values.map { $0["changed"] } == ["2014-05-13T16:53:20.125Z", "2014-05-13T16:53:20.125Z"])
        #expect(lines[0].contains(#""_brief":{"day":"2013-12-10","y":"\u00e9"}"#))
        let contents = try LibraryReader.read(folder.path)
        let stored = try #require(contents.briefs.first { $0.brief.id == BriefID("xx:2") })
        #expect(stored.file == "briefs/desk/2013-12.json")
        #expect(stored.brief.day == Day(year: 2014, month: 2, day: 1))
        #expect(stored.changed == Day(year: 2014, month: 5, day: 13) && stored.changedAt == 1_400_000_000_125)
    }

    @Test("Adding to an empty array, and to a file with a byte order mark, works")
    func emptyArray() throws {
        let folder = try TemporaryFolder()
        let name = "briefs/desk/2013-12.json"
        try folder.write(name, [0xEF, 0xBB, 0xBF] + Array(#"{"title":"Desk","items":[ ],"z":1}"#.utf8))
        _ = try writer(folder).add([Self.brief("xx:1"), Self.brief("xx:2")])
        #expect(try folder.bytes(name).starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(try LibraryReader.read(folder.path).briefs.map(\.brief.id.rawValue) == ["xx:1", "xx:2"])
        #expect(try folder.text(name).hasSuffix("],\"z\":1}"))
    }

    @Test(
        "A file that cannot be read as a feed is left as it is, and what is new goes beside it",
        arguments: ["{\"items\":[{\"id\":\"xx:0\"},", "[]", "", "\u{FF}\u{FE}", "{\"items\":[]}x", "{\"items\":[{}],}"])
    func damaged(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("briefs/desk/2013-12.json", text)
        let report = try writer(folder).add([Self.brief("xx:1")])
        #expect(report.files == ["briefs/desk/2013-12-2.json"])
        #expect(report.problems.map(\.file) == ["briefs/desk/2013-12.json"])
        #expect(try folder.text("briefs/desk/2013-12.json") == text)
        #expect(try writer(folder).add([Self.brief("xx:1")]).unchanged.count == 1)
    }

    @Test("A pipe or a link to nowhere in the file's place is left as it is")
    func pipeInPlace() throws {
        let folder = try TemporaryFolder()
        try SafeFile.makeFolder(folder.path + "/briefs/desk")
        mkfifo(folder.path + "/briefs/desk/2013-12.json", 0o600)
        symlink("nowhere", folder.path + "/briefs/desk/2013-12-2.json")
        let report = try writer(folder).add([Self.brief("xx:1")])
        #expect(report.files == ["briefs/desk/2013-12-3.json"])
    }

    @Test("A changed brief of a damaged file is kept beside it and counts")
    func changedInDamaged() throws {
        let folder = try TemporaryFolder()
        let text = #"{"title":"Desk","items":[{"id":"xx:1","title":"A","mine":5},"#
        try folder.write("briefs/desk/2013-12.json", text)
        let report = try writer(folder).add([Self.brief("xx:1", "A2")])
        #expect(report.changed.map(\.rawValue) == ["xx:1"])
        #expect(try folder.text("briefs/desk/2013-12.json") == text)
        let contents = try LibraryReader.read(folder.path)
        #expect(contents.briefs.map(\.brief.title) == ["A2"])
        #expect(try folder.text("briefs/desk/2013-12-2.json").contains("\"mine\": 5"))
    }

    @Test("A file that was dropped in is never written, and what it holds is not added again")
    func droppedIn() throws {
        let folder = try TemporaryFolder()
        let feed =
            #"{"title":"Other","language":"en","feed_url":"https://f.test","items":[{"id":"1","title":"T","content_text":"One.","#
            + #""x":1,"_brief":{"day":"2013-12-02"}}]}"#
        for name in ["z.json", "briefs/mine.json", "briefs/desk/notes.json", "briefs/desk/deep/2013-12.json"] {
            try folder.write(name, feed)
        }
        let id = "https://f.test#1"
        #expect(try writer(folder).add([Self.brief(id)]).unchanged.map(\.rawValue) == [id])
        let report = try writer(folder).add([Self.brief(id, "T2")])
        #expect(report.changed.map(\.rawValue) == [id])
        for name in ["z.json", "briefs/mine.json", "briefs/desk/notes.json", "briefs/desk/deep/2013-12.json"] {
            #expect(try folder.text(name) == feed)
        }
        let brief = try #require(try LibraryReader.read(folder.path).briefs.first)
        #expect(brief.brief.title == "T2")
        #expect(brief.brief.id.rawValue == id)
        #expect(try folder.text(brief.file).contains("\"x\": 1"))
    }

    @Test("A page without address and the same page with one are one brief")
    func derived() throws {
        let folder = try TemporaryFolder()
        let bare = Self.brief(Self.brief("").derivedID.rawValue)
        var addressed = Self.brief("https://a.test/1")
        addressed.url = "https://a.test/1"
        #expect(try writer(folder).add([bare]).added == [bare.id])
        #expect(try writer(folder).add([addressed]).changed == [bare.id])
        #expect(try writer(folder).add([addressed]).unchanged == [bare.id])
        #expect(try writer(folder).add([bare]).unchanged == [bare.id])
        addressed.title = "Corrected"
        #expect(try writer(folder).add([addressed]).changed == [bare.id])
        let contents = try LibraryReader.read(folder.path)
        #expect(contents.briefs.map(\.brief.id) == [bare.id])
        #expect(contents.briefs.map(\.brief.url) == ["https://a.test/1"])
        #expect(contents.aliases.resolve(addressed.id) == bare.id)
    }

    @Test("An arrival that was merged into another brief adds nothing")
    func mergedAway() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.json", #"{"items":[{"id":"xx:1","title":"A","_brief":{"same_as":["xx:2"]}}]}"#)
        #expect(try writer(folder).add([Self.brief("xx:2")]).unchanged.map(\.rawValue) == ["xx:1"])
    }

    @Test("The same page again does not undo a person's corrections")
    func corrections() throws {
        let folder = try TemporaryFolder()
        var brief = Self.brief("xx:1", "Tpyo")
        brief.provenance = .init(importer: "i 1", source: "p", retrieved: "2020-01-01T00:00:00Z", sha256: "ab")
        _ = try writer(folder).add([brief])
        let name = "briefs/desk/2013-12.json"
        let text = try folder.text(name)
        let parts = text.split(separator: "Tpyo", omittingEmptySubsequences: false)
        try folder.write(name, parts.joined(separator: "Typo"))
        brief.provenance?.retrieved = "2021-01-01T00:00:00Z"
        #expect(try writer(folder).add([brief]).unchanged.count == 1)
        brief.provenance?.importer = "i 2"
        #expect(try writer(folder).add([brief]).changed.count == 1)
    }

    @Test("One id twice in an import is one brief, and the later text counts")
    func twiceAtOnce() throws {
        let folder = try TemporaryFolder()
        let report = try writer(folder).add([Self.brief("xx:1", "A"), Self.brief("xx:1", "B")])
        #expect(report.added.count == 1)
        #expect(try LibraryReader.read(folder.path).briefs.map(\.brief.title) == ["B"])
    }

    @Test("A source that the user names overrides, a dry run writes nothing")
    func namedSource() throws {
        let folder = try TemporaryFolder()
        #expect(try writer(folder).add([Self.brief("xx:1")], isDryRun: true).added.count == 1)
        #expect(folder.names() == [])
        let report = try writer(folder).add([Self.brief("xx:1")], source: "Named")
        #expect(report.files == ["briefs/named/2013-12.json"])
        #expect(try LibraryReader.read(folder.path).briefs.map(\.brief.source) == ["Named"])
    }

    @Test("Imports at once lose nothing")
    func atOnce() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                group.addTask {
                    let brief = Self.brief("xx:\(number)", day: "2013-12-\(number + 10)")
                    _ = try? BriefWriter(library: path, now: { 0 }).add([brief])
                }
            }
        }
        let contents = try LibraryReader.read(path)
        #expect(contents.briefs.map(\.brief.id.rawValue) == (0..<12).map { "xx:\($0)" })
        #expect(contents.problems.isEmpty)
    }

    @Test("An import waits for another, and gives up with a sentence")
    func busy() throws {
        let folder = try TemporaryFolder()
        try SafeFile.makeFolder(folder.path + "/briefs")
        let lock = try FileLock(folder: folder.path + "/briefs", patience: 0)
        let writer = BriefWriter(library: folder.path, patience: 30, now: { 0 })
        #expect(throws: StoreError.busy(file: folder.path + "/briefs")) { try writer.add([Self.brief("xx:1")]) }
        lock.release()
        #expect(try writer.add([Self.brief("xx:1")]).added.count == 1)
    }

    @Test(
        "Only a file that is JSON throughout can be edited",
        arguments: ["", "{\"items\":[{}],}", "{\"items\":[{} {}]}", "{\"items\":[]", "{\"items\":1}"])
    func notWhole(text: String) {
        #expect(FeedEdit(Array(text.utf8), file: "") == nil)
    }

    @Test("A library that cannot be written says so")
    func unwritable() throws {
        let folder = try TemporaryFolder()
        try folder.write("briefs", "a file in the way")
        let error = #expect(throws: StoreError.self) { try writer(folder).add([Self.brief("xx:1")]) }
        #expect(error?.description.contains("briefs") == true)
    }
}

extension Brief {
    fileprivate func moved(to day: String) -> Brief {
        var brief = self
        brief.day = Day(iso: day)
        return brief
    }
}
