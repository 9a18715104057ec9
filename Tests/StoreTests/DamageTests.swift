import Briefs
import Glibc
import Synchronization
import Testing

@testable import Store

@Suite("Damaged files")
struct DamageTests {
    private static func feed(_ source: String, _ count: Int) -> [UInt8] {
        let items = (0..<count).map { #"{"id":"xx:\#(source)\#($0)","title":"Title \#($0)","content_text":"Ä text"}"# }
        return Array(
            (#"{"version":"1.1","title":"\#(source)","items":["# + items.joined(separator: ",\n") + "]}\n").utf8)
    }

    @Test("A feed cut or with a flipped bit at any byte is named, left as it is, and hides no other", arguments: 0..<8)
    func feeds(part: Int) throws {
        let folder = try TemporaryFolder()
        try folder.write("briefs/a/2020-01.json", Self.feed("a", 5))
        try folder.write("z.json", Self.feed("z", 5))
        let whole = Self.feed("m", 8)
        for step in 0..<40 {
            var bytes = whole
            let isCut = step % 2 == 0
            if isCut {
                bytes.removeLast(Int.random(in: 3...whole.count))
            } else {
                bytes[Int.random(in: 0..<whole.count)] ^= 1 << UInt8.random(in: 0..<8)
            }
            try folder.write("m.json", bytes)
            let contents = try LibraryReader.read(folder.path)
            let ids = Set(contents.briefs.map(\.brief.id.rawValue))
            #expect((0..<5).allSatisfy { ids.contains("xx:a\($0)") && ids.contains("xx:z\($0)") })
            #expect(contents.problems.allSatisfy { $0.file == "m.json" && !$0.advice.isEmpty })
            if isCut { #expect(!contents.problems.isEmpty, "\(String(decoding: bytes, as: UTF8.self))") }
            #expect(try folder.bytes("m.json") == bytes)
        }
    }

    @Test(
        "A journal cut, with flipped bits or of random bytes spoils no other and can be written beside",
        arguments: 0..<8)
    func journals(part: Int) throws {
        let folder = try TemporaryFolder()
        func line(_ stamp: Int, _ id: String) -> String {
            #"{"v":1,"stamp":\#(stamp),"device":"z","ids":["\#(id)"],"field":"read","value":true}"# + "\n"
        }
        let whole = Array((0..<6).map { line($0, "xx:\($0)") }.joined().utf8)
        try folder.write("library/state/good.jsonl", line(1, "xx:good"))
        func open() -> MarkJournal {
            MarkJournal.open(library: folder.path + "/library", stateHome: folder.path + "/home", now: { 1 })
        }
        for step in 0..<20 {
            var bytes = whole
            switch step % 3 {
            case 0: bytes.removeLast(Int.random(in: 2...whole.count))
            case 1: bytes[Int.random(in: 0..<whole.count)] ^= 1 << UInt8.random(in: 0..<8)
            default: bytes = (0..<300).map { _ in UInt8.random(in: .min ... .max) }
            }
            try folder.write("library/state/z.jsonl", bytes)
            var journal = open()
            #expect(journal.book[BriefID("xx:good")].isRead)
            #expect(journal.problems.allSatisfy { $0.file == "state/z.jsonl" && $0.line != nil })
            if step % 3 == 2 { #expect(!journal.problems.isEmpty) }
            try journal.append([Mark(.bookmark, .flag(true))], to: [BriefID("xx:\(step)")])
            #expect(open().book[BriefID("xx:\(step)")].isBookmarked)
            #expect(try folder.bytes("library/state/z.jsonl") == bytes)
        }
    }

    @Test("A file that is replaced while it is read is one or the other, never a mixture")
    func replacedWhileRead() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.json", Self.feed("a", 50))
        let done = Flag()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { done.isSet.store(true, ordering: .sequentiallyConsistent) }
                for round in 0..<150 {
                    try SafeFile.replace(path, round % 2 == 0 ? Self.feed("bb", 80) : Self.feed("a", 50))
                }
            }
            let root = folder.path
            group.addTask {
                while !done.isSet.load(ordering: .sequentiallyConsistent) {
                    let contents = try LibraryReader.read(root)
                    let ids = Set(contents.briefs.map(\.brief.id.rawValue))
                    #expect(contents.problems.isEmpty)
                    #expect(ids == Set((0..<50).map { "xx:a\($0)" }) || ids == Set((0..<80).map { "xx:bb\($0)" }))
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("A file that is written over in place while it is read brings nothing down, and is right in the end")
    func writtenWhileRead() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.json", Self.feed("a", 50))
        let root = folder.path
        let done = Flag()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { done.isSet.store(true, ordering: .sequentiallyConsistent) }
                for round in 0..<150 {
                    let bytes = Self.feed("b", 20 + round % 40)
                    let file = try Descriptor(root + "/a.json", O_WRONLY | O_TRUNC)
                    try file.writeAll(Array(bytes[..<(bytes.count / 2)]))
                    try file.writeAll(Array(bytes[(bytes.count / 2)...]))
                }
            }
            group.addTask {
                while !done.isSet.load(ordering: .sequentiallyConsistent) {
                    let problems = try LibraryReader.read(root).problems
                    #expect(problems.allSatisfy { $0.file == "a.json" })
                }
            }
            try await group.waitForAll()
        }
        #expect(try LibraryReader.read(root).briefs.count == 20 + 149 % 40)
    }
}

/// Says from one task to another that all is written.
private final class Flag: Sendable {
    let isSet = Atomic(false)
}
