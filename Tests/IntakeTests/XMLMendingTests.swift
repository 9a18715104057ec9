import Testing

@testable import Intake

@Suite struct XMLMendingTests {
    private func mended(_ text: String) -> String {
        var text = text
        return text.withUTF8 { source in
            var out: [UInt8] = []
            var mending = XMLMending(source)
            mending.run {
                out += $0
                return true
            }
            let whole = String(decoding: out, as: UTF8.self)
            return String(whole.dropFirst("<dateline-mended>".count).dropLast("</dateline-mended>".count))
        }
    }

    @Test(
        "What is wrong is mended, and all else stays",
        arguments: [
            ("<a>x</a>", "<a>x</a>"),
            ("<a>x & y &amp; &lt; &#65; &b</a>", "<a>x &amp; y &amp; &lt; A &amp;b</a>"),
            ("<a>1 < 2 <3 <- <", "<a>1 &lt; 2 &lt;3 &lt;- &lt;</a>"),
            ("<a>x<b>y</a>", "<a>x<b>y</b></a>"),
            ("<a>x</b>y</a>", "<a>xy</a>"),
            ("<a><b>x</a></b>", "<a><b>x</b></a>"),
            ("<A>x</a>", "<A>x</A>"),
            ("<dc:a>x</a>", "<dc:a>x</dc:a>"),
            ("<a b=c d='e\"f' g h=\"1 & 2\">", "<a b=\"c\" d=\"e&quot;f\" g=\"g\" h=\"1 &amp; 2\"></a>"),
            ("<a b=\"c>x</a><d e=\"f\"/>", "<a b=\"c\">x</a><d e=\"f\"></d>"),
            ("<a b=1 b=2>", "<a b=\"1\"></a>"),
            ("<a>x<br>y</a>", "<a>x<br></br>y</a>"),
            ("<a>x\u{1}y\u{0}z\u{FFFF}</a>", "<a>xyz</a>"),
            ("before <a>x</a> after", "<a>x</a>"),
            ("<a><![CDATA[x & <y>]]></a>", "<a>x &amp; &lt;y&gt;</a>"),
            ("<a><![CDATA[x</a>", "<a>x</a>"),
            ("<a><!-- x --y --></a>", "<a></a>"),
            ("<a><!-- x <b>y</b></a>", "<a>y</a>"),
            ("<a>x<b c=\"d", "<a>x</a>"),
            ("<a>x</a", "<a>x</a>"),
            ("<a>a@b <c@d.example> e</a>", "<a>a@b &lt;c@d.example&gt; e</a>"),
            ("<a>&eacute;&nosuch;&amp;lt;</a>", "<a>é&amp;nosuch;&amp;lt;</a>"),
            ("<a>x<b\nc='d'\n>y\n</a>", "<a>x<b c=\"d\"\n\n>y\n</b></a>"),
            ("<item><title>x<link>y</link></item>", "<item><title>x</title><link>y</link></item>"),
            ("<item><title>x</title><item>", "<item><title>x</title></item><item></item>"),
            ("<entry><link href='x'><id>y</id></entry>", "<entry><link href=\"x\"></link><id>y</id></entry>"),
            ("<a:b:c>x</a:b:c>", "<a:b_c>x</a:b_c>"),
            ("<>x</><a>y</>z", "<a>y</a>"),
            ("", ""), ("<", ""), ("</", ""), ("<!", ""), ("<?", ""), ("<![CDATA[", ""), ("&", ""),
        ])
    func mends(_ text: String, _ expected: String) {
        #expect(mended(text) == expected)
    }

    @Test("A repair is named with its line, and with how many there are of its kind")
    func lines() {
        let text = "<rss><channel><item><title>a &\nb &\nc & d &\n</title></item>\n<item><guid>x & y</guid></item>"
        let (gathering, repairs, fault) = XMLReader.read(text) { FeedGathering() }
        var cursor = XMLRepairs.Cursor(repairs)
        #expect(gathering.items.map(\.lastLine) == [4, 5] && fault == nil)
        #expect(
            cursor.sentences(through: 4) == ["An & that begins no reference stands as text (lines 1, 2, 3)."])
        #expect(cursor.sentences(through: 5).count == 2)
    }
}
