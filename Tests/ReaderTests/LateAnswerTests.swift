import Briefs
import Page
import Query
import Testing

@testable import Reader

@Suite struct LateAnswerTests {
    private func state() -> State {
        State(
            size: Size(columns: 160, rows: 40), theme: "dark", themes: [], regions: RegionTree(), today: Desk.today)
    }

    private func seeAlsos(_ targets: [String]) -> [Brief.SeeAlso] {
        targets.map { Brief.SeeAlso(text: $0, target: .query($0)) }
    }

    /// Asks for a brief and answers; what is asked because of it.
    private func open(_ brief: Brief, in state: inout State) -> [Effect] {
        state.ask(.brief(brief.id), for: .article)
        return state.update(.answer(.article, ticket: state.nextTicket - 1, .brief(brief, .none)))
    }

    @Test("A see-also's count that comes when another brief is open is not that brief's")
    func seeAlsoOfTheBriefBefore() {
        var state = state()
        let effects = open(
            Brief(id: BriefID("urn:1"), title: "One", seeAlso: seeAlsos(["kind:brief", "kind:news", "kind:feature"])),
            in: &state)
        for second in [
            Brief(id: BriefID("urn:2"), title: "Two"),
            Brief(id: BriefID("urn:3"), title: "Three", seeAlso: [Brief.SeeAlso(text: "a", target: .url("b"))]),
        ] {
            var state = state
            _ = open(second, in: &state)
            for case .ask(_, let purpose, let ticket) in effects {
                let answer = ListAnswer(
                    libraryCount: 9, count: 7, unread: 0, bookmarked: 0, months: [], range: 0..<0, rows: [])
                _ = state.update(.answer(purpose, ticket: ticket, .list(answer)))
            }
            #expect(state.article?.id == second.id)
            #expect(state.article?.text.seeAlsoCounts == second.seeAlso.map { _ in nil })
        }
    }

    private func rows(_ numbers: Range<Int>) -> [Row] {
        numbers.map { number in
            Row(
                id: BriefID("urn:\(number)"), title: DisplayText("Title \(number)"), day: Desk.today, regions: [],
                kind: .brief, language: nil, isRead: false, isBookmarked: false, hasTranslation: false, hits: [])
        }
    }

    private func answer(_ count: Int, of rows: [Row], isWhole: Bool = true) -> ListAnswer {
        var answer = ListAnswer(
            libraryCount: 900_000, count: count, unread: count, bookmarked: 0,
            months: [MonthCount(month: Desk.today.month, count: count)], range: 0..<rows.count, rows: rows)
        answer.isWhole = isWhole
        return answer
    }

    private func text(_ state: State) -> String {
        let grid = view(state).grid
        return (0..<grid.size.rows).map { grid.text(ofRow: $0) }.joined(separator: "\n")
    }

    @Test("The newest rows of a search show before all of it is known, and no count that is another's or of a part")
    func beginning() throws {
        var state = state()
        _ = state.start()
        _ = state.update(.answer(.list, ticket: state.nextTicket - 1, .list(answer(900_000, of: rows(0..<60)))))
        #expect(text(state).contains("900000"))

        state.query = try QueryParser(regions: RegionTree()).parse("radar")
        state.askList()
        let ticket = try #require(state.tickets[.locate])
        // The rows are still those of everything, and their count says nothing of what is asked for now.
        #expect(text(state).contains("Title 1") && !text(state).contains("of 900000"))
        #expect(text(state).contains("1 of …"))

        _ = state.update(.begun(.locate, ticket: ticket + 1, answer(3, of: rows(200..<203), isWhole: false)))
        #expect(!text(state).contains("Title 200"), "a beginning of something else is none")
        _ = state.update(.begun(.locate, ticket: ticket, answer(3, of: rows(200..<203), isWhole: false)))
        let begun = text(state)
        #expect(begun.contains("Title 200") && begun.contains("Title 202") && !begun.contains("Title 1 "))
        #expect(begun.contains("1 of …") && !begun.contains("3 unread") && !begun.contains("of 900000"))

        // What was selected stands far down, and the whole list comes to it.
        _ = state.update(.answer(.locate, ticket: ticket, .position(1)))
        let last = try #require(state.tickets[.list])
        _ = state.update(.answer(.list, ticket: last, .list(answer(70_000, of: rows(200..<260)))))
        #expect(text(state).contains("70000 of 900000") && text(state).contains("2 of 70000"))
        #expect(state.list.selectedID == BriefID("urn:201"))
    }

    @Test("What is selected stays so where it is among the newest rows")
    func beginningWithTheSelected() {
        var state = state()
        _ = state.start()
        _ = state.update(.answer(.list, ticket: state.nextTicket - 1, .list(answer(900, of: rows(0..<60)))))
        state.select(7)
        state.askList()
        let ticket = state.tickets[.locate] ?? 0
        _ = state.update(.begun(.locate, ticket: ticket, answer(20, of: rows(5..<25), isWhole: false)))
        #expect(state.list.selectedID == BriefID("urn:7") && state.list.selected == 2)
        #expect(state.tickets[.locate] == ticket)
    }
}
