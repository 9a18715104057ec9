import Briefs
import Markup
import Page
import Testing

@Suite struct LineBreakTests {
    init() { TextLocale.establish() }

    /// The lines of a paragraph of plain text.
    private func lines(_ text: String, _ measure: Columns) -> [String] {
        let brief = Brief(id: BriefID(""), title: "", body: .text(text, headings: []))
        let page = Typesetter(measure: measure).set(ArticleText(brief, document: MarkupReader.document(of: brief)))
        return page.lines.filter { $0.part == .body }.map(\.text)
    }

    @Test(
        "Lines break where the language lets them",
        arguments: [
            ("one two three", 7, ["one two", "three"]), ("one\u{A0}two three", 9, ["one two", "three"]),
            ("one two\u{A0}three", 9, ["one", "two three"]), ("half-and-half", 9, ["half-and-", "half"]),
            ("extra\u{AD}ordinary", 8, ["extra-", "ordinary"]), ("extra\u{AD}ordinary", 20, ["extraordinary"]),
            ("extra\u{AD}ordinary", 5, ["extra", "ordin", "ary"]), ("中文字中文字", 5, ["中文", "字中", "文字"]),
            ("中文字。中", 6, ["中文", "字。中"]),
            ("end (of it)", 6, ["end", "(of", "it)"]), ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
            ("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", 4, ["e\u{301}e\u{301}e\u{301}e\u{301}", "e\u{301}"]),
            ("🇧🇴🇵🇪🇧🇷", 5, ["🇧🇴🇵🇪", "🇧🇷"]), ("x👩‍🚒👩‍🚒", 4, ["x👩", "👩"]), ("a     b", 4, ["a b"]),
            ("नमस्कार", 4, ["नमस्", "कार"]),
        ])
    func breaks(text: String, measure: Columns, expected: [String]) {
        #expect(lines(text, measure) == expected)
    }

    @Test("An address breaks after punctuation, then anywhere, and reads whole again")
    func addresses() {
        let address = "https://guild.example/maps/long-folder/name_of_a_file.html?year=2013&sheet=4#part"
        for measure in 16...90 {
            let brief = Brief(id: BriefID(""), title: "", body: .html("<a href=\"\(address)\">x</a>"))
            let page = Typesetter(measure: measure).set(ArticleText(brief, document: MarkupReader.document(of: brief)))
            let shown = page.lines.filter { $0.part == .links }.flatMap(\.spans).filter { $0.link == 1 }.map(
                \.text.string
            ).joined()
            #expect(shown == address, "at \(measure)")
        }
    }

    @Test("The number of a link is not parted from its last word")
    func linkNumbers() {
        let brief = Brief(
            id: BriefID(""), title: "", body: .html("<p>a long word <a href='https://e.example'>before it</a>.</p>"))
        let page = Typesetter(measure: 24).set(ArticleText(brief, document: MarkupReader.document(of: brief)))
        #expect(page.lines.filter { $0.part == .body }.map(\.text) == ["a long word before", "it [1]."])
    }
}
