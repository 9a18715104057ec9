import Briefs
import Testing

@testable import Query

@Suite("Choices of a picker")
struct QueryFacetsTests {
    private let parser = QueryParser(regions: SmallRegions())

    @Test(
        "Choices are read from a query",
        arguments: [
            ("tag:a radar", FacetChoices(chosen: ["a"])),
            ("tag:a tag:b", FacetChoices(chosen: ["a", "b"], mode: .all)),
            ("(tag:a OR tag:b) -tag:c", FacetChoices(chosen: ["a", "b"], excluded: ["c"])),
            ("-(tag:a OR tag:b)", FacetChoices(excluded: ["a", "b"])),
            ("(tag:a OR region:BO)", FacetChoices()),
            ("tag:a (tag:b OR tag:c)", FacetChoices(chosen: ["a"])),
        ])
    func choices(text: String, expected: FacetChoices) throws {
        #expect(try parser.parse(text).choices(for: .tag) == expected)
    }

    @Test(
        "Choices are put back where the old ones stood",
        arguments: [
            ("radar tag:a is:unread", FacetChoices(chosen: ["b", "c"]), "radar (tag:b OR tag:c) is:unread"),
            ("radar tag:a is:unread -tag:x", FacetChoices(), "radar is:unread"),
            ("radar", FacetChoices(chosen: ["b", "c"], excluded: ["d"], mode: .all), "radar tag:b tag:c -tag:d"),
            ("(tag:a OR region:BO) sort:title", FacetChoices(chosen: ["b"]), "(tag:a OR region:BO) tag:b sort:title"),
            ("(tag:b OR tag:c) tag:a", FacetChoices(chosen: ["z"]), "(tag:b OR tag:c) tag:z"),
        ])
    func replacing(text: String, choices: FacetChoices, expected: String) throws {
        #expect(try parser.parse(text).replacing(choices, for: .tag).description == expected)
    }

    @Test("What is put in is read out", arguments: Facet.allCases)
    func everyFacet(facet: Facet) throws {
        let values: [Facet: [String]] = [
            .tag: ["a", "two words"], .region: ["BO", "x-andes"], .kind: ["news", "feature"], .language: ["es", "en"],
            .author: ["A. B", "C"], .source: ["s", "t"], .year: ["2013", "0007"], .month: ["2013-12", "2014-01"],
        ]
        let chosen = try #require(values[facet])
        for mode in [FacetChoices.Mode.any, .all] {
            let choices = FacetChoices(chosen: chosen, excluded: [], mode: mode)
            let query = Query([.text(TextMatch("radar"))]).replacing(choices, for: facet)
            #expect(query.choices(for: facet) == choices)
            #expect(try parser.parse(query.description) == query)
        }
    }

    @Test("Conditions are added once and taken off the end")
    func adding() {
        let query = Query.everything.adding(.tag("a")).adding(.tag("b")).adding(.tag("a"))
        #expect(query.conditions == [.tag("a"), .tag("b")])
        #expect(query.removingLast().conditions == [.tag("a")])
        #expect(Query.everything.removingLast() == .everything)
    }

    @Test(
        "Chips say what they ask",
        arguments: [
            ("radar", "\"radar\"", false), ("-traff*", "\"traff*\"", true), ("title:x", "title \"x\"", false),
            ("region:BO", "Bolivia", false), ("-tag:FARC", "FARC", true), ("after:2013-12", "since 2013-12", false),
            ("on:2013", "in 2013", false), ("before:2w", "before the last 14 days", false),
            ("is:unread", "unread", false),
            ("(tag:a OR -tag:b)", "a or not b", false), ("lang:es-mx", "Spanish", false), ("--tag:a", "a", false),
            ("added:7d", "added in the last 7 days", false), ("has:analysis", "with analysis", false),
        ])
    func labels(text: String, label: String, isExclusion: Bool) throws {
        let condition = try #require(try parser.parse(text).conditions.first)
        #expect(condition.label(regions: SmallRegions(), language: "en") == label)
        #expect(condition.isExclusion == isExclusion)
    }
}
