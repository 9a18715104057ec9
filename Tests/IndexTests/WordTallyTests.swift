import Briefs
import Query
import Testing

@testable import Index

@Suite("Counting words")
struct WordTallyTests {
    private func words(_ fields: [String]) -> ItemWords {
        var gatherer = ItemWordGatherer()
        return gatherer.gather(fields.map { Words.spaced($0) })
    }

    private func database() throws -> Database {
        let database = try Database(":memory:")
        try database.execute(Schema.tables)
        return database
    }

    private func items(beginning prefix: String, _ database: Database) throws -> [Int64] {
        var items: [Int64] = []
        guard let code = WordPrefix.code(of: prefix) else { return [] }
        try PrefixLists.visit(code, database) { items.append($0) }
        return items
    }

    @Test("Words are gathered once an item, and their beginnings of up to three characters")
    func gathering() {
        func beginnings(_ fields: [String]) -> Set<UInt64> { Set(words(fields).prefixes) }
        func codes(_ texts: [String]) -> Set<UInt64> { Set(texts.compactMap { WordPrefix.code(of: $0) }) }
        #expect(beginnings(["radar ra", "radio a x"]) == codes(["r", "ra", "rad", "a", "x"]))
        #expect(beginnings(["Привет 10", "", "año"]) == codes(["п", "пр", "при", "1", "10", "a", "an", "ano"]))
        #expect(words(["radar ra", "radar", "RADAR"]).words == [WordHash.of("radar"), WordHash.of("ra")])
        #expect(WordPrefix.code(of: "") == nil && WordPrefix.code(of: "abcd") == nil)
    }

    @Test("An item of many words is gathered whole, and the next knows nothing of it")
    func manyWords() {
        var gatherer = ItemWordGatherer()
        let many = Array((0..<5_000).map { "w\($0) " }.joined().utf8)
        #expect(gatherer.gather([many]).words.count == 5_000)
        #expect(gatherer.gather([Array("w1 ".utf8)]).words == [WordHash.of("w1")])
    }

    @Test("Counts and beginnings are the same however they were cut into batches", arguments: 0..<8)
    func batches(seed: Int) throws {
        let database = try database()
        var numbers = SeededNumbers(UInt64(seed))
        var tally = WordTally()
        var counts: [String: Int] = [:]
        var beginnings: [String: [Int64]] = [:]
        let vocabulary = (0..<400).map { "\(numbers.pick(["ab", "abc", "ñandu", "x", "日", "zz"]))\($0 % 97)" }
        for number in Int64(1)...300 {
            let texts = (0..<3).map { _ in
                (0..<Int.random(in: 0..<9, using: &numbers)).map { _ in numbers.pick(vocabulary) }.joined(
                    separator: " ")
            }
            let distinct = Set(texts.flatMap { Words.folded($0) })
            for word in distinct { counts[word, default: 0] += 1 }
            for beginning in Set(
                distinct.flatMap { word in
                    [1, 2, 3].map { String(String.UnicodeScalarView(word.unicodeScalars.prefix($0))) }
                })
            { beginnings[beginning, default: []].append(number) }
            tally.add(words(texts), number: number)
            if numbers.next() % 20 == 0 { try tally.flush(database) }
        }
        // What waits is counted too.
        for (word, count) in counts {
            let hash = WordHash.of(word)
            #expect(try WordRuns.count(of: hash, database) + tally[hash] == count)
        }
        for (beginning, numbers) in beginnings {
            guard let code = WordPrefix.code(of: beginning) else { continue }
            #expect(try items(beginning: beginning, database) + tally.items(beginning: code) == numbers)
        }
        try tally.flush(database)
        #expect(tally.count == 0)
        for (word, count) in counts { #expect(try WordRuns.count(of: WordHash.of(word), database) == count) }
        #expect(try WordRuns.count(of: WordHash.of("nobody"), database) == 0)
        #expect(try database.integer("SELECT count(*) FROM word_runs") ?? 0 < 8)
        #expect(try database.integer("SELECT count(*) FROM prefix_batches") ?? 0 < 12)
    }

    @Test("Bytes of anything are no lists, and bring nothing down")
    func noise() {
        var numbers = SeededNumbers(7)
        for length in 0..<300 {
            let noise = (0..<length % 50).map { _ in UInt8(truncatingIfNeeded: numbers.next() | 0x80) }
            noise.withUnsafeBytes { bytes in ItemList.visit(bytes) { _ in } }
        }
        var list = ItemList()
        for number in [Int64(3), 4, 300, .max] { list.append(number) }
        var found: [Int64] = []
        (list.bytes + list.bytes).withUnsafeBytes { bytes in ItemList.visit(bytes) { found.append($0) } }
        #expect(found == [3, 4, 300, .max, 3, 4, 300, .max])
    }
}
