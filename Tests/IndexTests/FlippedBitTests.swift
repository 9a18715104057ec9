import Briefs
import Query
import Store
import Testing

@testable import Index

/// What a disk that gives back other bits than it was given can do.
@Suite("Flipped bits")
struct FlippedBitTests {
    /// What came of one flip.
    private enum Outcome { case same, other, wrongArticle }

    @Test("An article is never another than the one that was asked for, and most flips change no answer")
    func everywhere() throws {
        let library = try TestLibrary(seed: 70)
        for _ in 0..<10 { try library.change() }
        try make(library)
        let file = IndexFile.path(library: library.path, cacheHome: library.cache)
        // All of it in the one file, without a log beside it.
        try Database(file).execute("PRAGMA journal_mode = DELETE")
        let bytes = try FileContents.read(file).bytes
        let reference = try plain(library, MarkBook())
        let briefs = try LibraryReader.read(library.path).briefs.map(\.brief)
        var numbers = SeededNumbers(70)
        var counts: [Outcome: Int] = [:]
        for round in 0..<60 {
            var damaged = bytes
            // The head, the pages of tables, and everything.
            let limit = round % 3 == 0 ? 100 : round % 3 == 1 ? min(40_960, bytes.count) : bytes.count
            // Where nothing stands a flip says little.
            let place = numbers.pick((0..<limit).filter { bytes[$0] != 0 })
            damaged[place] ^= UInt8(1) << UInt8(numbers.next() % 8)
            for suffix in ["-wal", "-shm"] { _ = try? SafeFile.replace(file + suffix, []) }
            try SafeFile.replace(file, damaged)
            let outcome = try outcome(library, reference, briefs, seed: UInt64(round))
            counts[outcome, default: 0] += 1
            #expect(outcome != .wrongArticle, "byte \(place)")
        }
        #expect(counts[.same, default: 0] > 50, "\(counts)")
    }

    private func make(_ library: TestLibrary) throws {
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        index.close()
    }

    private func outcome(
        _ library: TestLibrary, _ reference: PlainEvaluator, _ briefs: [Brief], seed: UInt64
    ) throws -> Outcome {
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        for brief in briefs {
            guard
                case .brief(let found, _)? = answering.answer(
                    .brief(brief.id), today: Day(number: 0), isCancelled: { false })
            else { return .other }
            if let found, found != brief { return .wrongArticle }
        }
        var questions = TestQuestions(seed: seed)
        for _ in 0..<25 {
            let question = questions.question()
            guard let answer = answering.answer(question, today: Day(number: 18_400), isCancelled: { false }),
                let expected = reference.answer(question, today: Day(number: 18_400), isCancelled: { false }),
                answer.isSame(as: expected)
            else { return .other }
        }
        return .same
    }
}
