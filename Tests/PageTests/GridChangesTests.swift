import Briefs
import Page
import Testing

@Suite struct GridChangesTests {
    private func grid(_ text: String, _ ink: Ink = Ink(.text), columns: Columns = 12) -> Grid {
        TextLocale.establish()
        var grid = Grid(size: Size(columns: columns, rows: 1))
        grid.put(DisplayText(text), at: 0, 0, ink)
        return grid
    }

    @Test(
        "A row's changes go from the first to the last cell that differs, whole characters",
        arguments: [
            ("barge", "barge", nil), ("barge", "marge", 0..<1), ("a barge", "a lorge", 2..<4), ("", "left", 0..<4),
            ("x漢字", "x漢宁", 3..<4), ("漢", "ab", 0..<2), ("ab", "漢", 0..<2), ("e\u{301}x", "e\u{301}x", nil),
            ("e\u{301}x", "e\u{300}x", 0..<1), ("ex", "e\u{301}x", 0..<1), ("o\u{302}e\u{301}", "xe\u{301}", 0..<1),
        ] as [(String, String, Range<Int>?)])
    func changes(_ old: String, _ new: String, _ wanted: Range<Int>?) {
        #expect(grid(new).changes(inRow: 0, since: grid(old), within: 12) == wanted)
    }

    @Test("An ink alone is a change; what lies beyond the limit is none")
    func inks() {
        #expect(grid("ab", Ink(.title)).changes(inRow: 0, since: grid("ab"), within: 12) == 0..<2)
        #expect(grid("abcd").changes(inRow: 0, since: grid("abxy"), within: 2) == nil)
        #expect(grid("abcd").changes(inRow: 0, since: grid("abxy"), within: 3) == 2..<3)
    }

    @Test("Without a grid before, or with one of another size, all of the row is new")
    func fresh() {
        #expect(grid("ab").changes(inRow: 0, since: nil, within: 40) == 0..<12)
        #expect(grid("ab").changes(inRow: 0, since: grid("ab", columns: 9), within: 12) == 0..<12)
    }

    @Test("Every ink has a number of its own")
    func numbers() {
        let inks = Role.allCases.flatMap { role in Overlay.allCases.map { Ink(role, over: $0) } }
        #expect(Set(inks.map(\.number)) == Set(0..<Ink.count))
    }
}
