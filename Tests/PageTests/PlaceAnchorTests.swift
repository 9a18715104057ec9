import Briefs
import Markup
import Page
import Testing

@Suite struct PlaceAnchorTests {
    init() { TextLocale.establish() }

    private func page(_ paragraphs: [String]) -> SetPage {
        let html = paragraphs.map { "<p>\($0)</p>" }.joined()
        let brief = Brief(id: BriefID("urn:1"), title: "T", body: .html(html))
        return Typesetter(measure: 40).set(ArticleText(brief, document: MarkupReader.document(of: brief)))
    }

    private static let paragraphs = ["Alpha one.", "Bravo two.", "Charlie three.", "Delta four.", "Echo five."]

    @Test("A paragraph is found where it has gone, else between its neighbours")
    func changed() throws {
        let before = page(Self.paragraphs)
        let anchor = PlaceAnchor(Place(.body, block: 2, offset: 4), on: before)
        let kept = try #require(PlaceAnchor(anchor.description))
        #expect(kept == anchor)
        func place(_ paragraphs: [String]) -> Place { kept.place(on: page(paragraphs)) }
        #expect(place(Self.paragraphs) == Place(.body, block: 2, offset: 4))
        #expect(place(["New.", "Newer."] + Self.paragraphs) == Place(.body, block: 4, offset: 4))
        #expect(place(Array(Self.paragraphs.dropFirst())) == Place(.body, block: 1, offset: 4))
        #expect(place(["New.", "Alpha one.", "Bravo two.", "Charlie 3.", "Delta four."]) == Place(.body, block: 3))
        #expect(place(["Delta four.", "Echo five."]) == Place(.body, block: 0))
        #expect(place(["All", "is", "new", "here."]) == Place(.body, block: 2, offset: 4))
    }

    @Test("What was kept before there were marks is read, and what is no place is none")
    func older() {
        #expect(PlaceAnchor("b2:4")?.place(on: page(Self.paragraphs)) == Place(.body, block: 2, offset: 4))
        #expect(PlaceAnchor("h0:0")?.description == "h0:0")
        for text in ["", "x1:2", "b1", "b2:-4 1 2 3"] { #expect(PlaceAnchor(text) == nil, "\(text)") }
        #expect(PlaceAnchor("b2:4 zz 1 2")?.place == Place(.body, block: 2, offset: 4))
    }
}
