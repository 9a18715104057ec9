import Briefs
import Page
import Query
import Testing

@testable import Reader

/// `Tab` in a text field, over a few briefs whose values stand in some of them.
@Suite struct CompletionTests {
    private static func briefs() -> [Brief] {
        func brief(
            _ number: Int, _ tags: [String], _ regions: [String], by authors: [String], _ kind: Kind,
            _ language: String,
            _ source: String
        ) -> Brief {
            Brief(
                id: BriefID("urn:\(number)"), title: "Brief \(number)", kind: kind,
                day: Day(year: 2013, month: number, day: 2), language: language, authors: authors, tags: tags,
                regions: regions.compactMap { RegionCode($0) }, source: source)
        }
        return [
            brief(1, ["cocaine", "coca", "gold mining"], ["BO"], by: ["Ana Pérez"], .brief, "en", "The Quay"),
            brief(2, ["cocaine", "boats"], ["BO", "BR"], by: ["Ana Pérez"], .news, "es", "The Quay"),
            brief(3, ["cocaine", "gold \"fever\""], ["BR"], by: ["J. Doe"], .brief, "es", "Windward"),
            brief(4, ["coca", "coal"], ["BR", "CO-NAR"], by: ["Pera Anders"], .analysis, "es", "Windward"),
        ]
    }

    private func state(_ columns: Int = 100) -> State {
        State(
            size: Size(columns: columns, rows: 30), theme: "dark", themes: Desk.themes, regions: RegionTree(),
            today: Desk.today)
    }

    private func player() -> Player { Player(state(), answering: Desk.evaluator(Self.briefs())) }

    private func field(_ keys: String) throws -> String {
        var player = player()
        try player.play(keys)
        return player.state.prompt?.field.text ?? ""
    }

    @Test(
        "Values come by their use, those that begin as typed before those with a word that does",
        arguments: [
            ("/tag:co<Tab>", "tag:cocaine"), ("/tag:co<Tab><Tab>", "tag:coca"), ("/tag:co<Tab><Tab><Tab>", "tag:coal"),
            ("/tag:co<Tab><Tab><Tab><Tab>", "tag:cocaine"), ("/tag:<Tab>", "tag:cocaine"),
            ("/tag:bo<Tab>", "tag:boats "), ("/tag:min<Tab>", "tag:\"gold mining\" "), ("/TAG:BOA<Tab>", "tag:boats "),
            ("/radar -tag:boa<Tab>", "radar -tag:boats "), ("/(tag:boa<Tab>", "(tag:boats "),
            ("/tag:\"gold m<Tab>", "tag:\"gold mining\" "), ("/tag:gold<Tab>", #"tag:"gold \"fever\"""#),
            ("/region:bol<Tab>", "region:BO "), ("/region:bo<Tab>", "region:BO "), ("/region:brasi<Tab>", "region:BR "),
            ("/region:<Tab>", "region:019"), ("/region:nari<Tab>", "region:CO-NAR "),
            ("/author:per<Tab>", "author:\"Pera Anders\""), ("/author:per<Tab><Tab>", "author:\"Ana Pérez\""),
            ("/source:win<Tab>", "source:Windward "), ("/source:quay<Tab>", "source:\"The Quay\" "),
            ("/kind:<Tab>", "kind:brief"), ("/kind:an<Tab>", "kind:analysis "), ("/lang:<Tab>", "lang:es"),
            ("/lang:span<Tab>", "lang:es "), ("/on:2013-03<Tab>", "on:2013-03 "),
            ("/after:2013-0<Tab><Tab>", "after:2013-02"), ("/added:>=2013-01<Tab>", "added:>=2013-01 "),
            (":tags boa<Tab>", "tags boats "), (":tags gold m<Tab>", "tags gold mining "),
            (":regions bol<Tab>", "regions BO "), (":query tag:boa<Tab>", "query tag:boats "),
            (":search x region:bol<Tab>", "search x region:BO "),
        ])
    func values(_ keys: String, _ text: String) throws { #expect(try field(keys) == text) }

    @Test(
        "Words of the grammar complete without the library",
        arguments: [
            ("/reg<Tab>", "region:"), ("/radar sou<Tab>", "radar source:"), ("/sou<Tab>", "source:"),
            ("/is:boo<Tab>", "is:bookmarked "),
            ("/has:an<Tab>", "has:analysis "), ("/sort:t<Tab>", "sort:title "), ("/a<Tab>", "author:"),
            ("/a<Tab><Tab>", "analysis:"), ("/<Tab>", "tag:"), (":sort ti<Tab>", "sort title"),
            ("/x OR ti<Tab>", "x OR title:"),
        ])
    func grammar(_ keys: String, _ text: String) throws { #expect(try field(keys) == text) }

    @Test(
        "A name that is completed goes on with its values",
        arguments: ["/tag:boa", "/ta<Tab>boa", ":query reg<Tab>bol"])
    func chain(_ keys: String) throws {
        #expect(try field(keys + "<Tab>").hasSuffix(keys.hasSuffix("boa") ? "tag:boats " : "region:BO "))
    }

    @Test(
        "Where nothing fits, that is said and the text stays",
        arguments: ["/tag:zebra", "/zebra", "/title:rad", "/\"gold", "/nofield:x", ":tags zebra", ":bookmark x", "/12"])
    func nothing(_ keys: String) throws {
        var player = player()
        try player.play(keys + "<Tab>")
        #expect(player.state.prompt?.field.text == String(keys.dropFirst()))
        #expect(player.state.prompt?.complaint == "Nothing to complete")
    }

    @Test("What is completed shows at once; what stands behind the cursor stays there")
    func atOnce() throws {
        var player = player()
        try player.play("/tag:boa<Tab>")
        #expect(player.state.query == Query([.tag("boats")]) && player.state.list.count == 1)
        try player.play("<C-u>radar<C-a>region:bra<Tab>")
        #expect(player.state.prompt?.field.text == "region:BR radar")
        #expect(player.state.prompt?.field.beforeCursor == "region:BR ")
    }

    @Test("The row of completions shows names for people, the one in the field marked")
    func row() throws {
        var player = player()
        try player.play("/region:b<Tab>")
        let row = player.screen.split(separator: "\n", omittingEmptySubsequences: false).first {
            $0.contains("Bolivia") && $0.contains("Brazil")
        }
        #expect(row != nil, "\(player.screen)")
        #expect(player.state.prompt?.completions.map(\.label) == ["Brazil", "Bolivia"])
        try player.play("o")
        #expect(player.state.prompt?.completions.isEmpty == true)
    }

    @Test("Keys typed behind Tab wait for the value that is on its way")
    func typedAhead() throws {
        var reader = SlowReader(state(), answering: Desk.evaluator(Self.briefs()))
        reader.answerAll()
        try reader.play("/tag:boa")
        reader.answerAll()
        try reader.play("<Tab>")
        for key in try Key.parse("x<Enter><Tab><BS>") { #expect(reader.state.isEarly(key)) }
        for key in try Key.parse("<Esc><C-c>") { #expect(!reader.state.isEarly(key)) }
        reader.answerAll()
        #expect(try !reader.state.isEarly(Key.parse("x")[0]))
        #expect(reader.state.prompt?.field.text == "tag:boats ")
    }

    @Test("A value that comes after the text has changed, or the field has gone, changes nothing")
    func late() throws {
        for keys in ["ts", "<Esc>", "<Esc>:query tag:bo"] {
            var reader = SlowReader(state(), answering: Desk.evaluator(Self.briefs()))
            reader.answerAll()
            try reader.play("/tag:boa<Tab>")
            try reader.play(keys)
            let before = reader.state.prompt?.field.text
            reader.answerAll()
            #expect(reader.state.prompt?.field.text == before, "\(keys)")
        }
    }
}
