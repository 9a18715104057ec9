import Briefs
import Page
import Query
import Reader
import Testing

@Suite struct ArticleTests {
    static let single = Size(columns: 80, rows: 24)

    @Test("A brief that is left in the middle opens there again, also at another width")
    func place() throws {
        var player = Series.player(5, Self.single)
        try player.play("<Enter>4}")
        let first = try #require(player.state.article)
        let place = first.page.place(at: first.top)
        try player.play("<Esc>j<Enter><Esc>k")
        player.send(.resize(Size(columns: 60, rows: 24)))
        try player.play("<Enter>")
        let again = try #require(player.state.article)
        #expect(again.page.place(at: again.top) <= place)
        let next = try #require(again.page.lines(from: again.top, count: 2).last)
        #expect(next.place > place)
        #expect(player.said == "Where you left off; g goes to the top")
    }

    @Test("Setting the page narrow and wide again, often, comes back to the same line")
    func resizeDrift() throws {
        var player = Series.player(5, Self.single)
        try player.play("<Enter>11j")
        let top = player.state.article?.top
        for _ in 0..<20 {
            for columns in [47, 33, 61, 80] { player.send(.resize(Size(columns: columns, rows: 24))) }
        }
        #expect(player.state.article?.top == top)
    }

    @Test("A window that shows the end and shrinks again comes back to the same line")
    func tallAndBack() throws {
        var player = Series.player(2, Self.single)
        try player.play("<Enter>5}")
        let before = try #require(player.state.article)
        player.send(.resize(Size(columns: 78, rows: 24)))
        player.send(.resize(Size(columns: 80, rows: 200)))
        #expect(player.state.article?.linesAbove == 0)
        player.send(.resize(Self.single))
        #expect(player.state.article?.top == before.top)
    }

    @Test("Space at the end says so; a second one opens the next unread brief")
    func spaceAtEnd() throws {
        var player = Series.player(5, Self.single)
        try player.play("jNk<Enter>G<Space>")
        #expect(player.said == "end · Space: next unread")
        #expect(player.shownTitle == "Brief 0")
        try player.play("<Space>")
        #expect(player.shownTitle == "Brief 2")
        #expect(player.state.article?.marks.isRead == true)
        #expect(player.state.article?.linesAbove == 0)
    }

    @Test("Scrolling between the two Spaces begins anew")
    func spaceBroken() throws {
        var player = Series.player(5, Self.single)
        try player.play("<Enter>G<Space>kj<Space>")
        #expect(player.shownTitle == "Brief 0")
        #expect(player.said == "end · Space: next unread")
    }

    @Test("Space goes on by a page less two lines, and back")
    func pages() throws {
        var player = Series.player(2, Self.single)
        try player.play("<Enter><Space>")
        let page = player.state.articleRows - 2
        #expect(player.state.article?.linesAbove == page)
        try player.play("b")
        #expect(player.state.article?.linesAbove == 0)
        try player.play("<C-d>")
        #expect(player.state.article?.linesAbove == player.state.articleRows / 2)
    }

    @Test("J and K go through the briefs and open them; at the ends they say so")
    func nextBrief() throws {
        var player = Series.player(3, Self.single)
        try player.play("<Enter>J")
        #expect(player.shownTitle == "Brief 1")
        try player.play("9J")
        #expect(player.shownTitle == "Brief 2")
        try player.play("J")
        #expect(player.said == "That was the last brief here")
        try player.play("9K")
        #expect(player.shownTitle == "Brief 0")
        #expect(player.state.list.answer?.unread == 0)
    }

    @Test("n and p go to unread briefs and around")
    func unread() throws {
        var player = Series.player(4, Self.single)
        try player.play("jNg<Enter>n")
        #expect(player.shownTitle == "Brief 2")
        try player.play("nn")
        #expect(player.said == "Nothing unread here")
        #expect(player.shownTitle == "Brief 3")
    }

    @Test("Where only the selected brief is unread, n says that nothing else is")
    func onlyUnread() throws {
        var player = Series.player(1)
        try player.play("n")
        #expect(player.said == "Nothing else is unread here")
    }

    @Test("A link to a brief is followed, and [ comes back to the line that was left, ] goes there again")
    func followAndBack() throws {
        var player = Series.player(5, Self.single)
        try player.play("<Enter>G")
        let top = player.state.article?.top
        try player.play("1<Enter>")
        #expect(player.shownTitle == "Brief 3")
        #expect(player.selectedTitle == "Brief 3", "the list goes along")
        try player.play("[")
        #expect(player.shownTitle == "Brief 0")
        #expect(player.state.article?.top == top)
        #expect(player.selectedTitle == "Brief 0")
        try player.play("]")
        #expect(player.shownTitle == "Brief 3")
    }

    @Test("A link to a brief that the library has not says so and leaves everything as it is")
    func followMissing() throws {
        var player = Series.player(5)
        try player.play("<Enter>")
        let related = player.state.related.entries.count
        try player.play("2<Enter>")
        #expect(player.said.hasPrefix("Not in this library"))
        #expect(player.shownTitle == "Brief 0")
        #expect(player.state.related.entries.count == related)
        #expect(player.state.past.isEmpty)
    }

    @Test("A see-also that narrows shows its list, and [ comes back to the article")
    func seeAlsoQuery() throws {
        var player = Series.player(6, Self.single)
        try player.play("<Enter>3<Enter>")
        #expect(player.state.focus == .list)
        #expect(player.titles == ["Brief 1", "Brief 3", "Brief 5"])
        try player.play("[")
        #expect(player.state.query == .everything)
        #expect(player.state.focus == .article)
        #expect(player.shownTitle == "Brief 0")
    }

    @Test("The page says how many briefs a see-also leads to")
    func seeAlsoCount() throws {
        var player = Series.player(6, Self.single)
        try player.play("<Enter>")
        #expect(player.state.article?.page.text.contains("3 briefs") == true)
    }

    @Test("A count for a see-also that the page has not is let go")
    func staleSeeAlso() throws {
        var reader = SlowReader(Series.state(), answering: Desk.evaluator(Series.briefs(4)))
        reader.answerAll()
        let ticket = reader.state.nextTicket
        try reader.play("j")
        reader.answerAll()
        for number in 0..<9 {
            reader.state.tickets[.seeAlso(number)] = ticket + 100
            let answer = ListAnswer(
                libraryCount: 1, count: 1, unread: 0, bookmarked: 0, months: [], range: 0..<0, rows: [])
            reader.send(.answer(.seeAlso(number), ticket: ticket + 100, .list(answer)))
        }
        #expect(reader.state.article?.text.seeAlsoCounts.isEmpty == true)
    }

    @Test("A number that no link has, and one on a page without a number, are said")
    func noLink() throws {
        var player = Series.player(5, Self.single)
        try player.play("<Enter>9<Enter>")
        #expect(player.said == "There is no link 9; F lists them")
        try player.play("<Enter>")
        #expect(player.said == "3Enter follows link 3; F lists the links")
    }

    @Test("Find goes to the hits, n and N go around, Esc ends it and takes its marks away")
    func find() throws {
        var player = Series.player(2, Self.single)
        try player.play("<Enter>/paragraph i<Enter>")
        #expect(player.state.context == .find)
        #expect(player.state.article?.find?.hits.count == 1)
        #expect((player.state.article?.linesAbove ?? 0) > 0)
        try player.play("<Esc>")
        #expect(player.state.context == .article)
        #expect(!player.hasHits)
        try player.play("g/clerk<Enter>")
        let count = try #require(player.state.article?.find?.hits.count)
        #expect(count == 12)
        try player.play("N")
        #expect(player.state.article?.find?.current == count - 1)
        try player.play("n")
        #expect(player.state.article?.find?.current == 0)
        try player.play("25n")
        #expect(player.state.article?.find?.current == 1)
    }

    @Test("Leaving the article by Tab takes the marks of find away")
    func findLeft() throws {
        var player = Series.player(2)
        try player.play("<Enter>/clerk<Enter>")
        #expect(player.hasHits)
        try player.play("<Tab>")
        #expect(!player.hasHits)
        #expect(player.state.article?.find == nil)
    }

    @Test("After a resize the hits are where they now stand")
    func findResized() throws {
        var player = Series.player(2, Self.single)
        try player.play("<Enter>/paragraph k<Enter>")
        player.send(.resize(Size(columns: 40, rows: 24)))
        try player.play("n")
        let article = try #require(player.state.article)
        let hit = try #require(article.find?.hit)
        #expect(try #require(article.page[article.page.index(for: hit)]).text.contains("Paragraph k"))
    }

    @Test("Find that is given up stands where it began")
    func findDismissed() throws {
        var player = Series.player(2, Self.single)
        try player.play("<Enter>3j/paragraph l")
        #expect((player.state.article?.linesAbove ?? 0) > 3)
        try player.play("<Esc>")
        #expect(player.state.article?.linesAbove == 3)
        #expect(!player.hasHits)
    }

    @Test("What is not on the page is said, and find is over")
    func notFound() throws {
        var player = Series.player(2, Self.single)
        try player.play("<Enter>/zebra<Enter>")
        #expect(player.said == "“zebra” is not on this page")
        #expect(player.state.context == .article)
    }

    @Test("Keys quicker than the library: the pane ends with the brief that is selected")
    func downAndUp() throws {
        var reader = SlowReader(Series.state(), answering: Desk.evaluator(Series.briefs(9)))
        reader.answerAll()
        try reader.play("jk")
        reader.answerAll()
        #expect(reader.state.list.selected == 0)
        #expect(reader.state.article?.id == Series.id(0))
    }

    @Test("Enter on a row that has not come yet opens it when it has")
    func enterEarly() throws {
        var reader = SlowReader(Series.state(), answering: Desk.evaluator(Series.briefs(900)))
        reader.answerAll()
        try reader.play("G<Enter>")
        reader.answerAll()
        #expect(reader.state.focus == .article)
        #expect(reader.state.article?.id == Series.id(899))
        #expect(reader.state.article?.marks.isRead == true)
    }

    @Test("A list of links that is open when another brief comes closes: its numbers are not that brief's")
    func linksOfAnother() throws {
        var reader = SlowReader(Series.state(), answering: Desk.evaluator(Series.briefs(4)))
        reader.answerAll()
        try reader.play("<Enter>")
        reader.answerAll()
        try reader.play("JFGy")
        reader.answerAll()
        try reader.play("y")
        #expect(reader.state.layers.isEmpty)
        #expect(reader.state.article?.id == Series.id(1))
    }

    @Test("A number in the list of links goes to that link: 3Enter, 3y, 2G")
    func linksByNumber() throws {
        var player = Series.player(6, Self.single)
        try player.play("<Enter>F3y")
        #expect(player.copied == "tag:odd")
        try player.play("2G")
        guard case .menu(let menu)? = player.state.layers.last else { return #expect(Bool(false), "the list is open") }
        #expect(menu.selected == 1)
        try player.play("1<Enter>")
        #expect(player.state.layers.isEmpty)
        #expect(player.shownTitle == "Brief 3")
    }

    @Test("The outline, sections and analysis go where they say")
    func outline() throws {
        var player = try Desk.player(Size(columns: 80, rows: 12))
        try player.play("<Enter>O<Enter>")
        let article = try #require(player.state.article)
        #expect(article.page.sections.contains(article.page.place(at: article.top)) || player.state.isAtEnd)
        try player.play("g)")
        #expect((player.state.article?.linesAbove ?? 0) > 0)
        try player.play("ga")
        #expect((player.state.article?.linesAbove ?? 0) > 0)
        try player.play("g(")
        #expect(player.said == "No section before")
    }

    @Test("The measure grows and shrinks a step a key, within the pane")
    func measure() throws {
        var player = Series.player(2, Self.single)
        try player.play("<Enter>-")
        #expect(player.state.article?.measure == 68)
        try player.play("20+")
        try player.play("-")
        #expect(player.state.article?.measure == 74, "one key takes one step, however far + had been pressed")
        try player.play("99999999-")
        #expect(player.state.article?.measure == 40)
        try player.play("99999999+")
        #expect(player.state.article?.measure == 78)
    }
}

extension Player {
    /// Whether anything on the page is marked as a hit.
    fileprivate var hasHits: Bool {
        state.article?.page.lines.contains { $0.spans.contains { $0.ink.overlay == .hit || $0.ink.role == .hit } }
            ?? false
    }
}
