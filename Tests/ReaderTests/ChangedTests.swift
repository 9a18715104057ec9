import Briefs
import Page
import Query
import Reader
import Testing

/// Briefs whose text has changed since they were read.
@Suite("Changed since read") struct ChangedTests {
    private static let reading = 1_700_000_000_000

    init() { TextLocale.establish() }

    /// All read at one moment; the second and the fourth have changed since, the third long before.
    private static func evaluator(_ briefs: [Brief]) -> PlainEvaluator {
        var book = MarkBook()
        for brief in briefs.prefix(5) { book.apply(Mark(.read, .flag(true)), to: brief.id, at: reading) }
        let moments = [nil, reading + 1, reading - 1, reading + 90_000]
        let changes = Dictionary(
            zip(briefs.map(\.id), moments).map { ($0, BriefDates(changedAt: $1)) }, uniquingKeysWith: { $1 })
        return PlainEvaluator(
            briefs: briefs, book: book, regions: RegionTree(), dates: { changes[$0.id] ?? BriefDates() },
            text: { BriefText($0) })
    }

    private func player(_ size: Size = Series.size) -> Player {
        Player(Series.state(size), answering: Self.evaluator(Series.briefs(30)))
    }

    private func changed(_ player: Player) -> [Int] {
        (0..<6).filter { player.state.list.row(at: $0)?.isChanged ?? false }
    }

    @Test("The list has a sign for them where the unread have theirs", arguments: ScreenTests.sizes)
    func sign(_ size: Size) throws {
        var player = player(size)
        try player.play("j")
        try Recording.check(
            "changed-\(size.columns)x\(size.rows)", Recording.describe(player, keys: "j"))
        #expect(changed(player) == [1, 3])
        #expect(DisplayText("≠").columns == 1)
    }

    @Test("A view of the menu shows them alone, and says so")
    func view() throws {
        var player = player()
        try player.play("wjj<Enter>")
        #expect(player.titles == ["Brief 1", "Brief 3"])
        #expect(player.screen.contains("changed since read"))
        // What is marked there stays until the list is asked for anew.
        try player.play("NN")
        #expect(player.titles == ["Brief 1", "Brief 3"] && changed(player) == [1])
    }

    @Test("Read anew they are changed no more; undoing that brings back when they were read")
    func undo() throws {
        var player = player()
        try player.play("jN")
        #expect(changed(player) == [3] && player.state.list.row(at: 1)?.isRead == false)
        try player.play("u")
        #expect(changed(player) == [1, 3])
        #expect(player.state.list.row(at: 1)?.changedSince == Self.reading)
        // Several at once, of which some have changed.
        try player.play("<C-r>ugv4jN")
        #expect((0..<5).allSatisfy { player.state.list.row(at: $0)?.isRead == false })
        try player.play("u")
        #expect(changed(player) == [1, 3])
        #expect((0..<5).allSatisfy { player.state.list.row(at: $0)?.isRead == true })
    }

    @Test("One that is read elsewhere loses its sign here")
    func elsewhere() throws {
        var player = player()
        let id = try #require(player.state.list.row(at: 1)?.id)
        var state = MarkState()
        state.apply(Mark(.read, .flag(true)), at: Self.reading + 2)
        player.send(.marked([MarkElsewhere(id: id, state: state, fields: [.read])]))
        #expect(changed(player) == [3])
    }
}
