import Briefs
import Testing

@testable import Query

@Suite("Plain evaluator")
struct PlainEvaluatorTests {
    private let today = Day(number: 18_400)
    private let parser = QueryParser(regions: SmallRegions())

    @Test("Random queries match what looking at every brief another way does", arguments: 0..<8)
    func bruteForce(seed: Int) throws {
        let (briefs, book) = SmallLibrary.random(seed: UInt64(seed), count: 40)
        let evaluator = PlainEvaluator(briefs, book: book)
        let reference = BruteForce(briefs: briefs, book: book, today: today)
        var source = LibraryQueries(seed: UInt64(seed) + 500)
        var hits = 0
        for _ in 0..<60 {
            let query = source.query()
            let ids = try #require(evaluator.ids(query, today: today))
            let expected = reference.matches(query)
            #expect(Set(ids) == expected && ids.count == expected.count, "\(query)")
            let list = try #require(evaluator.list(query, 0..<5, today: today))
            #expect(list.count == expected.count && list.libraryCount == 40)
            #expect(list.unread == expected.count { !book[$0].isRead })
            #expect(list.bookmarked == expected.count { book[$0].isBookmarked })
            #expect(list.rows.map(\.id) == Array(ids.prefix(5)))
            let isByDate = query.order == .newest || query.order == .oldest
            #expect(list.months.reduce(0) { $0 + $1.count } == (isByDate ? ids.count : 0))
            if expected.isEmpty, let culprit = list.emptiedBy {
                let index = try #require(query.conditions.lastIndex(of: culprit))
                var without = query
                without.conditions.remove(at: index)
                #expect(!reference.matches(without).isEmpty)
            }
            for (position, id) in ids.enumerated().prefix(3) {
                let question = Question.position(Listing(query: query), id)
                guard case .position(let found)? = evaluator.answer(question, today: today, isCancelled: { false })
                else { throw Cancelled() }
                #expect(found == position)
            }
            hits += ids.isEmpty ? 0 : 1
        }
        #expect(hits > 15)
    }

    private struct Cancelled: Error {}

    @Test("Facet counts are what choosing the value gives", arguments: Facet.allCases, 0..<3)
    func facets(facet: Facet, seed: Int) throws {
        let (briefs, book) = SmallLibrary.random(seed: UInt64(seed) + 40, count: 50)
        let evaluator = PlainEvaluator(briefs, book: book)
        for text in ["", "is:unread", "radar OR fuel", "is:suggested", "-kind:news"] {
            let query = try parser.parse(text)
            let counts = try #require(evaluator.facets(facet, query, today: today))
            #expect(!counts.isEmpty)
            #expect(counts.map(\.count) == counts.map(\.count).sorted(by: >))
            #expect(Set(counts.map(\.value)).count == counts.count)
            for count in counts {
                let condition = try #require(Condition(facet, count.value))
                let ids = try #require(evaluator.ids(query.adding(condition), today: today))
                // A name holds the words of a shorter one, so choosing that can give more.
                if facet == .author || facet == .source {
                    #expect(ids.count >= count.count, "\(count)")
                } else {
                    #expect(ids.count == count.count, "\(count)")
                }
            }
        }
    }

    @Test("Regions count what lies below them, and sets what they hold")
    func regionCounts() throws {
        var brief = Brief(id: BriefID("a"), title: "A")
        brief.regions = [try region("BO"), try region("BO-B")]
        let counts = try #require(PlainEvaluator([brief]).facets(.region, .everything, today: today))
        #expect(Set(counts.map(\.value)) == ["BO", "BO-B", "005", "419", "x-andes"])
        #expect(counts.allSatisfy { $0.count == 1 })
        #expect(counts.first { $0.value == "BO" }?.label == "Bolivia")
    }

    private func dated() throws -> [Brief] {
        func brief(_ id: String, _ iso: String?, _ published: String?, _ title: String) -> Brief {
            Brief(id: BriefID(id), title: title, day: iso.flatMap { Day(iso: $0) }, published: published)
        }
        return [
            brief("u2", nil, nil, "zebra"), brief("a", "2013-12-02", "2013-12-02T08:00:00-05:00", "zulu"),
            brief("b", "2013-12-02", "2013-12-02T12:00:00Z", "Álamo"), brief("c", "2013-12-02", nil, "beni"),
            brief("d", "2013-11-30", nil, "alamo"), brief("u1", nil, nil, "apple"),
            brief("e", "2014-01-01", nil, "chaco"),
        ]
    }

    @Test(
        "Orders",
        arguments: [
            (Sort.newest, ["e", "a", "b", "c", "d", "u1", "u2"]), (.oldest, ["d", "c", "b", "a", "e", "u2", "u1"]),
            (.title, ["b", "d", "u1", "c", "e", "u2", "a"]), (.relevance, ["e", "a", "b", "c", "d", "u1", "u2"]),
        ])
    func orders(sort: Sort, expected: [String]) throws {
        let ids = PlainEvaluator(try dated()).ids(Query(sort: sort), today: today)
        #expect(ids?.map(\.rawValue) == expected)
    }

    @Test("Months follow the list, the undated last")
    func months() throws {
        let list = PlainEvaluator(try dated()).list(.everything, today: today)
        #expect(list?.months.map { $0.month?.description } == ["2014-01", "2013-12", "2013-11", nil])
        #expect(list?.months.map(\.count) == [1, 3, 1, 2])
    }

    @Test("A word in the title weighs more than in the text, and a rare word more than a common")
    func relevance() throws {
        func brief(_ id: String, _ title: String, _ text: String) -> Brief {
            Brief(id: BriefID(id), title: title, body: .text(text, headings: []))
        }
        let filler = "one two three four five six seven eight nine ten"
        let evaluator = PlainEvaluator([
            brief("text", "Other things", "radar \(filler)"), brief("title", "Radar things", "other \(filler)"),
            brief("none", "Fuel", filler), brief("more", "Fuel", filler), brief("last", "Fuel", filler),
            brief("both", "Fuel", "radar \(filler)"), brief("far", "Cattle", filler), brief("off", "Bread", filler),
        ])
        #expect(evaluator.ids(try parser.parse("radar sort:relevance"), today: today)?.first?.rawValue == "title")
        let either = try #require(evaluator.ids(try parser.parse("(radar OR fuel) sort:relevance"), today: today))
        #expect(Set(either.prefix(3).map(\.rawValue)) == ["both", "text", "title"])
        #expect(evaluator.ids(try parser.parse("fuel radar sort:relevance"), today: today)?.map(\.rawValue) == ["both"])
    }

    @Test("The filter that took the last hit away is named, the last such")
    func emptied() throws {
        let evaluator = PlainEvaluator(try dated())
        let list = evaluator.list(try parser.parse("chaco kind:brief after:2020 zulu"), today: today)
        #expect(list?.count == 0 && list?.emptiedBy == nil)
        let other = evaluator.list(try parser.parse("after:2020 chaco kind:brief"), today: today)
        #expect(other?.emptiedBy == .day(DayMatch(.after, .year(2020))))
        #expect(PlainEvaluator([]).list(try parser.parse("x"), today: today)?.emptiedBy == nil)
    }

    @Test("Marks made are known to the next answer, and a list that asks for them is made anew")
    func marks() throws {
        let evaluator = PlainEvaluator(try dated())
        let unread = try parser.parse("is:unread")
        #expect(evaluator.list(.everything, today: today)?.unread == 7)
        #expect(evaluator.ids(unread, today: today)?.count == 7)
        evaluator.apply(
            [Mark(.read, .flag(true)), Mark(.bookmark, .flag(true))], to: [BriefID("a"), BriefID("nobody")])
        #expect(evaluator.ids(unread, today: today)?.contains(BriefID("a")) == false)
        let list = evaluator.list(.everything, today: today)
        #expect(list?.unread == 6 && list?.bookmarked == 1)
        #expect(list?.rows.first { $0.id.rawValue == "a" }?.isRead == true)
        evaluator.apply([Mark(.tag("Mine"), .flag(true))], to: [BriefID("c")])
        #expect(evaluator.ids(try parser.parse("tag:mine"), today: today) == [BriefID("c")])
    }

    @Test("What is kept stays, whatever is asked of its marks, and for nothing else")
    func kept() throws {
        let evaluator = PlainEvaluator(try dated())
        evaluator.apply([Mark(.read, .flag(true))], to: [BriefID("a"), BriefID("b")])
        for text in ["is:unread", "-is:read", "is:bookmarked OR -(is:read OR is:noted)"] {
            let ids = evaluator.ids(try parser.parse(text), kept: [BriefID("a")], today: today)
            #expect(ids?.contains(BriefID("a")) == true && ids?.contains(BriefID("b")) == false, "\(text)")
        }
        #expect(
            evaluator.ids(try parser.parse("is:unread chaco"), kept: [BriefID("a")], today: today) == [BriefID("e")])
    }

    @Test("A merged arrival answers to its other id, marks included")
    func merged() throws {
        var book = MarkBook()
        book.apply(Mark(.bookmark, .flag(true)), to: BriefID("old"))
        let brief = Brief(id: BriefID("new"), title: "A", sameAs: [BriefID("old")])
        let evaluator = PlainEvaluator([brief], book: book)
        guard
            case .brief(let found?, let state)? = evaluator.answer(
                .brief(BriefID("old")), today: today, isCancelled: { false })
        else {
            Issue.record("not found")
            return
        }
        #expect(found.id.rawValue == "new" && state.isBookmarked)
    }

    @Test(
        "The next unread is the nearest beyond, once around",
        arguments: [
            (0, true, 2), (2, true, 5), (5, true, 2), (-1, true, 2), (2, false, 5), (5, false, 2), (99, false, 5),
            (Int.max, true, 2), (Int.min, false, 5),
        ])
    func nextUnread(from: Int, forward: Bool, expected: Int) throws {
        let evaluator = PlainEvaluator(try dated())
        for id in ["e", "a", "c", "d", "u2"] { evaluator.apply([Mark(.read, .flag(true))], to: [BriefID(id)]) }
        let question = Question.nextUnread(Listing(query: .everything), from: from, forward: forward)
        guard case .position(let found)? = evaluator.answer(question, today: today, isCancelled: { false }) else {
            Issue.record("no answer")
            return
        }
        #expect(found == expected)
    }

    @Test("Ranges beyond the list are cut to it", arguments: [0..<0, 3..<500, 90..<100, (-5)..<2, Int.min..<Int.max])
    func windows(rows: Range<Int>) throws {
        let evaluator = PlainEvaluator(try dated())
        let list = try #require(evaluator.list(.everything, rows, today: today))
        #expect(list.range == rows.clamped(to: 0..<7) && list.rows.count == list.range.count)
        #expect(evaluator.ids(.everything, rows, today: today)?.count == list.range.count)
    }

    @Test("With is:suggested, regions are the suggested ones")
    func suggested() throws {
        let brief = Brief(
            id: BriefID("a"), title: "A", regions: [try region("PE")], suggestedRegions: [try region("BO-B")])
        let evaluator = PlainEvaluator([brief])
        #expect(evaluator.ids(try parser.parse("region:BO"), today: today)?.isEmpty == true)
        #expect(evaluator.ids(try parser.parse("region:BO is:suggested"), today: today)?.count == 1)
        #expect(evaluator.ids(try parser.parse("region:PE is:suggested"), today: today)?.isEmpty == true)
    }

    @Test("A cancelled answer is none, and the next one is whole")
    func cancelled() throws {
        let (briefs, book) = SmallLibrary.random(seed: 9, count: 40)
        let evaluator = PlainEvaluator(briefs, book: book)
        let query = Listing(query: try parser.parse("radar sort:relevance"))
        #expect(evaluator.answer(.list(query, rows: 0..<9), today: today, isCancelled: { true }) == nil)
        #expect(evaluator.answer(.related(briefs[0].id, limit: 3), today: today, isCancelled: { true }) == nil)
        let expected = BruteForce(briefs: briefs, book: book, today: today).matches(query.query)
        #expect(evaluator.list(query.query, today: today)?.count == expected.count)
    }

    @Test("Titles show their hits")
    func hits() throws {
        let row = PlainEvaluator(try dated()).list(try parser.parse("alamo"), today: today)?.rows.first
        #expect(row?.title.string == "Álamo" && row?.hits == [0..<6])
    }
}

extension Answer? {
    fileprivate static func == (left: Answer?, right: Never?) -> Bool { left.map { _ in false } ?? true }
}

/// Random queries about what stands in random libraries.
private struct LibraryQueries {
    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed) }

    mutating func query() -> Query {
        let sort = numbers.next() % 2 == 0 ? numbers.pick(Sort.allCases) : nil
        let count = numbers.pick([0, 1, 1, 2, 2, 3])
        return Query((0..<count).map { _ in condition(depth: 0) }, sort: sort)
    }

    private mutating func condition(depth: Int) -> Condition {
        let relation = numbers.pick([DayMatch.Relation.after, .before, .on])
        let span = numbers.pick([DayMatch.Span.days(90), .year(2019), .lastYear, .month(Month(year: 2019, month: 8))])
        switch numbers.next() % (depth < 3 ? 16 : 12) {
        case 0, 1, 2:
            let word = numbers.pick(
                SmallLibrary.vocabulary + ["air bridge", "rad", "po", "&", "radar pilot", "nowhere"])
            let form = numbers.pick([TextMatch.Form.word, .phrase, .prefix])
            return .text(TextMatch(word, form: form, in: numbers.pick([.anywhere, .anywhere, .title, .analysis])))
        case 3: return .tag(numbers.pick(["GOLD mining", "cocaine", "c++", "none"]))
        case 4:
            let code = RegionCode(numbers.pick(["BO", "005", "419", "x-andes", "GT", "ZZ", "YY"]))
            return code.map { .region($0) } ?? .tag("none")
        case 5: return .kind(numbers.pick([.brief, .news, .organization]))
        case 6: return .language(numbers.pick(["es", "en", "es-mx"]))
        case 7: return numbers.next() % 2 == 0 ? .author(numbers.pick(["ana", "maria perez", "&"])) : .source("farol")
        case 8: return .day(DayMatch(relation, span))
        case 9: return numbers.next() % 2 == 0 ? .added(DayMatch(relation, span)) : .changed(DayMatch(relation, span))
        case 10: return .state(numbers.pick(ReadingState.allCases))
        case 11: return .has(numbers.pick(Feature.allCases))
        case 12, 13: return .not(condition(depth: depth + 1))
        case 14: return .all((0..<Int.random(in: 0..<3, using: &numbers)).map { _ in condition(depth: depth + 1) })
        default: return .any((0..<Int.random(in: 0..<3, using: &numbers)).map { _ in condition(depth: depth + 1) })
        }
    }
}
