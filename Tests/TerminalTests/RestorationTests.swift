import Glibc
import PTY
import Page
import Testing

@Suite("The terminal is given back as it was found", .serialized)
struct RestorationTests {
    /// A way to end, and how the program ends by it.
    enum Way: String, CaseIterable, Sendable {
        case quit, exit, trap, abort, overflow, interrupt, terminate, hangUp, quitSignal, badAddress, badBus, badNumber,
            badCode

        func take(_ terminal: PseudoTerminal) throws {
            switch self {
            case .quit: try terminal.type("q")
            case .exit: try terminal.type("x")
            case .trap: try terminal.type("t")
            case .abort: try terminal.type("a")
            case .overflow: try terminal.type("o")
            case .interrupt: terminal.kill(SIGINT)
            case .terminate: terminal.kill(SIGTERM)
            case .hangUp: terminal.kill(SIGHUP)
            case .quitSignal: terminal.kill(SIGQUIT)
            case .badAddress: terminal.kill(SIGSEGV)
            case .badBus: terminal.kill(SIGBUS)
            case .badNumber: terminal.kill(SIGFPE)
            case .badCode: terminal.kill(SIGILL)
            }
        }

        /// Nil where only the machine knows which trap it is.
        var endings: [PseudoTerminal.Ending] {
            switch self {
            case .quit, .interrupt, .terminate, .hangUp, .quitSignal: [.exited(0)]
            case .exit: [.exited(3)]
            case .trap: [.signalled(SIGILL), .signalled(SIGTRAP)]
            case .abort: [.signalled(SIGABRT)]
            case .overflow, .badAddress: [.signalled(SIGSEGV)]
            case .badBus: [.signalled(SIGBUS)]
            case .badNumber: [.signalled(SIGFPE)]
            case .badCode: [.signalled(SIGILL)]
            }
        }
    }

    /// What must hold whenever the program is not on the screen.
    private func expectGivenBack(_ terminal: PseudoTerminal, since start: Int = 0) {
        #expect(!terminal.emulator.modes.isAlternate)
        #expect(terminal.emulator.modes.cursorIsVisible)
        #expect(terminal.emulator.modes.mouse == 0)
        #expect(terminal.hasWritten("\u{1B}[?2004l", since: start))
        #expect(terminal.hasWritten("\u{1B}[?1l", since: start))
    }

    @Test("by every way to end", arguments: Way.allCases)
    func endings(_ way: Way) throws {
        let program = PseudoTerminal.product("TerminalProbe")
        let terminal = try PseudoTerminal([program], environment: ["SWIFT_BACKTRACE": "enable=no"])
        let fresh = try freshModes
        #expect(terminal.waitFor("80x24"))
        #expect(terminal.emulator.modes.isAlternate)
        #expect(terminal.modes != fresh)
        try way.take(terminal)
        let ending = try #require(terminal.waitForEnd())
        #expect(way.endings.contains(ending), "\(ending)")
        expectGivenBack(terminal)
        #expect(terminal.modes == fresh)
    }

    @Test(
        "and so is the order of text, which the terminal is told to leave alone meanwhile",
        arguments: [("quit", Way.quit), ("trap", .trap), ("terminate", .terminate)])
    func order(name: String, way: Way) throws {
        let terminal = try startProbe(environment: ["DATELINE_BIDI": "dateline"])
        #expect(terminal.hasWritten("\u{1B}[8l"))
        let start = terminal.rawBytes.count
        try way.take(terminal)
        _ = terminal.waitForEnd()
        #expect(terminal.hasWritten("\u{1B}[8h", since: start), "\(name)")
    }

    @Test("and a terminal that turns text around itself is told nothing")
    func ownOrder() throws {
        let terminal = try startProbe(environment: ["DATELINE_BIDI": "terminal"])
        try terminal.type("q")
        _ = terminal.waitForEnd()
        #expect(!terminal.hasWritten("\u{1B}[8l") && !terminal.hasWritten("\u{1B}[8h"))
    }

    /// The modes of a pseudo-terminal on which nothing has run.
    private var freshModes: [UInt8] {
        get throws {
            let terminal = try PseudoTerminal(["/bin/true"])
            _ = terminal.waitForEnd()
            return terminal.modes
        }
    }

    @Test("and what the program said on standard error meanwhile is shown, as plain text")
    func messages() throws {
        let terminal = try startProbe()
        let start = terminal.rawBytes.count
        try terminal.type("e")
        try terminal.type("j")
        #expect(terminal.waitFor("key j"))
        #expect(!terminal.screenText.contains("a message"))
        try terminal.type("q")
        #expect(terminal.waitForEnd() == .exited(0))
        #expect(terminal.screenText.contains("a message ?[31m for later"), "\(terminal.screenText)")
        #expect(!terminal.hasWritten("\u{1B}[31m", since: start))
    }

    @Test("and a crash says why, after the screen has been left")
    func crashMessage() throws {
        let terminal = try startProbe()
        try terminal.type("t")
        _ = terminal.waitForEnd()
        #expect(terminal.screenText.contains("Fatal error: Index out of range"), "\(terminal.screenText)")
    }

    @Test("and the log keeps what was said")
    func log() throws {
        let path = "/tmp/dateline-terminal-\(getpid()).log"
        defer { unlink(path) }
        let terminal = try startProbe(environment: ["PROBE_LOG": path])
        try terminal.type("eq")
        #expect(terminal.waitForEnd() == .exited(0))
        let log = open(path, O_RDONLY)
        #expect(log >= 0)
        var bytes = [UInt8](repeating: 0, count: 1000)
        let count = read(log, &bytes, bytes.count)
        close(log)
        #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).contains("a message"))
        #expect(terminal.screenText.contains("a message"))
    }

    @Test("and a lost connection ends the program")
    func lostConnection() throws {
        let terminal = try startProbe()
        terminal.hangUp()
        #expect(terminal.waitForEnd() == .exited(0))
    }

    @Test("and a program that hangs ends when it is asked again after a second")
    func hanging() throws {
        let terminal = try startProbe()
        try terminal.type("Z")
        terminal.kill(SIGTERM)
        #expect(!terminal.waitUntil(seconds: 0.5) { $0.hasEnded })
        // Its second begins when the first asking reaches it, which on a busy machine is later than it was sent.
        #expect(
            terminal.waitUntil(seconds: 20) { terminal in
                terminal.kill(SIGTERM)
                return terminal.waitUntil(seconds: 0.5) { $0.hasEnded }
            })
        #expect(terminal.waitForEnd() == .signalled(SIGTERM))
        expectGivenBack(terminal)
    }

    @Test("while another program runs, and taken again after it")
    func otherProgram() throws {
        let terminal = try startProbe(["a line"])
        let start = terminal.rawBytes.count
        try terminal.type("S")
        #expect(terminal.waitFor("outside"))
        expectGivenBack(terminal, since: start)
        #expect(try terminal.modes == freshModes)
        terminal.send("\r")
        #expect(terminal.waitUntil { $0.screenText.contains("continued") && $0.emulator.lines[1] == "a line" })
        #expect(terminal.emulator.modes.isAlternate)
        try terminal.type("jq")
        #expect(terminal.waitForEnd() == .exited(0))
        expectGivenBack(terminal)
    }

    /// A shell with job control, so that stopping means something.
    private func startInShell() throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(
            ["/bin/bash", "--norc", "--noprofile", "-i"],
            environment: ["PS1": "ready> ", "SWIFT_BACKTRACE": "enable=no"])
        #expect(terminal.waitFor("ready>"))
        terminal.send(PseudoTerminal.product("TerminalProbe") + " 'a line'\r")
        #expect(terminal.waitFor("80x24"), "\(terminal.screenText)")
        return terminal
    }

    private func child(of process: pid_t) -> pid_t? {
        let file = open("/proc/\(process)/task/\(process)/children", O_RDONLY)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: " ").first.flatMap {
            pid_t($0)
        }
    }

    @Test("while it is stopped by its key or by a signal, and taken again when it goes on", arguments: [true, false])
    func suspending(byKey: Bool) throws {
        let terminal = try startInShell()
        let start = terminal.rawBytes.count
        if byKey {
            try terminal.type("<C-z>")
        } else {
            terminal.send(" ")
            #expect(terminal.waitFor("key <Space>"))
            kill(try #require(child(of: terminal.process)), SIGTSTP)
        }
        #expect(terminal.waitFor("Stopped"), "\(terminal.screenText)")
        expectGivenBack(terminal, since: start)
        terminal.send("fg\r")
        #expect(
            terminal.waitUntil { $0.screenText.contains("continued") && $0.emulator.lines[1] == "a line" },
            "\(terminal.screenText)")
        #expect(terminal.emulator.modes.isAlternate)
        terminal.send("q")
        #expect(terminal.waitUntil { !$0.emulator.modes.isAlternate })
        terminal.send("exit\r")
        #expect(terminal.waitForEnd() == .exited(0))
    }

    @Test("and a stopped program that is asked to end does so without the screen")
    func endingWhileStopped() throws {
        let terminal = try startInShell()
        try terminal.type("<C-z>")
        #expect(terminal.waitFor("Stopped"))
        let start = terminal.rawBytes.count
        terminal.send("kill %1\r")
        #expect(terminal.waitFor("bye end terminate"), "\(terminal.screenText)")
        #expect(!terminal.hasWritten("\u{1B}[?1049h", since: start))
        terminal.send("exit\r")
        #expect(terminal.waitForEnd() != nil)
    }

    @Test("Without a terminal there is one clear line, and nothing is written to standard output")
    func noTerminal() throws {
        let program = PseudoTerminal.product("TerminalProbe")
        let terminal = try PseudoTerminal(["/bin/sh", "-c", "exec '\(program)' </dev/null"])
        #expect(terminal.waitForEnd() == .exited(2))
        #expect(terminal.screenText.contains("needs a terminal"))
        let dumb = try PseudoTerminal([program], environment: ["TERM": "dumb"])
        #expect(dumb.waitForEnd() == .exited(2))
        #expect(dumb.screenText.contains("cannot place its cursor"))
        #expect(!dumb.rawBytes.contains(0x1B))
    }
}
