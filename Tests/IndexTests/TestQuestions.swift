import Briefs
import Query

/// Questions made at random, and marks.
struct TestQuestions {
    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed &+ 77) }

    mutating func id() -> BriefID {
        let number = Int.random(in: 0..<60, using: &numbers)
        return BriefID(
            numbers.pick([
                "urn:test:\(number)", "urn:prueba:\(number % 9)é", "urn:prueba:\(number % 9)e\u{301}",
                "urn:other:\(number % 9)", "Feed of brief#\(number % 7)", "El Farol#\(number % 7)", "nobody",
            ]))
    }

    /// A moment in the days of which the history tells.
    mutating func moment() -> Int { 1_672_531_200_000 + Int.random(in: 0..<9 * 24, using: &numbers) * 3_600_000 }

    mutating func marks() -> [Mark] {
        numbers.pick([
            [Mark(.read, .flag(true))], [Mark(.read, .flag(true))], [Mark(.read, .moment(moment()))],
            [Mark(.read, .flag(true))], [Mark(.read, .flag(false))], [Mark(.bookmark, .flag(true))],
            [Mark(.note, .text("n"))], [Mark(.note, .none)], [Mark(.tag("COCAINE"), .flag(true))],
            [Mark(.tag("Mío"), .flag(true)), Mark(.read, .flag(true))], [Mark(.tag("Mío"), .none)],
        ])
    }

    private mutating func match() -> TextMatch {
        let first = numbers.pick(TestLibrary.vocabulary)
        let second = numbers.pick(TestLibrary.vocabulary)
        let place = numbers.pick([TextMatch.Place.anywhere, .anywhere, .title, .analysis])
        switch numbers.next() % 5 {
        case 0: return TextMatch("\(first) \(second)", form: .phrase, in: place)
        case 1: return TextMatch(String(first.prefix(1 + Int(numbers.next() % 4))), form: .prefix, in: place)
        case 2: return TextMatch("\(first) \(second.prefix(2))", form: .prefix, in: place)
        case 3: return TextMatch(numbers.pick(["", "…", "nothing-of-it", "\"x\" OR y", first + second]), in: place)
        default: return TextMatch(first, in: place)
        }
    }

    private mutating func days() -> DayMatch {
        let relation = numbers.pick([DayMatch.Relation.after, .before, .on])
        let span = numbers.pick([
            DayMatch.Span.year(2020), .month(Month(year: 2020, month: 1)), .day(Day(number: 18_262)), .days(400),
            .lastYear, .year(9_999), .month(Month(year: 2020, month: 2)),
        ])
        return DayMatch(relation, span)
    }

    mutating func condition(depth: Int = 0) -> Condition {
        switch numbers.next() % (depth < 3 ? 17 : 13) {
        case 0, 1, 2: return .text(match())
        case 3: return .tag(numbers.pick(["Gold Mining", "cocaine", "c++", "c#", "mio", "nobody's"]))
        case 4:
            let names = [
                "BO", "BO-B", "005", "019", "419", "x-central-america", "x-northern-triangle", "PE", "ZZ", "CO",
            ]
            return RegionCode(numbers.pick(names)).map { .region($0) } ?? .state(.read)
        case 5: return .kind(numbers.pick([.brief, .news, .analysis, .organization, .profile]))
        case 6: return .language(numbers.pick(["en", "es", "es-mx", "pt-BR", "x"]))
        case 7: return .author(numbers.pick(["perez ana", "O'Brien", "The Desk", "…"]))
        case 8: return .source(numbers.pick(["farol", "El Farol", "feed of", "library"]))
        case 9: return .day(days())
        case 10: return numbers.pick([.added(days()), .changed(days())])
        case 11: return .state(numbers.pick(ReadingState.allCases + [.changed, .changed]))
        case 12: return .has(numbers.pick(Feature.allCases))
        case 13, 14: return .not(condition(depth: depth + 1))
        case 15: return .all((0..<Int(numbers.next() % 3)).map { _ in condition(depth: depth + 1) })
        default: return .any((0..<Int(numbers.next() % 4)).map { _ in condition(depth: depth + 1) })
        }
    }

    mutating func query() -> Query {
        let conditions = (0..<Int(numbers.next() % 4)).map { _ in condition() }
        return Query(conditions, sort: numbers.pick([nil, .newest, .oldest, .relevance, .relevance, .title]))
    }

    mutating func listing() -> Listing {
        Listing(query: query(), kept: Set((0..<Int(numbers.next() % 4)).map { _ in id() }))
    }

    mutating func question() -> Question {
        switch numbers.next() % 11 {
        case 10: return .earlier(id())
        case 0, 1, 2:
            let start = Int.random(in: 0..<20, using: &numbers)
            return .list(listing(), rows: start..<start + 30)
        case 3: return .position(listing(), id())
        case 4:
            let from = numbers.pick([-1, 0, 3, 10, 500])
            return .nextUnread(listing(), from: from, forward: numbers.next() % 2 == 0)
        case 5: return .ids(listing(), rows: numbers.pick([nil, 0..<3, 5..<900]))
        case 6: return .brief(id())
        case 7: return .related(id(), limit: numbers.pick([0, 3, 20]))
        default: return .facets(numbers.pick(Facet.allCases), query())
        }
    }
}

extension Answer {
    /// For comparing.
    var text: String {
        switch self {
        case .list(let answer): "\(answer)"
        case .position(let position): "position \(String(describing: position))"
        case .ids(let ids): "ids \(ids)"
        case .brief(let brief, let marks): "\(String(describing: brief)) \(marks)"
        case .related(let answer): "\(answer)"
        case .earlier(let texts): "\(texts)"
        case .facets(let counts): "\(counts)"
        }
    }

    func isSame(as other: Answer) -> Bool {
        switch (self, other) {
        case (.list(let left), .list(let right)): left == right
        case (.position(let left), .position(let right)): left == right
        case (.ids(let left), .ids(let right)): left == right
        case (.brief(let left, let marks), .brief(let right, let others)): left == right && marks == others
        case (.related(let left), .related(let right)): left == right
        case (.facets(let left), .facets(let right)): left == right
        case (.earlier(let left), .earlier(let right)): left == right
        default: false
        }
    }
}
