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
}
