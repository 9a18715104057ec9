import Briefs
import Query
import Store
import Testing

@testable import Index

@Suite("The index answers as the plain evaluator does")
struct IndexAnsweringTests {
    private let today = Day(number: 18_400)

    @Test("Random libraries, random changes and random questions", arguments: 0..<8)
    func same(seed: Int) throws {
        let library = try TestLibrary(seed: UInt64(seed))
        var questions = TestQuestions(seed: UInt64(seed))
        var book = MarkBook()
        for _ in 0..<12 {
            let id = questions.id()
            for mark in questions.marks() { book.apply(mark, to: id, at: questions.moment()) }
        }
        var index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        var answering = IndexAnswering(index, book: book, regions: RegionTree())
        for round in 0..<8 {
            try library.change()
            if round % 3 == 2 {
                index.close()
                index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
                answering = IndexAnswering(index, book: book, regions: RegionTree())
            }
            index.lookAgain()
            try finish(index)
            let reference = try plain(library, book)
            // First, as nothing but the beginning of the list has been read then.
            let first = Question.list(Listing(query: .everything), rows: 0..<30)
            try compare(first, answering, reference, "round \(round)")
            for _ in 0..<60 {
                let question = questions.question()
                try compare(question, answering, reference, "round \(round)")
                if round % 2 == 0 {
                    let (marks, ids) = (questions.marks(), [questions.id(), questions.id()])
                    let moment = questions.moment()
                    answering.apply(marks, to: ids, at: moment)
                    reference.apply(marks, to: ids, at: moment)
                    var state = MarkState()
                    for mark in questions.marks() { state.apply(mark, at: moment) }
                    let elsewhere = [questions.id(): state]
                    answering.set(elsewhere)
                    reference.set(elsewhere)
                }
            }
            // Marks made on the way are in no journal, so both begin anew.
            answering = IndexAnswering(index, book: book, regions: RegionTree())
        }
    }

    @Test("Changes since reading are found among random libraries, and are not found for want of any")
    func changedSome() throws {
        var (changed, texts) = (0, 0)
        for seed in 0..<4 {
            let library = try TestLibrary(seed: UInt64(seed) + 40)
            for _ in 0..<8 { try library.change() }
            let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
            try finish(index)
            let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
            guard
                case .ids(let ids)? = answering.answer(
                    .ids(Listing(query: .everything), rows: nil), today: today, isCancelled: { false })
            else { throw TestFailure() }
            answering.apply([Mark(.read, .flag(true))], to: ids, at: 1_672_704_000_000)
            let query = Query([.state(.changed)])
            let answer = answering.answer(
                .list(Listing(query: query), rows: 0..<9), today: today, isCancelled: { false })
            guard case .list(let list)? = answer else { throw TestFailure() }
            #expect(list.rows.allSatisfy { $0.isChanged && $0.changedSince == 1_672_704_000_000 })
            changed += list.count
            for row in list.rows {
                guard
                    case .earlier(let earlier)? = answering.answer(
                        .earlier(row.id), today: today, isCancelled: { false })
                else { throw TestFailure() }
                texts += earlier.count
                #expect(earlier.map(\.moment) == earlier.map(\.moment).sorted(by: >))
            }
            // At the very moments of days too.
            let reference = try plain(library, MarkBook())
            for day in 0..<11 {
                let moment = 1_672_531_200_000 + day * 86_400_000
                for one in [answering, reference] as [any Answering] {
                    one.apply([Mark(.read, .flag(true))], to: ids, at: moment)
                }
                try compare(.list(Listing(query: query), rows: 0..<99), answering, reference, "day \(day)")
            }
            let after = answering.answer(.ids(Listing(query: query), rows: nil), today: today, isCancelled: { false })
            guard case .ids(let left)? = after else { throw TestFailure() }
            #expect(left.isEmpty)
        }
        #expect(changed > 5 && texts > 5, "\(changed) \(texts)")
    }

    @Test("The newest rows of a search are the beginning of the whole of it", arguments: 0..<6)
    func newest(seed: Int) throws {
        let library = try TestLibrary(seed: UInt64(seed) + 500)
        for _ in 0..<4 { try library.change() }
        var questions = TestQuestions(seed: UInt64(seed))
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        let reference = try plain(library, MarkBook())
        var found = 0
        for round in 0..<200 {
            let query = Query([questions.condition(), questions.condition()])
            guard !query.textMatches.isEmpty else { continue }
            let listing = Listing(query: query)
            let limit = round % 9 + 1
            let whole = reference.answer(.list(listing, rows: 0..<limit), today: today) { false }
            guard case .list(let all)? = whole else { throw TestFailure() }
            let first = answering.newest(of: listing, limit: limit, today: today, above: -1)
            // Of longer beginnings of words the newest are not sooner found.
            if first == nil, query.textMatches.contains(where: { $0.form == .prefix }) { continue }
            #expect(first?.rows ?? [] == all.rows)
            #expect(first?.isWhole ?? false == false)
            #expect(first?.months.reduce(0) { $0 + $1.count } ?? 0 == all.rows.count)
            found += all.rows.count
            // All of a small library is as quick.
            #expect(answering.newest(of: listing, limit: limit, today: today) == nil)
        }
        #expect(found > 5)
    }

    @Test("Marks stay where they were made when files change")
    func marksStay() throws {
        let library = try TestLibrary(seed: 99)
        try library.change()
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        try library.write("a.json", #"{"items":[{"id":"urn:test:one","title":"One","content_text":"x"}]}"#)
        index.lookAgain()
        try finish(index)
        answering.apply([Mark(.bookmark, .flag(true))], to: [BriefID("urn:test:one")])
        try library.write("a.json", #"{"items":[{"id":"urn:test:one","title":"Two","content_text":"y"}]}"#)
        index.lookAgain()
        try finish(index)
        let answer = answering.answer(.brief(BriefID("urn:test:one")), today: today, isCancelled: { false })
        guard case .brief(let brief?, let marks)? = answer else { throw TestFailure() }
        #expect(brief.title == "Two" && marks.isBookmarked)
    }

    @Test("What a feed says for all its items counts for items that have not changed")
    func feedChanges() throws {
        let library = try TestLibrary(seed: 98)
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        let item = #"{"id":"urn:test:one","title":"One","content_text":"x"}"#
        for head in [#""title":"Farol""#, #""title":"Torre""#, #""title":"Torre","language":"es""#, #""authors":[]"#] {
            try library.write("a.json", "{\(head),\"items\":[\(item)]}")
            index.lookAgain()
            try finish(index)
            let reference = try plain(library, MarkBook())
            for facet in Facet.allCases { try compare(.facets(facet, .everything), answering, reference, head) }
            try compare(.brief(BriefID("urn:test:one")), answering, reference, head)
        }
    }

    @Test("Briefs are found by the beginnings of their hashes")
    func digests() throws {
        let library = try TestLibrary(seed: 97)
        for _ in 0..<8 { try library.change() }
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        let ids = try LibraryReader.read(library.path).briefs.map(\.brief.id)
        #expect(ids.contains { !$0.rawValue.utf8.allSatisfy { $0 < 0x80 } })
        let length = index.digestLength
        #expect(Set(ids.map { $0.digest.prefix(length) }).count == ids.count)
        #expect(length == 4 || Set(ids.map { $0.digest.prefix(length - 1) }).count < ids.count)
        for id in ids {
            for count in [1, 2, length, 16, 17, 64] {
                let beginning = String(id.digest.prefix(count))
                let expected = ids.filter { $0.digest.hasPrefix(beginning) }.sorted { $0.digest < $1.digest }
                #expect(index.ids(beginning: beginning.uppercased(), limit: 99) == expected)
            }
        }
        for odd in ["", "g", "+1", "-1", "0x1", "é"] { #expect(index.ids(beginning: odd, limit: 9).isEmpty) }
    }

    @Test("Thousands of briefs of one day, and as many without a day, keep their order")
    func fullDay() throws {
        let library = try TestLibrary(seed: 5)
        for (name, count, day) in [("full", 4_200, "\"day\":\"2020-01-01\""), ("none", 3_000, "\"kind\":\"news\"")] {
            let items = (0..<count).map {
                "{\"id\":\"urn:\(name):\($0)\",\"title\":\"t\($0 % 7)\",\"_brief\":{\(day)}}"
            }
            try library.write("\(name).json", "{\"items\":[" + items.joined(separator: ",") + "]}")
        }
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        let reference = try plain(library, MarkBook())
        for sort in Sort.allCases {
            try compare(.ids(Listing(query: Query(sort: sort)), rows: nil), answering, reference, "full day")
        }
        try compare(.ids(Listing(query: Query([.text(TextMatch("t3"))])), rows: nil), answering, reference, "full day")
    }

    @Test("A file that changed under the index is searched for the brief")
    func movedBytes() throws {
        let library = try TestLibrary(seed: 6)
        let one = #"{"id":"urn:test:one","title":"One","content_text":"x"}"#
        let two = #"{"id":"urn:test:two","title":"Two","content_text":"y"}"#
        try library.write("a.json", "{\"items\":[\(one),\(two)]}")
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        try library.write("a.json", "{\"items\":[\(two),  \(one)]}")
        for id in ["urn:test:one", "urn:test:two"] {
            let answer = answering.answer(.brief(BriefID(id)), today: today, isCancelled: { false })
            guard case .brief(let brief?, _)? = answer else { throw TestFailure() }
            #expect(brief.id.rawValue == id)
        }
    }

    @Test("A question that is given up gives no answer")
    func cancelled() throws {
        let library = try TestLibrary(seed: 7)
        try library.change()
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        try finish(index)
        let answering = IndexAnswering(index, book: MarkBook(), regions: RegionTree())
        let question = Question.list(Listing(query: Query([.text(TextMatch("radar"))])), rows: 0..<5)
        #expect(answering.answer(question, today: today, isCancelled: { true }) == nil)
    }

    private func compare(
        _ question: Question, _ answering: IndexAnswering, _ reference: PlainEvaluator, _ note: String
    ) throws {
        let answer = try #require(answering.answer(question, today: today, isCancelled: { false }))
        let expected = try #require(reference.answer(question, today: today, isCancelled: { false }))
        #expect(
            answer.isSame(as: expected),
            "\(note): \(question)\n--- index\n\(answer.text)\n--- reference\n\(expected.text)")
    }
}

func finish(_ index: LibraryIndex) throws {
    for _ in 0..<10_000 where index.step().stage == .done { return }
    throw TestFailure()
}

func plain(_ library: TestLibrary, _ book: MarkBook) throws -> PlainEvaluator {
    let contents = try LibraryReader.read(library.path)
    let dates = Dictionary(
        contents.briefs.map {
            ($0.brief.id, BriefDates(added: $0.added, changed: $0.changed, changedAt: $0.changedAt))
        },
        uniquingKeysWith: { first, _ in first })
    return PlainEvaluator(
        briefs: contents.briefs.map(\.brief), book: book, regions: RegionTree(),
        dates: { dates[$0.id] ?? BriefDates() }, text: { BriefText($0) },
        earlier: { History.texts(at: History.places(of: $0, in: library.path), in: library.path) })
}
