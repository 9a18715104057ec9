import Briefs
import Page
import Query
import Reader
import Testing

@Suite struct PaneTests {
    static let sizes = [
        Size(columns: 160, rows: 50), Size(columns: 100, rows: 30), Size(columns: 80, rows: 24),
        Size(columns: 40, rows: 12),
        Size(columns: 20, rows: 5),
    ]

    @Test("Tab goes list, article, related, list; h and l stop at the ends", arguments: sizes)
    func tab(_ size: Size) throws {
        var player = Series.player(5, size)
        var seen: [Context] = []
        for _ in 0..<3 {
            try player.play("<Tab>")
            seen.append(player.state.focus)
        }
        #expect(seen == [.article, .related, .list])
        try player.play("h")
        #expect(player.state.focus == .list)
        try player.play("lll")
        #expect(player.state.focus == .related)
        #expect(player.frame.cursor != nil)
    }

    @Test("⇧Tab from the list shows what is related to the selected brief, which stays unread", arguments: sizes)
    func relatedFirst(_ size: Size) throws {
        var player = Series.player(5, size)
        try player.play("<Enter><Esc>jj<S-Tab>")
        #expect(player.state.focus == .related)
        #expect(player.shownTitle == "Brief 2")
        #expect(player.state.article?.marks.isRead == false)
        try player.play("h")
        #expect(player.shownTitle == "Brief 2")
        #expect(player.state.article?.marks.isRead == true)
    }

    @Test("From related coverage h goes back to the brief that was followed to, not to the list's")
    func backToFollowed() throws {
        var player = Series.player(6)
        try player.play(":tags even<Enter>g<Enter>1<Enter>")
        #expect(player.shownTitle == "Brief 3")
        try player.play("<Tab>h")
        #expect(player.shownTitle == "Brief 3")
    }

    @Test("The list grows and shrinks a step a key, however far > had been pressed")
    func resizePane() throws {
        var player = Series.player(5)
        let natural = try #require(player.state.layout.list?.size.columns)
        try player.play("999>")
        let most = try #require(player.state.layout.list?.size.columns)
        #expect(most > natural)
        try player.play(">")
        #expect(player.said == "That is as far as it goes")
        try player.play("<lt>")
        #expect(player.state.layout.list?.size.columns == most - 2)
        player.send(.resize(Size(columns: 140, rows: 40)))
        let narrow = try #require(player.state.layout.list?.size.columns)
        try player.play("<lt>")
        #expect(player.state.layout.list?.size.columns == narrow - 2)
    }

    @Test("In two layers the list grows by rows")
    func resizeStacked() throws {
        var player = Series.player(5, Size(columns: 100, rows: 30))
        let rows = try #require(player.state.layout.list?.size.rows)
        try player.play(">")
        #expect(player.state.layout.list?.size.rows == rows + 1)
        try player.play("<lt><lt>")
        #expect(player.state.layout.list?.size.rows == rows - 1)
    }

    @Test("z shows one pane alone; Esc shows all again")
    func zoom() throws {
        var player = Series.player(5)
        try player.play("<Enter>z")
        #expect(player.state.layout.list == nil && player.state.layout.related == nil)
        try player.play("<Esc>")
        #expect(player.state.layout.list != nil)
        #expect(player.state.focus == .article)
    }

    @Test("A window of any size takes any key and draws, whatever is open", arguments: 0..<6)
    func storm(_ seed: Int) throws {
        var random = Dice(seed: UInt64(seed + 1))
        let keys = [
            "j", "k", "5j", "<Space>", "b", "<C-d>", "<C-u>", "G", "g", "h", "l", "<Tab>", "<S-Tab>", "<lt>", ">", "{",
            "}",
            "<Enter>", "3<Enter>", "F", "O", "q", "<Esc>", "[", "]", "n", "p", "J", "K", "/", "br", "<Enter>", "m", "M",
            "N", "A", "y", "U", "u", "<C-r>", "t", "r", "f", "odd", "<Up>", "<Down>", "<Left>", "<Right>", "<C-t>", "x",
            "X", "w", "S", "v", "o", "3o", "a", "(", ")", "+", "-", "?", ":", "theme <Tab>", "<C-l>", "z", "<BS>",
            "<C-w>",
            "<PgDn>", "<End>", "<Home>",
        ]
        let briefs = seed % 3 == 0 ? 0 : seed % 3 == 1 ? 1 : 40
        var reader = SlowReader(Series.state(), answering: Desk.evaluator(Series.briefs(briefs)))
        for _ in 0..<600 {
            switch random.next(12) {
            case 0:
                reader.send(.resize(Size(columns: 1 + random.next(180), rows: 1 + random.next(55))))
            case 1:
                let kinds: [MouseEvent.Kind] = [.press, .wheelUp, .wheelDown]
                let place = Position(column: random.next(180), row: random.next(55))
                reader.send(.mouse(MouseEvent(kind: kinds[random.next(3)], button: .left, position: place)))
            case 2, 3, 4, 5: _ = reader.answerOne()
            default: try reader.play(keys[random.next(keys.count)])
            }
            let frame = view(reader.state)
            if let cursor = frame.cursor, !reader.state.layout.isTooSmall {
                #expect((0..<reader.state.size.columns).contains(cursor.column))
                #expect((0..<reader.state.size.rows).contains(cursor.row))
            }
        }
        reader.answerAll()
        let state = reader.state
        #expect(state.list.count == 0 || (0..<state.list.count).contains(state.list.selected))
        #expect(state.list.count == 0 || state.list.selectedID == state.list.row(at: state.list.selected)?.id)
        if state.focus == .list, state.layout.article != nil, state.list.count > 0 {
            #expect(state.article?.id == state.list.selectedID, "the pane beside the list shows the selected brief")
        }
        #expect(state.asked == nil)
    }
}

/// Random numbers that are the same on every run (xorshift).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next(_ below: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(below))
    }
}
