import Briefs
import Page
import Query
import Reader
import Testing

@Suite struct ChangesTests {
    init() { TextLocale.establish() }

    private static let size = Size(columns: 80, rows: 30)
    private static let id = BriefID("https://change.example/1")
    /// Read on 3 January 2024, changed on the fifth and on the ninth.
    private static let moments = [1_704_240_000_000, 1_704_412_800_000, 1_704_758_400_000]

    private static func brief(_ count: String, more: [String] = []) -> Brief {
        let paragraphs =
            more + ["Officials counted \(count) airstrips in the delta."]
            + (1...14).map { "Paragraph \($0), in which nothing of the count is said, goes on for a while as before." }
        return Brief(
            id: id, title: "A count of \(count)", day: Day(number: 19_000), language: "en",
            body: .text(paragraphs.joined(separator: "\n\n"), headings: []), source: "Change")
    }

    private static func evaluator(_ brief: Brief, earlier: [EarlierText]) -> PlainEvaluator {
        var book = MarkBook()
        book.apply(Mark(.read, .flag(true)), to: id, at: moments[0])
        return PlainEvaluator(
            briefs: [brief], book: book, regions: RegionTree(),
            dates: { _ in BriefDates(changedAt: earlier.first?.moment) }, text: { BriefText($0) },
            earlier: { _ in earlier })
    }

    private static var changed: PlainEvaluator {
        evaluator(
            brief("ninety-two", more: ["A correction was added at the top."]),
            earlier: [
                EarlierText(moment: moments[2], day: Day(number: 19_731), brief: brief("sixty")),
                EarlierText(moment: moments[1], day: Day(number: 19_727), brief: brief("forty")),
            ])
    }

    private static func screen(_ player: Player) -> String {
        let grid = view(player.state).grid
        return (0..<grid.size.rows).map { grid.text(ofRow: $0) }.joined(separator: "\n")
    }

    @Test("A changed brief says so at its head, and is not changed any more once it is opened")
    func remark() throws {
        var player = Player(Series.state(Self.size), answering: Self.changed)
        #expect(Self.screen(player).contains("≠"))
        try player.play("<Enter>")
        #expect(Self.screen(player).contains("Changed since you read it on 3 Jan 2024 · :diff shows what"))
        try player.play("<Esc>")
        #expect(!Self.screen(player).contains("≠"))
    }

    @Test("What changed looks as it was recorded", arguments: ScreenTests.sizes)
    func screens(_ size: Size) throws {
        let keys = "<Enter>:diff<Enter>"
        var player = Player(Series.state(size), answering: Self.changed)
        try player.play(keys)
        try Recording.check("diff-\(size.columns)x\(size.rows)", Recording.describe(player, keys: keys))
    }

    @Test(":diff shows by word what changed since it was read, } goes through it, Esc comes back to the place")
    func diff() throws {
        var player = Player(Series.state(Self.size), answering: Self.changed)
        try player.play("<Enter>4}2j")
        let place = try #require(player.state.article.map { $0.page.place(at: $0.top) })
        try player.play(":diff<Enter>")
        let screen = Self.screen(player)
        #expect(screen.contains("A count of [-forty-] ninety-two"), "\(screen)")
        #expect(screen.contains("Officials counted [-forty-] ninety-two airstrips"))
        #expect(player.said.hasPrefix("Changed on 5 Jan 2024: 9 words in, 1 out"), "\(player.said)")
        let shown = try #require(player.state.article)
        let roles = shown.page.lines.filter { $0.part == .body }.first?.spans.map(\.ink.role)
        #expect(roles == [.inserted])
        try player.play("}}")
        #expect(player.state.article.map { $0.page.place(at: $0.top).block } == 1)
        try player.play("<Esc>")
        #expect(player.state.article?.comparison == nil)
        #expect(player.state.article.map { $0.page.place(at: $0.top) } == place)
    }

    @Test("A number chooses the earlier text; one that is not there is said")
    func number() throws {
        var player = Player(Series.state(Self.size), answering: Self.changed)
        try player.play("<Enter>:diff 1<Enter>")
        #expect(Self.screen(player).contains("[-sixty-] ninety-two"))
        try player.play(":diff 2<Enter>")
        #expect(Self.screen(player).contains("[-forty-] ninety-two"))
        try player.play(":diff 3<Enter>")
        #expect(player.said == "There are 2 earlier texts of this brief; :diff 1 is the newest")
        var other = Player(Series.state(Self.size), answering: Self.evaluator(Self.brief("ten"), earlier: []))
        try other.play("<Enter>:diff<Enter>")
        #expect(other.said == "This brief has not changed since it came into the library")
    }

    @Test("Looking at changes does not move the place that is kept")
    func keptPlace() throws {
        var player = Player(Series.state(Self.size), answering: Self.changed)
        try player.play("<Enter>5}")
        try player.play(":diff<Enter>G<Esc><Esc>")
        let kept = player.effects.compactMap { effect -> String? in
            guard case .mark(let changes) = effect else { return nil }
            return changes.flatMap(\.marks).compactMap { mark in
                if mark.field == .place, case .text(let text) = mark.value { text } else { nil }
            }.last
        }.last
        #expect(kept?.hasPrefix("b4:0") == true || kept?.hasPrefix("b5:0") == true, "\(kept ?? "nothing")")
    }

    @Test("A brief that gets another text while it is read keeps the paragraph, and says so")
    func changesWhileRead() throws {
        var reader = SlowReader(
            Series.state(Self.size), answering: Self.evaluator(Self.brief("ten"), earlier: []))
        reader.answerAll()
        try reader.play("<Enter>")
        reader.answerAll()
        try reader.play("6}")
        reader.answerAll()
        let before = try #require(reader.state.article)
        let line = before.page[before.top]?.text
        reader.answering = Self.evaluator(Self.brief("ten", more: ["New.", "And newer."]), earlier: [])
        reader.send(.library(nil))
        reader.answerAll()
        let after = try #require(reader.state.article)
        #expect(after.page[after.top]?.text == line && line?.hasPrefix("Paragraph") == true)
        #expect(after.page.place(at: after.top).block == before.page.place(at: before.top).block + 2)
        #expect(reader.state.notice?.text == "This brief has changed just now · :diff shows what")
    }
}
