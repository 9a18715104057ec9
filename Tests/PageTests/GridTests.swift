import Briefs
import Page
import Testing

@Suite struct GridTests {
    init() { TextLocale.establish() }

    @Test("Half a wide character is never left behind")
    func wholeCharacters() {
        var grid = Grid(size: Size(columns: 6, rows: 1))
        grid.put("中文字", at: 0, 0, Ink(.text))
        grid.put("x", at: 1, 0, Ink(.text))
        #expect(grid.text(ofRow: 0) == " x文字")
        grid.put("文", at: 3, 0, Ink(.text))
        #expect(grid.text(ofRow: 0) == " x 文")
        grid.fill(Rect(column: 4, row: 0, columns: 1, rows: 1), Ink(.text))
        #expect(grid.text(ofRow: 0) == " x")
    }

    @Test("A wide character that crosses the edge is left out, on either side")
    func edges() {
        var grid = Grid(size: Size(columns: 3, rows: 2))
        #expect(grid.put("a中文", at: 0, 0, Ink(.text)) == 3)
        #expect(grid.text(ofRow: 0) == "a中")
        grid.put("中x", at: -1, 1, Ink(.text))
        #expect(grid.text(ofRow: 1) == " x")
    }

    @Test("A grid of no size, or of less, takes what is put and shows nothing")
    func nothing() {
        for size in [Size(columns: 0, rows: 0), Size(columns: -4, rows: 3)] {
            var grid = Grid(size: size)
            grid.put("x", at: 0, 0, Ink(.text))
            grid.fill(Rect(column: -5, row: -5, columns: 20, rows: 20), Ink(.text))
            grid.overlay(.hit, columns: -3..<9, row: 0)
            #expect(grid.cells.isEmpty)
        }
    }
}
