import Glibc
import Markup
import Testing

/// Input that is broken, hostile or merely enormous: each is read in a time that grows as it does and not as its
/// square, and no word of it is lost.
@Suite struct RobustnessTests {
    /// Whether ten times as much takes about ten times the work: with its square it would be a hundred times. The
    /// work is this thread's own, so a busy machine matters little.
    private func isLinear(_ html: (Int) -> String, _ count: Int, _ read: (String) -> Void) -> Bool {
        func work(_ count: Int) -> Double {
            let text = html(count)
            let start = seconds()
            read(text)
            return seconds() - start
        }
        let small = max(work(count / 10), 0.005)
        return work(count) < 40 * small
    }

    private func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static let page = """
        <html><head><title>t</title></head><body><h1>Head &amp; line</h1><p class="x">Alpha <a href="https://e.example/?a=1&amp;b=2">beta
        gamma</a>, <b>delta <i>epsilon</b> zeta</i>.</p><ul><li>eta<li>theta<ul><li>iota</ul></ul><blockquote>kappa<p>lambda
        </blockquote><table><tr><td>mu</td><td>nu</table><pre>xi  omicron</pre><!-- hidden --><figure><img alt="pi"><figcaption>rho
        </figcaption></figure>sigma<br>tau &eacute;&#233; — “upsilon” 中文<hr>phi < chi > psi<dl><dt>omega<dd>end</dl></body></html>
        """

    @Test("HTML cut off at any byte keeps the words before the cut")
    func truncated() {
        let bytes = Array(RobustnessTests.page.utf8)
        let full = Set(words(MarkupReader.document(html: RobustnessTests.page).plainText).keys)
        for cut in bytes.indices {
            let head = String(decoding: bytes[..<cut], as: UTF8.self)
            let found = words(MarkupReader.document(html: head).plainText)
            // The text between tags that closed before the cut, by the plainest means there are.
            var expected = ""
            var isTag = false
            var complete = ""
            for character in head {
                if character == "<" { isTag = true }
                if !isTag { expected.append(character) }
                if character == ">" {
                    isTag = false
                    expected.append(" ")
                    complete = expected
                }
            }
            for word in words(complete).keys where full.contains(word) && word != "t" {
                #expect(found[word] != nil, "“\(word)” is lost at byte \(cut)")
            }
        }
    }

    @Test("Random bytes are read without a trap")
    func randomBytes() {
        var random = Seeded(state: 42)
        func next() -> UInt8 { UInt8(truncatingIfNeeded: random.next() >> 33) }
        let pieces = [
            "<", ">", "</", "<p", "<b>", "</b>", "\"", "'", "=", "&", "&amp;", "<!--", "-->", "<table>", "<td>", "<li>",
            "<ul>",
            "</ul>", "<pre>", "<a href=", "<select>", "<![CDATA[", "]]>", "word", " ", "\n", "é", "<dl>", "<dt>",
            "<br>", "\u{0}",
            "<figure>", "</figure>", "<script>", "</script", "<html x=y>", "<blockquote>", "&#0;", "&#x110000;",
            "<svg/>",
        ]
        for round in 0..<600 {
            let html =
                round % 2 == 0
                ? String(decoding: (0..<400).map { _ in next() }, as: UTF8.self)
                : (0..<80).map { _ in pieces[Int(next()) % pieces.count] }.joined()
            let document = MarkupReader.document(html: html, base: "https://e.example/")
            _ = document.plainText
            _ = MarkupReader.document(text: html)
            for block in document.blocks where depth(block) > 20 { Issue.record("blocks nest too deep") }
        }
    }

    private func depth(_ block: Block) -> Int {
        switch block {
        case .quotation(let blocks): 1 + (blocks.map(depth).max() ?? 0)
        case .list(_, let items): 1 + (items.joined().map(depth).max() ?? 0)
        case .definitions(let all): 1 + (all.flatMap(\.blocks).map(depth).max() ?? 0)
        default: 1
        }
    }

    @Test(
        "Any tag by the ten thousand is read in time, a div by the hundred thousand, and its text is kept",
        arguments: [
            ("<div>", "x ", "</div>"), ("<div>", "x ", ""), ("<b>", "x ", ""), ("<blockquote>", "x ", ""),
            ("<ul><li>", "x ", ""),
            ("<table><tr><td>", "x ", ""), ("<pre>", "x ", ""), ("</i>", "x ", ""), ("<div></span>", "x ", ""),
            ("<dl><dt>", "x ", ""),
            ("<a href=\"", "x ", ""), ("<!--", " x ", ""), ("<", " x ", ""), ("&", " x ", ""), ("<li>", "x ", ""),
            ("<a href='https://e.example'>", "x ", "</a>"), ("<p hidden>", "", "</p>x "), ("<figure>", "x ", ""),
        ])
    func enormous(open: String, text: String, close: String) {
        let count = open == "<div>" ? 100_000 : 10_000
        func html(_ count: Int) -> String {
            close.isEmpty || close.contains("x")
                ? String(repeating: open + text + close, count: count)
                : String(repeating: open + text, count: count) + String(repeating: close, count: count)
        }
        var found = 0
        #expect(isLinear(html, count) { found = words(MarkupReader.document(html: $0).plainText)["x"] ?? 0 }, "\(open)")
        #expect(found >= count - (open == "<a href=\"" ? count : 0))
    }

    @Test("Whatever the nesting of tags, every word between them is kept")
    func randomNesting() {
        let names = [
            "p", "b", "i", "div", "ul", "ol", "li", "table", "tr", "td", "th", "dl", "dt", "dd", "blockquote", "pre",
            "h2", "a", "html",
            "body", "head", "center", "figure", "figcaption", "caption", "form", "fieldset", "article", "span",
            "frameset", "option",
            "font", "br", "hr", "thead", "tbody", "noscript", "object", "nav", "x-y", "address", "sup", "code",
        ]
        var random = Seeded(state: 7)
        for _ in 0..<400 {
            var html = ""
            for number in 0..<60 {
                let name = names[Int.random(in: names.indices, using: &random)]
                html += Bool.random(using: &random) ? "<\(name)>" : "</\(name)>"
                if number % 2 == 0 { html += "w\(number) " }
            }
            let found = words(MarkupReader.document(html: html).plainText)
            for number in stride(from: 0, to: 60, by: 2) where found["w\(number)"] == nil {
                Issue.record("w\(number) is lost from \(html)")
            }
        }
    }

    @Test("Every visible word of random markup stands in its text once, in order", arguments: 0..<8)
    func randomPages(seed: UInt64) {
        var random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15)
        for _ in 0..<150 {
            let (html, visible) = RandomPage.page(&random)
            let document = MarkupReader.document(html: html, base: "https://e.example/")
            let found = document.plainText.split { !$0.isLetter && !$0.isNumber }.filter { !$0.hasPrefix("v") }
            #expect(found.map(String.init) == visible, "\(html)")
            #expect(MarkupReader.document(html: html, base: "https://e.example/") == document)
        }
    }

    @Test("A tag of twenty thousand attributes, and a value of a million letters, are read in time")
    func enormousTag() {
        func html(_ count: Int) -> String {
            let attributes = (0..<count).map { "a\($0)=1" }.joined(separator: " ")
            let value = String(repeating: "x", count: count * 50)
            return "<p \(attributes)>one</p><img src='data:\(value)' alt=two><p>three</p>"
        }
        var text = ""
        #expect(isLinear(html, 20_000) { text = MarkupReader.document(html: $0).plainText })
        #expect(text == "one\n\ntwo\n\nthree")
    }

    @Test("A section that begins thousands of times and ends once is read in time")
    func enormousSection() {
        func html(_ count: Int) -> String { String(repeating: "<![CDATA[x ", count: count) + "]]>" }
        var found = 0
        #expect(isLinear(html, 50_000) { found = words(MarkupReader.document(html: $0).plainText)["x"] ?? 0 })
        #expect(found == 50_000)
    }

    @Test("An address of a quarter of a megabyte is nothing that thousands of links are relative to")
    func enormousBase() {
        let base = "https://e.example/" + String(repeating: "x/", count: 130_000)
        func html(_ count: Int) -> String { String(repeating: "<a href=y>z</a> ", count: count) }
        var document = Document()
        #expect(isLinear(html, 1_000) { document = MarkupReader.document(html: $0, base: base) })
        #expect(document.links.isEmpty)
        let short = MarkupReader.document(html: "<base href='\(base)'>" + html(1), base: "https://e.example/")
        #expect(short.links.map(\.address) == ["https://e.example/y"])
    }

    @Test("A megabyte of plain text with many brackets and addresses is read in time")
    func enormousText() {
        func text(_ count: Int) -> String {
            "https://e.example/" + String(repeating: ")", count: count * 6)
                + String(repeating: " http://a.example", count: count)
        }
        var count = 0
        #expect(isLinear(text, 30_000) { count = MarkupReader.document(text: $0).links.count })
        #expect(count == 30_001)
    }
}

/// A page of random markup, most of it broken, and the words of it that a reader sees.
private enum RandomPage {
    private static let names = [
        "p", "b", "i", "div", "ul", "ol", "ol reversed", "li", "li value=7", "table", "tr", "td", "th colspan=2",
        "td rowspan=3", "dl", "dt", "dd", "blockquote", "pre", "h2", "h4", "a href='/x'", "a href=https://e.example/y",
        "a name=z", "html", "body", "head", "center", "figure", "figcaption", "form", "fieldset", "article", "span",
        "option", "font", "br", "hr", "thead", "tbody", "noscript", "object", "nav", "label-like", "x-y", "o:p",
        "address", "sup", "sub", "ins", "del", "code", "q", "ruby", "rt", "rp", "details", "summary", "math", "mi",
        "em",
        "p class=\"a > b\"", "p title='", "td style=\"display:block\"", "DIV", "B", "foo", "bdo dir=rtl", "iframe",
    ]

    /// Whole pieces without a word to be seen.
    private static let unseen = [
        "<script>if (a<b) x('</p>v')</script>", "<STYLE>v > v</STYLE>", "<!-- v <p>v</p> -->", "<template>v</template>",
        "<span hidden>v <b>v</b></span>", "<div style='x:y; display :none !important'>v</div>", "<button>v</button>",
        "<select><option>v</select>", "<textarea>v</textarea>", "<svg><title>v</title><text>v</text></svg>",
        "<img src=x width=1 height=1 alt=v>", "<?v ?>", "<!v>", "<input value=v>", "<i aria-hidden=true>v</i>",
        "<form><label>v</label></form>",
    ]

    static func page(_ random: inout Seeded) -> (html: String, visible: [String]) {
        var html = ""
        var visible: [String] = []
        for number in 0..<Int.random(in: 3...70, using: &random) {
            switch Int.random(in: 0..<10, using: &random) {
            case 0: html += unseen[Int.random(in: unseen.indices, using: &random)]
            case 1: html += [" < ", " & ", " &amp; ", " &nbsp; ", "\r\n", " > ", " &copy "][number % 7]
            default:
                let name = names[Int.random(in: names.indices, using: &random)]
                html += Bool.random(using: &random) ? "<\(name)>" : "</\(name.prefix { $0 != " " })>"
            }
            guard Int.random(in: 0..<4, using: &random) > 0 else { continue }
            html += " w\(number) "
            visible.append("w\(number)")
        }
        return (html, visible)
    }
}

/// The same numbers at every run (Knuth's MMIX generator), so that a failure can be seen again.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
