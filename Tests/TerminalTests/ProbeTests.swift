import Glibc
import PTY
import Page
import Reader
import Terminal
import Testing

/// A probe on a pseudo-terminal, its first frame on the screen.
func startProbe(
    _ lines: [String] = [], size: Size = Size(columns: 80, rows: 24), environment: [String: String] = [:]
) throws -> PseudoTerminal {
    var environment = environment
    environment["SWIFT_BACKTRACE"] = "enable=no"
    let terminal = try PseudoTerminal(
        [PseudoTerminal.product("TerminalProbe")] + lines, size: size, environment: environment)
    #expect(terminal.waitFor("\(size.columns)x\(size.rows)"), "the probe has not drawn: \(terminal.screenText)")
    return terminal
}

@Suite("A program on a terminal", .serialized)
struct ProbeTests {
    @Test("A grid is on the screen as it was drawn, wide characters and marks too")
    func drawing() throws {
        let terminal = try startProbe(["mañana e\u{301} 漢字 x", "second line"])
        #expect(terminal.waitUntil { $0.emulator.cursor == Position(column: 2, row: 1) })
        #expect(terminal.emulator.lines[0].hasPrefix("Title   link    rule    hit"))
        #expect(terminal.emulator.lines[1] == "mañana e\u{301} 漢字 x")
        #expect(terminal.emulator.cell(at: Position(column: 9, row: 1)).width == 2)
        #expect(terminal.emulator.lines[2] == "second line")
        #expect(terminal.emulator.modes.isAlternate)
        #expect(terminal.emulator.modes.mouse != 0)
        #expect(terminal.hasWritten("\u{1B}[?2004h"))
    }

    @Test("Keys, pastes and clicks arrive as what they are")
    func events() throws {
        let terminal = try startProbe()
        try terminal.type("j<Up><C-r><S-Tab><F5>")
        terminal.send("\u{1B}[200~q all\rof it\u{1B}[201~")
        terminal.send("\u{1B}[<0;5;7M\u{1B}[<0;5;7m")
        let heard = [
            "key j", "key <Up>", "key <C-r>", "key <S-Tab>", "key <F5>", "paste 11 q all|of it", "mouse press left 4,6",
        ]
        #expect(
            terminal.waitUntil { screen in heard.allSatisfy { screen.screenText.contains($0) } },
            "\(terminal.screenText)")
        try terminal.type("q")
        #expect(terminal.waitForEnd() == .exited(0))
    }

    @Test("An arrow that a slow line cuts in two is Escape and that arrow")
    func splitEscape() throws {
        let terminal = try startProbe()
        terminal.send([0x1B])
        #expect(terminal.waitFor("key <Esc>"))
        terminal.send("O")
        terminal.waitUntil { $0.waitingInput == 0 }
        terminal.send("A")
        #expect(terminal.waitFor("key <Up>"))
        #expect(!terminal.screenText.contains("key O"))
        #expect(!terminal.screenText.contains("key A"))
    }

    @Test("Over ssh an Escape waits longer")
    func slowEscape() throws {
        let terminal = try startProbe(environment: ["SSH_TTY": "/dev/pts/9"])
        terminal.send([0x1B])
        #expect(!terminal.waitUntil(seconds: 0.1) { $0.screenText.contains("key <Esc>") })
        #expect(terminal.waitFor("key <Esc>"))
    }

    @Test("A storm of sizes ends at the last one, drawn whole")
    func resizeStorm() throws {
        let terminal = try startProbe(["a line"])
        for step in 0..<60 {
            terminal.resize(to: Size(columns: 20 + step * 7 % 150, rows: 5 + step * 5 % 50))
            terminal.waitUntil(seconds: 0.002) { _ in false }
        }
        terminal.resize(to: Size(columns: 71, rows: 19))
        #expect(
            terminal.waitUntil { $0.screenText.contains("71x19") && $0.emulator.lines[1] == "a line" },
            "\(terminal.screenText)")
        terminal.resize(to: Size(columns: 3, rows: 2))
        #expect(terminal.waitUntil { $0.emulator.lines == ["Tit", "a l"] }, "\(terminal.screenText)")
        terminal.resize(to: Size(columns: 90, rows: 30))
        #expect(terminal.waitFor("90x30"))
    }

    @Test("Text that holds controls never reaches the terminal as such")
    func hostileText() throws {
        let terminal = try startProbe()
        let start = terminal.rawBytes.count
        try terminal.type("B")
        #expect(terminal.waitFor("[31m"), "\(terminal.screenText)")
        for hostile in ["\u{1B}[31m", "\u{9B}", "\u{202E}"] {
            #expect(!terminal.hasWritten(hostile, since: start))
        }
    }

    @Test("A changed line sends few bytes")
    func fewBytes() throws {
        let terminal = try startProbe((0..<15).map { "line \($0) of a page full of text" })
        try terminal.type("j")
        #expect(terminal.waitFor("key j"))
        let start = terminal.rawBytes.count
        try terminal.type("k")
        #expect(terminal.waitFor("key k"))
        #expect(terminal.rawBytes.count - start < 60)
    }

    @Test("A redraw paints over what another program has written")
    func redraw() throws {
        let terminal = try startProbe(["a line"])
        terminal.emulator.feed(Array("\u{1B}[2;1Hspoilt".utf8))
        #expect(terminal.screenText.contains("spoilt"))
        try terminal.type("L")
        #expect(terminal.waitUntil { $0.emulator.lines[1] == "a line" })
    }

    @Test("A copy goes to the clipboard of the terminal, and the title is given back")
    func clipboard() throws {
        let terminal = try startProbe()
        try terminal.type("cT")
        #expect(terminal.waitFor("copied true"))
        #expect(terminal.waitUntil { $0.hasWritten("\u{1B}7\u{1B}]52;c;w5xuw69jb2Rl\u{07}\u{1B}8") })
        #expect(terminal.waitUntil { $0.hasWritten("\u{1B}]2;A ]title\u{07}") })
        try terminal.type("q")
        #expect(terminal.waitForEnd() == .exited(0))
        #expect(terminal.hasWritten("\u{1B}[23;2t"))
    }

    @Test(
        "A Hebrew title stands in the order in which it is read, unless the terminal turns it",
        arguments: [("dateline", "a תוליל תנחת b"), ("terminal", "a תחנת לילות b")])
    func hebrew(by: String, seen: String) throws {
        let terminal = try startProbe(["a תחנת לילות b"], environment: ["DATELINE_BIDI": by])
        #expect(terminal.waitFor(seen), "\(terminal.screenText)")
    }

    @Test(
        "Who turns text around is known from the environment",
        arguments: [
            (["TERM": "xterm-256color"], true), (["TERM": "xterm-256color", "VTE_VERSION": "7001"], true),
            (["TERM": "tmux-256color", "VTE_VERSION": "7001"], false), (["TERM": "screen", "VTE_VERSION": ""], true),
            (["TERM": "xterm-256color", "KONSOLE_VERSION": "220401"], false), (["TERM": "mlterm-256color"], false),
            (["TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"], false),
            (["TERM": "mlterm", "DATELINE_BIDI": "dateline"], true),
            (["TERM": "xterm", "DATELINE_BIDI": "terminal"], false), (["TERM": "xterm", "DATELINE_BIDI": "?"], true),
        ])
    func whoOrders(environment: [String: String], isOurs: Bool) {
        #expect(TerminalOptions(environment: environment).ordersRightToLeft == isOurs)
    }
}
