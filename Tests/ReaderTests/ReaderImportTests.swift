import Briefs
import Page
import Query
import Testing

@testable import Reader

@Suite("Importing beside the reading") struct ReaderImportTests {
    private func state() -> State {
        State(
            size: Size(columns: 100, rows: 20), theme: "t", themes: ["t"], regions: RegionTree(), today: Day(number: 0))
    }

    private func type(_ text: String, _ state: inout State) -> [Effect] {
        var effects: [Effect] = []
        for character in text { effects += state.update(.key(character == "\n" ? .enter : .character(character))) }
        return effects
    }

    @Test("A path is handed on as it was typed, once at a time, and ^C ends it without leaving")
    func cancel() {
        var state = state()
        #expect(type(":import ~/in box/a.xml\n", &state).contains(.takeIn("~/in box/a.xml")))
        #expect(!type(":import b\n", &state).contains(.takeIn("b")))
        #expect(state.notice?.text.contains("on its way") == true)
        #expect(state.update(.key(.control("c"))) == [.stopTakingIn])
        _ = state.update(.importing(ImportNews(filesDone: 1, filesTotal: 9, briefs: 3, result: Notice("3 added"))))
        #expect(state.notice == Notice("3 added") && state.importing == nil)
        #expect(type(":import b\n", &state).contains(.takeIn("b")))
    }

    @Test("How far it is stands on the message row, and news of one that has ended change nothing")
    func progress() {
        var state = state()
        _ = state.update(.importing(ImportNews(filesDone: 1, filesTotal: 9, briefs: 3)))
        #expect(state.importing == nil)
        _ = type(":import a\n", &state)
        state.notice = nil
        _ = state.update(.importing(ImportNews(filesDone: 2, filesTotal: 9, briefs: 30)))
        let grid = view(state).grid
        let screen = (0..<grid.size.rows).map { grid.text(ofRow: $0) }.joined(separator: "\n")
        #expect(screen.contains("Importing: 2 of 9 files, 30 briefs"), "\(screen)")
    }

    @Test("Without a path it says what it takes, and without an article there is nothing to take apart")
    func words() {
        var state = state()
        #expect(type(":import\n", &state).isEmpty)
        #expect(state.notice?.text.contains(":import PATH") == true)
        #expect(!type(":unpair\n", &state).contains { if case .mark = $0 { true } else { false } })
        #expect(state.notice?.text == "Open the brief first")
    }
}
