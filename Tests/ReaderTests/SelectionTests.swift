import Briefs
import Page
import Reader
import Testing

@Suite struct SelectionTests {
    init() { TextLocale.establish() }

    private static let size = Size(columns: 60, rows: 20)

    @Test("Lines that are selected are copied as the source wrote them, not as they are broken here")
    func lines() throws {
        var player = Series.player(2, Self.size)
        try player.play("<Enter>}}V")
        #expect(player.state.context == .selecting)
        let selection = try #require(player.state.article?.selection)
        let page = try #require(player.state.article?.page)
        let paragraph = page.paragraph(at: selection.lines(on: page).lowerBound)
        try player.play("\(paragraph.last.line)jy")
        let copied = try #require(player.copied)
        #expect(!copied.contains("\n"))
        let shown = (0...paragraph.last.line).compactMap {
            page[LineIndex(piece: paragraph.first.piece, line: $0)]?.text
        }
        #expect(copied.filter { !$0.isWhitespace }.hasPrefix(shown[0].filter { !$0.isWhitespace }.prefix(20)))
        #expect(copied == page.text(from: paragraph.first, through: paragraph.last))
        #expect(player.state.context == .article)
    }

    @Test("The title is copied without the rule under it")
    func title() throws {
        var player = Series.player(2, Self.size)
        try player.play("<Enter>gVVy")
        let copied = try #require(player.copied)
        let title = try #require(player.shownTitle)
        #expect(copied.contains(title) && !copied.contains("─"))
    }

    @Test("A part of a paragraph is copied from the first selected line to the last, no word more")
    func part() throws {
        var player = Series.player(2, Self.size)
        try player.play("<Enter>}}V")
        let page = try #require(player.state.article?.page)
        let first = try #require(player.state.article?.selection?.lines(on: page).lowerBound)
        try player.play("y")
        let line = try #require(page[first]?.text)
        #expect(player.copied == line)
    }

    @Test("V again takes whole paragraphs, j and } the next, and o moves the other end")
    func paragraphs() throws {
        var player = Series.player(2, Self.size)
        try player.play("<Enter>}}VV")
        let page = try #require(player.state.article?.page)
        let start = try #require(player.state.article?.selection?.lines(on: page).lowerBound.piece)
        try player.play("j}")
        var pieces = try #require(player.state.article?.selection?.lines(on: page))
        #expect(pieces.lowerBound.piece == start && pieces.upperBound.piece == start + 2)
        try player.play("oj")
        pieces = try #require(player.state.article?.selection?.lines(on: page))
        #expect(pieces.lowerBound.piece == start + 1 && pieces.upperBound.piece == start + 2)
        try player.play("y")
        #expect(player.copied?.split(separator: "\n\n").count == 2)
    }

    @Test("A selection stays the same words when the window gets another width")
    func resized() throws {
        var player = Series.player(2, Self.size)
        try player.play("<Enter>}}VVj")
        let before = try #require(player.state.article)
        let lines = try #require(before.selection).lines(on: before.page)
        let text = before.page.text(from: lines.lowerBound, through: lines.upperBound)
        player.send(.resize(Size(columns: 33, rows: 20)))
        try player.play("y")
        #expect(player.copied == text)
    }

    @Test("Y copies the words in quotation marks, each paragraph with one, and where they stand")
    func quoted() throws {
        var player = Series.player(2, Self.size)
        try player.play("<Enter>}}VVjY")
        let copied = try #require(player.copied)
        let parts = copied.split(separator: "\n\n")
        #expect(parts.count == 3)
        #expect(parts[0].hasPrefix("“") && !parts[0].hasSuffix("”"))
        #expect(parts[1].hasPrefix("“") && parts[1].hasSuffix("”"))
        #expect(parts[2].contains("Brief 0"))
        try player.play("Y")
        #expect(player.copied == Citation(try #require(player.state.article).text.brief).line(language: "en"))
    }

    @Test("What keys lead out of the screen scrolls; Esc and another pane end the selection")
    func ends() throws {
        var player = Series.player(2, Self.size)
        try player.play("<Enter>VG")
        let article = try #require(player.state.article)
        let end = article.page.index(for: try #require(article.selection?.end))
        let row = article.page.lines(from: article.top, to: end, limit: 100)
        #expect((0..<player.state.articleRows).contains(row))
        try player.play("<Esc>")
        #expect(player.state.context == .article && player.state.article?.selection == nil)
        try player.play("Vg<C-c>")
        #expect(player.state.article?.selection == nil)
    }
}
