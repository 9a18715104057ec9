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
            ("नमस्कार", 4, ["नम", "स्कार"]),
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

    private func broken(_ text: String, _ measure: Columns) -> [LineBreaker.Line] {
        LineBreaker.lines(of: Array(text.utf8), first: measure, rest: measure)
    }

    @Test(
        "An abbreviation, a number and an amount stay whole",
        arguments: [
            ("the U.S. fleet", 7, ["the", "U.S.", "fleet"]), ("see e.g.this", 6, ["see", "e.g.", "this"]),
            ("of 10,000.50 at", 9, ["of", "10,000.50", "at"]), ("at $5 or 5%", 5, ["at $5", "or 5%"]),
            ("С.Ш.А. и Е.С.", 8, ["С.Ш.А. и", "Е.С."]), ("中 中.a", 5, ["中", "中.a"]),
        ])
    func staysWhole(text: String, measure: Columns, expected: [String]) {
        #expect(lines(text, measure) == expected)
    }

    @Test("European text breaks as it does by the library, whatever the measure")
    func plainIsLibrary() {
        for seed in 0..<1_500 {
            var random = RandomText(seed: seed)
            let text = Array(random.plain().utf8)
            let (first, rest) = (2 + random.below(30), 2 + random.below(40))
            let found = PlainBreaks.lines(of: text, first: first, rest: rest)
            #expect(found != nil, "seed \(seed)")
            #expect(
                found == LineBreaker.linesByLibrary(of: text, first: first, rest: rest),
                "seed \(seed), \(first), \(rest): \(String(decoding: text, as: UTF8.self))")
        }
    }

    @Test("Every character that is taken for European breaks beside every other as the library says")
    func plainPairs() {
        let scalars = (UInt32(0x20)..<0x530).map { $0 } + Array(0x1E00...0x1EFF) + Array(0x2000...0x206F) + [0x20AC]
        let plain = scalars.compactMap(Unicode.Scalar.init).map { Array(String($0).utf8) }.filter {
            PlainBreaks.lines(of: $0, first: 9, rest: 9) != nil
        }
        #expect(plain.count > 1_100)
        let partners = Array("a1!\"$%()}.-/|´—…\u{A0}").map { Array(String($0).utf8) }
        for scalar in plain {
            for partner in partners {
                for text in [
                    partner + scalar, scalar + partner, partner + [0x20] + scalar, scalar + [0x20] + partner,
                ] {
                    // A word before and behind, so that the line breaks at what is looked at or gives up.
                    let text = Array("aa".utf8) + text + Array("aa".utf8)
                    for measure in 2...5 {
                        #expect(
                            PlainBreaks.lines(of: text, first: measure, rest: measure)
                                == LineBreaker.linesByLibrary(of: text, first: measure, rest: measure),
                            "\(measure): \(String(decoding: text, as: UTF8.self))")
                    }
                }
            }
        }
    }

    @Test("Any text keeps its graphemes and its letters, and to its measure")
    func holdsForAny() {
        for seed in 0..<1_500 {
            var random = RandomText(seed: seed)
            let text = random.any()
            let measure = 2 + random.below(seed.isMultiple(of: 2) ? 8 : 90)
            let fault = BreakRules.fault(of: broken(text, measure), in: text, measure: measure)
            #expect(fault == nil, "\(fault ?? ""), seed \(seed), \(measure): \(text.debugDescription)")
        }
    }

    @Test(
        "What is broken wrongly is noticed by the rules that hold for any text",
        arguments: [
            ("ab cd", 4, [0..<2, 2..<5]), ("ab cd", 4, [0..<2]), ("ab cd", 4, [0..<5]),
            ("e\u{301}f", 4, [0..<1, 1..<4]),
            ("🇧🇴x", 4, [0..<4, 4..<9]), ("a\u{A0}b", 4, [0..<1, 3..<4]), ("abcdefgh", 4, [0..<2, 2..<8]),
            ("ab\ncd", 9, [0..<5]), ("ab cd", 4, [0..<4, 4..<5]), ("中", 4, [0..<1, 1..<3]),
        ])
    func rulesNotice(text: String, measure: Columns, ranges: [Range<Int>]) {
        let lines = ranges.map { LineBreaker.Line(range: $0) }
        #expect(BreakRules.fault(of: lines, in: text, measure: measure) != nil)
    }

    @Test("Marks behind a soft hyphen are not parted from one another, those that are not drawn among them")
    func marksBehindSoftHyphen() {
        let text = "xy\u{AD}\u{1AB7}\u{1ADA}\u{1AE5}z"
        let found = broken(text, 3).map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
        #expect(found.map { $0.unicodeScalars.map(\.value) } == [[0x78, 0x79, 0xAD, 0x1AB7], [0x1ADA, 0x1AE5, 0x7A]])
    }

    @Test("A mark that only newer tables know is not parted from its letter")
    func newMark() {
        let text = "ab-\u{1AD7}cd"
        #expect(BreakRules.fault(of: broken(text, 4), in: text, measure: 4) == nil)
        #expect(broken(text, 4).map(\.range) != [0..<3, 3..<8])
    }

    @Test("A soft hyphen that begins a line is not shown there alone")
    func leadingSoftHyphen() {
        #expect(lines("\u{AD}extraordinary", 5) == ["extra", "ordin", "ary"])
        #expect(lines("extra\u{AD}", 5) == ["extra"])
    }
}
