import Briefs
import Page
import Query
import Reader
import Testing

@Suite struct NarrowingTests {
    @Test("Search narrows with every letter; Esc brings back list and selection")
    func searchDismissed() throws {
        var player = Series.player(20)
        try player.play("4j/brief 1")
        #expect(player.state.list.answer?.count == 11)
        try player.play("2")
        #expect(player.titles == ["Brief 12"])
        try player.play("<Esc>")
        #expect(player.state.query == .everything)
        #expect(player.selectedTitle == "Brief 4")
    }

    @Test("Search kept by Enter is undone by [, and by x")
    func searchKept() throws {
        var player = Series.player(20)
        try player.play("/12<Enter>")
        #expect(player.titles == ["Brief 12"])
        try player.play("[")
        #expect(player.state.list.answer?.count == 20)
        try player.play("]x")
        #expect(player.state.list.answer?.count == 20)
    }

    @Test("A second search replaces the words of the first; other filters stay")
    func searchAgain() throws {
        var player = Series.player(20)
        try player.play(":tags odd<Enter>/13<Enter>/15<Enter>")
        #expect(player.titles == ["Brief 15"])
        #expect(player.state.query.conditions.count == 2)
    }

    @Test("A search that cannot be read says why beside its text and shows what was there")
    func searchComplaint() throws {
        var player = Series.player(5)
        try player.play("/date:nonsense<Enter>")
        #expect(player.state.context == .prompt)
        #expect(player.screen.contains("nonsense"))
        try player.play("<Esc>")
        #expect(player.state.list.answer?.count == 5)
    }

    @Test("Nothing matches: the filter that took the last ones away is named")
    func emptied() throws {
        var player = Series.player(5)
        try player.play(":tags odd<Enter>/zebra<Enter>")
        #expect(player.screen.contains("No brief matches."))
        #expect(player.screen.contains("zebra"))
        #expect(player.state.article == nil)
    }

    @Test("x takes the last filter away, X all, [ brings them back")
    func clear() throws {
        var player = Series.player(20)
        try player.play(":tags odd<Enter>/13<Enter>x")
        #expect(player.state.list.answer?.count == 10)
        try player.play("U/15<Enter>X")
        #expect(player.state.query == .everything)
        try player.play("[")
        #expect(player.state.query.conditions.count == 3)
        try player.play("XX")
        #expect(player.said == "Nothing is filtered")
    }

    @Test("The selected brief stays selected while filters come and go")
    func selectionStays() throws {
        var player = Series.player(40)
        try player.play("21j:tags odd<Enter>")
        #expect(player.selectedTitle == "Brief 21")
        try player.play("x")
        #expect(player.selectedTitle == "Brief 21")
        try player.play("S")
        #expect(player.selectedTitle == "Brief 21")
    }

    @Test("S goes through the orders; relevance is one only where there are words")
    func sort() throws {
        var player = Series.player(12)
        try player.play("S")
        #expect(player.titles.first == "Brief 11")
        try player.play("S")
        #expect(player.titles.prefix(3) == ["Brief 0", "Brief 1", "Brief 10"])
        try player.play("S")
        #expect(player.state.query == .everything)
        try player.play("/barge<Enter>SSS")
        #expect(player.state.query.order == .relevance)
    }

    @Test("M shows bookmarks only, and all again; w chooses among views")
    func views() throws {
        var player = Series.player(6)
        try player.play("2jmgM")
        #expect(player.titles == ["Brief 2"])
        try player.play("M")
        #expect(player.state.list.answer?.count == 6)
        try player.play("wG<Enter>")
        #expect(player.titles == ["Brief 2"])
        try player.play("wg<Enter>")
        #expect(player.state.list.answer?.count == 6)
    }

    @Test(":query shows what is chosen and takes it back in")
    func query() throws {
        var player = Series.player(8)
        try player.play(":query tag:odd -is:read<Enter>")
        #expect(player.state.list.answer?.count == 4)
        try player.play(":query<Enter>")
        let said = player.said
        try player.play("X:query \(said)<Enter>")
        #expect(player.state.list.answer?.count == 4)
        try player.play(":query tag:<Enter>")
        #expect(player.state.notice?.weight == .problem)
        #expect(player.state.list.answer?.count == 4)
    }

    @Test("A search by name leads back with [ too")
    func searchByName() throws {
        var player = Series.player(8)
        try player.play(":search barge odd<Enter>")
        try player.play("[")
        #expect(player.state.query == .everything)
    }

    @Test("A restored session whose brief stands outside its query opens that brief and reads no other")
    func restoredOutside() {
        let (state, marks) = restored(Series.id(4))
        #expect(state.article?.id == Series.id(4))
        #expect(marks == [.mark([MarkChange(ids: [Series.id(4)], marks: [Mark(.read, .flag(true))])])])
        #expect(state.session.brief == Series.id(4))
    }

    @Test("A restored session whose brief is gone comes back to the list and reads nothing", arguments: PaneTests.sizes)
    func restoredMissing(_ size: Size) {
        let (state, marks) = restored(BriefID("https://gone.example/"), size)
        #expect(state.focus == .list)
        #expect(state.list.row(at: state.list.selected)?.title.string == "Brief 1")
        #expect(marks.isEmpty)
    }

    /// A reader that comes back to a brief under a filter that leaves every second one.
    private func restored(_ brief: BriefID, _ size: Size = Series.size) -> (State, [Effect]) {
        let answering = Desk.evaluator(Series.briefs(8))
        var state = Series.state(size)
        state.query = Query([.tag("odd")])
        var effects = state.start(opening: brief, reading: true)
        var marks: [Effect] = []
        while !effects.isEmpty {
            let effect = effects.removeFirst()
            if case .ask(let question, let purpose, let ticket) = effect {
                let answer = answering.answer(question, today: Desk.today) { false }
                effects += state.update(.answer(purpose, ticket: ticket, answer))
            } else if case .mark = effect {
                marks.append(effect)
            }
        }
        return (state, marks)
    }

    @Test("The session names the selected row, not what was read before it")
    func session() throws {
        var player = Series.player(8, Size(columns: 80, rows: 24))
        try player.play("<Enter><Esc>3j")
        #expect(player.state.session.brief == Series.id(3))
    }
}
