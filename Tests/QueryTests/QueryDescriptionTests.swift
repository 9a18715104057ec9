import Briefs
import Testing

@testable import Query

@Suite("Queries as text")
struct QueryDescriptionTests {
    private let parser = QueryParser(regions: SmallRegions())

    @Test("A random query prints as text that reads as an equal value", arguments: 0..<50)
    func roundTrip(seed: Int) throws {
        var source = RandomQueries(seed: UInt64(seed))
        for _ in 0..<100 {
            let query = source.query()
            #expect(try parser.parse(query.description) == query, "\(query)")
        }
    }

    @Test("Canonical text")
    func canonical() throws {
        let text =
            "cocaine \"air bridge\" traff* -tag:\"gold mining\" (tag:a OR tag:b) region:005 after:2013-12 "
            + "added:>=2020 is:unread has:analysis sort:oldest"
        #expect(try parser.parse(text).description == text)
    }
}

/// Makes queries of every shape that can be written.
struct RandomQueries {
    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed) }

    mutating func query() -> Query {
        let count = Int.random(in: 0..<5, using: &numbers)
        let sort = numbers.next() % 3 == 0 ? numbers.pick(Sort.allCases) : nil
        return Query((0..<count).map { _ in condition(depth: 0) }, sort: sort)
    }

    private mutating func text() -> String {
        numbers.pick([
            "radar", "Beni", "-x", "OR", "tag:x", "a b", "say \"hi\"", "x*", "(y)", "\\q\\", "é\u{301}", "10,000",
            "c++", "“z”",
            "tagg:q", "日本", "a\nb", "\u{A0}w", "pilot", "O'Brien", "a-b", "−u", "regin:BO", "or",
        ])
    }

    private mutating func span() -> DayMatch.Span {
        switch numbers.next() % 5 {
        case 0: .year(Int.random(in: 0...9999, using: &numbers))
        case 1: .month(Month(year: Int.random(in: 2010...2026, using: &numbers), month: 3))
        case 2: .day(Day(number: Int.random(in: 14_000..<20_000, using: &numbers)))
        case 3: .days(Int.random(in: 1..<4_000, using: &numbers))
        default: .lastYear
        }
    }

    private mutating func condition(depth: Int) -> Condition {
        let relation = numbers.pick([DayMatch.Relation.after, .before, .on])
        let form = numbers.pick([TextMatch.Form.word, .phrase, .prefix])
        switch numbers.next() % (depth < 4 ? 16 : 12) {
        case 0, 1: return .text(TextMatch(text(), form: form, in: numbers.pick([.anywhere, .title, .analysis])))
        case 2: return .tag(text())
        case 3:
            let code = RegionCode(numbers.pick(["BO", "PE", "005", "x-andes", "BO-B", "GT"]))
            return code.map { .region($0) } ?? .tag("none")
        case 4: return .kind(numbers.pick(Kind.allCases))
        case 5: return .language(numbers.pick(["es", "en", "es-mx"]))
        case 6: return .author(text())
        case 7: return .source(text())
        case 8: return .day(DayMatch(relation, span()))
        case 9: return .added(DayMatch(relation, span()))
        case 10: return .changed(DayMatch(relation, span()))
        case 11:
            return numbers.next() % 2 == 0
                ? .state(numbers.pick(ReadingState.allCases)) : .has(numbers.pick(Feature.allCases))
        case 12, 13: return .not(condition(depth: depth + 1))
        case 14: return .all((0..<Int.random(in: 2..<4, using: &numbers)).map { _ in condition(depth: depth + 1) })
        default: return .any((0..<Int.random(in: 2..<4, using: &numbers)).map { _ in condition(depth: depth + 1) })
        }
    }
}
