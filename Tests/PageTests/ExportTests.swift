import Briefs
import Markup
import Page
import Testing

@Suite struct ExportTests {
    init() { TextLocale.establish() }

    @Test("What corrections took out and put in is told apart in what is handed on")
    func corrections() {
        let brief = Brief(
            id: BriefID("urn:1"), title: "T",
            body: .html("<p>Of <del>forty</del> <ins>ninety</ins> litres CO<sub>2</sub> m<sup>3</sup>.</p>"))
        let document = MarkupReader.document(of: brief)
        let words = "Of <del>forty</del> <ins>ninety</ins> litres CO<sub>2</sub> m<sup>3</sup>."
        #expect(Export.html(brief, document).contains(words))
        #expect(Export.markdown(brief, document).contains(words))
    }

    @Test("Text is what the article pane sets")
    func text() {
        let article = Sample.english()
        #expect(Export.text(article, measure: 67) == Typesetter(measure: 67).set(article).text)
    }

    @Test("Markdown and HTML carry the text and its attribution")
    func exports() {
        let article = Sample.english()
        expectSnapshot(Export.markdown(article.brief, article.document), "english.md")
        expectSnapshot(Export.html(article.brief, article.document), "english.html")
    }

    @Test("No text turns into markup, no control gets through, and only safe addresses are links")
    func hostile() {
        let brief = Brief(
            id: BriefID("x"), url: "javascript:alert(1)", title: "<script>*a*</script>\u{1B}[2J", language: "en\"><b>",
            authors: ["[x](y)"], body: .text("1. one <b>\n\n- two & `three`\n\n# four\u{202E}", headings: []),
            seeAlso: [Brief.SeeAlso(text: "see", target: .url("javascript:alert(2)"))], source: "S")
        var document = MarkupReader.document(of: brief)
        document.links = [Link(address: "javascript:alert(3)", text: "l")]
        document.blocks.append(.paragraph(Inline([Inline.Run("l", link: 1), Inline.Run("m", link: 9)])))
        let html = Export.html(brief, document)
        #expect(!html.contains("<script") && !html.contains("<b>") && !html.contains("href"))
        #expect(html.contains("&lt;script&gt;*a*&lt;/script&gt;[2J"))
        let markdown = Export.markdown(brief, document)
        #expect(markdown.contains("# \\<script\\>\\*a\\*\\</script\\>\\[2J"))
        #expect(markdown.contains("\n1\\. one \\<b\\>\n\n\\- two \\& \\`three\\`\n\n\\# four\n"))
        #expect(!markdown.contains("](javascript") && !markdown.contains("<javascript"))
        for text in [html, markdown] { #expect(!text.unicodeScalars.contains { SafeText.isControl($0) }) }
    }
}
