import Briefs
import Markup
import Testing

@testable import Intake

@Suite struct PageTests {
    private let lamp = "The lamp at the pier went out, and the harbour office sent nobody to light it until Monday."
    private let oil = "A week later somebody lit it, and nobody knows who did, or with what oil, or at what price."

    private func draft(_ html: String, url: String? = nil) throws -> Draft {
        let options = IntakeOptions(url: url, places: Gazetteer.places)
        return try #require(Intake.drafts(bytes: Array(html.utf8), name: "a.html", options: options).first)
    }

    private func html(_ draft: Draft) -> String {
        guard case .html(let html) = draft.brief.body else { return "" }
        return html
    }

    @Test("The text is the page's own bytes, without what stands between its parts")
    func bytes() throws {
        let page = """
            <!DOCTYPE html><body><article><h1>Lamp</h1><P class='x'>\(lamp) <B>Bold&eacute;</b> &amp; so on.</P>
            <div class="ad-slot"><p>Buy lamps.</p></div><ul><li>one thing<li>two things</ul>
            <p>\(oil)<script>x()</script></p></article></body>
            """
        let found = html(try draft(page))
        #expect(found.hasPrefix("<P class='x'>\(lamp) <B>Bold&eacute;</b> &amp; so on.</P>"))
        #expect(found.contains("<ul><li>one thing<li>two things</ul>"))
        #expect(found.hasSuffix("<p>\(oil)</p>"))
        #expect(!found.contains("Buy") && !found.contains("x()"))
    }

    @Test(
        "A page without any text is an error that names it",
        arguments: ["<html></html>", "<p> &nbsp; </p>", "<div><script>x</script></div>"])
    func empty(_ page: String) {
        #expect(throws: IntakeError.empty(name: "a.html")) { try self.draft(page) }
    }

    @Test("A page above the limit is refused")
    func tooLarge() {
        let bytes = Array("<p>".utf8) + [UInt8](repeating: 0x61, count: PageFormat.limit)
        #expect(throws: IntakeError.tooLarge(name: "x", bytes: bytes.count, limit: PageFormat.limit)) {
            try Intake.drafts(bytes: bytes, name: "x", options: IntakeOptions(places: Gazetteer.places))
        }
    }

    @Test(
        "A site's name is cut from a title only where something says that it is one",
        arguments: [
            ("Lamp Out | Desk", "Desk", [], "Lamp Out"), ("Desk: Lamp Out", "Desk", [], "Lamp Out"),
            ("Lamp - Out", nil, [], "Lamp - Out"), ("Lamp - Out - Desk", nil, ["Lamp - Out"], "Lamp - Out"),
            ("Lamp | Out", "Other", [], "Lamp | Out"), ("Desk", "Desk", [], "Desk"),
        ] as [(String, String?, [String], String)])
    func titles(_ title: String, _ site: String?, _ others: [String], _ expected: String) {
        #expect(PageTitle.without(site: site, title, others: others) == expected)
    }

    @Test(
        "Names of authors are told from what stands around them",
        arguments: [
            ("By Ana Prado", ["Ana Prado"]), ("Por Ana Prado y Luis Coll", ["Ana Prado", "Luis Coll"]),
            ("Prado, Ana", ["Ana Prado"]), ("Text: Ana Prado", ["Ana Prado"]), ("https://x.example/ana", []),
            ("ANA PRADO | 2 May 2014", ["Ana Prado"]), ("Ana Prado 2 May 2014", ["Ana Prado"]),
        ] as [(String, [String])])
    func authors(_ written: String, _ names: [String]) {
        #expect(PageAuthors.names([written], book: .all) == names)
    }

    @Test(
        "Classes weigh by their words",
        arguments: [
            ("article-body", .articleBody), ("has-sidebar", []), ("sidebar", .furniture),
            ("content-sidebar-wrap", .furniture),
            ("relatedPosts", .related), ("comment-body", .comments), ("entry-title", .headline), ("js-share", []),
            ("post-content", .articleBody), ("post__date", .date),
        ] as [(String, PageHints)])
    func hints(_ name: String, _ expected: PageHints) {
        let tree = PageTree("<div class=\"\(name)\">x</div>")
        #expect(tree[1].hints == expected)
    }

    @Test("Addresses are absolute, and the page's own is its canonical one")
    func addresses() throws {
        let page = """
            <html><head><base href="/b/"><link rel=canonical href="https://desk.example/a?x=1&amp;y=2"></head><body>
            <article><h1>Lamp</h1><p>\(lamp)</p><p>\(oil) See <a href="c">this</a>.</p></article></body></html>
            """
        let brief = try draft(page, url: "https://mirror.example/z").brief
        #expect(brief.url == "https://desk.example/a?x=1&y=2")
        let front = page.replacing("a?x=1&amp;y=2", with: "")
        #expect(try draft(front, url: "https://mirror.example/z").brief.url == "https://mirror.example/z")
        #expect(try draft(front).brief.url == nil)
    }

    @Test(
        "Hostile pages are read in time that grows with their length", .timeLimit(.minutes(2)),
        arguments: [
            "<div>", "<p>", "<b>", "<table><tr><td>", "<ul><li>", "</div>", "</p></b>", "<a href=x>", "<p><b>", "<!--",
            "<script>", "<div class=\"comment related\">", "<h1>x</h1>", "<article><p>Some words.</p>", "&amp;",
            "&#x41;",
            "<p a=b c=d>", "<", "<br>", "<td>", "<object><p>", "<x-y>", "<time datetime=1>", "<dl><dt>", "\" ' <p a='",
            "<script type=\"application/ld+json\">[", "<meta name=author content=x>",
        ])
    func hostile(_ piece: String) throws {
        let count = 40_000 / piece.utf8.count
        let page = "<html><body><h1>Lamp</h1><p>\(lamp)</p>" + String(repeating: piece, count: count)
        let draft = try draft(page)
        #expect(!draft.brief.title.isEmpty)
    }

    @Test(
        "Any page cut anywhere gives a brief or a clear error",
        arguments: ["brief-english", "jsonld-graph", "shapes/newspaper"])
    func cuts(_ name: String) throws {
        let bytes = try PageFixture.bytes(name)
        for end in stride(from: 0, through: bytes.count, by: 61) {
            do {
                let reading = try Intake.read(
                    bytes: Array(bytes[..<end]), name: "cut.html", options: IntakeOptions(places: Gazetteer.places))
                for draft in reading.drafts { #expect(!draft.brief.title.isEmpty) }
            } catch {
                #expect(error.description.contains("cut.html"))
            }
        }
    }

    @Test(
        "What JSON-LD surrounds itself with is forgiven",
        arguments: [
            "{\"@type\":\"NewsArticle\",\"headline\":\"A\"}", "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"A\"} -->",
            "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"A\",}\n//]]>",
            "[{\"@type\":\"NewsArticle\",\"headline\":\"A\"},];",
            "{\"@graph\":[{\"@type\":[\"X\",\"NewsArticle\"],\"headline\":\"A\"}]}",
            "{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"Report\",\"headline\":\"A\"}}",
            "{\"@type\":\"NewsArticle\",\"headline\":\"A\",\"x\":\"a\tb\\'c\"}",
        ])
    func linkedData(_ script: String) {
        guard case .value(let value) = LinkedData.parse(Array(script.utf8)[...]) else {
            Issue.record("not read")
            return
        }
        #expect(LinkedData.articles(in: [value]).first?["headline"]?.string == "A")
    }
}
