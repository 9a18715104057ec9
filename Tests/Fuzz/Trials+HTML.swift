import Briefs
import Markup
import Page
import Reader

extension Trials {
    static func html(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        let damaged = Mutation.text(of: setting.corpus.html, &random)
        // Whatever is open there, this ends it: what follows is for reading.
        let html = damaged + "\n-->]]>\"'></script></style><p>zz9zz</p>"
        if setting.isTold { print(String(html.debugDescription.suffix(3_000))) }
        let base = random.oneIn(2) ? "https://e.example/a/b" : damaged
        let document = findings.timed("MarkupReader html", bytes: html.utf8.count + base.utf8.count) {
            MarkupReader.document(html: html, base: base)
        }
        let text = findings.timed("Document.plainText", bytes: html.utf8.count) { () -> String in
            _ = document.analysisText
            _ = document.reportText
            return document.plainText
        }
        findings.expect(text.utf8.count >= 5 && text.contains("zz9zz"), "what follows damage is read", html)
        findings.expect(MarkupReader.document(html: html, base: base) == document, "a page is read alike twice", html)
        findings.expect(
            !document.links.contains { $0.address.unicodeScalars.contains(where: SafeText.isControl) },
            "an address has no controls", html)
        for link in document.links { _ = WebAddress.isWeb(link.address) }
        let numbers = numbers(in: document.blocks)
        findings.expect(
            numbers.allSatisfy { document.links.indices.contains($0 - 1) }, "a run's link is one of the page", html)
        let plain = MarkupReader.document(html: String(damaged.unicodeScalars.filter { $0 != "<" && $0 != "&" }))
        let lost = Letters(damaged).missing(in: plain.plainText)
        findings.expect(lost.isEmpty, "text without markup keeps its letters", "\(lost) of \(damaged)")
    }

    private static func numbers(in blocks: [Block]) -> [Int] {
        blocks.flatMap { block -> [Int] in
            switch block {
            case .heading(_, let inline), .paragraph(let inline), .figure(let inline): inline.runs.compactMap(\.link)
            case .quotation(let blocks): numbers(in: blocks)
            case .list(_, let items): items.flatMap { numbers(in: $0) }
            case .table(let rows, _): rows.joined().flatMap { $0.runs.compactMap(\.link) }
            case .definitions(let all): all.flatMap { $0.term.runs.compactMap(\.link) + numbers(in: $0.blocks) }
            case .preformatted, .rule: []
            }
        }
    }

    /// Whatever the nesting of tags, every word between them is kept.
    static func nesting(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        let names = [
            "p", "b", "i", "div", "ul", "ol", "li", "table", "tr", "td", "th", "dl", "dt", "dd", "blockquote", "pre",
            "h2", "a", "html", "body", "head", "center", "figure", "figcaption", "caption", "form", "article", "span",
            "frameset", "option", "font", "br", "hr", "thead", "tbody", "noscript", "object", "nav",
            "x-y", "address", "sup", "code", "math", "q", "ruby", "rt", "rp", "ins", "sub", "details", "summary", "i",
            "li value=9", "ol reversed", "td rowspan=0", "th colspan=3", "table role=none", "p title='",
            "ol start=-9999999999999999999", "img alt=",
            "a href=/x", "a href='https://e.example'", "td colspan=99999", "br/", "p/", "meta", "link", "base href=x",
        ]
        var html = ""
        let count = 4 + random.below(80)
        for number in 0..<count {
            let name = random.one(of: names)
            html += random.oneIn(2) ? "<\(name)>" : "</\(name.prefix { $0 != " " })>"
            html += random.oneIn(3) ? " w\(number)w " : "w\(number)w"
        }
        let text = MarkupReader.document(html: html).plainText
        for number in 0..<count {
            findings.expect(
                text.contains("w\(number)w"), "a word between tags is kept", "w\(number)w of \(html) => \(text)")
        }
    }
}
