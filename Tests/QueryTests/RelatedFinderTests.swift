import Briefs
import Testing

@testable import Query

@Suite("Related coverage")
struct RelatedFinderTests {
    private let today = Day(number: 18_400)

    private func brief(
        _ id: String, _ text: String, language: String = "en", iso: String = "2020-01-01", kind: Kind = .brief,
        tags: [String] = [], translations: [Brief.Translation] = []
    ) -> Brief {
        Brief(
            id: BriefID(id), title: "Untitled", kind: kind, day: Day(iso: iso), language: language, tags: tags,
            body: .text(text, headings: []), translations: translations)
    }

    /// Pieces that have nothing to do with the others, so that rare is rare.
    private var others: [Brief] {
        ["wheat", "rain", "choir", "bus", "bread", "river", "chess", "paint", "snow", "lamp"].map {
            brief("other-\($0)", "Nothing but the \($0) of the town was talked about today.")
        }
    }

    @Test("A name and a numeral are followed across languages")
    func languages() throws {
        let evaluator = PlainEvaluator(
            others + [
                brief("en", "The freighter Aurelia Norte carried 10,450 crates past the harbour."),
                brief("es", "El carguero Aurelia Norte llevaba 10.450 cajas.", language: "es", iso: "2020-02-01"),
            ])
        let found = try #require(evaluator.related(BriefID("en"), today: today)).computed
        #expect(found.map(\.row.id.rawValue) == ["es"])
        #expect(found.first?.reasons == [.terms(["Aurelia Norte", "10,450"]), .daysApart(31)])
    }

    @Test("A translation is listed as such only, from either side")
    func translations() throws {
        let link = Brief.Translation(language: "es", id: BriefID("es"))
        let evaluator = PlainEvaluator(
            others + [
                brief("en", "The pilot Quisbert flew from Matucaré.", translations: [link]),
                brief("es", "El piloto Quisbert voló desde Matucaré. Nadie vio a Quisbert.", language: "es"),
                brief("later", "The pilot Quisbert was sentenced.", iso: "2021-01-01"),
            ])
        for (id, other) in [("en", "es"), ("es", "en")] {
            let answer = try #require(evaluator.related(BriefID(id), today: today))
            #expect(answer.translations.map(\.id.rawValue) == [other])
            #expect(answer.computed.map(\.row.id.rawValue) == ["later"])
        }
    }

    @Test("Of two editions of a piece the one in the language of the brief in hand is listed")
    func editions() throws {
        let link = Brief.Translation(language: "en", id: BriefID("later-en"))
        let evaluator = PlainEvaluator(
            others + [
                brief("en", "The pilot Quisbert flew. Nobody saw Quisbert."),
                brief("es", "El piloto Quisbert voló. Quisbert no habló.", language: "es"),
                brief("later-en", "The pilot Quisbert was sentenced.", iso: "2021-01-01"),
                brief(
                    "later-es", "Condenan al piloto Quisbert.", language: "es", iso: "2021-01-01", translations: [link]),
            ])
        for (id, expected) in [("en", ["later-en", "es"]), ("es", ["later-es", "en"])] {
            let found = try #require(evaluator.related(BriefID(id), today: today)).computed.map(\.row.id.rawValue)
            #expect(Set(found) == Set(expected))
        }
    }

    @Test("A word that only the two editions of one piece have brings nothing")
    func onePiece() throws {
        let link = Brief.Translation(language: "es", id: BriefID("es"))
        let evaluator = PlainEvaluator(
            others + [
                brief("en", "The pilot Quisbert flew.", translations: [link]),
                brief("es", "Quisbert voló.", language: "es"),
            ])
        #expect(try #require(evaluator.related(BriefID("en"), today: today)).computed.isEmpty)
    }

    @Test("Notices of the organization are no coverage, one ordinary word is chance, a shared tag is a reason more")
    func chance() throws {
        let evaluator = PlainEvaluator(
            others + [
                brief("hand", "The pilot Quisbert sold barrels quietly.", tags: ["Fuel"]),
                brief("notice", "We thank Quisbert for his letter.", kind: .organization),
                brief("chance", "Many barrels stood in a yard."),
                brief("tagged", "Old barrels and their owners.", tags: ["fuel"]),
            ])
        let found = try #require(evaluator.related(BriefID("hand"), today: today)).computed
        #expect(found.map(\.row.id.rawValue) == ["tagged"])
        #expect(found.first?.reasons == [.terms(["barrels"]), .tags(["Fuel"]), .daysApart(0)])
    }

    @Test("Dates and the outlet's own name bring nothing together")
    func dates() throws {
        var briefs = [
            brief("hand", "On Tuesday, in September, the Lantern looked at Lantern readers. Then came September."),
            brief("other", "On Tuesday, in September, Lantern people slept."),
        ]
        for index in briefs.indices { briefs[index].source = "The Lantern" }
        #expect(try #require(PlainEvaluator(others + briefs).related(BriefID("hand"), today: today)).computed.isEmpty)
    }

    @Test("What the editor placed is found where its id is known")
    func placed() throws {
        var hand = brief("hand", "Text.")
        hand.related = [
            Brief.PlacedRelated(label: "x", teaser: "y"),
            Brief.PlacedRelated(label: "x", teaser: "y", id: BriefID("b")),
            Brief.PlacedRelated(label: "x", teaser: "y", id: BriefID("nobody")),
        ]
        let answer = try #require(PlainEvaluator([hand, brief("b", "Text.")]).related(hand.id, today: today))
        #expect(answer.placed.map { $0?.id.rawValue } == [nil, "b", nil])
    }

    @Test("Odd briefs and limits are answered", arguments: [-1, 0, 1, Int.max])
    func hostile(limit: Int) throws {
        let ring = (0..<30).map { index in
            brief(
                "r\(index)", "Quisbert 日本 \u{0} “",
                translations: [
                    Brief.Translation(language: "es", id: BriefID("r\((index + 1) % 15)")),
                    Brief.Translation(language: "es", id: BriefID("r\(index)")),
                ])
        }
        let evaluator = PlainEvaluator(ring + [brief("empty", ""), brief("r0", "a double id")])
        for id in ["r0", "r20", "empty", "nobody"] {
            let answer = try #require(evaluator.related(BriefID(id), limit: limit, today: today))
            #expect(answer.computed.count <= max(0, limit))
        }
    }
}
