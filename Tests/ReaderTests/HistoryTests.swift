import Briefs
import Page
import Query
import Reader
import Testing

@Suite struct HistoryTests {
    @Test("At the beginning and at the end of history both are said")
    func ends() throws {
        var player = Series.player(5)
        try player.play("[")
        #expect(player.said == "This is where reading began")
        try player.play("]")
        #expect(player.said == "Nothing further on")
    }

    @Test("Going on from an earlier place forgets what lay ahead")
    func forgets() throws {
        var player = Series.player(6, Size(columns: 80, rows: 24))
        try player.play("<Enter>1<Enter>[")
        #expect(player.state.future.count == 1)
        try player.play("3<Enter>")
        #expect(player.state.future.isEmpty)
        try player.play("]")
        #expect(player.said == "Nothing further on")
    }

    @Test("[ after a search in a search goes back one at a time")
    func oneAtATime() throws {
        var player = Series.player(20)
        try player.play("/1<Enter>/12<Enter>[")
        #expect(player.state.list.answer?.count == 11)
        try player.play("[")
        #expect(player.state.list.answer?.count == 20)
    }

    @Test("[ brings back the entry of related coverage that was opened")
    func related() throws {
        var player = Series.player(9)
        try player.play("<Tab><Tab>jjj")
        let selected = player.state.related.selected
        let target = player.state.related.entries[selected].target
        try player.play("<Enter>")
        guard case .brief(let id) = target else { return }
        #expect(player.state.article?.id == id)
        try player.play("[")
        #expect(player.state.focus == .related)
        #expect(player.state.related.selected == selected)
        #expect(player.shownTitle == "Brief 0")
    }

    @Test("History holds two hundred places and no more")
    func bounded() throws {
        var player = Series.player(5)
        for _ in 0..<150 { try player.play("/1<Enter>X") }
        #expect(player.state.past.count == 200)
    }
}
