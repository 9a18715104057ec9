import Briefs
import Glibc
import Synchronization
import Testing

@testable import Store

@Suite("The reader's own marks")
struct MarkJournalTests {
    private let one = BriefID("xx:1")
    private let two = BriefID("xx:2")

    /// A library and as many devices as wanted, each with a clock of its own.
    private final class Desk {
        let folder: TemporaryFolder
        init() throws {
            folder = try TemporaryFolder()
            try SafeFile.makeFolder(folder.path + "/library")
        }
        var library: String { folder.path + "/library" }
        func open(
            _ device: String = "a", at now: Int = 1_000, library: String? = nil, aliases: BriefAliases = BriefAliases()
        ) -> MarkJournal {
            MarkJournal.open(
                library: library ?? self.library, stateHome: folder.path + "/" + device, aliases: aliases, now: { now })
        }
    }

    @Test("A mark is there after a new start, and the file is one line a mark")
    func stays() throws {
        let desk = try Desk()
        var journal = desk.open()
        try journal.append([Mark(.bookmark, .flag(true)), Mark(.tag("x y"), .flag(true))], to: [one, two])
        try journal.append([Mark(.read, .flag(true)), Mark(.helpful, .flag(false))], to: [one])
        try journal.append([Mark(.place, .text("p3"))], to: [one])
        let again = desk.open()
        for book in [journal.book, again.book] {
            #expect(book[one].isBookmarked && book[one].isRead && book[two].isBookmarked)
            #expect(book[one].tags == ["x y"])
            #expect(book[one].isHelpful == false)
            #expect(book[one].place == "p3")
            #expect(!book[two].isRead)
        }
        #expect(again.device == journal.device)
        #expect(!again.isPrivate && again.notice == nil && again.problems.isEmpty)
        let lines = try desk.folder.text("library/state/\(journal.device).jsonl").split(separator: "\n")
        #expect(lines.count == 5)
        #expect(
            lines[0]
                == #"{"device":"\#(journal.device)","field":"bookmark","ids":["xx:1","xx:2"],"stamp":1000,"v":1,"value":true}"#
        )
        try journal.sync()
    }

    @Test("A mark is in the file when append returns: a killed process loses nothing")
    func killed() throws {
        let desk = try Desk()
        var journal = desk.open()
        let path = desk.library + "/state/\(journal.device).jsonl"
        try journal.append([Mark(.bookmark, .flag(true))], to: [one])
        #expect(try FileContents.read(path).bytes.last == 0x0A)
        #expect(desk.open().book[one].isBookmarked)
    }

    @Test("Undo is the inverse, appended")
    func undo() throws {
        let desk = try Desk()
        var journal = desk.open()
        let before = journal.book[one]
        try journal.append([Mark(.bookmark, .flag(true)), Mark(.note, .text("n"))], to: [one])
        try journal.append([before.inverse(of: .bookmark), before.inverse(of: .note)], to: [one])
        #expect(journal.book[one] == .none)
        #expect(desk.open().book[one] == .none)
    }

    @Test(
        "A line torn anywhere is passed over, named, and spoils no other",
        arguments: [1, 20, 60, 85])
    func torn(length: Int) throws {
        let desk = try Desk()
        var journal = desk.open()
        try journal.append([Mark(.bookmark, .flag(true))], to: [one])
        let name = "library/state/\(journal.device).jsonl"
        let line = try desk.folder.text(name)
        try desk.folder.append(name, String(line.prefix(min(length, line.count - 2))))
        var second = desk.open()
        #expect(second.problems.map(\.line) == [2])
        #expect(second.problems.map(\.file) == ["state/\(journal.device).jsonl"])
        try second.append([Mark(.read, .flag(true))], to: [two])
        let third = desk.open()
        #expect(third.book[one].isBookmarked && third.book[two].isRead)
        #expect(third.problems.map(\.line) == [2])
    }

    @Test("Cut at every byte, a journal gives the marks of its whole lines and can be written on")
    func everyCut() throws {
        let desk = try Desk()
        var journal = desk.open()
        for number in 0..<3 { try journal.append([Mark(.bookmark, .flag(true))], to: [BriefID("xx:\(number)")]) }
        let name = "library/state/\(journal.device).jsonl"
        let bytes = try desk.folder.bytes(name)
        for cut in 0...bytes.count {
            try desk.folder.write(name, Array(bytes[..<cut]))
            var reopened = desk.open()
            let whole = bytes[..<cut].count { $0 == 0x0A }
            #expect(reopened.book.marked.count >= whole)
            try reopened.append([Mark(.read, .flag(true))], to: [two])
            #expect(desk.open().book[two].isRead)
        }
    }

    @Test(
        "Lines that are no marks are named and the rest counts",
        arguments: [
            "<<<<<<< HEAD", "{}", "[1,2]", "\u{0}\u{0}\u{0}", #"{"v":2,"field":"read"}"#,
            #"{"v":1,"field":"read","stamp":-1,"device":"d","ids":["xx:1"],"value":true}"#,
            #"{"v":1,"field":"read","stamp":1e300,"device":"d","ids":["xx:1"],"value":true}"#,
            #"{"v":1,"field":"read","stamp":9223372036854775807,"device":"d","ids":["xx:1"],"value":true}"#,
            #"{"v":1,"field":"read","stamp":1,"device":"d","ids":[],"value":true}"#,
            #"{"v":1,"field":"read","stamp":1,"ids":["xx:1"],"value":true}"#,
        ])
    func strangeLines(line: String) throws {
        let desk = try Desk()
        let good = #"{"v":1,"field":"bookmark","stamp":5,"device":"d","ids":["xx:2"],"value":true}"#
        try desk.folder.write("library/state/other.jsonl", line + "\n" + good + "\r\n\n")
        var journal = desk.open()
        #expect(journal.problems.map(\.line) == [1])
        #expect(journal.book[two].isBookmarked)
        #expect(!journal.book[one].isRead)
        try journal.append([Mark(.read, .flag(true))], to: [one])
        #expect(desk.open().book[one].isRead)
    }

    @Test("Fields that a later version may write are passed over in silence")
    func laterFields() throws {
        let desk = try Desk()
        try desk.folder.write("library/state/o.jsonl", #"{"v":1,"field":"watch","query":"region:BO"}"# + "\n")
        #expect(desk.open().problems.isEmpty)
    }

    @Test("The largest stamp wins in whatever order the journals are read, ties go by device")
    func largestWins() throws {
        func line(_ stamp: Int, _ device: String, _ value: Bool) -> String {
            #"{"v":1,"field":"bookmark","stamp":\#(stamp),"device":"\#(device)","ids":["xx:1"],"value":\#(value)}"#
                + "\n"
        }
        let lines = [
            line(5, "b", true), line(7, "a", false), line(7, "c", true), line(6, "d", false), line(7, "b", false),
        ]
        for rotation in 0..<lines.count {
            let desk = try Desk()
            let rotated = lines[rotation...] + lines[..<rotation]
            try desk.folder.write("library/state/x.jsonl", rotated.joined())
            #expect(desk.open().book[one].isBookmarked)
            // A copy that a synchronizer made of a conflict counts too, and counts once.
            try desk.folder.write("library/state/x.sync-conflict-20130102-1.jsonl", rotated.reversed().joined())
            #expect(desk.open().book[one].isBookmarked)
        }
    }

    @Test("A clock that once stood in 2031 does not win for ever")
    func clock() throws {
        let desk = try Desk()
        var future = desk.open("a", at: 1_924_992_000_000)
        try future.append([Mark(.bookmark, .flag(true))], to: [one])
        var present = desk.open("b", at: 1_700_000_000_000)
        #expect(present.book[one].isBookmarked)
        try present.append([Mark(.bookmark, .flag(false))], to: [one])
        #expect(!present.book[one].isBookmarked)
        var back = desk.open("a", at: 1_700_000_000_500)
        #expect(!back.book[one].isBookmarked)
        try back.append([Mark(.bookmark, .flag(true))], to: [one])
        present.refresh()
        #expect(present.book[one].isBookmarked)
    }

    @Test("Clocks at the end of their range do no harm", arguments: [Int.max, Int.min, 0])
    func extremeClock(now: Int) throws {
        let desk = try Desk()
        var journal = desk.open("a", at: now)
        for value in [true, false, true] { try journal.append([Mark(.read, .flag(value))], to: [one]) }
        #expect(desk.open().problems.isEmpty)
        #expect(desk.open().book[one].isRead)
    }

    @Test("Notes written at once on two devices both stay; a note that saw them stands for both")
    func notes() throws {
        let desk = try Desk()
        var left = desk.open("a", at: 1_000)
        var right = desk.open("b", at: 1_000)
        try left.append([Mark(.note, .text("left"))], to: [one])
        try right.append([Mark(.note, .text("right"))], to: [one])
        left.refresh()
        right.refresh()
        #expect(Set(left.book[one].notes) == ["left", "right"])
        #expect(left.book[one] == right.book[one])
        try right.append([Mark(.note, .text("both"))], to: [one, two])
        left.refresh()
        #expect(left.book[one].notes == ["both"])
        try left.append([Mark(.note, .none)], to: [one])
        right.refresh()
        #expect(right.book[one].notes == [])
        #expect(right.book[two].notes == ["both"])
    }

    @Test("What another device wrote comes with a refresh, which reads only what is new")
    func refresh() throws {
        let desk = try Desk()
        var left = desk.open("a")
        var right = desk.open("b", at: 2_000)
        try left.append([Mark(.read, .flag(true))], to: [one])
        #expect(right.refresh() == [one])
        #expect(right.refresh() == [])
        try left.append([Mark(.read, .flag(true))], to: [two])
        #expect(right.refresh() == [two])
        #expect(right.book[two].isRead)
    }

    @Test("A journal that grew is read from where it ended")
    func tail() throws {
        let folder = try TemporaryFolder()
        func line(_ stamp: Int) -> String {
            #"{"v":1,"field":"read","stamp":\#(stamp),"device":"z","ids":["xx:1"],"value":true}"# + "\n"
        }
        let path = try folder.write("z.jsonl", line(1) + line(2))
        var file = JournalFile(path: path, name: "z")
        #expect(file.read().map(\.stamp.time) == [1, 2])
        try folder.append("z.jsonl", line(3))
        #expect(file.read().map(\.stamp.time) == [3])
        try folder.append("z.jsonl", line(4) + String(line(5).dropLast()))
        #expect(file.read().map(\.stamp.time) == [4, 5])
        try folder.append("z.jsonl", "\n" + line(6))
        #expect(file.read().map(\.stamp.time) == [5, 6])
    }

    @Test("A journal put in place of another, or written over in place, is read from the start")
    func replaced() throws {
        let desk = try Desk()
        var journal = desk.open()
        func line(_ id: String, _ stamp: Int) -> String {
            #"{"v":1,"field":"read","stamp":\#(stamp),"device":"z","ids":["\#(id)"],"value":true}"# + "\n"
        }
        let path = try desk.folder.write("library/state/z.jsonl", line("xx:1", 1))
        #expect(journal.refresh() == [one])
        try SafeFile.replace(path, Array((line("xx:2", 2) + line("xx:1", 1)).utf8))
        #expect(journal.refresh() == [two])
        try desk.folder.write("library/state/z.jsonl", line("xx:3", 9) + line("xx:4", 9) + line("xx:5", 9))
        #expect(journal.refresh().count == 3)
        #expect(journal.problems.isEmpty)
    }

    @Test("A line that is still arriving is no loss: it counts once it is whole")
    func arriving() throws {
        let desk = try Desk()
        var journal = desk.open()
        let line = #"{"v":1,"field":"read","stamp":3,"device":"z","ids":["xx:1"],"value":true}"# + "\n"
        try desk.folder.write("library/state/z.jsonl", String(line.prefix(30)))
        journal.refresh()
        #expect(journal.problems.count == 1)
        try desk.folder.append("library/state/z.jsonl", String(line.dropFirst(30)))
        #expect(journal.refresh() == [one])
        #expect(journal.problems.isEmpty)
    }

    @Test("Marks under another name of a brief count for it")
    func aliases() throws {
        let desk = try Desk()
        var journal = desk.open()
        try journal.append([Mark(.bookmark, .flag(true)), Mark(.note, .text("n"))], to: [BriefID("xx:old")])
        try journal.append([Mark(.read, .flag(true))], to: [one])
        #expect(!journal.book[one].isBookmarked)
        let brief = Brief(id: one, title: "", sameAs: [BriefID("xx:old")])
        let aliases = BriefAliases([StoredBrief(brief: brief, file: "", range: 0..<0, sha256: "")])
        journal.resolve(aliases)
        #expect(journal.book[one].isBookmarked && journal.book[one].isRead)
        #expect(journal.book[one].notes == ["n"])
        try journal.append([Mark(.bookmark, .flag(false)), Mark(.note, .text("m"))], to: [BriefID("xx:old")])
        #expect(!journal.book[one].isBookmarked)
        #expect(desk.open("a", aliases: aliases).book[one].notes == ["m"])
    }

    @Test("A library that cannot be written keeps its marks at home, and says so")
    func privateJournal() throws {
        let desk = try Desk()
        try desk.folder.write("locked/state", "a file where the folder should be")
        let library = desk.folder.path + "/locked"
        var journal = desk.open("a", library: library)
        try journal.append([Mark(.bookmark, .flag(true))], to: [one])
        #expect(journal.isPrivate)
        #expect(journal.notice?.contains(desk.folder.path + "/a/") == true)
        try journal.sync()
        #expect(desk.open("a", library: library).book[one].isBookmarked)
        #expect(!desk.open("a").book[one].isBookmarked)
        #expect(try desk.folder.text("locked/state") == "a file where the folder should be")
    }

    @Test("A library that is not there is not made by a mark")
    func missingLibrary() throws {
        let desk = try Desk()
        let missing = desk.folder.path + "/unmounted"
        var journal = desk.open("a", library: missing)
        try journal.append([Mark(.bookmark, .flag(true))], to: [one])
        #expect(!desk.folder.exists("unmounted"))
        #expect(desk.open("a", library: missing).book[one].isBookmarked)
    }

    @Test("A folder, a pipe or a device in the place of a journal harms nothing")
    func strangeFiles() throws {
        let desk = try Desk()
        try SafeFile.makeFolder(desk.library + "/state/folder.jsonl")
        mkfifo(desk.library + "/state/pipe.jsonl", 0o600)
        symlink("/dev/zero", desk.library + "/state/zero.jsonl")
        symlink("gone", desk.library + "/state/gone.jsonl")
        var journal = desk.open()
        #expect(journal.problems.map(\.file) == ["state/pipe.jsonl", "state/zero.jsonl"])
        try journal.append([Mark(.read, .flag(true))], to: [one])
        #expect(desk.open().book[one].isRead)
    }

    @Test("A home that cannot be written gives a name for this run, and marks still go to the library")
    func noHome() throws {
        let desk = try Desk()
        try desk.folder.write("home", "a file")
        var journal = MarkJournal.open(
            library: desk.library, stateHome: desk.folder.path + "/home", now: { 1 })
        #expect(journal.notice != nil)
        try journal.append([Mark(.read, .flag(true))], to: [one])
        #expect(desk.open().book[one].isRead)
    }

    @Test("A damaged name of the device is made anew")
    func damagedDevice() throws {
        let desk = try Desk()
        try desk.folder.write("a/device", "not hexadecimal at all\n")
        let first = desk.open().device
        #expect(first.utf8.count == 32)
        #expect(desk.open().device == first)
    }

    @Test("Two programs of one device that are open at once see each other's stamps before they write")
    func sharedDevice() throws {
        let desk = try Desk()
        var left = desk.open()
        var right = desk.open()
        for value in [true, false, true] {
            try left.append([Mark(.read, .flag(!value))], to: [one])
            try right.append([Mark(.read, .flag(value))], to: [one])
        }
        let text = try desk.folder.text("library/state/\(left.device).jsonl")
        let stamps = try text.split(separator: "\n").map { try JSONParser.parse(String($0))["stamp"]?.integer }
        #expect(stamps == [1_000, 1_001, 1_002, 1_003, 1_004, 1_005])
        #expect(desk.open().book[one].isRead)
    }

    @Test("Processes of one device that write at once lose nothing and never use a stamp twice")
    func atOnce() async throws {
        let desk = try Desk()
        let (library, home) = (desk.library, desk.folder.path + "/a")
        let device = desk.open().device
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    var journal = MarkJournal.open(library: library, stateHome: home, now: { 1_000 })
                    for step in 0..<10 {
                        try? journal.append([Mark(.read, .flag(true))], to: [BriefID("xx:\(number)-\(step)")])
                    }
                }
            }
        }
        let journal = desk.open()
        #expect(journal.book.marked.count == 80)
        #expect(journal.problems.isEmpty)
        let lines = try desk.folder.text("library/state/\(device).jsonl").split(separator: "\n")
        let stamps = try lines.map { try JSONParser.parse(String($0))["stamp"] }
        #expect(Set(stamps).count == 80)
    }
}
