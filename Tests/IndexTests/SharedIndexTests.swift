import Briefs
import Glibc
import Query
import Store
import Testing

@testable import Index

/// The index and the files under it, when others have their hands on them.
@Suite("An index that is not alone")
struct SharedIndexTests {
    private let today = Day(number: 18_400)

    /// Whether an index answers as the reference does.
    private func isSame(_ answering: IndexAnswering, _ library: TestLibrary, seed: UInt64) throws -> Bool {
        let reference = try plain(library, MarkBook())
        var questions = TestQuestions(seed: seed)
        return (0..<30).allSatisfy { _ in
            let question = questions.question()
            guard let answer = answering.answer(question, today: today, isCancelled: { false }),
                let expected = reference.answer(question, today: today, isCancelled: { false })
            else { return false }
            return answer.isSame(as: expected)
        }
    }

    private func answering(_ index: LibraryIndex) -> IndexAnswering {
        IndexAnswering(index, book: MarkBook(), regions: RegionTree())
    }

    @Test("Two programs take in the same library at once, for many rounds", arguments: 0..<2)
    func twoWriters(seed: Int) throws {
        let library = try TestLibrary(seed: UInt64(seed) &+ 400)
        var numbers = SeededNumbers(UInt64(seed) &+ 9)
        var indexes: [LibraryIndex] = []
        for _ in 0..<2 {
            let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
            // A lock is not to be waited for here: the other one is on this thread.
            try index.database.execute("PRAGMA busy_timeout = 0")
            indexes.append(index)
        }
        let both = indexes.map(answering)
        for round in 0..<40 {
            try library.change()
            for index in indexes { index.lookAgain() }
            for step in 0..<100_000 {
                let turn = Int(numbers.next() % 2)
                let (stage, other) = (indexes[turn].step(milliseconds: 0).stage, indexes[1 - turn])
                if step % 5 == 4 { indexes[turn].close() }
                if step == 3 || step == 8 { try library.change() }
                if stage == .done, other.step(milliseconds: 0).stage == .done, step > 12 { break }
                if step > 12 { indexes[1 - turn].close() }
            }
            for (index, answering) in zip(indexes, both) {
                index.lookAgain()
                for _ in 0..<10_000 where index.step().stage == .done { break }
                if round % 10 == 9 { #expect(try isSame(answering, library, seed: UInt64(round)), "round \(round)") }
            }
            #expect(indexes[0].count == indexes[1].count, "round \(round)")
        }
    }

    /// What can happen to an index that a reader has open.
    enum Blow: CaseIterable {
        case allDeleted, fileDeleted, folderMoved, logDeleted, memoryDeleted, overwritten, emptied, cut
    }

    @Test("An index that goes or is written over under a running reader brings nothing down", arguments: Blow.allCases)
    func struck(_ blow: Blow) throws {
        let library = try TestLibrary(seed: 50)
        for _ in 0..<8 { try library.change() }
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        let running = answering(index)
        #expect(try isSame(running, library, seed: 1))
        let file = IndexFile.path(library: library.path, cacheHome: library.cache)
        switch blow {
        case .allDeleted: for suffix in ["", "-wal", "-shm"] { unlink(file + suffix) }
        case .fileDeleted: unlink(file)
        case .folderMoved: rename(library.cache, library.cache + "-away")
        case .logDeleted: unlink(file + "-wal")
        case .memoryDeleted: unlink(file + "-shm")
        case .overwritten: try overwrite(file, (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        case .emptied: truncate(file, 0)
        case .cut: truncate(file, 4_096 * 3)
        }
        for round in 0..<4 {
            try library.change()
            index.lookAgain()
            try finish(index)
            #expect(try isSame(running, library, seed: UInt64(round)), "the reader, round \(round)")
            let late = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
            try finish(late)
            #expect(try isSame(answering(late), library, seed: UInt64(round)), "another, round \(round)")
        }
    }

    /// Writes into a file as it lies there.
    private func overwrite(_ file: String, _ bytes: [UInt8]) throws {
        guard let stream = fopen(file, "r+") else { throw TestFailure() }
        fwrite(bytes, 1, bytes.count, stream)
        fclose(stream)
    }

    private func item(_ name: String, _ text: String) -> String {
        #"{"id":"urn:test:"# + name + #"","title":""# + text + #"","content_text":"x"}"#
    }

    @Test("Where a file was replaced, the article is the right one as it is now, or it is gone")
    func replacedWhileRead() throws {
        let library = try TestLibrary(seed: 51)
        func write(_ items: [String]) throws {
            try library.write("a.json", "{\"items\":[" + items.joined(separator: ",") + "]}")
        }
        let (one, two, six) = (item("one", "First"), item("two", "Other"), item("six", "Third"))
        try write([one, two])
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        let answering = answering(index)
        func title(_ name: String) throws -> String? {
            let answer = answering.answer(.brief(BriefID("urn:test:\(name)")), today: today, isCancelled: { false })
            guard case .brief(let brief, _)? = answer else { throw TestFailure() }
            return brief?.title
        }
        // Another item of the same length stands at the same bytes.
        try write([six, two])
        #expect(try title("one") == nil && title("two") == "Other" && title("six") == nil)
        try write([two, one])
        #expect(try title("one") == "First" && title("two") == "Other")
        // Changed in place, at the same bytes: what it says now.
        try write([item("one", "Fresh"), two])
        #expect(try title("one") == "Fresh")
        try library.write("a.json", "{\"items\":[")
        #expect(try title("one") == nil)
        unlink(library.path + "/a.json")
        #expect(try title("one") == nil && title("two") == nil)
        try finish(index)
        #expect(index.count == 0)
    }

    @Test("Files that are cut or go while they are being taken in", arguments: 0..<6)
    func cutWhileIndexing(seed: Int) throws {
        let library = try TestLibrary(seed: UInt64(seed) &+ 60)
        var numbers = SeededNumbers(UInt64(seed))
        let names = (0..<6).map { "file-\($0).json" }
        for name in names {
            let items = (0..<20).map { item("\(name)-\($0)", "radar \($0)") }
            try library.write(name, "{\"items\":[" + items.joined(separator: ",") + "]}")
        }
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        for step in 0..<100_000 {
            if index.step(milliseconds: 0).stage == .done { break }
            if step % 17 == 5 {
                let path = library.path + "/" + numbers.pick(names)
                if numbers.next() % 4 == 0 { unlink(path) } else { truncate(path, off_t(numbers.next() % 1_500)) }
            }
        }
        index.lookAgain()
        try finish(index)
        #expect(try isSame(answering(index), library, seed: UInt64(seed)))
    }
}
