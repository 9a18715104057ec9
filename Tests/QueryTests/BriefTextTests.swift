import Briefs
import Testing

@testable import Query

@Suite("What is searched of a brief")
struct BriefTextTests {
    @Test("A body is parted into text and analysis, and nothing is in both")
    func parts() {
        let html =
            "<p>Lede <a href=\"https://example.org\">here</a>.</p><h2>Analysis</h2><p>Why.</p><h2>More</h2><p>End.</p>"
        let text = BriefText(Brief(id: BriefID("a"), title: "T", body: .html(html)))
        #expect(Words.folded(text.text) == ["lede", "here", "analysis", "more", "end"])
        #expect(Words.folded(text.analysis) == ["why"])
        #expect(text.hasLink)
    }

    @Test("Without an analysis all is text")
    func plain() {
        let text = BriefText(Brief(id: BriefID("a"), title: "T", body: .text("One.\n\nTwo.", headings: [])))
        #expect(Words.folded(text.text) == ["one", "two"] && text.analysis.isEmpty && !text.hasLink)
    }
}

@Suite("Regions of the tree in queries")
struct RegionTreeQueryTests {
    private let parser = QueryParser(regions: RegionTree())

    @Test(
        "Regions are read by code and by name, and print as codes",
        arguments: [
            ("region:Bolivia", "region:BO"), ("region:\"south america\"", "region:005"), ("region:méxico", "region:MX"),
            ("region:mx-sin", "region:MX-SIN"), ("region:x-northern-triangle", "region:x-northern-triangle"),
            ("region:Georgia", "region:GE"), ("region:BO-Q9", "region:BO-Q9"), ("region:x-mine", "region:x-mine"),
        ])
    func resolve(text: String, canonical: String) throws {
        let query = try parser.parse(text)
        #expect(query.description == canonical)
        #expect(try parser.parse(canonical) == query)
    }

    @Test("A region holds what lies below it, and a set its members")
    func hierarchy() throws {
        let brief = Brief(id: BriefID("a"), title: "A", regions: [try region("HN-CL")])
        let evaluator = PlainEvaluator(
            briefs: [brief], book: MarkBook(), regions: RegionTree(), dates: { _ in BriefDates() },
            text: { BriefText($0) })
        let today = Day(number: 20_000)
        for name in ["HN-CL", "HN", "013", "019", "x-northern-triangle"] {
            #expect(evaluator.ids(try parser.parse("region:\(name)"), today: today)?.count == 1, "\(name)")
        }
        #expect(evaluator.ids(try parser.parse("region:GT"), today: today)?.isEmpty == true)
    }
}
