import FoundationEssentials
import Glibc
import PTY
import Page
import Testing

/// The built program on a terminal, over a copy of the sample library.
@Suite("The reader on a terminal", .serialized) struct LibraryOnScreenTests {
    /// Until the list and the article beside it are drawn.
    private func start(_ sandbox: Sandbox, size: Size = Size(columns: 100, rows: 30)) throws -> PseudoTerminal {
        let terminal = try sandbox.reader(size: size)
        #expect(
            terminal.waitUntil {
                $0.screenText.contains("▌") && $0.screenText.contains("of 131") || $0.screenText.contains("131 ·")
            },
            "\(terminal.screenText)")
        return terminal
    }

    @Test("Browse, narrow by tag and by region, bookmark, be killed, and find it all again")
    func bookmarkSurvives() throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try start(sandbox)
        #expect(terminal.screenText.contains("All briefs"))
        try terminal.type("jj")
        #expect(terminal.waitFor("3 of 131"), "\(terminal.screenText)")
        #expect(
            terminal.waitUntil { $0.emulator.lines.contains { $0.hasPrefix("▌") && $0.contains("Yadira Hands Over") } })

        try terminal.type("ttimber")
        #expect(terminal.waitUntil { $0.emulator.lines.contains { $0.contains("▌") && $0.contains("timber") } })
        try terminal.type("<Tab><Enter>")
        #expect(terminal.waitUntil { $0.emulator.lines[0].contains("timber ×") }, "\(terminal.screenText)")
        try terminal.type("rnicaragua")
        #expect(terminal.waitUntil { $0.emulator.lines.contains { $0.contains("▌") && $0.contains("Nicaragua") } })
        try terminal.type("<Tab><Enter>")
        #expect(terminal.waitUntil { $0.emulator.lines[0].contains("Nicaragua ×") }, "\(terminal.screenText)")
        #expect(terminal.waitFor("A Trial in Bluefields"), "\(terminal.screenText)")
        #expect(terminal.waitUntil { $0.emulator.lines[0].contains("of 131") }, "\(terminal.screenText)")

        try terminal.type("m")
        #expect(terminal.waitUntil { $0.emulator.lines.contains { $0.contains("★") } }, "\(terminal.screenText)")
        terminal.kill(SIGKILL)
        #expect(terminal.waitForEnd() == .signalled(SIGKILL))

        #expect(try sandbox.dateline("bookmarks").output.contains("A Trial in Bluefields"))
        let again = try sandbox.reader("is:bookmarked")
        #expect(
            again.waitUntil { $0.emulator.lines.contains { $0.contains("★") && $0.contains("A Trial in Bluefields") } },
            "\(again.screenText)")
        // Undone, it is gone.
        try again.type("m")
        #expect(again.waitFor("Bookmark taken away"), "\(again.screenText)")
        try again.type("Q")
        #expect(again.waitForEnd() == .exited(0))
        #expect(try sandbox.dateline("bookmarks").status == 1)
    }

    @Test("Keys typed ahead act on what the keys before them lead to")
    func typedAhead() throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try start(sandbox)
        terminal.send("ttimber\t\rrnicaragua\t\rm")
        #expect(terminal.waitUntil { $0.screenText.contains("★") }, "\(terminal.screenText)")
        #expect(terminal.waitUntil { $0.emulator.lines[0].contains("timber × Nicaragua ×") }, "\(terminal.screenText)")
        try terminal.type("Q")
        #expect(terminal.waitForEnd() == .exited(0))
        let marked = try sandbox.dateline("bookmarks")
        #expect(marked.lines.count == 1 && marked.output.contains("A Trial in Bluefields"), "\(marked.output)")
    }

    @Test("A bookmark that has been seen is kept, however soon the program is killed", arguments: 1...3)
    func killedAtOnce(_ round: Int) throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try start(sandbox)
        terminal.send("m")
        #expect(terminal.waitUntil { $0.screenText.contains("★") })
        terminal.kill(SIGKILL)
        _ = terminal.waitForEnd()
        #expect(try sandbox.dateline("bookmarks").lines.count == 1, "round \(round)")
    }

    @Test("A storm of sizes with anything open ends drawn whole at the last one")
    func resizeStorm() throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try start(sandbox)
        for script in ["", "<Enter>", "?", ":the<Tab>", "r", "F"] {
            try terminal.type(script)
            for step in 0..<25 {
                terminal.resize(to: Size(columns: 20 + step * 37 % 150, rows: 5 + step * 13 % 50))
                terminal.waitUntil(seconds: 0.003) { _ in false }
            }
            terminal.resize(to: Size(columns: 97, rows: 31))
            terminal.waitUntil(seconds: 0.05) { _ in false }
            terminal.send("\u{1B}\u{1B}\u{1B}")
            terminal.waitUntil { $0.waitingInput == 0 }
        }
        terminal.resize(to: Size(columns: 19, rows: 4))
        #expect(terminal.waitFor("too small"), "\(terminal.screenText)")
        terminal.resize(to: Size(columns: 100, rows: 30))
        #expect(
            terminal.waitUntil {
                $0.emulator.lines[0].hasSuffix("unread") && $0.emulator.lines[29].contains("help") && !$0.hasEnded
            }, "\(terminal.screenText)")
        try terminal.type("Q")
        #expect(terminal.waitForEnd() == .exited(0))
    }

    @Test("An arrow that a slow line cuts in two goes up a line and runs nothing else")
    func splitEscape() throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try start(sandbox)
        try terminal.type("jjjj")
        #expect(terminal.waitFor("5 of 131"))
        // After 60 ms the Escape alone has been taken; O would open an outline, A would ask to mark all read.
        terminal.send([0x1B])
        #expect(!terminal.waitUntil(seconds: 0.06) { $0.hasEnded })
        terminal.send("O")
        terminal.waitUntil { $0.waitingInput == 0 }
        terminal.send("A")
        #expect(terminal.waitFor("4 of 131"), "\(terminal.screenText)")
        terminal.waitUntil(seconds: 0.6) { $0.screenText.contains("Mark ") || $0.screenText.contains("utline") }
        #expect(!terminal.screenText.contains("shown here as read"))
        #expect(terminal.waitFor("4 of 131"), "\(terminal.screenText)")
        #expect(terminal.emulator.lines[0].contains("All briefs"))
    }

    /// How the program can be made to end.
    enum Way: String, CaseIterable, Sendable {
        case leave, quitKey, cancelTwice, interrupt, terminate, hangUp, quit

        func take(_ terminal: PseudoTerminal) throws {
            switch self {
            case .leave: try terminal.type("q")
            case .quitKey: try terminal.type("<Enter>Q")
            case .cancelTwice: try terminal.type("<C-c><C-c>")
            case .interrupt: terminal.kill(SIGINT)
            case .terminate: terminal.kill(SIGTERM)
            case .hangUp: terminal.kill(SIGHUP)
            case .quit: terminal.kill(SIGQUIT)
            }
        }
    }

    @Test("Every way to end gives the terminal back", arguments: Way.allCases)
    func endings(_ way: Way) throws {
        let idle = try PseudoTerminal(["/bin/true"])
        _ = idle.waitForEnd()
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try start(sandbox)
        #expect(terminal.emulator.modes.isAlternate)
        #expect(terminal.modes != idle.modes)
        try way.take(terminal)
        #expect(terminal.waitForEnd() == .exited(0))
        #expect(terminal.modes == idle.modes)
        #expect(!terminal.emulator.modes.isAlternate)
        #expect(terminal.emulator.modes.cursorIsVisible)
        #expect(terminal.emulator.modes.mouse == 0)
        #expect(terminal.hasWritten("\u{1B}[?2004l"))
        #expect(!terminal.screenText.contains("All briefs"), "\(terminal.screenText)")
    }

    @Test("After a lost connection the next start is back at query, brief and place", arguments: [true, false])
    func lostConnection(isCut: Bool) throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try start(sandbox, size: Size(columns: 80, rows: 24))
        try terminal.type(":query region:PE sort:oldest<Enter>")
        #expect(terminal.waitFor("Peru ×"), "\(terminal.screenText)")
        try terminal.type("jj<Enter>")
        #expect(terminal.waitFor("Article · "), "\(terminal.screenText)")
        try terminal.type("<Space>")
        let title = try #require(
            try Feed(sandbox.dateline("list", "--json", "region:PE", "sort:oldest").bytes).items[2].title)
        #expect(
            terminal.waitUntil {
                !$0.emulator.lines[1].contains("BRIEF")
                    && !$0.emulator.lines.prefix(4).contains { $0.contains(title.prefix(30)) }
            })
        let line = terminal.emulator.lines[1]
        if isCut {
            terminal.hangUp()
            #expect(terminal.waitForEnd() == .exited(0))
        } else {
            try terminal.type("Q")
            #expect(terminal.waitForEnd() == .exited(0))
        }
        let again = try sandbox.reader(size: Size(columns: 80, rows: 24))
        if isCut {
            #expect(again.waitFor("Peru ×"), "\(again.screenText)")
            #expect(
                again.waitUntil { $0.emulator.lines[1] == line }, "“\(line)” was the first line:\n\(again.screenText)")
            #expect(again.waitFor("Article · "))
            try again.type("<Esc>")
            #expect(
                again.waitUntil { $0.emulator.lines.contains { $0.hasPrefix("▌") && $0.contains(title.prefix(30)) } },
                "\(again.screenText)")
        } else {
            #expect(again.waitFor("All briefs"), "\(again.screenText)")
            #expect(!again.screenText.contains("Peru ×"))
            #expect(again.waitFor("1 of 131"), "\(again.screenText)")
        }
    }

    @Test("With no library yet the sample is offered, and s puts it there")
    func offer() throws {
        let sandbox = try Sandbox(sample: false)
        defer { withExtendedLifetime(sandbox) {} }
        rmdir(sandbox.library)
        let terminal = try sandbox.reader()
        #expect(terminal.waitFor("[s/e/q]"), "\(terminal.screenText)")
        #expect(!terminal.emulator.modes.isAlternate)
        terminal.send("s\r")
        #expect(terminal.waitFor("131 unread"), "\(terminal.screenText)")
        try terminal.type("Q")
        #expect(terminal.waitForEnd() == .exited(0))
        #expect(try sandbox.dateline("list").lines.count == 131)
    }

    @Test("What is pasted runs nothing")
    func paste() throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try start(sandbox)
        terminal.send("\u{1B}[200~mQ\rA y\u{1B}[201~")
        terminal.send("mmmQ jN AyQ mQ mQ mQ mQ mQ mQ mQ mQ mQ mQ")
        terminal.waitUntil { $0.waitingInput == 0 }
        #expect(
            !terminal.waitUntil(seconds: 0.3) { $0.hasEnded || $0.screenText.contains("★") }, "\(terminal.screenText)")
        try terminal.type("j")
        #expect(terminal.waitFor("2 of 131"))
        #expect(try sandbox.dateline("bookmarks").status == 1)
    }
}

extension LibraryOnScreenTests {
    @Test("A feed dropped into the folder appears while the reader is open, and what was selected stays selected")
    func droppedIn() throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let reader = try sandbox.reader(size: Size(columns: 100, rows: 30))
        #expect(reader.waitFor("131"))
        try reader.type("jjj")
        #expect(reader.waitFor("4 of 131"))
        try sandbox.put(
            "dropped/feed.json",
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Dropped", "items": [{
              "id": "https://dropped.example/1", "title": "A brief that came from outside",
              "date_published": "2030-01-01T00:00:00Z", "content_text": "It came."}]}
            """)
        #expect(
            reader.waitUntil {
                $0.screenText.contains("A brief that came from outside") && $0.screenText.contains("5 of 132")
            }, "\(reader.screenText)")
        try reader.type("Q")
        #expect(reader.waitForEnd() == .exited(0))
    }

    @Test("A reader that nobody uses does not wake up, and still shows what is dropped in after that")
    func idle() throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let reader = try sandbox.reader(size: Size(columns: 100, rows: 30))
        #expect(reader.waitFor("131"))
        func wakes() -> [String] {
            let path = "/proc/\(reader.process)/task"
            return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted().map { task in
                let status = FileManager.default.contents(atPath: "\(path)/\(task)/status") ?? Data()
                return String(decoding: status, as: UTF8.self).split(separator: "\n")
                    .filter { $0.hasPrefix("voluntary") }.joined()
            }
        }
        // The files have been looked at, and once more; then nothing happens for two seconds.
        var isIdle = false
        for _ in 0..<20 where !isIdle {
            let before = wakes()
            reader.waitUntil(seconds: 2) { _ in false }
            isIdle = !before.isEmpty && wakes() == before
        }
        #expect(isIdle)
        try sandbox.put("late.json", #"{"items": [{"id": "https://l.example/1", "title": "Late but seen"}]}"#)
        #expect(reader.waitFor("of 132"), "\(reader.screenText)")
        try reader.type("Q")
        #expect(reader.waitForEnd() == .exited(0))
    }
}

extension LibraryOnScreenTests {
    @Test("Marks made in one reader appear in another, and undoing in one leaves the other's")
    func two() throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let left = try sandbox.reader(size: Size(columns: 100, rows: 30))
        let right = try sandbox.reader(size: Size(columns: 100, rows: 30))
        #expect(left.waitFor("131") && right.waitFor("131"))
        func stars(_ reader: PseudoTerminal) -> Int { reader.emulator.lines.count { $0.contains("★") } }
        try left.type("m")
        #expect(left.waitUntil { stars($0) > 0 } && right.waitUntil { stars($0) > 0 }, "\(right.screenText)")
        try right.type("jjm")
        #expect(right.waitUntil { $0.screenText.contains("3 of 131") && $0.screenText.contains("Bookmarked") })
        let both = stars(right)
        #expect(left.waitUntil { stars($0) == both }, "\(left.screenText)\n\(right.screenText)")
        #expect(left.waitFor("1 of 131"), "\(left.screenText)")
        // A script marks too.
        let third = try #require(try sandbox.dateline("list", "--limit", "2").lines.last?.split(separator: " ").first)
        #expect(try sandbox.dateline("mark", "--bookmark", String(third)).status == 0)
        #expect(left.waitUntil { stars($0) > both } && right.waitUntil { stars($0) > both }, "\(left.screenText)")
        try right.type("u")
        try left.type("u")
        #expect(left.waitFor("Undone") && right.waitFor("Undone"))
        for reader in [left, right] {
            #expect(reader.waitUntil { stars($0) > 0 && stars($0) < both }, "\(reader.screenText)")
            // A killed reader leaves nothing locked.
            reader.kill(SIGKILL)
            _ = reader.waitForEnd()
        }
        #expect(try sandbox.dateline("bookmarks").lines.count == 1)
        #expect(try sandbox.dateline("mark", "--read", String(third)).status == 0)
    }
}
