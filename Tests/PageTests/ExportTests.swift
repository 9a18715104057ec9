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

    @Test("What belongs to a piece and lies elsewhere stands at the foot, numbered as the other links")
    func attachments() {
        var brief = Sample.english().brief
        brief.attachments = [
            Brief.Attachment(
                url: "https://desk.example/a.mp3", mimeType: "audio/mpeg", title: "Hear <it>", size: 1_250_000,
                duration: 95),
            Brief.Attachment(url: "https://desk.example/map.pdf", mimeType: "application/pdf"),
            Brief.Attachment(url: "javascript:alert(1)", mimeType: "text/html", title: "No"),
        ]
        let article = ArticleText(brief, document: MarkupReader.document(of: brief))
        let text = Export.text(article, measure: 67)
        #expect(text.contains("Attached: Hear <it> · audio/mpeg · 1.2 MB · 1:35 [4]"), "\(text)")
        #expect(text.contains("Attached: map.pdf · application/pdf [5]"))
        #expect(text.contains("[4] https://desk.example/a.mp3") && text.contains("[5] https://desk.example/map.pdf"))
        #expect(!text.contains("javascript"))
        let page = Typesetter(measure: 67).set(article)
        #expect(page.links[3].target == .address("https://desk.example/a.mp3") && page.links[5].target == .nowhere)
        let html = Export.html(brief, article.document)
        #expect(
            html.contains(
                "Attached: <a href=\"https://desk.example/a.mp3\" rel=\"noopener noreferrer\">Hear &lt;it&gt; ·"))
        #expect(!html.contains("javascript"))
        let markdown = Export.markdown(brief, article.document)
        #expect(markdown.contains("](https://desk.example/map.pdf)") && !markdown.contains("javascript"))
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
