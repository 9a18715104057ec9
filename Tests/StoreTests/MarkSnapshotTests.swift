import Briefs
import Glibc
import Testing

@testable import Store

@Suite("The cache of folded marks")
struct MarkSnapshotTests {
    private struct Desk {
        let folder: TemporaryFolder
        var library: String { folder.path + "/library" }
        var file: String { MarkSnapshot.path(library: library, cacheHome: folder.path + "/cache") }

        init() throws {
            folder = try TemporaryFolder()
            var text = ""
            for number in 0..<150 {
                for field in ["read", "tag:t\(number % 5)"] {
                    text += Desk.line(number, "z", "x:\(number % 70)", field, number % 7 == 0 ? "false" : "true")
                }
                if number % 9 == 0 { text += Desk.line(number + 1, "z", "x:\(number % 70)", "read", "\(number)") }
                if number % 50 == 0 { text += Desk.line(number, "z", "x:\(number)", "note", "\"n\(number)\"") }
            }
            // One long line makes it large enough to be worth a cache.
            text += Desk.line(500, "z", "x:long", "note", "\"" + String(repeating: "a", count: 140_000) + "\"")
            try folder.write("library/state/z.jsonl", text + "{torn\n")
            try folder.write("library/state/y.jsonl", Desk.line(9_999, "y", "x:3", "bookmark", "true"))
        }

        static func line(_ stamp: Int, _ device: String, _ id: String, _ field: String, _ value: String) -> String {
            #"{"v":1,"stamp":\#(stamp),"device":"\#(device)","ids":["\#(id)"],"field":"\#(field)","value":\#(value)}"#
                + "\n"
        }

        func open(cached: Bool = true, aliases: BriefAliases = BriefAliases()) -> MarkJournal {
            MarkJournal.open(
                library: library, stateHome: folder.path + "/home", cacheHome: cached ? folder.path + "/cache" : nil,
                aliases: aliases, now: { 1_000 })
        }

        /// Keeps the cache.
        func keep() {
            var journal = open()
            #expect(journal.isUntidy)
            journal.tidy()
            #expect(!journal.isUntidy)
            #expect(FileStamp.of(file) != nil)
        }

        /// Whether a start with the cache knows what one without it does, and whether it made use of it.
        func isSame(used: Bool, aliases: BriefAliases = BriefAliases()) -> Bool {
            let (cached, plain) = (open(aliases: aliases), open(cached: false, aliases: aliases))
            return cached.fold.isSame(as: plain.fold) && cached.problems == plain.problems
                && Set(cached.book.marked) == Set(plain.book.marked)
                && plain.book.marked.allSatisfy { cached.book[$0] == plain.book[$0] }
                && (cached.snapshotBytes != nil) == used
        }
    }

    @Test("Start with it and without it know the same marks and name the same problems")
    func same() throws {
        let desk = try Desk()
        #expect(desk.isSame(used: false))
        desk.keep()
        #expect(desk.isSame(used: true))
        let brief = Brief(id: BriefID("x:1"), title: "", sameAs: [BriefID("x:50"), BriefID("x:3")])
        let aliases = BriefAliases([StoredBrief(brief: brief, file: "", range: 0..<0, sha256: "")])
        #expect(desk.isSame(used: true, aliases: aliases))
        #expect(desk.open(aliases: aliases).book[BriefID("x:1")].isBookmarked)
    }

    @Test("What came behind it is read: a longer journal, one more, a line that was half there")
    func tails() throws {
        let desk = try Desk()
        desk.keep()
        try desk.folder.append("library/state/z.jsonl", Desk.line(20_000, "z", "x:3", "bookmark", "false"))
        try desk.folder.append(
            "library/state/y.jsonl", Desk.line(20_001, "y", "x:new", "read", "true").dropLast(5) + "")
        try desk.folder.write("library/state/w.jsonl", Desk.line(20_002, "w", "x:4", "bookmark", "true"))
        #expect(desk.isSame(used: true))
        try desk.folder.append("library/state/y.jsonl", "true}\n")
        #expect(desk.isSame(used: true))
        var journal = desk.open()
        #expect(!journal.book[BriefID("x:3")].isBookmarked && journal.book[BriefID("x:4")].isBookmarked)
        // A clock that has been set back since does not write smaller stamps.
        try journal.append([Mark(.bookmark, .flag(false))], to: [BriefID("x:4")])
        #expect(!desk.open(cached: false).book[BriefID("x:4")].isBookmarked)
    }

    @Test("A journal that was cut, replaced, written over in place or taken away is noticed", arguments: 0..<6)
    func otherJournals(way: Int) throws {
        let desk = try Desk()
        desk.keep()
        let path = desk.library + "/state/z.jsonl"
        var bytes = try desk.folder.bytes("library/state/z.jsonl")
        switch way {
        case 0: truncate(path, 5_000)
        case 1: try SafeFile.replace(path, bytes.reversed())
        case 2:
            // A line that changes its length, then as much again at the end.
            bytes = Array(Desk.line(9, "z", "x:another", "bookmark", "true").utf8) + bytes
            try desk.folder.write("library/state/z.jsonl", bytes)
        case 3: unlink(path)
        case 4:
            // A mark that is no mark any more, in the middle of what was read, and a line at the end.
            let place = try #require(bytes.firstRange(of: Array(":true".utf8)))
            bytes.replaceSubrange(place, with: Array(":null".utf8))
            try desk.folder.write("library/state/z.jsonl", bytes + Array("\n".utf8))
        default: try desk.folder.write("library/state/z.jsonl", [UInt8](repeating: 0x20, count: bytes.count + 10))
        }
        #expect(desk.isSame(used: false))
    }

    @Test("Damaged, cut or of random bytes, it is as good as none", arguments: 0..<12)
    func damaged(seed: Int) throws {
        let desk = try Desk()
        desk.keep()
        var bytes = try FileContents.read(desk.file).bytes
        switch seed % 4 {
        case 0: bytes.removeLast(Int.random(in: 1...bytes.count))
        case 1: bytes = (0..<5_000).map { _ in UInt8.random(in: .min ... .max) }
        case 2: bytes += [0]
        default: bytes[Int.random(in: 0..<bytes.count)] ^= 1 << UInt8.random(in: 0..<8)
        }
        try SafeFile.replace(desk.file, bytes)
        #expect(desk.isSame(used: false))
    }

    @Test("Bytes that pass for whole but are not bring nothing down", arguments: 0..<12)
    func hostile(seed: Int) throws {
        let desk = try Desk()
        desk.keep()
        var bytes = try FileContents.read(desk.file).bytes
        for _ in 0..<4 { bytes[Int.random(in: 24..<bytes.count)] = UInt8.random(in: .min ... .max) }
        let sum = PackedBytes.checksum(bytes[24...])
        for place in 0..<8 { bytes[16 + place] = UInt8(truncatingIfNeeded: sum >> UInt64(56 - 8 * place)) }
        try SafeFile.replace(desk.file, bytes)
        var journal = desk.open()
        try journal.append([Mark(.read, .flag(true))], to: [BriefID("x:after")])
        #expect(desk.open(cached: false).book[BriefID("x:after")].isRead)
    }

    @Test("Marks of a journal that has gone are not kept for ever")
    func gone() throws {
        let desk = try Desk()
        var journal = desk.open()
        unlink(desk.library + "/state/y.jsonl")
        journal.refresh()
        #expect(journal.book[BriefID("x:3")].isBookmarked)
        journal.tidy()
        #expect(desk.isSame(used: true))
        #expect(!desk.open().book[BriefID("x:3")].isBookmarked)
    }

    @Test("Few marks need none, and where it cannot be kept nothing is lost")
    func small() throws {
        let desk = try Desk()
        truncate(desk.library + "/state/z.jsonl", 1_000)
        #expect(!desk.open().isUntidy)
        let other = try Desk()
        try other.folder.write("cache", "a file")
        var journal = other.open()
        journal.tidy()
        #expect(!journal.isUntidy)
        #expect(other.isSame(used: false))
    }
}
