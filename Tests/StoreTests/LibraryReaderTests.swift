import Briefs
import Glibc
import Testing

@testable import Store

@Suite("Reading a library folder")
struct LibraryReaderTests {
    private static func feed(_ items: String..., title: String = "D") -> String {
        #"{"version":"https://jsonfeed.org/version/1.1","title":"\#(title)","items":["#
            + items.joined(separator: ",") + "]}"
    }

    private static func item(_ id: String, _ title: String = "t") -> String { #"{"id":"\#(id)","title":"\#(title)"}"# }

    @Test("Every feed below the folder is read, but for state, history and what is hidden")
    func files() throws {
        let folder = try TemporaryFolder()
        for (index, name) in [
            "a.json", "deep/er/b.json", "briefs/d/2013-12.json", "deep/state/c.json", "state/x.json", "history/x.json",
            ".git/x.json", ".x.json", "briefs/.2013.json", "note.txt", "x.jsonl",
        ].enumerated() {
            try folder.write(name, Self.feed(Self.item("u:\(index)x\(index)")))
        }
        let contents = try LibraryReader.read(folder.path)
        #expect(
            contents.files.map(\.path) == ["briefs/d/2013-12.json", "a.json", "deep/er/b.json", "deep/state/c.json"])
        #expect(contents.files.map(\.isWritable) == [true, false, false, false])
        #expect(contents.briefs.count == 4)
        #expect(contents.problems.isEmpty)
    }

    @Test("A feed without title takes its folder's name for source")
    func source() throws {
        let folder = try TemporaryFolder()
        try folder.write("desk/a.json", #"{"items":[{"id":"1"}]}"#)
        #expect(try LibraryReader.read(folder.path).briefs.map(\.brief.id.rawValue) == ["desk#1"])
    }

    @Test("Links are followed, circles end, links that lead nowhere are problems")
    func links() throws {
        let folder = try TemporaryFolder()
        let other = try TemporaryFolder()
        try other.write("o.json", Self.feed(Self.item("xx:other")))
        try folder.write("in/a.json", Self.feed(Self.item("xx:a")))
        symlink(folder.path, folder.path + "/in/loop")
        symlink(".", folder.path + "/self")
        symlink("self2", folder.path + "/self2")
        symlink(other.path, folder.path + "/other")
        symlink("gone", folder.path + "/gone.json")
        let contents = try LibraryReader.read(folder.path)
        #expect(contents.briefs.map(\.brief.id.rawValue).sorted() == ["xx:a", "xx:other"])
        #expect(contents.problems.map(\.file) == ["gone.json"])
    }

    @Test("Whatever cannot be read is a problem with its file, and everything else is there")
    func problems() throws {
        let folder = try TemporaryFolder()
        try folder.write("good.json", Self.feed(Self.item("xx:good")))
        try folder.write("half.json", Self.feed(Self.item("xx:half")).dropLast(2) + ",")
        try folder.write("utf16.json", [0xFF, 0xFE] + Self.feed().utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        try folder.write("bom.json", [0xEF, 0xBB, 0xBF] + Array(Self.feed(Self.item("xx:bom")).utf8))
        try folder.write("package.json", #"{"name": "x"}"#)
        try folder.write("empty.json", "")
        mkfifo(folder.path + "/pipe.json", 0o600)
        let big = try folder.write("big.json", "")
        truncate(big, off_t(FileContents.limit + 1))
        let contents = try LibraryReader.read(folder.path)
        #expect(contents.briefs.map(\.brief.id.rawValue).sorted() == ["xx:bom", "xx:good", "xx:half"])
        #expect(
            Set(contents.problems.map(\.file)) == [
                "half.json", "utf16.json", "package.json", "empty.json", "pipe.json", "big.json",
            ])
        #expect(contents.problems.contains { $0.what == "This text is UTF-16, and JSON files are UTF-8." })
        #expect(contents.problems.allSatisfy { !$0.advice.isEmpty })
    }

    @Test("Names that are not UTF-8 are a problem")
    func oddName() throws {
        let folder = try TemporaryFolder()
        let path = Array((folder.path + "/caf").utf8CString.dropLast()) + [-23] + ".json".utf8CString
        let number = open(path, O_CREAT | O_WRONLY, 0o600)
        defer {
            close(number)
            unlink(path)
        }
        #expect(try LibraryReader.read(folder.path).problems.map(\.file) == ["caf\u{FFFD}.json"])
    }

    @Test("Unreadable folders and files are problems", .enabled(if: geteuid() != 0))
    func permissions() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.json", Self.feed(Self.item("xx:a")))
        try folder.write("shut/b.json", Self.feed(Self.item("xx:b")))
        chmod(try folder.write("c.json", Self.feed(Self.item("xx:c"))), 0)
        chmod(folder.path + "/shut", 0)
        let contents = try LibraryReader.read(folder.path)
        #expect(contents.briefs.map(\.brief.id.rawValue) == ["xx:a"])
        #expect(contents.problems.map(\.file).sorted() == ["c.json", "shut"])
    }

    @Test("No library is an error that says what to do")
    func noLibrary() throws {
        let folder = try TemporaryFolder()
        let missing = folder.path + "/none"
        #expect(throws: StoreError.noLibrary(folder: missing)) { try LibraryReader.read(missing) }
        let file = try folder.write("file", "")
        #expect(throws: StoreError.noLibrary(folder: file)) { try LibraryReader.read(file) }
    }

    @Test("Of two items with one id Dateline's own counts, and the other is named unless it says the same")
    func duplicates() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.json", Self.feed(Self.item("xx:1", "dropped in"), Self.item("xx:2", "same")))
        try folder.write("briefs/d/2013-12.json", Self.feed(Self.item("xx:1", "own"), Self.item("xx:2", "same")))
        let contents = try LibraryReader.read(folder.path)
        #expect(contents.briefs.map(\.brief.title) == ["own", "same"])
        let problem = try #require(contents.problems.first)
        #expect(contents.problems.count == 1)
        #expect(problem.file == "a.json")
        #expect(problem.line == 1)
        #expect(problem.column == Self.feed().count - 1)
        #expect(problem.what.contains("briefs/d/2013-12.json"))
    }

    @Test("Other names lead to the brief that claims them, unless they are briefs themselves")
    func aliases() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.json",
            Self.feed(
                #"{"id":"xx:1","_brief":{"same_as":["xx:old","xx:2"]}}"#,
                #"{"id":"xx:2","_brief":{"same_as":["xx:1","xx:old"]}}"#))
        let aliases = try LibraryReader.read(folder.path).aliases
        #expect(aliases.resolve(BriefID("xx:old")) == BriefID("xx:1"))
        #expect(aliases.resolve(BriefID("xx:2")) == BriefID("xx:2"))
        #expect(aliases.resolve(BriefID("xx:none")) == BriefID("xx:none"))
        #expect(aliases.names(of: BriefID("xx:1")) == [BriefID("xx:old")])
    }

    @Test("Random bytes and cut feeds in many files harm nothing")
    func randomFiles() throws {
        let folder = try TemporaryFolder()
        try folder.write("good.json", Self.feed(Self.item("xx:good")))
        let whole = Array(Self.feed(Self.item("xx:1"), Self.item("xx:2")).utf8)
        var seed: UInt64 = 1
        for number in 0..<60 {
            var bytes = number % 2 == 0 ? Array(whole.prefix(number * 2)) : []
            for _ in 0..<(number * 7 % 90) {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(UInt8(truncatingIfNeeded: seed >> 33))
            }
            try folder.write("r\(number).json", bytes)
        }
        let contents = try LibraryReader.read(folder.path)
        #expect(contents.briefs.contains { $0.brief.id == BriefID("xx:good") })
        #expect(Set(contents.problems.map(\.file)).count == 60)
    }
}
