import Briefs
import Glibc
import Testing

@testable import Store

@Suite("Killed at any moment")
struct KilledTests {
    private struct Desk {
        let folder: TemporaryFolder
        var library: String { folder.path + "/library" }
        var home: String { folder.path + "/home" }

        init() throws {
            folder = try TemporaryFolder()
            try SafeFile.makeFolder(folder.path + "/library/state")
        }

        func open() -> MarkJournal { MarkJournal.open(library: library, stateHome: home, now: { 1_000 }) }
    }

    @Test("What was said to be marked is marked, every line can be read, and nothing stays locked")
    func marking() throws {
        let desk = try Desk()
        for round in 0..<14 {
            let probe = try Probe(desk.folder, "mark", desk.library, desk.home, "\(round)", "100000")
            probe.kill(afterLines: Int.random(in: 0...12))
            let said = probe.lines
            var journal = desk.open()
            #expect(journal.problems.isEmpty, "\(journal.problems)")
            #expect(!said.contains { $0.hasPrefix("failed") }, "\(said)")
            #expect(said.allSatisfy { journal.book[BriefID("x:\(round):\($0)")].isRead })
            // Whoever comes next need not wait.
            try journal.append([Mark(.read, .flag(true))], to: [BriefID("x:own:\(round)")])
        }
        #expect((0..<14).allSatisfy { desk.open().book[BriefID("x:own:\($0)")].isRead })
    }

    @Test("A compaction that is cut off leaves every mark, and what it left is cleared away by the next")
    func compacting() throws {
        let desk = try Desk()
        var journal = desk.open()
        var largest = -1
        for round in 0..<30 {
            // Something to take out: two of three lines are void.
            for number in 0..<10 {
                try journal.append([Mark(.place, .text("\(round)-\(number)"))], to: [BriefID("x:old")])
                try journal.append(
                    [Mark(.place, .text("kept")), Mark(.read, .flag(number % 2 == 0))],
                    to: [BriefID("x:kept")])
            }
            try journal.append([Mark(.bookmark, .flag(true))], to: [BriefID("x:\(round)")])
            let probe = try Probe(desk.folder, "compact", desk.library, desk.home, "c", "100000")
            probe.kill(afterLines: Int.random(in: 0...6))
            #expect(!probe.lines.contains { $0.hasPrefix("failed") }, "\(probe.lines)")
            journal = desk.open()
            #expect(journal.problems.isEmpty, "\(journal.problems)")
            #expect((0...round).allSatisfy { journal.book[BriefID("x:\($0)")].isBookmarked })
            #expect(journal.book[BriefID("x:old")].place == "\(round)-9")
            #expect(journal.book[BriefID("x:kept")].place == "kept")
            let numbers = probe.lines.indices.filter { $0 % 3 == 0 }
            largest = numbers.last ?? largest
            if let last = numbers.last {
                #expect((journal.book[BriefID("x:c")].place.flatMap { Int($0) } ?? -1) >= last)
            }
        }
        for number in 0..<40 { try journal.append([Mark(.place, .text("\(number)"))], to: [BriefID("x:end")]) }
        #expect(try journal.compact())
        #expect(desk.folder.names("library/state") == ["\(journal.device).jsonl"])
        #expect(largest >= 0)
    }

    @Test("What was said to be imported is there, and every file can be read")
    func importing() throws {
        let desk = try Desk()
        for round in 0..<20 {
            let probe = try Probe(desk.folder, "import", desk.library, desk.home, "s\(round % 3)r\(round)", "100000")
            probe.kill(afterLines: Int.random(in: 0...8))
            let contents = try LibraryReader.read(desk.library)
            #expect(contents.problems.isEmpty, "\(contents.problems)")
            let ids = Set(contents.briefs.map(\.brief.id.rawValue))
            #expect(probe.lines.allSatisfy { ids.contains("https://x.example/s\(round % 3)r\(round)/\($0)") })
        }
    }

    @Test("Two writers of one device for a thousand rounds, another device and compactions in between: nothing is lost")
    func writers() throws {
        let desk = try Desk()
        let other = desk.folder.path + "/other"
        let rounds = 1_000
        let probes = [
            try Probe(desk.folder, "mark", desk.library, desk.home, "a", "\(rounds)"),
            try Probe(desk.folder, "mark", desk.library, desk.home, "b", "\(rounds)"),
            try Probe(desk.folder, "mark", desk.library, other, "c", "300"),
        ]
        let compacting = try Probe(desk.folder, "compact", desk.library, desk.home, "d", "12")
        for probe in probes + [compacting] { try probe.end() }
        #expect(compacting.lines.contains("done") && !compacting.lines.contains { $0.hasPrefix("failed") })
        let journal = desk.open()
        #expect(journal.problems.isEmpty)
        for (probe, (name, rounds)) in zip(probes, [("a", rounds), ("b", rounds), ("c", 300)]) {
            #expect(probe.lines.count == rounds, "\(probe.lines.last ?? "")")
            #expect((0..<rounds).allSatisfy { journal.book[BriefID("x:\(name):\($0)")].isRead })
            #expect(journal.book[BriefID("x:\(name)")].place == "\(rounds - 1)")
        }
    }

    @Test("On a full disk the mark that was not kept is named, and all others stay")
    func fullDisk() throws {
        let desk = try Desk()
        let probe = try Probe(desk.folder, "mark", desk.library, desk.home, "f", "1000", "2000")
        try probe.end()
        let said = probe.lines
        let last = try #require(said.last)
        #expect(last.hasPrefix("failed: ") && last.contains(".jsonl cannot be written"), "\(last)")
        var journal = desk.open()
        #expect(said.count > 3)
        #expect(journal.problems.isEmpty, "\(journal.problems)")
        #expect(said.dropLast().allSatisfy { journal.book[BriefID("x:f:\($0)")].isRead })
        // With room again, marking goes on.
        try journal.append([Mark(.read, .flag(true))], to: [BriefID("x:g")])
        #expect(desk.open().book[BriefID("x:g")].isRead)
    }

    @Test("On a full disk a compaction leaves the journal as it is, and nothing beside it")
    func fullDiskCompacting() throws {
        let desk = try Desk()
        var journal = desk.open()
        for number in 0..<40 {
            try journal.append([Mark(.read, .flag(true))], to: [BriefID("x:\(number)")])
            for step in 0..<3 { try journal.append([Mark(.place, .text("\(step)"))], to: [BriefID("x:\(number)")]) }
        }
        let name = "\(journal.device).jsonl"
        for step in 0..<200 { try journal.append([Mark(.place, .text("\(step)"))], to: [BriefID("x:1")]) }
        let before = try desk.folder.bytes("library/state/" + name)
        // A probe that appends nothing: it compacts in rounds that are no third.
        let probe = try Probe(desk.folder, "compact", desk.library, desk.home, "f", "1", "3000")
        try probe.end()
        #expect(probe.lines.last?.hasPrefix("failed: ") == true, "\(probe.lines)")
        #expect(try desk.folder.bytes("library/state/" + name).starts(with: before))
        #expect(desk.folder.names("library/state") == [name])
        #expect(try journal.compact())
    }
}
