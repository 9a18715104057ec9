import Briefs
import Glibc
import Query
import Store
import Testing

@testable import Index

@Suite("The index on bad days")
struct IndexFileTests {
    private func made(_ seed: UInt64) throws -> (library: TestLibrary, file: String) {
        let library = try TestLibrary(seed: seed)
        for _ in 0..<6 { try library.change() }
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        index.close()
        return (library, IndexFile.path(library: library.path, cacheHome: library.cache))
    }

    /// Opens the index again, lets it come up to the library, and holds it against the reference.
    private func isWhole(
        _ library: TestLibrary, cache: String? = nil, questions count: Int = 40, sort: Sort = .newest
    ) throws -> Bool {
        let index = try LibraryIndex.open(library: library.path, cacheHome: cache ?? library.cache)
        try finish(index)
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        let reference = try plain(library, MarkBook())
        var questions = TestQuestions(seed: 4)
        let all = (0..<count).map { _ in questions.question() } + Facet.allCases.map { .facets($0, .everything) }
        return ([.ids(Listing(query: Query(sort: sort)), rows: nil)] + all).allSatisfy { question in
            let today = Day(number: 18_400)
            guard let answer = answering.answer(question, today: today, isCancelled: { false }),
                let expected = reference.answer(question, today: today, isCancelled: { false })
            else { return false }
            return answer.isSame(as: expected)
        }
    }

    private func write(_ file: String, _ bytes: [UInt8]) throws {
        try SafeFile.replace(file, bytes)
    }

    @Test("A file cut short, or of anything else, is made anew", arguments: 0..<8)
    func replaced(seed: Int) throws {
        let (library, file) = try made(3)
        let bytes = try FileContents.read(file).bytes
        var numbers = SeededNumbers(UInt64(seed) &+ 1)
        switch seed % 4 {
        case 0: try write(file, Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &numbers))))
        case 1: try write(file, (0..<9_000).map { _ in UInt8(truncatingIfNeeded: numbers.next()) })
        case 2:
            try write(
                file, Array(bytes.prefix(100)) + (0..<9_000).map { _ in UInt8(truncatingIfNeeded: numbers.next()) })
        default: try write(file, Array("Somebody's notes.\n".utf8))
        }
        #expect(try isWhole(library))
        #expect(try isWhole(library))
    }

    @Test("Bytes that have flipped bring nothing down", arguments: 0..<6)
    func flipped(seed: Int) throws {
        let (library, file) = try made(3)
        var bytes = try FileContents.read(file).bytes
        var numbers = SeededNumbers(UInt64(seed) &+ 100)
        for _ in 0..<(seed % 2 == 0 ? 3 : 300) {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            bytes[place] ^= UInt8(1) << UInt8(numbers.next() % 8)
        }
        try write(file, bytes)
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        var questions = TestQuestions(seed: UInt64(seed))
        for _ in 0..<60 {
            #expect(answering.answer(questions.question(), today: Day(number: 18_400), isCancelled: { false }) != nil)
        }
        try library.change()
        index.lookAgain()
        for _ in 0..<1_000 where index.step().stage == .done { break }
        for _ in 0..<60 {
            #expect(answering.answer(questions.question(), today: Day(number: 18_400), isCancelled: { false }) != nil)
        }
    }

    @Test("Whatever was on the disk when the process was killed is gone on with", arguments: 0..<4)
    func killed(seed: Int) throws {
        let library = try TestLibrary(seed: UInt64(seed) &+ 20)
        for _ in 0..<8 { try library.change() }
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        let file = IndexFile.path(library: library.path, cacheHome: library.cache)
        for step in 0..<100_000 {
            let progress = index.step(milliseconds: 0)
            if step % 9 == 4 { index.close() }
            if step % 13 == seed {
                // What a killed process leaves: the file and its log, without the memory that both share.
                let other = library.cache + "/\(step)"
                let copy = IndexFile.path(library: library.path, cacheHome: other)
                try SafeFile.makeFolder(other)
                try write(copy, try FileContents.read(file).bytes)
                if let log = try? FileContents.read(file + "-wal") { try write(copy + "-wal", log.bytes) }
                #expect(try isWhole(library, cache: other))
            }
            if progress.stage == .done { break }
        }
        #expect(try isWhole(library))
    }

    @Test("What was indexed before a stop is not indexed again")
    func resumed() throws {
        let library = try TestLibrary(seed: 8)
        for name in ["a", "b", "c"] {
            let items = (0..<50).map { "{\"id\":\"urn:\(name):\($0)\",\"title\":\"t\"}" }
            try library.write("\(name).json", "{\"items\":[" + items.joined(separator: ",") + "]}")
        }
        var index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        while index.step(milliseconds: 0).filesDone < 2 {}
        index.close()
        index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        #expect(index.count >= 100)
        #expect(index.step(milliseconds: 0).filesTotal == 1)
    }

    @Test("Where the cache cannot be written the index is in memory, and says so")
    func unwritable() throws {
        let (library, _) = try made(9)
        try library.write("blocked", "x")
        let cache = library.path + "/blocked"
        let index = try LibraryIndex.open(library: library.path, cacheHome: cache)
        #expect(index.notice?.contains("memory") == true)
        #expect(try isWhole(library, cache: cache))
    }

    @Test("An index of a newer program is left alone, one of another program is replaced")
    func versions() throws {
        let (library, file) = try made(10)
        do {
            let database = try Database(file)
            try database.execute("PRAGMA journal_mode = DELETE")
            try database.execute("PRAGMA user_version = 99")
        }
        let before = try FileContents.read(file).bytes
        #expect(try LibraryIndex.open(library: library.path, cacheHome: library.cache).notice != nil)
        #expect(try isWhole(library))
        #expect(try FileContents.read(file).bytes == before)

        do {
            let database = try Database(file)
            try database.execute("PRAGMA user_version = 7; PRAGMA application_id = 12")
        }
        #expect(try isWhole(library))
        #expect(try LibraryIndex.open(library: library.path, cacheHome: library.cache).notice == nil)
    }

    @Test("A table that is missing is no error to the reader")
    func missingTable() throws {
        let (library, file) = try made(11)
        for table in ["texts", "items", "meta", "word_parts", "word_runs", "prefixes", "prefix_batches"] {
            do {
                let database = try Database(file)
                try database.execute("DROP TABLE \(table)")
            }
            let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
            let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
            var questions = TestQuestions(seed: 1)
            for _ in 0..<20 {
                #expect(
                    answering.answer(questions.question(), today: Day(number: 18_400), isCancelled: { false }) != nil)
            }
            try library.change()
            #expect(try isWhole(library), "\(table)")
        }
    }

    @Test("Two programs on one library: one writes, the other reads, then takes in what was written")
    func two() throws {
        let library = try TestLibrary(seed: 12)
        for _ in 0..<6 { try library.change() }
        let first = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        let second = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        let answering = IndexAnswering(second, book: MarkBook(), regions: RegionTree())
        var questions = TestQuestions(seed: 12)
        func count() -> Int? {
            let question = Question.list(Listing(query: .everything), rows: 0..<1)
            guard case .list(let list)? = answering.answer(question, today: Day(number: 0), isCancelled: { false })
            else { return nil }
            return list.libraryCount
        }
        #expect(first.step(milliseconds: 0).stage == .indexing)
        #expect(count() == 0)
        #expect(second.step().stage == .waiting)
        try finish(first)
        #expect(count() == first.count)
        for _ in 0..<20 {
            try library.change()
            first.lookAgain()
            second.lookAgain()
            try finish(second)
            try finish(first)
            #expect(count() == first.count)
            let other = IndexAnswering(first, book: MarkBook(), regions: RegionTree())
            for _ in 0..<20 {
                let question = questions.question()
                let answers = [answering, other].map {
                    $0.answer(question, today: Day(number: 18_400), isCancelled: { false })
                }
                #expect(answers[0].flatMap { left in answers[1].map { left.isSame(as: $0) } } == true, "\(question)")
            }
        }
        #expect(try isWhole(library))
    }

    @Test("Each part of the columns that were kept, damaged, is made again from the rows", arguments: 0..<3)
    func damagedSnapshot(kind: Int) throws {
        let (library, file) = try made(14)
        // So that the order of titles is kept too.
        #expect(try isWhole(library, sort: .title))
        var kept: [(place: Int64, sum: Int64, bytes: [UInt8])] = []
        let database = try Database(file)
        func write(_ place: Int64, _ bytes: [UInt8]) throws {
            try database.run("UPDATE snapshot SET bytes = ? WHERE place = ?", .bytes(bytes), .whole(place))
        }
        try database.rows("SELECT place, sum, bytes FROM snapshot") { (row) throws(IndexError) in
            kept.append((row.integer(0), row.integer(1), row.bytes(2)))
            return true
        }
        #expect(Set(kept.map { $0.place >> 32 & 0xFF }).count == SnapshotPlace.Section.allCases.count)
        var numbers = SeededNumbers(UInt64(kind))
        for (place, _, bytes) in kept {
            switch kind {
            case 0:
                var damaged = bytes
                damaged[Int.random(in: 0..<bytes.count, using: &numbers)] ^= UInt8(1) << UInt8(numbers.next() % 8)
                try write(place, damaged)
            case 1: try write(place, Array(bytes.dropLast(Int.random(in: 1...bytes.count, using: &numbers))))
            default: try database.run("DELETE FROM snapshot WHERE place = ?", .whole(place))
            }
            #expect(try isWhole(library, questions: 12, sort: .title), "row \(place)")
            try database.run("DELETE FROM snapshot")
            for (place, sum, bytes) in kept {
                try database.run(
                    "INSERT INTO snapshot(place, sum, bytes) VALUES (?, ?, ?)", .whole(place), .whole(sum),
                    .bytes(bytes))
            }
        }
    }

    @Test("Parts of the columns that are damaged are found when items come, too")
    func damagedBeforeChanges() throws {
        let (library, file) = try made(18)
        for section in SnapshotPlace.Section.allCases where section != .titles {
            do {
                let database = try Database(file)
                let place = try #require(
                    try database.integer(
                        "SELECT place FROM snapshot WHERE (place >> 32 & 255) = ?", .whole(section.rawValue)))
                try database.run("UPDATE snapshot SET sum = sum + 1 WHERE place = ?", .whole(place))
            }
            try library.change()
            #expect(try isWhole(library, questions: 12), "\(section)")
        }
    }

    @Test("The order of titles is kept, and made anew when the library has changed")
    func keptTitles() throws {
        let (library, file) = try made(19)
        func rows() throws -> Int64? {
            try Database(file).integer(
                "SELECT count(*) FROM snapshot WHERE (place >> 32 & 255) = ?",
                .whole(SnapshotPlace.Section.titles.rawValue))
        }
        for _ in 0..<3 {
            #expect(try rows() == 0)
            #expect(try isWhole(library, questions: 0, sort: .title))
            #expect(try rows() == 1)
            #expect(try isWhole(library, questions: 0, sort: .title))
            try library.change()
            try library.change()
            #expect(try isWhole(library, questions: 0))
        }
    }

    @Test("An index that is mostly of texts that are gone is made anew")
    func dead() throws {
        let (library, file) = try made(15)
        func dead() throws -> Int64? { try Database(file).integer("SELECT count(*) FROM dead") }
        do {
            let database = try Database(file)
            try database.execute(
                """
                WITH RECURSIVE n(i) AS (SELECT 100000 UNION ALL SELECT i + 1 FROM n WHERE i < 110000)
                INSERT INTO dead SELECT i FROM n
                """)
        }
        #expect(try LibraryIndex.open(library: library.path, cacheHome: library.cache).count == 0)
        #expect(try isWhole(library))
        #expect(try dead() == 0)
    }

    @Test("Columns drop what is gone, and go on answering")
    func droppedColumns() throws {
        let library = try TestLibrary(seed: 16)
        func write(_ word: String) throws {
            let items = (0..<1_100).map { "{\"id\":\"urn:a:\($0)\",\"title\":\"\(word)\"}" }
            try library.write("a.json", "{\"items\":[" + items.joined(separator: ",") + "]}")
        }
        try write("radar")
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        try write("fuel")
        index.lookAgain()
        try finish(index)
        #expect(index.columns.count == 1_100 && index.count == 1_100)
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        for (word, count) in [("radar", 0), ("fuel", 1_100)] {
            let question = Question.list(Listing(query: Query([.text(TextMatch(word))])), rows: 0..<1)
            guard case .list(let list)? = answering.answer(question, today: Day(number: 0), isCancelled: { false })
            else { throw TestFailure() }
            #expect(list.count == count)
        }
    }

    @Test("A full disk is said, and what was taken in before stays readable")
    func full() throws {
        let (library, _) = try made(17)
        let items = (0..<3_000).map { "{\"id\":\"urn:more:\($0)\",\"title\":\"t\($0)\",\"content_text\":\"w\($0) x\"}" }
        try library.write("more.json", "{\"items\":[" + items.joined(separator: ",") + "]}")
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        let count = index.count
        let pages = try #require(try index.database.integer("PRAGMA page_count"))
        try index.database.execute("PRAGMA max_page_count = \(pages + 20)")
        try finish(index)
        #expect(index.notice?.contains("no room") == true)
        #expect(index.count == count)
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        var questions = TestQuestions(seed: 3)
        for _ in 0..<20 {
            #expect(answering.answer(questions.question(), today: Day(number: 18_400), isCancelled: { false }) != nil)
        }
        #expect(try isWhole(library))
    }

    @Test("A library without its folder is shown as it was last seen")
    func missingLibrary() throws {
        let (library, _) = try made(13)
        let count = try LibraryIndex.open(library: library.path, cacheHome: library.cache).count
        #expect(count > 0)
        rename(library.path, library.path + "-away")
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        #expect(index.count == count)
        rename(library.path + "-away", library.path)
    }
}
