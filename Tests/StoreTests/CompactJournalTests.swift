import Briefs
import Testing

@testable import Store

@Suite("Compacting a journal")
struct CompactJournalTests {
    /// Numbers that are the same on every run.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) | (state << 31)
        }
    }

    private static func line(_ stamp: Int, _ device: String, _ ids: [String], _ mark: Mark, over: [MarkStamp]? = nil)
        -> [UInt8]
    {
        MarkEntry(
            stamp: MarkStamp(time: stamp, device: device), ids: ids.map { BriefID($0) }, mark: mark, over: over
        ).line
    }

    private static func fold(_ journals: [[UInt8]]) -> MarkFold {
        var fold = MarkFold()
        for line in journals.flatMap({ $0.split(separator: 0x0A) }) {
            if let entry = try? MarkEntry.read(Array(line)) { _ = fold.take(entry) }
        }
        return fold
    }

    /// A journal as a device might have written it, with notes that stand for others, and with ties.
    private static func journal(_ device: String, lines: Int, _ numbers: inout Numbers) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<lines {
            let stamp = Int.random(in: 1...60, using: &numbers)
            let ids = (0..<Int.random(in: 1...3, using: &numbers)).map { _ in
                "x:\(Int.random(in: 0...4, using: &numbers))"
            }
            let value: Mark.Value = [.flag(true), .flag(false), .none].randomElement(using: &numbers) ?? .none
            switch Int.random(in: 0...9, using: &numbers) {
            case 0:
                let over = (0..<Int.random(in: 0...2, using: &numbers)).map { _ in
                    MarkStamp(
                        time: Int.random(in: 1...60, using: &numbers),
                        device: ["a", "b"].randomElement(using: &numbers) ?? "a")
                }
                bytes += line(
                    stamp, device, ids, Mark(.note, .text("n\(stamp)")), over: Bool.random(using: &numbers) ? over : nil
                )
            case 1: bytes += line(stamp, device, ids, Mark(.tag("t\(stamp % 2)"), value))
            case 2: bytes += Array(#"{"v":1,"field":"watch","stamp":7,"more":[1]}"#.utf8) + [0x0A]
            case 3 where stamp % 4 == 0: bytes += Array("{torn\n".utf8)
            case 4: bytes += line(stamp, device, ids, Mark(.place, .text("p\(stamp)")))
            default:
                bytes += line(
                    stamp, device, ids, Mark([.read, .bookmark].randomElement(using: &numbers) ?? .read, value))
            }
        }
        return bytes
    }

    @Test("The marks are the same as before, merged with other journals in any order", arguments: 0..<12)
    func same(seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed) &+ 1)
        let own = Self.journal("a", lines: 120, &numbers)
        let needed = try #require(CompactJournal.needed(of: own))
        #expect(needed.count < own.count / 2)
        let others = [Self.journal("b", lines: 30, &numbers), Self.journal("c", lines: 30, &numbers)]
        // A synchronizer's copy of what the journal was once.
        let copy = Array(own.prefix(own.count / 3))
        #expect(Self.fold([needed]).isSame(as: Self.fold([own])))
        for rest in [[], [others[0]], others, [copy], others + [copy]] {
            for _ in 0..<3 {
                let merged = ([needed] + rest).shuffled(using: &numbers)
                #expect(Self.fold(merged).isSame(as: Self.fold([own] + rest)))
            }
        }
        #expect(CompactJournal.needed(of: needed) == nil || needed.isEmpty)
    }

    @Test("Lines of later versions, torn lines, notes and what was taken back stay byte for byte")
    func kept() throws {
        let strange = [
            #"{"v":2,"field":"read","x":1}"#, #"{"v":1,"field":"watch","query":"a"}"#, #"{"v":1,"field":"read""#,
            #"{"v": 1, "stamp": 3, "device": "a", "ids": ["x:1"], "field": "read", "value": true, "why": "later"}"#,
            #"{"v":1,"stamp":4,"device":"a","ids":["x:1",5],"field":"read","value":true}"#,
            #"{"v":1,"stamp":4,"device":"a","ids":["x:1"],"field":"read","value":{"at":1}}"#,
            #"{"device":"a","field":"note","ids":["x:1"],"over":[],"stamp":1,"v":1,"value":"n"}"#,
            #"{"device":"a","field":"read","ids":["x:1"],"stamp":900,"v":1,"value":false}"#, "<<<<<<< HEAD",
            "\u{0}\u{0}",
        ]
        var bytes: [UInt8] = []
        for (number, line) in strange.enumerated() {
            for step in 0..<20 { bytes += Self.line(number * 20 + step, "a", ["x:1"], Mark(.read, .flag(true))) }
            bytes += Array(line.utf8) + [0x0A]
        }
        bytes += Array(#"{"v":1,"stamp":4,"dev"#.utf8)
        let needed = try #require(CompactJournal.needed(of: bytes))
        let expected = strange.map { $0 + "\n" }.joined() + #"{"v":1,"stamp":4,"dev"#
        #expect(String(decoding: needed, as: UTF8.self) == expected)
    }

    @Test("A journal that is mostly needed is left alone")
    func notWorthIt() {
        var bytes: [UInt8] = []
        for number in 0..<50 { bytes += Self.line(number, "a", ["x:\(number)"], Mark(.read, .flag(true))) }
        #expect(CompactJournal.needed(of: bytes) == nil)
        #expect(CompactJournal.needed(of: []) == nil)
    }

    @Test("Only this device's journal is written, and lines that come meanwhile are kept")
    func ownOnly() throws {
        let folder = try TemporaryFolder()
        func open(_ home: String) -> MarkJournal {
            MarkJournal.open(library: folder.path + "/library", stateHome: folder.path + "/" + home, now: { 5 })
        }
        try SafeFile.makeFolder(folder.path + "/library")
        var (own, same, other) = (open("a"), open("a"), open("b"))
        for number in 0..<40 {
            try own.append([Mark(.place, .text("\(number)"))], to: [BriefID("x:1")])
            try other.append([Mark(.place, .text("o\(number)"))], to: [BriefID("x:2")])
        }
        let others = try folder.bytes("library/state/\(other.device).jsonl")
        #expect(try own.compact())
        #expect(try folder.bytes("library/state/\(other.device).jsonl") == others)
        #expect(try folder.text("library/state/\(own.device).jsonl").split(separator: "\n").count == 1)
        // A program that had the old file open goes on in the new one.
        try same.append([Mark(.read, .flag(true))], to: [BriefID("x:3")])
        try own.append([Mark(.bookmark, .flag(true))], to: [BriefID("x:3")])
        for journal in [open("a"), open("b")] {
            #expect(journal.book[BriefID("x:1")].place == "39" && journal.book[BriefID("x:2")].place == "o39")
            #expect(journal.book[BriefID("x:3")].isRead && journal.book[BriefID("x:3")].isBookmarked)
        }
        #expect(try own.compact() == false)
    }
}

extension MarkFold {
    /// Whether another fold knows the same, in whatever order it came.
    func isSame(as other: MarkFold) -> Bool {
        largest == other.largest && notes == other.notes
            && registers.mapValues { Set($0) } == other.registers.mapValues { Set($0) }
    }
}
