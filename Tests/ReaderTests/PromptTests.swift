import Briefs
import Page
import Query
import Reader
import Testing

@Suite struct PromptTests {
    @Test(
        "Numbers without end overflow nothing",
        arguments: [
            "99999999j", "99999999k", "99999999<Space>", "99999999b", "99999999<C-d>", "99999999}", "99999999{",
            "99999999>",
            "99999999<lt>", "99999999J", "99999999K", "99999999G", "99999999o", "99999999<Enter>",
            ":down 9223372036854775807<Enter>", ":page-down 9223372036854775807<Enter>", ":9223372036854775807<Enter>",
            ":widen-measure -9223372036854775808<Enter>", ":widen-measure 9223372036854775807<Enter>",
            ":wider 9223372036854775807<Enter>", ":top 9223372036854775807<Enter>", ":open 9223372036854775807<Enter>",
        ])
    func overflow(_ keys: String) throws {
        for size in [
            Series.size, Size(columns: 100, rows: 30), Size(columns: 80, rows: 24), Size(columns: 20, rows: 5),
        ] {
            for focus in ["", "<Enter>", "<Tab><Tab>"] {
                var player = Series.player(12, size)
                try player.play(focus + keys + keys)
                _ = player.frame
            }
        }
    }

    @Test("Esc takes back a number that was begun, and nothing else")
    func digits() throws {
        var player = Series.player(30)
        try player.play("<Enter>12<Esc>")
        #expect(player.state.focus == .article)
        #expect(player.state.digits == nil)
        try player.play("<Esc>3j")
        #expect(player.state.list.selected == 3)
    }

    @Test("Every command of the panes runs by its name", arguments: CommandTable.named.map(\.name))
    func named(_ name: String) throws {
        var player = Series.player(5)
        try player.play(":\(name)<Enter>")
        #expect(!player.said.hasPrefix("There is no command"))
        _ = player.frame
    }

    @Test("A name that begins several commands says which; one that begins none says so")
    func ambiguous() throws {
        var player = Series.player(5)
        try player.play(":next<Enter>")
        #expect(player.said.hasPrefix("next may be "))
        try player.play(":zebra<Enter>")
        #expect(player.said.hasPrefix("There is no command zebra"))
        try player.play(":bookmarks<Enter>")
        #expect(player.state.query == Query([.state(.bookmarked)]))
    }

    @Test("q behind : quits, as hands expect")
    func quit() throws {
        var player = Series.player(5)
        try player.play(":q<Enter>")
        #expect(player.hasQuit)
    }

    @Test("A number behind : goes to that row")
    func row() throws {
        var player = Series.player(30)
        try player.play(":12<Enter>")
        #expect(player.selectedTitle == "Brief 11")
    }

    @Test("Tab completes a name, then its values, around")
    func complete() throws {
        var player = Series.player(5)
        try player.play(":the<Tab>")
        #expect(player.state.prompt?.field.text == "theme ")
        try player.play("<Tab>")
        #expect(player.state.prompt?.field.text == "theme dark")
        try player.play("<Tab><Tab>")
        #expect(player.state.prompt?.field.text == "theme dark")
    }

    @Test("Nothing to complete is said where it can be seen")
    func nothingToComplete() throws {
        var player = Series.player(5)
        try player.play(":zebra<Tab>")
        #expect(player.screen.contains("Nothing to complete"))
        try player.play("<BS>")
        #expect(!player.screen.contains("Nothing to complete"))
    }

    @Test("A theme shows while its name is typed; Esc and ^C bring the old one back, Enter keeps it")
    func theme() throws {
        for end in ["<Esc>", "<C-c>", "<C-w>lig<Enter>"] {
            var player = Series.player(5)
            try player.play(":theme light")
            #expect(player.state.theme == "light")
            try player.play(end)
            #expect(player.state.theme == "dark")
        }
        var player = Series.player(5)
        try player.play(":theme light<Enter>")
        #expect(player.state.theme == "light")
    }

    @Test("Earlier entries come back with ↑, what was being typed with ↓")
    func history() throws {
        var player = Series.player(5)
        try player.play(":top<Enter>:end<Enter>:ab<Up>")
        #expect(player.state.prompt?.field.text == "end")
        try player.play("<Up><Up>")
        #expect(player.state.prompt?.field.text == "top")
        try player.play("<Down><Down>")
        #expect(player.state.prompt?.field.text == "ab")
    }

    @Test(
        "Readline's keys edit",
        arguments: [
            ("one two<C-w>", "one "), ("one two<C-u>", ""), ("one two<C-a><C-k>", ""),
            ("two<C-a>one <C-e>!", "one two!"),
            ("ab<C-b><C-d>", "a"), ("ab<Left><BS>", "b"), ("añ👩‍👩‍👧‍👦<BS><BS>", "a"), ("ab<Home><Del>", "b"),
            ("a<C-f><C-f>b", "ab"),
        ])
    func edit(_ keys: String, _ text: String) throws {
        var player = Series.player(5)
        try player.play("/" + keys)
        #expect(player.state.prompt?.field.text == text)
    }

    @Test("Backspace in an empty field leaves it")
    func leave() throws {
        var player = Series.player(5)
        try player.play("/a<BS>")
        #expect(player.state.context == .prompt)
        try player.play("<BS>")
        #expect(player.state.context == .list)
    }

    @Test("Pasted lines stay words apart, in one entry; without a field they do nothing")
    func paste() throws {
        var player = Series.player(5)
        player.send(.paste("qQ:quit\n"))
        #expect(!player.hasQuit)
        #expect(player.said.hasPrefix("Pasted text goes into a text field"))
        try player.play("/")
        player.send(.paste("barge\nlanding"))
        #expect(player.state.prompt?.field.text == "barge landing")
        player.send(.paste(String(repeating: "a", count: 100_000)))
        #expect((player.state.prompt?.field.text.count ?? 0) <= 2000)
        #expect(player.state.context == .prompt)
    }

    @Test("find by name needs a brief that is open")
    func findByName() throws {
        var player = Series.player(5, Size(columns: 80, rows: 24))
        try player.play(":find clerk<Enter>")
        #expect(player.said == "Open the brief first: find looks through its page")
        try player.play("<Enter>:find clerk<Enter>")
        #expect(player.state.context == .find)
    }

    @Test("^C cancels what is open; twice with nothing open it quits; a key or a click between disarms it")
    func cancel() throws {
        var player = Series.player(5)
        for open in ["/a", ":", "t", "?", "w", "A"] {
            try player.play(open + "<C-c>")
            #expect(player.state.layers.isEmpty && !player.hasQuit)
        }
        try player.play("<C-c>j<C-c>")
        #expect(!player.hasQuit)
        player.press(5, 5)
        try player.play("<C-c>")
        #expect(!player.hasQuit)
        try player.play("<C-c>")
        #expect(player.hasQuit)
    }

    @Test("Help shows the keys of the pane first, is searched with /, and closes with q")
    func help() throws {
        var player = Series.player(5)
        try player.play("<Enter>?")
        #expect(player.screen.split(separator: "\n")[2].contains("Article"))
        try player.play("/bookmark<Enter>")
        #expect(player.screen.contains("Bookmark, or take it away"))
        #expect(!player.screen.contains("To the analysis"))
        try player.play("q")
        #expect(player.state.layers.isEmpty)
    }

    @Test("Help scrolls by pages in the lowest window too")
    func lowHelp() throws {
        var player = Series.player(5, Size(columns: 20, rows: 5))
        try player.play("?<Space>")
        guard case .help(let help)? = player.state.layers.last else { return }
        #expect(help.top > 0)
    }

    @Test("Help says every word of every command at every width", arguments: [20, 30, 40, 60, 160])
    func wholeHelp(_ columns: Int) throws {
        var player = Series.player(1, Size(columns: columns, rows: 200))
        try player.play("?")
        var seen = player.screen
        try player.play("<Space><Space>")
        seen += player.screen
        #expect(!seen.split(separator: "\n").contains { $0.contains("…") && !$0.contains(":theme") })
        let words = seen.split { $0.isWhitespace }.joined(separator: " ")
        for row in CommandTable.rows where row.contexts.contains(.list) {
            for word in row.words.split(separator: " ") { #expect(words.contains(word), "\(row.name): \(word)") }
        }
    }

    @Test("A question shows what answers it at every width", arguments: [20, 30, 40, 80])
    func question(_ columns: Int) throws {
        var player = Series.player(12, Size(columns: columns, rows: 5))
        try player.play("A")
        #expect(player.screen.contains("y yes   n no"))
    }
}
