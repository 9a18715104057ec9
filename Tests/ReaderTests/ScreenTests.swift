import Briefs
import Glibc
import Page
import Reader
import Testing

/// Screens as files: keys in, the whole screen as text and roles out. `DATELINE_RECORD=1` writes what is seen
/// now; a screen that was never recorded is written and fails.
@Suite struct ScreenTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var size: Size
        var keys: String

        var testDescription: String { "\(name) at \(size.columns)x\(size.rows)" }
    }

    static let sizes = [
        Size(columns: 160, rows: 50), Size(columns: 100, rows: 30), Size(columns: 80, rows: 24),
        Size(columns: 40, rows: 12),
    ]

    static let scripts: [(name: String, keys: String)] = [
        ("start", ""),
        ("article", "<Enter>"),
        ("article-end", "<Enter>G"),
        ("related", "<Tab><Tab>jj"),
        ("spanish", "j<Enter>"),
        ("wide-glyphs", "3j<Enter>"),
        ("hostile", "6j<Enter>"),
        ("search", "/barq"),
        ("nothing-matches", "/zebra<Enter>"),
        ("regions", "rboliv<Tab>"),
        ("tags-excluded", "triv<S-Tab><Enter>"),
        ("help", "?"),
        ("links", "<Enter>F"),
        ("command", ":the<Tab>"),
        ("find", "<Enter>/boat<Enter>n"),
        ("select", "vjjm"),
        ("select-lines", "<Enter>5jV3j"),
        ("select-paragraphs", "<Enter>5jVVj"),
        ("mark-all", "A"),
        ("by-title", "SS"),
    ]

    static let cases = scripts.flatMap { script in
        sizes.map { Case(name: script.name, size: $0, keys: script.keys) }
    }

    @Test("A screen looks as it was recorded", arguments: cases)
    func screen(_ testCase: Case) throws {
        var player = try Desk.player(testCase.size)
        try player.play(testCase.keys)
        try Recording.check(
            "\(testCase.name)-\(testCase.size.columns)x\(testCase.size.rows)",
            Recording.describe(player, keys: testCase.keys))
    }

    @Test("An empty library says what to do", arguments: sizes)
    func empty(_ size: Size) throws {
        var player = Player(
            State(size: size, theme: "dark", themes: [], regions: RegionTree(), today: Desk.today),
            answering: Desk.evaluator([]))
        try player.play("jk<Enter>mNGrf")
        try player.play("<Esc><Esc>")
        try Recording.check(
            "empty-\(size.columns)x\(size.rows)", Recording.describe(player, keys: "jk<Enter>mNGrf<Esc><Esc>"))
    }

    @Test("Every overlay draws at every small size, the cursor inside", arguments: [20, 23, 29, 30, 37, 49, 60])
    func small(_ columns: Int) throws {
        for rows in [5, 6, 8, 11, 12, 14] {
            let size = Size(columns: columns, rows: rows)
            for script in Self.scripts {
                var player = try Desk.player(size)
                try player.play(script.keys)
                guard let cursor = player.frame.cursor else { continue }
                #expect(
                    (0..<columns).contains(cursor.column) && (0..<rows).contains(cursor.row),
                    "\(script.name) at \(columns)x\(rows)")
            }
        }
    }

    @Test("A window below the smallest says so and takes q")
    func tooSmall() throws {
        var player = try Desk.player(Size(columns: 19, rows: 4))
        #expect(player.screen.hasPrefix("19x4 is too small"))
        try player.play("q")
        #expect(player.hasQuit)
    }
}
