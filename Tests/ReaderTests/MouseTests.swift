import Briefs
import Page
import Query
import Reader
import Testing

@Suite struct MouseTests {
    @Test("A click selects a row, a second one opens it; a heading only takes the focus")
    func click() throws {
        var player = Series.player(30)
        let list = try #require(player.state.layout.list)
        let row = list.origin.row + player.state.list.geometry.line(of: 4) - player.state.list.top
        player.press(10, row)
        #expect(player.selectedTitle == "Brief 4")
        #expect(player.state.focus == .list)
        player.press(10, row)
        #expect(player.state.focus == .article)
        #expect(player.state.article?.marks.isRead == true)
        player.press(10, list.origin.row)
        #expect(player.state.focus == .list)
        #expect(player.selectedTitle == "Brief 4")
    }

    @Test("The wheel over the list goes through the whole of it, a step a notch", arguments: PaneTests.sizes)
    func wheel(_ size: Size) throws {
        var player = Series.player(120, size)
        var tops = [player.state.list.top]
        for _ in 0..<80 {
            player.wheel(.wheelDown, 5, 3)
            tops.append(player.state.list.top)
        }
        let rows = try #require(player.state.layout.list?.size.rows)
        #expect(tops.last == player.state.list.geometry.lines - rows)
        #expect(zip(tops, tops.dropFirst()).allSatisfy { $1 == min($0 + 3, player.state.list.geometry.lines - rows) })
        player.wheel(.wheelUp, 5, 3, times: 80)
        #expect(player.state.list.top == 0)
    }

    @Test("Rows that come after a turn of the wheel leave the list where that led", arguments: PaneTests.sizes)
    func wheelBeforeRows(_ size: Size) throws {
        var reader = SlowReader(Series.state(size), answering: Desk.evaluator(Series.briefs(120)))
        reader.answerAll()
        var tops = [reader.state.list.top]
        for _ in 0..<80 {
            reader.send(
                .mouse(MouseEvent(kind: .wheelDown, button: .left, position: Position(column: 5, row: 3))))
            reader.answerAll()
            tops.append(reader.state.list.top)
        }
        let rows = try #require(reader.state.layout.list?.size.rows)
        #expect(zip(tops, tops.dropFirst()).allSatisfy { $1 == min($0 + 3, reader.state.list.geometry.lines - rows) })
    }

    @Test("The wheel scrolls what is under the pointer and leaves the focus")
    func wheelElsewhere() throws {
        var player = Series.player(30)
        let article = try #require(player.state.layout.article)
        player.wheel(.wheelDown, article.origin.column + 5, article.origin.row + 5)
        #expect(player.state.article?.linesAbove == 3)
        #expect(player.state.focus == .list)
        #expect(player.state.list.selected == 0)
    }

    @Test("A click on a link's text follows it")
    func link() throws {
        var player = Series.player(6)
        try player.play("<Enter>G")
        let article = try #require(player.state.article)
        let rect = try #require(player.state.layout.article)
        let shown = article.page.lines(from: article.top, count: rect.size.rows)
        let row = try #require(shown.firstIndex { $0.spans.contains { $0.link == 1 } })
        let left = rect.origin.column + max(0, (rect.size.columns - article.measure) / 2)
        let before = shown[row].spans.prefix { $0.link != 1 }.reduce(0) { $0 + $1.text.columns }
        player.press(left + shown[row].indent + before, rect.origin.row + row)
        #expect(player.shownTitle == "Brief 3")
    }

    @Test("A click takes the last message away")
    func notice() throws {
        var player = Series.player(30)
        try player.play("m")
        player.press(10, 8)
        #expect(player.said.isEmpty)
    }
}
