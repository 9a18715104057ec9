import Briefs
import Testing

@testable import Markup

/// A text with its changes in few characters: `[-went-]` and `{+came+}`.
private func marked(_ inline: Inline) -> String {
    inline.runs.map { run in
        let text = run.text.replacingLineBreaks
        if run.style.contains(.deleted) { return "[-\(text)-]" }
        return run.style.contains(.inserted) ? "{+\(text)+}" : text
    }.joined()
}

extension String {
    fileprivate var replacingLineBreaks: String { String(map { $0 == "\u{2028}" ? "↵" : $0 }) }
}

private func document(_ html: String) -> Document { MarkupReader.document(html: html) }

/// The blocks of a comparison, each with its changes.
private func marked(_ blocks: [Block]) -> String {
    outline(
        blocks.map { block in
            block.eachInline { Inline([Inline.Run(marked($0))]) }
        })
}

private func words(_ old: String, _ new: String) -> String {
    marked(Comparison.inline(from: Inline([Inline.Run(old)]), to: Inline([Inline.Run(new)])))
}

@Suite("Comparing words")
struct WordComparisonTests {
    @Test(
        "English",
        arguments: [
            ("The radar hums.", "The radar hums.", "The radar hums."),
            ("The radar hums.", "The big radar hums.", "The {+big +}radar hums."),
            ("The big radar hums.", "The radar hums.", "The [-big -]radar hums."),
            ("The radar hums.", "The radio hums.", "The [-radar-]{+radio+} hums."),
            ("The radar, hums.", "The radar. hums.", "The radar[-,-]{+.+} hums."),
            ("The radar hums", "The radar hums.", "The radar hums{+.+}"),
            (
                "It paid $10,000 on 3:30.", "It paid $12,000 on 3:45.",
                "It paid $[-10,000-]{+12,000+} on [-3:30-]{+3:45+}."
            ),
            ("He didn't go.", "He didn’t go.", "He [-didn't-]{+didn’t+} go."),
            // Sentences come and go whole, where they could also be said to do so a word earlier.
            (
                "The barge left. The clerk wrote.", "The barge left. The barge came back. The clerk wrote.",
                "The barge left. {+The barge came back. +}The clerk wrote."
            ),
            (
                "The barge left. The clerk wrote. The port slept.", "The barge left. The port slept.",
                "The barge left. [-The clerk wrote. -]The port slept."
            ),
            ("One. Two.", "One.", "One.[- Two.-]"), ("Two.", "One. Two.", "{+One. +}Two."),
            // No single word stands alone between two large changes.
            (
                "At dawn two crews took the barge up the river to Puerto Sal.",
                "At dawn nobody knew where the men of the guild had gone to.",
                "At dawn [-two crews took the barge up the river to Puerto Sal-]"
                    + "{+nobody knew where the men of the guild had gone to+}."
            ),
            // But two small corrections are two.
            (
                "Two men left the port on Monday.", "Three men left the port on Tuesday.",
                "[-Two-]{+Three+} men left the port on [-Monday-]{+Tuesday+}."
            ),
            ("He left. She ran.", "He stayed. He ran.", "He [-left-]{+stayed+}. [-She-]{+He+} ran."),
            ("", "All new", "{+All new+}"), ("All old", "", "[-All old-]"), ("", "", ""),
            // White space is nothing that is read.
            ("The  radar hums.", "The radar\u{2028}hums. ", "The radar↵hums. "),
        ])
    func english(_ old: String, _ new: String, _ expected: String) { #expect(words(old, new) == expected) }

    @Test(
        "Other languages",
        arguments: [
            (
                "La incautación de 40 kilos se hizo en Quisbert.",
                "La incautación de 60 kilos se hizo ayer en Quisbert.",
                "La incautación de [-40-]{+60+} kilos se hizo {+ayer +}en Quisbert."
            ),
            ("¿Quién vio el avión?", "¿Quién vio la avioneta?", "¿Quién vio [-el avión-]{+la avioneta+}?"),
            // Letters with accents are the same however they are composed.
            ("El an\u{303}o pasado", "El año pasado", "El año pasado"),
            ("港口昨天关闭了。", "港口今天关闭了。", "港口[-昨-]{+今-}天关闭了。".replacing("今-", with: "今+")),
            ("ラジオが壊れた", "ラジオは壊れた", "ラジオ[-が-]{+は+}壊れた"),
            ("Порт закрыт.", "Порт снова закрыт.", "Порт {+снова +}закрыт."),
        ])
    func others(_ old: String, _ new: String, _ expected: String) { #expect(words(old, new) == expected) }

    @Test("Styles and links are those of the new text, and what went has no link")
    func styles() {
        let old = Inline([Inline.Run("See "), Inline.Run("the old report", style: .emphasis, link: 3)])
        let new = Inline([
            Inline.Run("See "), Inline.Run("the ne", style: .strong, link: 1), Inline.Run("w report", link: 1),
        ])
        #expect(
            Comparison.inline(from: old, to: new).runs == [
                Inline.Run("See "), Inline.Run("the ", style: .strong, link: 1),
                Inline.Run("old", style: [.emphasis, .deleted]),
                Inline.Run("ne", style: [.strong, .inserted], link: 1), Inline.Run("w", style: .inserted, link: 1),
                Inline.Run(" report", link: 1),
            ])
        // Other styles alone are no change.
        let plain = Inline([Inline.Run("See the new report")])
        #expect(Comparison.inline(from: plain, to: new) == new)
    }
}

@Suite("Comparing documents")
struct ComparisonTests {
    private func compare(_ old: String, _ new: String) -> Comparison {
        Comparison(from: document(old), to: document(new))
    }

    @Test(
        "Blocks",
        arguments: [
            ("<p>One.</p><p>Two.</p>", "<p>One.</p><p>Two.</p>", "p(One.) / p(Two.)", 0, 0, []),
            (
                "<p>The barge left.</p><p>It was late.</p>", "<p>The barge left at noon.</p><p>It was late.</p>",
                "p(The barge left{+ at noon+}.) / p(It was late.)", 2, 0, [0]
            ),
            (
                "<p>One came.</p><p>Two went.</p>", "<p>One came.</p><p>Nobody knows.</p><p>Two went.</p>",
                "p(One came.) / p({+Nobody knows.+}) / p(Two went.)", 2, 0, [1]
            ),
            (
                "<p>One came.</p><p>Nobody knows.</p><p>Two went.</p>", "<p>One came.</p><p>Two went.</p>",
                "p(One came.) / p([-Nobody knows.-]) / p(Two went.)", 0, 2, [1]
            ),
            // Whatever has nothing in common went and came.
            ("<p>A b c.</p>", "<p>D e f.</p>", "p([-A b c.-]) / p({+D e f.+})", 3, 3, [0, 1]),
            ("", "<p>All new.</p>", "p({+All new.+})", 2, 0, [0]),
            ("<p>All old.</p>", "", "p([-All old.-])", 0, 2, [0]),
            ("", "", "", 0, 0, []),
            // What is moved goes and comes.
            (
                "<p>First one.</p><p>Second of all.</p><p>Third, the last.</p>",
                "<p>Second of all.</p><p>Third, the last.</p><p>First one.</p>",
                "p([-First one.-]) / p(Second of all.) / p(Third, the last.) / p({+First one.+})", 2, 2, [0, 3]
            ),
            (
                "<h2>What we know</h2><p>Not much.</p>", "<h3>What we know now</h3><p>Not much.</p>",
                "h3(What we know{+ now+}) / p(Not much.)", 1, 0, [0]
            ),
            (
                "<ul><li>radar</li><li>fuel drums</li></ul>",
                "<ul><li>radar</li><li>two fuel drums</li><li>rope</li></ul>",
                "ul(p(radar) | p({+two +}fuel drums) | p({+rope+}))", 2, 0, [0]
            ),
            (
                "<ol><li>one</li><li>two</li><li>three</li></ol>", "<ol start=4><li>one</li><li>three</li></ol>",
                "ol4(p(one) | p([-two-]) | p(three))", 0, 1, [0]
            ),
            (
                "<blockquote><p>We saw two men.</p></blockquote>", "<blockquote><p>We saw three men.</p></blockquote>",
                "q(p(We saw [-two-]{+three+} men.))", 1, 1, [0]
            ),
            (
                "<table><tr><td>Port</td><td>10 tons</td></tr></table>",
                "<table><tr><td>Port</td><td>12 tons</td></tr></table>", "table(Port, [-10-]{+12+} tons)", 1, 1, [0]
            ),
            (
                "<table><tr><td>Port</td><td>10 tons</td></tr></table>",
                "<table><tr><td>Port</td><td>10 tons</td></tr><tr><td>Sal</td><td>2</td></tr></table>",
                "table([-Port-], [-10 tons-]) / table({+Port+}, {+10 tons+} | {+Sal+}, {+2+})", 5, 3, [0, 1]
            ),
            (
                "<pre>a one\nb two</pre>", "<pre>a one\nb three</pre>", "p(a one↵b [-two-]{+three+})", 1, 1, [0]
            ),
            (
                "<dl><dt>Sal</dt><dd>A port.</dd></dl>",
                "<dl><dt>Sal</dt><dd>A small port.</dd><dt>Quay</dt><dd>X</dd></dl>",
                "dl(Sal: p(A {+small +}port.) | {+Quay+}: p({+X+}))", 3, 0, [0]
            ),
            ("<p>One.</p><hr><p>Two.</p>", "<p>One.</p><p>Two.</p>", "p(One.) / p(Two.)", 0, 0, []),
            ("<pre>a  one</pre>", "<pre>a one</pre>", "pre(a one)", 0, 0, []),
        ] as [(String, String, String, Int, Int, [Int])])
    func blocks(_ old: String, _ new: String, _ expected: String, _ inserted: Int, _ deleted: Int, _ changed: [Int]) {
        let comparison = compare(old, new)
        #expect(marked(comparison.document.blocks) == expected)
        #expect(comparison.inserted == inserted && comparison.deleted == deleted)
        #expect(comparison.changedBlocks == changed && comparison.hasChanges == !changed.isEmpty)
    }

    @Test("What a source itself marks as put in or taken out is part of its text")
    func corrections() {
        func paragraph(_ runs: [Inline.Run]) -> Block { .paragraph(Inline(runs)) }
        let tall = [Inline.Run("Ten "), Inline.Run("tall ", style: .inserted), Inline.Run("men.")]
        let two = [Inline.Run("Ten "), Inline.Run("two", style: .deleted), Inline.Run(" came.")]
        let plain = Document(blocks: [paragraph([Inline.Run("Ten tall men.")]), paragraph(two), paragraph(tall)])
        let new = Document(blocks: [paragraph(tall), paragraph(two), paragraph(two)])
        let comparison = Comparison(from: plain, to: new)
        #expect(
            marked(comparison.document.blocks)
                == "p(Ten tall men.) / p(Ten [-two-] came.) / p([-Ten tall men.-]) / p({+Ten +}[-two-]{+ came.+})")
        #expect(comparison.changedBlocks == [2, 3] && comparison.inserted == 3)
    }

    @Test("Links keep their numbers, and the analysis its place")
    func links() {
        let old = document(
            "<p>Gone with <a href=\"https://quay.example/1\">a link</a>.</p><p>See <a href=\"https://quay.example/2\">this</a>.</p>"
                + "<h2>Analysis</h2><p>Short.</p>")
        let new = document("<p>See <a href=\"https://quay.example/3\">this</a> now.</p><h2>Analysis</h2><p>Short.</p>")
        let comparison = Comparison(from: old, to: new)
        #expect(comparison.document.links == new.links)
        #expect(
            marked(comparison.document.blocks).hasPrefix(
                "p([-Gone with a link.-]) / p(See this{+ now+}.) / h2(Analysis)"))
        #expect(comparison.document.analysis == 2)
        var numbers: [Int] = []
        for block in comparison.document.blocks {
            _ = block.eachInline { inline in
                for run in inline.runs {
                    if let link = run.link { numbers.append(link) }
                    #expect(run.link == nil || !run.style.contains(.deleted))
                }
                return inline
            }
        }
        #expect(numbers == [1])
    }

    @Test("Without what went it is the new text, without what came the old one", arguments: 0..<60)
    func random(seed: Int) {
        var edits = RandomEdits(UInt64(seed))
        let old = edits.document()
        let new = seed % 10 == 0 ? edits.document() : edits.edited(old)
        let comparison = Comparison(from: old, to: new)
        #expect(spaced(comparison.document.blocks.map { $0.without(.deleted) }) == spaced(new.blocks))
        #expect(spaced(comparison.document.blocks.map { $0.without(.inserted) }) == spaced(old.blocks))
        #expect(comparison.changedBlocks.allSatisfy(comparison.document.blocks.indices.contains))
        #expect(comparison.hasChanges == (spaced(new.blocks) != spaced(old.blocks)))
        #expect(comparison.hasChanges == (comparison.inserted + comparison.deleted > 0) || seed % 10 != 0)
        let same = Comparison(from: new, to: new)
        #expect(same.document.blocks == new.blocks && !same.hasChanges && same.inserted + same.deleted == 0)
    }

    /// The words and signs in order, whatever is between them.
    private func spaced(_ blocks: [Block]) -> String {
        blocks.plainText.split { $0.isWhitespace }.joined(separator: " ")
    }

    @Test("A small edit of a long text is all that is marked", arguments: 0..<20)
    func small(seed: Int) {
        var edits = RandomEdits(UInt64(seed) + 900)
        let old = edits.document(paragraphs: 30)
        var new = old
        let place = edits.number(new.blocks.count)
        guard case .paragraph(let text) = new.blocks[place] else { return }
        new.blocks[place] = .paragraph(Inline([Inline.Run("Zebras came. " + text.text)]))
        let comparison = Comparison(from: old, to: new)
        #expect(comparison.inserted == 2 && comparison.deleted == 0 && comparison.changedBlocks == [place])
    }

    @Test("Texts of megabytes that have nothing in common, or everything but much, take no very long time or memory")
    func large() {
        var edits = RandomEdits(7)
        let words = (0..<40_000).map { _ in "\(edits.number(3_000))" }
        let old = Document(blocks: [.paragraph(Inline([Inline.Run(words.joined(separator: " "))]))])
        // So many differences that the shortest way is given up.
        let changed = words.enumerated().map { $0 % 20 == 0 ? "x\($1)" : $1 }
        let new = Document(blocks: [.paragraph(Inline([Inline.Run(changed.joined(separator: " "))]))])
        let comparison = Comparison(from: old, to: new)
        #expect(comparison.inserted >= 2_000 && comparison.deleted == comparison.inserted)
        let other = Document(blocks: (0..<300).map { .paragraph(Inline([Inline.Run("y\($0) z\($0)")])) })
        let paragraphs = Document(blocks: words.prefix(900).map { .paragraph(Inline([Inline.Run($0)])) })
        #expect(Comparison(from: paragraphs, to: other).inserted == 600)
    }
}

extension Block {
    fileprivate func without(_ style: Inline.Style) -> Block {
        eachInline { Inline($0.runs.filter { !$0.style.contains(style) }) }
    }
}
