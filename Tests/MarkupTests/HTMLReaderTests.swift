import Briefs
import Markup
import Testing

@Suite struct HTMLReaderTests {
    @Test(
        "HTML becomes blocks",
        arguments: [
            ("", ""), ("bare text", "p(bare text)"), ("<p>One</p><p>Two</p>", "p(One) / p(Two)"),
            ("<p>One\n  two\t three</p>", "p(One two three)"), ("<h2>Head</h2>text", "h2(Head) / p(text)"),
            ("<div>a<div>b</div>c</div>", "p(a) / p(b) / p(c)"),
            ("<p>a <em>b</em> <strong>c</strong>, d</p>", "p(a _b_ *c*, d)"),
            ("<ul><li>a<li>b<ol start=3><li>c</ol></ul>", "ul(p(a) | p(b) / ol3(p(c)))"),
            ("<li>a</li><li>b</li>", "ul(p(a) | p(b))"),
            ("<blockquote><p>a</p><p>b</p></blockquote>", "q(p(a) / p(b))"),
            ("<pre>\n a  b\n\tc\n</pre>", "pre( a  b⏎\tc)"), ("a<hr>b", "p(a) / rule / p(b)"),
            ("a<br>b<br><br>c", "p(a↵b) / p(c)"), ("<dl><dt>T<dd>D<dt>U<dd>E</dl>", "dl(T: p(D) | U: p(E))"),
            ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", "table+(A, B | 1, 2)"),
            ("<table><tr><td><h2>x</h2><p>y</p></table>", "h2(x) / p(y)"),
            ("<figure><img src=x alt=Boats><figcaption>The port</figcaption></figure>", "fig(The port)"),
            ("<figure><img src=x alt=Boats></figure>", "fig(Boats)"), ("<p>a <img alt=':)'> b", "p(a :) b)"),
            ("<article><h1>A</h1><section>b</section></article>", "h1(A) / p(b)"),
            ("<p>&eacute;&nbsp;&amp; &#8212; &bogus; 1990&#150;2000</p>", "p(é{A0}& — &bogus; 1990–2000)"),
            ("a<!-- no -->b<!doctype html><?php x ?>c", "p(abc)"), ("<![CDATA[<b>x</b>]]> y", "p(*x* y)"),
            ("<p>x <code>y</code><x-unknown>z</x-unknown></p>", "p(x `y`z)"),
        ])
    func reads(html: String, expected: String) {
        #expect(outline(MarkupReader.document(html: html).blocks) == expected)
    }

    @Test(
        "What is not for reading is gone",
        arguments: [
            "<script>if (a<b) x()</script>", "<SCRIPT src=x></SCRIPT>", "<style>p{}</style>",
            "<template><p>no</p></template>",
            "<p hidden>no</p>", "<div style='display : none'>no<p>no</p></div>", "<button>no</button>",
            "<select><option>no</select>", "<textarea>no</textarea>", "<input value=no>", "<svg><text>no</text></svg>",
            "<title>no</title>", "<script><!-- no --></script>",
        ])
    func skips(html: String) {
        #expect(outline(MarkupReader.document(html: "a \(html) b").blocks).filter { !"p() /".contains($0) } == "ab")
    }

    @Test(
        "Broken markup loses its tags, never its text",
        arguments: [
            ("a < b and c > d", "p(a < b and c > d)"), ("1<2 <3", "p(1<2 <3)"), ("x <y and z", "p(x <y and z)"),
            ("<p>a <b>b <i>c</b> d</i>", "p(a *b **_c_* d)"),
            ("write <ana@desk.example> now", "p(write <ana@desk.example> now)"),
            ("<a href=\"x>one</a> two <a href=\"y\">three</a>", "p(one two three)"), ("</p></div>text</b>", "p(text)"),
            ("<!-- never closed text", "p(never closed text)"), ("a<b", "p(a)"), ("<p>a <a href='x", "p(a)"),
            ("<button>never closed", "p(never closed)"), ("a</b text", "p(a text)"),
            ("<html><body>a</body></html>b", "p(a b)"), ("<html a=b>x<html c=d>y", "p(x y)"),
            ("<p <b>bold</b>", "p(*bold*)"),
            ("a<df\"x>b<p'>c</q'r>d", "p(a b c d)"), ("<![CDATA[a<script>b]]></script>c]]>d", "p(ac]]>d)"),
            ("<![CDATA[a<p title='b]]>'>c", "p(a) / p(c)"),
        ])
    func recovers(html: String, expected: String) {
        let blocks = outline(MarkupReader.document(html: html).blocks)
        #expect(words(blocks) == words(expected), "\(blocks)")
    }

    @Test("Links are numbered where they have text, resolved against the page, and followed only where safe")
    func links() {
        let html = """
            <a href="#top">up</a> <a href=""></a><a href="../b?x=1&amp;y=2">One</a> <a href="java\nscript:alert(1)">Two</a>
            <a href="data:text/html,x">Three</a> <a href=" https://e.example/a b\u{202E} ">Four
             five</a> <a href="//cdn.example/x">Six</a> <a name="q">Seven</a> <a href="https://e.example/i"><img alt="Boat"></a>
            """
        let document = MarkupReader.document(html: html, base: "https://desk.example/news/2013/a.html")
        #expect(
            document.links == [
                Link(address: "https://desk.example/news/b?x=1&y=2", text: "One"),
                Link(address: "https://e.example/a%20b", text: "Four five"),
                Link(address: "https://cdn.example/x", text: "Six"), Link(address: "https://e.example/i", text: "Boat"),
            ])
        #expect(outline(document.blocks) == "p(up [One]1 Two Three [Four five]2 [Six]3 Seven [Boat]4)")
    }

    @Test("Relative links without a base keep their text only")
    func noBase() {
        let document = MarkupReader.document(html: "<a href='/x'>a</a> <a href='mailto:d@e.example'>b</a>")
        #expect(document.links.map(\.address) == ["mailto:d@e.example"])
        #expect(outline(document.blocks) == "p(a [b]1)")
    }

    @Test(
        "The analysis begins at its heading",
        arguments: [
            ("<p>a</p><h2>Desk Analysis</h2><p>b</p><h3>c</h3><p>d</p><h2>e</h2><p>f</p>", 1, "b\n\nc\n\nd"),
            ("<p>a</p><p><strong>ANÁLISIS del diario</strong></p><p>b</p>", 1, "b"),
            ("<h2>Análise</h2>b", 0, "b"), ("<h2>Psychoanalysis</h2>b", nil, nil), ("<p>Analysis</p>", nil, nil),
        ] as [(String, Int?, String?)])
    func analysis(html: String, index: Int?, text: String?) {
        let document = MarkupReader.document(html: html)
        #expect(document.analysis == index)
        #expect(document.analysisText == text)
    }

    @Test("Plain text keeps every word, blocks divided by blank lines")
    func plainText() {
        let html =
            "<h2>A</h2><p>b<br>c</p><ul><li>d<li>e</ul><table><tr><td>f<td>g<tr><td>h<td>i</table><dl><dt>j<dd>k</dl>"
        #expect(MarkupReader.document(html: html).plainText == "A\n\nb\nc\n\nd\ne\n\nf\tg\nh\ti\n\nj\nk")
    }
}
