import Briefs
import Page
import Query
import Reader
import Testing

@Suite struct PickerTests {
    private func picker(_ player: Player) throws -> PickerState {
        guard case .picker(let picker)? = player.state.layers.last else { throw NoPicker() }
        return picker
    }

    struct NoPicker: Error {}

    @Test("Enter takes the row under the cursor where nothing was chosen")
    func enter() throws {
        var player = Series.player(9)
        try player.play("todd<Enter>")
        #expect(player.state.query == Query([.tag("odd")]))
        #expect(player.state.list.answer?.count == 4)
        #expect(player.state.focus == .list)
    }

    @Test("Tab chooses, shows the list at once, and takes back; ⇧Tab excludes")
    func choose() throws {
        var player = Series.player(9)
        try player.play("todd<Tab>")
        #expect(player.state.list.answer?.count == 4)
        try player.play("<Tab>")
        #expect(player.state.list.answer?.count == 9)
        try player.play("<S-Tab>")
        #expect(player.state.list.answer?.count == 5)
        try player.play("<Enter>")
        #expect(player.state.query == Query([.not(.tag("odd"))]))
    }

    @Test("Esc brings back everything: query, kept briefs, selection")
    func dismiss() throws {
        var player = Series.player(9)
        try player.play("3jNU")
        try player.play("5j")
        let before = player.selectedTitle
        try player.play("todd<Tab><C-u>even<S-Tab><Esc>")
        #expect(player.state.query == Query([.state(.unread)]))
        #expect(player.selectedTitle == before)
        #expect(player.state.list.answer?.count == 8)
    }

    @Test("^T asks for all of those chosen instead of any, and back")
    func anyOrAll() throws {
        var player = Series.player(9)
        try player.play("todd<Tab><C-u>even<Tab>")
        #expect(player.state.list.answer?.count == 9)
        try player.play("<C-t>")
        #expect(player.state.list.answer?.count == 0)
        try player.play("<C-t>")
        #expect(player.state.list.answer?.count == 9)
    }

    @Test("Counts are those under everything else that is chosen")
    func counts() throws {
        var player = Series.player(9)
        try player.play("5jmMt")
        #expect(try picker(player).counts[.tag] == ["odd": 1])
        try player.play("<Esc>Mf")
        #expect(try picker(player).counts[.tag] == ["odd": 4, "even": 5])
    }

    @Test("Letters that nothing is called by apply nothing and stay")
    func nothingFound() throws {
        var player = Series.player(9)
        try player.play("tzebra<Enter>")
        #expect(player.state.context == .picker)
        #expect(player.screen.contains("Nothing here is called so"))
        try player.play("<C-u>odd<Enter>")
        #expect(player.state.query == Query([.tag("odd")]))
    }

    @Test("Arrows fold and unfold the tree of regions")
    func fold() throws {
        var player = try Desk.player(Series.size)
        try player.play("r")
        let open = try picker(player).rows.count
        try player.play("<Home><Left>")
        #expect(try picker(player).rows.count < open)
        try player.play("<Right>")
        #expect(try picker(player).rows.count == open)
    }

    @Test("In the panel of all facets, headings unfold and a value applies")
    func facets() throws {
        var player = Series.player(9)
        try player.play("f")
        #expect(try picker(player).rows.allSatisfy { $0.value == nil })
        try player.play("<Home><Down><Enter>")
        #expect(player.state.context == .picker, "a heading unfolds and is no choice")
        try player.play("<Down><Enter>")
        #expect(player.state.query.conditions.count == 1)
    }

    @Test("A library without any tag says so instead of waiting")
    func none() throws {
        var player = Series.player(0, Size(columns: 80, rows: 24))
        try player.play("t")
        #expect(player.screen.contains("This library has none"))
        try player.play("a")
        #expect(player.screen.contains("This library has none"))
    }

    @Test("A filter that excluded is named with its minus when it is taken away")
    func takenAway() throws {
        var player = Series.player(9)
        try player.play("todd<S-Tab><Enter>x")
        #expect(player.said == "Filter taken away: −odd")
    }

    @Test("Years and months stand in their order, the latest first")
    func dated() throws {
        var player = Series.player(300)
        try player.play("f202")
        for facet in [Facet.year, .month] {
            let values = try picker(player).rows.filter { $0.facet == facet }.compactMap(\.value)
            #expect(values.count > 1 && values == values.sorted(by: >))
        }
    }

    @Test("After the window has shrunk the selected row is still on screen")
    func resize() throws {
        var player = try Desk.player(Series.size)
        try player.play("f<End><Right><End>")
        player.send(.resize(Size(columns: 80, rows: 10)))
        let picker = try picker(player)
        #expect((picker.top..<picker.top + player.state.pickerRows).contains(picker.selected))
    }

    @Test("Applied from the article of a narrow window, the list comes to the front")
    func fromArticle() throws {
        var player = Series.player(9, Size(columns: 80, rows: 24))
        try player.play("<Enter>todd<Enter>")
        #expect(player.state.focus == .list)
        try player.play("[")
        #expect(player.state.query == .everything)
    }

    @Test("A click takes a row, a second one chooses it; the rules and the foot take nothing")
    func click() throws {
        var player = Series.player(40)
        try player.play("f<Down><Right>")
        let frame = PickerState.frame(in: player.state.layout)
        player.press(frame.origin.column + 6, frame.origin.row + 2)
        #expect(try picker(player).selected == 0)
        player.press(frame.origin.column + 6, frame.origin.row)
        player.press(frame.origin.column + 6, frame.rows.upperBound - 1)
        #expect(try picker(player).selected == 0)
        let tag = try #require(try picker(player).rows.firstIndex { $0.value == "odd" })
        player.press(frame.origin.column + 6, frame.origin.row + 2 + tag)
        player.press(frame.origin.column + 6, frame.origin.row + 2 + tag)
        #expect(player.state.list.answer?.count == 20)
    }
}
