import Briefs
import Testing

@testable import Query

@Suite("Query language")
struct QueryParserTests {
    private let parser = QueryParser(regions: SmallRegions())

    @Test("Words, phrases, prefixes and exclusions")
    func words() throws {
        #expect(try parser.parse("") == .everything)
        #expect(
            try parser.parse("  radar \"air bridge\" traff* -farc")
                == Query([
                    .text(TextMatch("radar")), .text(TextMatch("air bridge", form: .phrase)),
                    .text(TextMatch("traff", form: .prefix)), .not(.text(TextMatch("farc"))),
                ]))
        #expect(
            try parser.parse("foo-bar O'Brien c++ or").conditions
                == ["foo-bar", "O'Brien", "c++", "or"].map { .text(TextMatch($0)) })
        #expect(
            try parser.parse("“curved marks” −farc").conditions
                == [.text(TextMatch("curved marks", form: .phrase)), .not(.text(TextMatch("farc")))])
    }

    @Test("OR binds closer than standing side by side, and parentheses group")
    func groups() throws {
        let (a, b, c) = (Condition.text(TextMatch("a")), Condition.text(TextMatch("b")), Condition.text(TextMatch("c")))
        #expect(try parser.parse("a OR b c").conditions == [.any([a, b]), c])
        #expect(try parser.parse("a OR (b c)").conditions == [.any([a, .all([b, c])])])
        #expect(try parser.parse("-(a OR b) ((c))").conditions == [.not(.any([a, b])), c])
        #expect(try parser.parse("(a OR b)OR c").conditions == [.any([.any([a, b]), c])])
        #expect(try parser.parse("--a").conditions == [.not(.not(a))])
        #expect(try parser.parse("ORa aOR").conditions == [.text(TextMatch("ORa")), .text(TextMatch("aOR"))])
        #expect(try parser.parse("a(b)c").conditions == [a, b, c])
    }

    @Test("Every field")
    func fields() throws {
        let bolivia = Condition.region(try region("BO"))
        let table: [(String, Condition)] = [
            ("tag:cocaine", .tag("cocaine")), ("tag:\"gold mining\"", .tag("gold mining")), ("TAG:x", .tag("x")),
            ("-tag:x", .not(.tag("x"))), ("region:BO", bolivia), ("region:bo", bolivia), ("region:Bolivia", bolivia),
            ("region:\"South America\"", .region(try region("005"))),
            ("region:x-andes", .region(try region("x-andes"))),
            ("region:bolivar", .any([.region(try region("CO-BOL")), .region(try region("VE-F"))])),
            ("kind:Analysis", .kind(.analysis)), ("lang:ES", .language("es")), ("lang:es-MX", .language("es-mx")),
            ("author:\"C. Parkinson\"", .author("C. Parkinson")), ("source:farol", .source("farol")),
            ("title:radar", .text(TextMatch("radar", in: .title))),
            ("title:\"air bridge\"", .text(TextMatch("air bridge", form: .phrase, in: .title))),
            ("analysis:traff*", .text(TextMatch("traff", form: .prefix, in: .analysis))),
            ("after:2013", .day(DayMatch(.after, .year(2013)))),
            ("before:2013-12", .day(DayMatch(.before, .month(Month(year: 2013, month: 12))))),
            ("on:2013-12-02", .day(DayMatch(.on, .day(try day("2013-12-02"))))),
            ("after:30d", .day(DayMatch(.after, .days(30)))), ("after:2w", .day(DayMatch(.after, .days(14)))),
            ("on:last-year", .day(DayMatch(.on, .lastYear))), ("added:7d", .added(DayMatch(.on, .days(7)))),
            ("changed:2020", .changed(DayMatch(.on, .year(2020)))),
            ("added:>=2020", .added(DayMatch(.after, .year(2020)))),
            ("added:<2020", .added(DayMatch(.before, .year(2020)))),
        ]
        for (text, condition) in table { #expect(try parser.parse(text).conditions == [condition], "\(text)") }
        for state in ReadingState.allCases {
            #expect(try parser.parse("is:\(state.rawValue)").conditions == [.state(state)])
        }
        for feature in Feature.allCases {
            #expect(try parser.parse("has:\(feature.rawValue)").conditions == [.has(feature)])
        }
        for sort in Sort.allCases {
            #expect(try parser.parse("a sort:\(sort.rawValue) b").sort == sort)
        }
    }

    @Test("What looks like a field but is none is words, and a backslash makes it so")
    func notFields() throws {
        #expect(
            try parser.parse("12:30 http://example.org note: dates:x").conditions
                == ["12:30", "http://example.org", "note:", "dates:x"].map { .text(TextMatch($0)) })
        #expect(
            try parser.parse("tag\\:x \\-x \\OR a\\ b x\\*").conditions
                == ["tag:x", "-x", "OR", "a b", "x*"].map { .text(TextMatch($0)) })
        #expect(try parser.parse("\"say \\\"hi\\\"\"").conditions == [.text(TextMatch("say \"hi\"", form: .phrase))])
    }

    @Test("Lone punctuation is passed over")
    func punctuation() throws {
        #expect(
            try parser.parse("Peru & Bolivia — …").conditions
                == [.text(TextMatch("Peru")), .text(TextMatch("Bolivia"))])
    }

    @Test("While typing, a last word is the beginning of one")
    func typing() throws {
        #expect(
            try parser.parse("peru rad", lastWordIsPrefix: true).conditions
                == [.text(TextMatch("peru")), .text(TextMatch("rad", form: .prefix))])
        #expect(try parser.parse("peru rad ", lastWordIsPrefix: true).conditions.last == .text(TextMatch("rad")))
        #expect(
            try parser.parse("title:rad", lastWordIsPrefix: true).conditions
                == [.text(TextMatch("rad", form: .prefix, in: .title))])
        #expect(try parser.parse("tag:rad", lastWordIsPrefix: true).conditions == [.tag("rad")])
        #expect(
            try parser.parse("\"rad\"", lastWordIsPrefix: true).conditions
                == [.text(TextMatch("rad", form: .phrase))])
    }

    @Test(
        "What cannot be read names its place",
        arguments: [
            ("ab \"foo", 3, 1, QueryError.Problem.unclosedQuote), ("\"\"", 0, 2, .emptyQuote),
            ("\"a\"b", 3, 1, .gluedToQuote), ("é (a", 3, 1, .unclosedParenthesis), ("a)", 1, 1, .unopenedParenthesis),
            ("()", 0, 2, .emptyParentheses), ("(&)", 0, 3, .emptyParentheses), ("a -", 2, 1, .nothingExcluded),
            ("- a", 0, 1, .nothingExcluded), ("-&", 0, 2, .nothingExcluded), ("OR a", 0, 2, .nothingBeforeOr),
            ("a OR OR b", 5, 2, .nothingBeforeOr), ("a OR", 2, 2, .nothingAfterOr), ("(a OR)", 3, 2, .nothingAfterOr),
            ("a *", 2, 1, .nothingBeforeStar), ("tag:", 4, 0, .missingValue(.tag)),
            ("tag: x", 4, 0, .missingValue(.tag)),
            ("is:", 3, 0, .missingValue(.is)), ("title:", 6, 0, .missingValue(.title)),
            ("tag:\" \"", 4, 3, .missingValue(.tag)), ("tag:\"x", 4, 1, .unclosedQuote),
            ("regin:BO", 0, 6, .unknownField("regin", meant: .region)),
            ("tags:x", 0, 5, .unknownField("tags", meant: .tag)),
            ("since:2013", 0, 6, .unknownField("since", meant: .after)),
            ("region:Atlantis", 7, 8, .unknownRegion("Atlantis")), ("on:2013-13", 3, 7, .unreadableDay(.on, "2013-13")),
            ("after:0d", 6, 2, .unreadableDay(.after, "0d")),
            ("after:99999999d", 6, 9, .unreadableDay(.after, "99999999d")),
            ("on:2013-02-30", 3, 10, .unreadableDay(.on, "2013-02-30")), ("lang:é!", 5, 3, .unreadableLanguage("é!")),
            ("is:red", 3, 3, .unknownValue(.is, "red", choices: ReadingState.allCases.map(\.rawValue))),
            ("(sort:title)", 1, 10, .misplacedSort), ("-sort:title", 1, 10, .misplacedSort),
            ("a OR sort:title", 5, 10, .misplacedSort),
        ])
    func errors(text: String, offset: Int, length: Int, problem: QueryError.Problem) {
        #expect(throws: QueryError(problem, at: offset..<offset + length)) { try parser.parse(text) }
    }

    @Test("Errors say what to write")
    func advice() {
        #expect {
            try parser.parse("is:red")
        } throws: { error in
            "\(error)" == "is: does not know \"red\". Write is:unread, is:read, is:bookmarked, is:noted, is:changed or "
                + "is:suggested."
        }
    }

    @Test("Deep nesting and great length end in an error")
    func limits() throws {
        let deep = QueryParser.deepest
        for text in [
            String(repeating: "(", count: 10_000), String(repeating: "-", count: 10_000) + "a",
            String(repeating: "-(", count: 9_000), String(repeating: "(a OR ", count: 3_000),
        ] {
            let error = #expect(throws: QueryError.self) { try parser.parse(text) }
            #expect(error?.problem == .tooDeep(limit: deep))
        }
        let long = #expect(throws: QueryError.self) { try parser.parse(String(repeating: "a ", count: 20_000)) }
        #expect(long?.problem == .tooLong(limit: QueryParser.longest))
        let fine = String(repeating: "(", count: deep - 2) + "a" + String(repeating: ")", count: deep - 2)
        #expect(try parser.parse(fine).conditions == [.text(TextMatch("a"))])
    }

    @Test("Any input is read or refused in place, and what is read prints as what reads the same", arguments: 0..<40)
    func hostile(seed: Int) throws {
        var numbers = SeededNumbers(UInt64(seed))
        let pieces = [
            "\"", "(", ")", "-", "OR", " ", " ", "*", ":", "\\", "tag:", "region:", "BO", "is:", "unread", "é", "a",
            "b",
            "on:", "2013", "30d", "sort:", "title", "“", "\u{2212}", "\u{0}", "\u{202E}", "日本", "\u{301}", "title:",
            "x*",
            "\u{A0}", "\n", ">=", "added:",
        ]
        for _ in 0..<150 {
            let text = (0..<Int.random(in: 0..<14, using: &numbers)).map { _ in numbers.pick(pieces) }.joined()
            do {
                let query = try parser.parse(text, lastWordIsPrefix: numbers.next() % 2 == 0)
                #expect(try parser.parse(query.description) == query, "\(text.debugDescription) → \(query)")
            } catch {
                let inBounds = error.offset >= 0 && error.length >= 0 && error.offset + error.length <= text.utf8.count
                #expect(inBounds, "\(text.debugDescription): \(error)")
                #expect(!error.what.isEmpty && !error.advice.isEmpty)
            }
        }
    }
}
