import Briefs
import Page
import Reader
import Testing

@Suite struct LanguageTests {
    init() { TextLocale.establish() }

    private static let english = BriefID("https://two.example/en")
    private static let spanish = BriefID("https://two.example/es")

    private static func briefs() -> [Brief] {
        func brief(_ id: BriefID, _ title: String, _ language: String, _ paragraph: String) -> Brief {
            let texts = (1...9).map { number in
                "\(paragraph) \(number). " + String(repeating: paragraph.lowercased() + " ", count: 8 + number % 3 * 6)
            }
            return Brief(
                id: id, title: title, day: Day(number: 19_000), language: language,
                body: .text(texts.joined(separator: "\n\n"), headings: []), source: "Two")
        }
        var english = brief(Self.english, "In English", "en", "The river is open")
        // One side says so; the other is found by it.
        english.translations = [Brief.Translation(language: "es", id: Self.spanish, confidence: 1)]
        let spanish = brief(Self.spanish, "En español", "es", "El río sigue abierto")
        var other = Series.briefs(1)
        other[0].day = Day(number: 10)
        return [english, spanish] + other
    }

    private static func player(_ size: Size) -> Player {
        Player(Series.state(size), answering: Desk.evaluator(briefs()))
    }

    @Test(
        "Two editions side by side look as they were recorded",
        arguments: [Size(columns: 160, rows: 50), Size(columns: 140, rows: 24)])
    func screens(_ size: Size) throws {
        let keys = "<Enter>jj="
        var player = Self.player(size)
        try player.play(keys)
        try Recording.check("editions-\(size.columns)x\(size.rows)", Recording.describe(player, keys: keys))
    }

    @Test("L turns to the same paragraph in the other language, and back to the very line")
    func turns() throws {
        var player = Self.player(Size(columns: 80, rows: 16))
        try player.play("<Enter>4}3j")
        let before = try #require(player.state.article)
        let paragraph = before.page.place(at: before.top).block
        try player.play("L")
        var shown = try #require(player.state.article)
        #expect(shown.id != before.id)
        #expect(shown.page.place(at: shown.top).block == paragraph)
        #expect(player.selectedTitle == player.shownTitle)
        try player.play("L")
        shown = try #require(player.state.article)
        #expect(shown.id == before.id)
        #expect(shown.page.place(at: shown.top) == before.page.place(at: before.top))
    }

    @Test("A brief without another edition says so")
    func none() throws {
        var player = Self.player(Size(columns: 80, rows: 24))
        try player.play("G<Enter>L")
        #expect(player.said == "This brief has no edition in another language here")
        try player.play("=")
        #expect(player.said.contains("need 140 columns; here are 80"))
    }

    @Test("= sets both side by side from 140 columns; = again, or a narrower window, leaves one")
    func beside() throws {
        var player = Self.player(Size(columns: 150, rows: 40))
        try player.play("<Enter>=")
        #expect(player.state.isSideBySide)
        #expect(player.state.layout.list == nil && player.state.layout.related == nil)
        let screen = player.screen
        #expect(screen.contains { $0.contains("The river is open 1.") && $0.contains("El río sigue abierto 1.") })
        try player.play("3}")
        let place = try #require(player.state.article.map { $0.page.place(at: $0.top) })
        player.send(.resize(Size(columns: 120, rows: 40)))
        #expect(!player.state.isSideBySide)
        #expect(try #require(player.state.article?.page.columns).isEmpty)
        player.send(.resize(Size(columns: 150, rows: 40)))
        #expect(player.state.isSideBySide)
        #expect(player.state.article.map { $0.page.place(at: $0.top) } == place)
        try player.play("=")
        #expect(!player.state.isSideBySide && player.state.layout.list != nil)
        #expect(player.state.article.map { $0.page.place(at: $0.top) } == place)
    }
}

extension Player {
    fileprivate var screen: [String] {
        let grid = view(state).grid
        return (0..<grid.size.rows).map { grid.text(ofRow: $0) }
    }
}
