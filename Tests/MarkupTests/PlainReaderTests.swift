import Briefs
import Markup
import Testing

@Suite struct PlainReaderTests {
    @Test("Blank lines divide paragraphs; a heading is one with or without them")
    func paragraphs() {
        let text = "One\ntwo  three\r\n\r\nFour\nDesk Analysis\nFive\n \t\n\n  Six \u{A0}\n"
        let document = MarkupReader.document(text: text, headings: ["Desk Analysis", "", "Absent"])
        #expect(outline(document.blocks) == "p(One two three) / p(Four) / h2(Desk Analysis) / p(Five) / p(Six)")
        #expect(document.analysis == 2)
        #expect(document.analysisText == "Five\n\nSix")
    }

    @Test("A heading inside the analysis does not end it")
    func subheading() {
        let document = MarkupReader.document(text: "Analysis\na\nWhat next\nb", headings: ["Analysis", "What next"])
        #expect(document.analysisText == "a\n\nWhat next\n\nb")
    }

    @Test("Empty text is an empty document", arguments: ["", " \n\t\n ", "\u{A0}\n"])
    func empty(text: String) {
        #expect(MarkupReader.document(text: text, headings: [""]) == Document())
    }

    @Test(
        "Bare addresses become links, without the sentence's punctuation",
        arguments: [
            ("See https://a.example/x.", ["https://a.example/x"]),
            ("(http://a.example/b_(c))", ["http://a.example/b_(c)"]),
            ("<https://a.example>, “https://b.example/é”", ["https://a.example", "https://b.example/é"]),
            ("xhttps://a.example ftp://b.example https:// http:", []),
            ("HTTPS://A.example/?q=1&r=2!", ["HTTPS://A.example/?q=1&r=2"]),
            ("https://a.example/https://b.example", ["https://a.example/https://b.example"]),
            ("https://a.example)))))", ["https://a.example"]),
        ])
    func addresses(text: String, found: [String]) {
        let document = MarkupReader.document(text: text)
        #expect(document.links.map(\.address) == found)
        #expect(document.plainText == text)
    }
}
