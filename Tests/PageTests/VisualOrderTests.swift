import Briefs
import Page
import Testing

@Suite struct VisualOrderTests {
    init() { TextLocale.establish() }

    private func shown(
        _ pieces: [String], width: Columns = 40, orders: Bool = true, direction: VisualOrder.Direction? = nil
    ) -> String {
        var grid = Grid(size: Size(columns: width, rows: 1), ordersRightToLeft: orders)
        grid.put(
            pieces.map { (text: DisplayText($0), ink: Ink(.text)) }, at: 0, 0, direction: direction)
        return grid.text(ofRow: 0)
    }

    @Test(
        "What runs from right to left is turned around, and nothing else",
        arguments: [
            ("abc אבג def", "abc גבא def"), ("אבג abc דהו", "והד abc גבא"), ("אבג 123 דהו", "והד 123 גבא"),
            ("a (אב) b", "a (בא) b"), ("אב (גד) ה", "ה (דג) בא"), ("אב [abc] ג", "ג [abc] בא"),
            ("שָׁלוֹם a", "a םוֹלשָׁ"), ("سلام", "مالس"), ("x ١٢٣ y", "x ١٢٣ y"), ("plain (text)", "plain (text)"),
            ("אב中ג", "ג中בא"), ("", ""), ("  אב", "  בא"), ("אב.", ".בא"), ("abc אב.", "abc בא."),
        ])
    func turns(text: String, seen: String) {
        #expect(Array(shown([text]).unicodeScalars) == Array(seen.unicodeScalars))
        #expect(Array(shown([text], orders: false).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test("A line of several pieces is turned as one, and every glyph keeps its ink")
    func pieces() {
        #expect(shown(["אבג ", "דהו"]) == "והד גבא")
        #expect(shown(["abc ", "אב", "ג"], direction: .leftward) == "גבא abc")
        #expect(shown(["(אב", ") ג"]) == "ג (בא)")
        var grid = Grid(size: Size(columns: 5, rows: 1))
        let end = grid.put([(text: "אב", ink: Ink(.text)), (text: "ג", ink: Ink(.link))], at: 1, 0)
        #expect(end == 4)
        #expect(grid.text(ofRow: 0) == " גבא")
        #expect(grid.row(0).map(\.ink.role).firstIndex(of: .link) == 1)
    }

    @Test("What does not fit is left out before the rest is turned around")
    func cut() {
        #expect(shown(["אבגד"], width: 3) == "גבא")
        #expect(shown(["אב中ג"], width: 3) == "בא")
    }

    @Test("The column that is seen leads to the column that is read")
    func columns() {
        let texts: [DisplayText] = ["ab ", "אב", "中ג", " c"]
        let seen = (0..<11).map { VisualOrder.logicalColumn(at: $0, in: texts) }
        #expect(seen == [0, 1, 2, 4, 3, 5, 6, 7, 8, 9, 10])
        #expect((0..<4).map { VisualOrder.logicalColumn(at: $0, in: ["א中ג"]) } == [3, 1, 2, 0])
        #expect(VisualOrder.logicalColumn(at: 0, in: ["אבג"], limit: 2) == 1)
        #expect((0..<4).map { VisualOrder.logicalColumn(at: $0, in: ["plain"]) } == [0, 1, 2, 3])
    }

    @Test(
        "A paragraph runs as its first letter does", arguments: [("1. אב a", -1), ("a אב", 1), ("123", 0), ("abc", 0)])
    func direction(text: String, way: Int) {
        let found = VisualOrder.direction(of: DisplayText(text))
        #expect(found == (way == 0 ? nil : way > 0 ? .rightward : .leftward))
    }

    @Test("Any text in any place and limit leaves whole glyphs, the same ones in both orders")
    func holdsForAny() {
        for seed in 0..<1_500 {
            var random = RandomText(seed: seed)
            let pieces = [random.any(), random.any()].map { (text: DisplayText($0), ink: Ink(.text)) }
            let (width, start) = (random.below(30), random.below(40) - 9)
            let limit = random.below(40)
            var rows: [[String]] = []
            var ends: [Columns] = []
            for orders in [true, false] {
                var grid = Grid(size: Size(columns: width, rows: 1), ordersRightToLeft: orders)
                ends.append(grid.put(pieces, at: start, 0, limit: limit))
                var isWide = false
                for cell in grid.row(0) {
                    #expect(isWide ? cell.width == 0 : cell.width == 1 || cell.width == 2, "seed \(seed)")
                    isWide = cell.width == 2
                }
                #expect(!isWide, "seed \(seed)")
                rows.append(grid.row(0).map { grid.glyph(of: $0) }.sorted())
            }
            #expect(ends[0] == ends[1], "seed \(seed)")
            // Mirrored brackets and what stands before the first column are others.
            let isPlain = !pieces.contains { $0.text.hasRightToLeft }
            if isPlain { #expect(rows[0] == rows[1], "seed \(seed)") }
        }
    }
}
