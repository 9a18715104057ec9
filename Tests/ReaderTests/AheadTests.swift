import Briefs
import Page
import Query
import Testing

@testable import Reader

@Suite("What is at hand before its key comes") struct AheadTests {
    private static let sizes = [
        Size(columns: 160, rows: 40), Size(columns: 120, rows: 40), Size(columns: 80, rows: 24),
    ]

    /// A reader that has been shown.
    private func reader(_ briefs: [Brief] = Series.briefs(200), _ size: Size = Series.size) -> SlowReader {
        var reader = SlowReader(Series.state(size), answering: Desk.evaluator(briefs))
        reader.show()
        reader.send(.rested)
        reader.answerAll()
        return reader
    }

    @Test(
        "Going on as before asks for nothing: what comes next is there",
        arguments: [
            ("j", "Brief 1"), ("jj", "Brief 2"), ("jjk", "Brief 1"), ("<PgDn><PgDn><PgDn>", nil),
            ("<PgDn><PgDn><PgUp>", nil), ("<Enter>J", "Brief 1"), ("<Enter>JJK", "Brief 1"),
        ])
    func onwards(_ keys: String, _ title: String?) throws {
        var reader = reader()
        let all = try Key.parse(keys)
        for key in all.dropLast() {
            reader.send(.key(key))
            reader.show()
        }
        // In the article a mark is made, and the counts are asked again.
        if let last = all.last { reader.send(.key(last)) }
        #expect(reader.asked.allSatisfy { $0 == .list })
        #expect(reader.state.focus == .article || reader.asked.isEmpty)
        #expect(reader.shownTitle == title ?? reader.state.list.row(at: reader.state.list.selected)?.title.string)
    }

    @Test("There and back: the rows are asked for, the brief is still there")
    func back() throws {
        var reader = reader()
        for keys in ["G", "g"] {
            reader.show()
            try reader.play(keys)
            #expect(reader.asked == [.list])
            _ = reader.answerOne()
        }
        #expect(reader.asked.isEmpty)
        #expect(reader.shownTitle == "Brief 0")
    }

    @Test("One pane: the selected brief is at hand before it is opened")
    func onePane() throws {
        var reader = reader(Series.briefs(20), Size(columns: 80, rows: 24))
        try reader.play("j")
        reader.show()
        try reader.play("<Enter>")
        #expect(reader.shownTitle == "Brief 1")
        #expect(!reader.asked.contains(.article))
        #expect(reader.state.article?.marks.isRead == true)
    }

    @Test("Every screen is as it is where nothing was asked ahead", arguments: sizes, 3...6)
    func sameScreens(_ size: Size, _ seed: Int) throws {
        let briefs = Series.briefs(90)
        var ahead = SlowReader(Series.state(size), answering: Desk.evaluator(briefs))
        var plain = SlowReader(Series.state(size), answering: Desk.evaluator(briefs))
        let keys = [
            "j", "j", "j", "k", "<PgDn>", "<PgDn>", "<PgUp>", "G", "g", "}", "{", "<Enter>", "J", "J", "K", "h", "m",
            "N",
            "u", "vjm", "<Space>", "[", "/brief 3<Enter>", "X", "U", "S", "<Tab>", "+", "A", "y",
        ]
        var random = UInt64(seed)
        for _ in 0..<40 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let key = keys[Int(random >> 33) % keys.count]
            for _ in 0..<Int(random >> 60) % 3 { _ = ahead.answerOne() }
            ahead.answerAll()
            try ahead.play(key)
            ahead.show()
            plain.answerAll()
            try plain.play(key)
            plain.answerAll()
            for rests in [false, true] {
                if rests {
                    ahead.send(.rested)
                    plain.send(.rested)
                    ahead.answerAll()
                    plain.answerAll()
                }
                let seen = view(ahead.state)
                let wanted = view(plain.state)
                let rows = 0..<size.rows
                #expect(
                    rows.map { seen.grid.text(ofRow: $0) } == rows.map { wanted.grid.text(ofRow: $0) },
                    "after \(key), seed \(seed)")
                #expect(seen.grid.cells.map(\.ink) == wanted.grid.cells.map(\.ink), "after \(key), seed \(seed)")
                // Of what was at hand the moment is not known at which it was read just now.
                #expect(
                    ahead.state.article?.marks.isRead == plain.state.article?.marks.isRead
                        && ahead.state.article?.marks.place == plain.state.article?.marks.place
                        && ahead.state.article?.marks.isBookmarked == plain.state.article?.marks.isBookmarked,
                    "after \(key), seed \(seed)")
            }
        }
        #expect(ahead.effects == plain.effects)
    }

    @Test("A mark that was made while a brief was on its way, or lay at hand, is known", arguments: [true, false])
    func marks(_ isAtHand: Bool) throws {
        var reader = reader()
        try reader.play("j")
        reader.send(.shown)
        if isAtHand { reader.answerAll() }
        // Brief 1 and Brief 2; the second is the one ahead.
        try reader.play("vjm")
        try reader.play("k")
        reader.show()
        try reader.play("j")
        reader.answerAll()
        #expect(reader.shownTitle == "Brief 2")
        #expect(reader.state.article?.marks.isBookmarked == true)
        #expect(reader.state.list.row(at: 2)?.isBookmarked == true)
    }

    @Test("When the library has changed, what was at hand is asked for again")
    func library() throws {
        var reader = reader()
        reader.send(.library(nil))
        reader.answerAll()
        try reader.play("j")
        #expect(reader.asked.contains(.article))
    }

    @Test("A very long brief is read when it is wanted, and not before")
    func long() throws {
        var briefs = Series.briefs(5)
        briefs[1].body = .text(String(repeating: "Many words. ", count: 20_000), headings: [])
        var reader = reader(briefs)
        reader.send(.shown)
        #expect(reader.asked.isEmpty)
        try reader.play("j")
        #expect(reader.asked == [.article])
        // Nor is it kept when it has been left.
        reader.show()
        try reader.play("j")
        reader.show()
        try reader.play("k")
        #expect(reader.asked == [.article])
    }
}

@Suite("Related coverage, and resting") struct RestTests {
    private func reader(_ briefs: [Brief] = Series.briefs(40)) -> SlowReader {
        var reader = SlowReader(Series.state(), answering: Desk.evaluator(briefs))
        reader.show()
        return reader
    }

    /// What stands in the related pane, in words.
    private func pane(_ state: State) -> String {
        guard let rect = state.layout.related else { return "" }
        let grid = view(state).grid
        let cells = rect.rows.flatMap { row in rect.columns.map { grid.glyph(of: grid[$0, row]) } }
        return cells.joined().split(separator: " ").joined(separator: " ")
    }

    @Test("Who walks through the list asks for no related coverage; who rests does, once")
    func walking() throws {
        var reader = reader()
        for _ in 0..<3 {
            try reader.play("j")
            #expect(!reader.asked.contains(.related))
            reader.show()
        }
        #expect(reader.state.unaccompanied == Series.id(3))
        reader.send(.rested)
        #expect(reader.asked.filter { $0 == .related }.count == 1)
        reader.answerAll()
        reader.send(.rested)
        #expect(reader.asked.isEmpty)
    }

    @Test("Opening, the related pane and a link ask at once", arguments: ["<Enter>", "<Tab>", "<S-Tab>", "j<Enter>"])
    func atOnce(_ keys: String) throws {
        var reader = reader()
        try reader.play(keys)
        #expect(reader.asked.filter { $0 == .related }.count == 1)
        reader.answerAll()
        #expect(reader.state.unaccompanied == nil)
    }

    @Test("Until it is there, the pane has neither another brief's coverage nor a word that there is none")
    func untilThen() throws {
        let briefs =
            Series.briefs(1) + [
                Brief(id: BriefID("urn:alone"), title: "Alone", day: Day(number: 10), language: "en")
            ]
        var reader = reader(briefs)
        reader.send(.rested)
        reader.answerAll()
        #expect(pane(reader.state).contains("Odd ones"))
        try reader.play("j")
        #expect(reader.shownTitle == "Alone")
        #expect(pane(reader.state).isEmpty)
        reader.send(.rested)
        #expect(pane(reader.state).isEmpty)
        reader.answerAll()
        #expect(pane(reader.state).contains("Nothing related"))
    }

    @Test("What a see-also leads to is counted at rest")
    func seeAlsos() throws {
        var reader = reader()
        #expect(reader.state.article?.text.seeAlsoCounts == [nil, nil, nil])
        reader.send(.rested)
        reader.answerAll()
        #expect(reader.state.article?.text.seeAlsoCounts == [nil, nil, 20])
    }
}
