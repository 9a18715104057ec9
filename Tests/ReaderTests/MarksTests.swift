import Briefs
import Page
import Query
import Reader
import Testing

@Suite struct MarksTests {
    @Test("A bookmark shows at once, is undone by u and made again by ^R")
    func bookmark() throws {
        var player = Series.player(5)
        try player.play("m")
        #expect(player.state.list.row(at: 0)?.isBookmarked == true)
        #expect(player.said == "Bookmarked. u undoes.")
        try player.play("u")
        #expect(player.state.list.row(at: 0)?.isBookmarked == false)
        try player.play("<C-r>")
        #expect(player.state.list.row(at: 0)?.isBookmarked == true)
        #expect(player.state.list.answer?.bookmarked == 1)
    }

    @Test("Undoing all that was marked read leaves read what was read before, however far down it stands")
    func undoAllRead() throws {
        var player = Series.player(400)
        try player.play("350GNgA")
        try player.play("y")
        #expect(player.state.list.answer?.unread == 0)
        #expect(player.said == "399 briefs read. u undoes.")
        try player.play("u")
        #expect(player.state.list.answer?.unread == 399)
        try player.play("350G")
        #expect(player.state.list.row(at: 349)?.isRead == true)
        try player.play("<C-r>")
        #expect(player.state.list.answer?.unread == 0)
    }

    @Test("Marking all read can be refused")
    func refuseAllRead() throws {
        var player = Series.player(5)
        for no in ["n", "q", "<Esc>"] {
            try player.play("A\(no)")
            #expect(player.state.list.answer?.unread == 5)
            #expect(player.said == "Nothing changed")
        }
    }

    @Test("A wheel does not answer a question")
    func wheelOverQuestion() throws {
        var player = Series.player(5)
        try player.play("A")
        player.wheel(.wheelDown, 5, 5)
        #expect(player.state.context == .confirm)
    }

    @Test("Undoing the bookmarks of a long selection keeps those that stood before")
    func undoSelection() throws {
        var player = Series.player(400)
        try player.play("300Gmgv320Gm")
        #expect(player.state.list.answer?.bookmarked == 320)
        #expect(player.said == "Bookmarked: 320 briefs. u undoes.")
        try player.play("u")
        #expect(player.state.list.answer?.bookmarked == 1)
        try player.play("300G")
        #expect(player.state.list.row(at: 299)?.isBookmarked == true)
    }

    @Test("A selection that is marked in part is marked whole, then not at all")
    func mixedSelection() throws {
        var player = Series.player(5)
        try player.play("mv2jm")
        #expect(player.state.list.answer?.bookmarked == 3)
        try player.play("gv2jm")
        #expect(player.state.list.answer?.bookmarked == 0)
    }

    @Test("A selection ends with Esc and marks nothing")
    func endSelection() throws {
        var player = Series.player(5)
        try player.play("vjj<Esc>")
        #expect(player.state.list.mark == nil)
        try player.play("m")
        #expect(player.state.list.answer?.bookmarked == 1)
    }

    @Test("In an unread list a brief that was read stays until the list is left")
    func keptInUnread() throws {
        var player = Series.player(5)
        try player.play("U<Enter>")
        #expect(player.state.list.answer?.count == 5)
        #expect(player.state.list.answer?.unread == 4)
        try player.play("<Esc>j")
        #expect(player.selectedTitle == "Brief 1")
        try player.play("UU")
        #expect(player.titles == ["Brief 1", "Brief 2", "Brief 3", "Brief 4"])
    }

    @Test("What is marked from elsewhere does not come into a list that never held it")
    func notKept() throws {
        var player = Series.player(6)
        try player.play("3jNgU")
        #expect(player.state.list.answer?.count == 5)
        // The see-also of the first brief leads to the fourth, which is read and not in this list.
        try player.play("<Enter>1<Enter>")
        #expect(player.shownTitle == "Brief 3")
        try player.play("m<Esc>")
        #expect(player.state.list.answer?.count == 5)
        #expect(!player.titles.contains("Brief 3"))
    }

    @Test("Opening a brief makes it read, and u makes it unread again while it stays open")
    func undoRead() throws {
        var player = Series.player(3)
        try player.play("<Enter>")
        #expect(player.state.article?.marks.isRead == true)
        try player.play("u")
        #expect(player.state.article?.marks.isRead == false)
        #expect(player.state.list.row(at: 0)?.isRead == false)
        #expect(player.shownTitle == "Brief 0")
    }

    @Test("Moving in the list previews and marks nothing")
    func previewMarksNothing() throws {
        var player = Series.player(5)
        try player.play("jjk")
        #expect(player.shownTitle == "Brief 1")
        #expect(player.state.list.answer?.unread == 5)
        #expect(!player.effects.contains { if case .mark = $0 { true } else { false } })
    }

    @Test("helpful is about the row that is selected, also where another brief was read last")
    func helpful() throws {
        var player = Series.player(5, Size(columns: 80, rows: 24))
        try player.play("<Enter><Esc>jj:helpful<Enter>")
        #expect(player.effects.contains(.mark([MarkChange(ids: [Series.id(2)], marks: [Mark(.helpful, .flag(true))])])))
        try player.play("u")
        #expect(player.effects.last == .mark([MarkChange(ids: [Series.id(2)], marks: [Mark(.helpful, .none)])]))
    }

    @Test("A comment goes to the address of the brief in hand, and says where there is none")
    func comment() throws {
        var player = try Desk.player(Size(columns: 80, rows: 24))
        try player.play("j:comment<Enter>")
        #expect(player.effects.contains { if case .mail("desk@desk.example", _) = $0 { true } else { false } })
        try player.play("j:comment<Enter>")
        #expect(player.said == "The source gives no address to write to")
    }

    @Test("y copies the address of the brief's page; of a selection, one a line")
    func copy() throws {
        var player = Series.player(5, Size(columns: 80, rows: 24))
        try player.play("jy")
        #expect(player.copied == "https://series.example/page/1")
        try player.play("vjy")
        #expect(player.copied?.split(separator: "\n").count == 2)
        #expect(player.state.list.mark == nil)
    }

    @Test("o opens the selected brief's page before anything was read")
    func browse() throws {
        var player = Series.player(5, Size(columns: 80, rows: 24))
        try player.play("jjo")
        #expect(player.browsed == "https://series.example/page/2")
    }

    @Test("A mark on a row that has not come yet is made when it has")
    func markUnknownRow() throws {
        var reader = SlowReader(Series.state(), answering: Desk.evaluator(Series.briefs(900)))
        reader.answerAll()
        try reader.play("Gm")
        reader.answerAll()
        #expect(reader.state.list.row(at: 899)?.isBookmarked == true)
    }

    @Test("Nothing to undo, nothing to do again: both are said")
    func nothingToUndo() throws {
        var player = Series.player(2)
        try player.play("u")
        #expect(player.said == "Nothing to undo")
        try player.play("<C-r>")
        #expect(player.said == "Nothing to do again")
        try player.play("mum<C-r>")
        #expect(player.said == "Nothing to do again", "a new mark ends what could be done again")
    }

    @Test(
        "Marks in an empty library and an empty list do nothing and say so",
        arguments: [
            "m", "N", "y", "o", "A", "v", "n", "p", "J", "K", ":helpful<Enter>", ":comment<Enter>", "5G", "{", "}", "G",
            "<Space>", "b", "<C-d>", "<C-u>", "<Enter>",
        ])
    func emptyList(_ keys: String) throws {
        var player = Series.player(0)
        try player.play(keys)
        #expect(!player.effects.contains { if case .mark = $0 { true } else { false } })
        var narrowed = Series.player(3, Size(columns: 80, rows: 24))
        try narrowed.play("/zebra<Enter>" + keys)
        #expect(!narrowed.effects.contains { if case .mark = $0 { true } else { false } })
    }
}

@Suite struct MarksElsewhereTests {
    private func marked(
        _ player: Player, _ position: Int, _ fields: Set<Mark.Field>, _ change: (inout MarkState) -> Void
    )
        throws -> Message
    {
        var state = MarkState()
        change(&state)
        return .marked([
            MarkElsewhere(id: try #require(player.state.list.row(at: position)?.id), state: state, fields: fields)
        ])
    }

    @Test("A mark made elsewhere shows in the list, in its counts and in the article, and moves nothing")
    func shows() throws {
        var player = Series.player(60)
        try player.play("20G")
        let (selected, top) = (player.state.list.selectedID, player.state.list.top)
        player.send(try marked(player, 18, [.bookmark, .read]) { ($0.isBookmarked, $0.isRead) = (true, true) })
        #expect(player.state.list.row(at: 18)?.isBookmarked == true && player.state.list.row(at: 18)?.isRead == true)
        #expect(player.state.list.answer?.bookmarked == 1 && player.state.list.answer?.unread == 59)
        player.send(try marked(player, 19, [.bookmark]) { $0.isBookmarked = true })
        #expect(player.state.article?.marks.isBookmarked == true)
        #expect(player.state.list.selectedID == selected && player.state.list.top == top)
        #expect(player.state.notice == nil)
    }

    @Test("In a list of unread briefs the brief under the cursor stays when it is read elsewhere")
    func unread() throws {
        var player = Series.player(60)
        try player.play(":query is:unread<Enter>10G")
        let selected = try #require(player.state.list.selectedID)
        player.send(try marked(player, 9, [.read]) { $0.isRead = true })
        #expect(player.state.list.selectedID == selected && player.state.list.selected == 9)
        #expect(player.state.list.count == 60 && player.state.list.answer?.unread == 59)
    }

    @Test("What was marked elsewhere is not taken back here, everything else is")
    func undo() throws {
        var player = Series.player(60)
        try player.play("mjmv3jm<Esc>")
        #expect(player.state.list.answer?.bookmarked == 5)
        // Here 0 was bookmarked, then 1, then 1 to 4; elsewhere 0 and 2 have been seen to since.
        player.send(try marked(player, 0, [.bookmark]) { $0.isBookmarked = true })
        player.send(try marked(player, 2, [.bookmark, .read]) { ($0.isBookmarked, $0.isRead) = (true, true) })
        player.send(try marked(player, 3, [.read]) { ($0.isBookmarked, $0.isRead) = (true, true) })
        try player.play("u")
        let marks = (0..<6).map { player.state.list.row(at: $0)?.isBookmarked ?? false }
        #expect(marks == [true, true, true, false, false, false])
        try player.play("uuu")
        #expect(player.said == "Nothing to undo")
        let left = (0..<6).map { player.state.list.row(at: $0)?.isBookmarked ?? false }
        #expect(left == [true, false, true, false, false, false])
        try player.play("<C-r><C-r><C-r>")
        let again = (0..<6).map { player.state.list.row(at: $0)?.isBookmarked ?? false }
        #expect(again == [true, true, true, true, true, false])
    }
}
