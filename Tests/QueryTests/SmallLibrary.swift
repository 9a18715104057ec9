import Briefs

@testable import Query

/// Libraries of briefs made for tests.
enum SmallLibrary {
    static let vocabulary = [
        "radar", "Radar", "pilot", "fuel", "México", "mexico", "strip", "air", "bridge", "10,000", "O'Brien", "año",
        "ano",
        "airline", "port", "ports", "cattle", "the", "and",
    ]

    /// Random briefs, with ties of every sort among them.
    static func random(seed: UInt64, count: Int) -> (briefs: [Brief], book: MarkBook) {
        var numbers = SeededNumbers(seed)
        var briefs: [Brief] = []
        var book = MarkBook()
        func words(_ count: Int) -> String {
            (0..<count).map { _ in numbers.pick(vocabulary) }.joined(separator: numbers.pick([" ", " ", ", ", "-"]))
        }
        for index in 0..<count {
            let id = BriefID("urn:test:\(index)")
            var brief = Brief(id: id, title: words(Int.random(in: 0..<4, using: &numbers)))
            brief.kind = numbers.pick([.brief, .news, .analysis, .organization])
            if numbers.next() % 5 != 0 {
                brief.day = Day(number: 18_000 + Int.random(in: 0..<400, using: &numbers) / 20 * 20)
            }
            brief.published = numbers.pick([nil, "2020-01-01T10:00:00Z", "2020-01-01T10:00:00-05:00", "nonsense"])
            brief.language = numbers.pick(["en", "es", "es-MX", nil])
            brief.authors = numbers.pick([[], ["Ana María Pérez"], ["Ana Ruiz", "J. O'Brien"]])
            brief.tags = numbers.pick([[], ["Gold Mining"], ["gold mining", "cocaine"], ["c++", "c#"]])
            brief.regions = ["BO", "BO-B", "PE", "VE-F", "GT", "ZZ"].filter { _ in numbers.next() % 4 == 0 }
                .compactMap { RegionCode($0) }
            brief.suggestedRegions = ["CO", "GT"].filter { _ in numbers.next() % 4 == 0 }.compactMap { RegionCode($0) }
            brief.source = numbers.pick(["El Farol", "Windward Wire", ""])
            brief.body = .text(words(Int.random(in: 0..<12, using: &numbers)), headings: [])
            brief.summary = numbers.next() % 3 == 0 ? words(4) : nil
            if numbers.next() % 6 == 0 {
                let other = BriefID("urn:test:\(Int.random(in: 0..<count + 3, using: &numbers))")
                brief.translations = [Brief.Translation(language: "es", id: other)]
            }
            if numbers.next() % 6 == 0 { brief.related = [Brief.PlacedRelated(label: "x", teaser: "y", id: id)] }
            briefs.append(brief)
            let moment = Int.random(in: 18_000..<18_400, using: &numbers) * 86_400_000
            if numbers.next() % 2 == 0 { book.apply(Mark(.read, .flag(true)), to: id, at: moment) }
            if numbers.next() % 4 == 0 { book.apply(Mark(.bookmark, .flag(true)), to: id) }
            if numbers.next() % 4 == 0 { book.apply(Mark(.note, .text("n")), to: id) }
            if numbers.next() % 4 == 0 { book.apply(Mark(.tag("Cocaine"), .flag(true)), to: id) }
        }
        return (briefs, book)
    }

    /// The summary stands in for the analysis here.
    static func text(of brief: Brief) -> BriefText {
        guard case .text(let text, _) = brief.body else { return BriefText(title: brief.title, text: "") }
        return BriefText(title: brief.title, text: text, analysis: brief.summary ?? "", hasLink: text.hasPrefix("r"))
    }

    static func dates(of brief: Brief) -> BriefDates {
        let changed = brief.kind == .news ? brief.day : nil
        return BriefDates(
            added: brief.day.map { $0.advanced(by: 1) }, changed: changed,
            changedAt: changed.map { $0.number * 86_400_000 })
    }
}

extension PlainEvaluator {
    convenience init(_ briefs: [Brief], book: MarkBook = MarkBook()) {
        self.init(
            briefs: briefs, book: book, regions: SmallRegions(), dates: SmallLibrary.dates, text: SmallLibrary.text)
    }

    func list(_ query: Query, _ rows: Range<Int> = 0..<1_000, kept: Set<BriefID> = [], today: Day) -> ListAnswer? {
        let question = Question.list(Listing(query: query, kept: kept), rows: rows)
        guard case .list(let answer)? = answer(question, today: today, isCancelled: { false }) else { return nil }
        return answer
    }

    func ids(_ query: Query, _ rows: Range<Int>? = nil, kept: Set<BriefID> = [], today: Day) -> [BriefID]? {
        let question = Question.ids(Listing(query: query, kept: kept), rows: rows)
        guard case .ids(let ids)? = answer(question, today: today, isCancelled: { false }) else { return nil }
        return ids
    }

    func facets(_ facet: Facet, _ query: Query, today: Day) -> [FacetCount]? {
        guard case .facets(let counts)? = answer(.facets(facet, query), today: today, isCancelled: { false }) else {
            return nil
        }
        return counts
    }

    func related(_ id: BriefID, limit: Int = 20, today: Day) -> RelatedAnswer? {
        guard case .related(let answer)? = answer(.related(id, limit: limit), today: today, isCancelled: { false })
        else { return nil }
        return answer
    }
}
