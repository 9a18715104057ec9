import CNcurses
import Glibc
import Page
import Reader

/// The screen and the keyboard. One thread uses it; it is set up before other threads start, because it changes the
/// environment for a moment and sets the locale.
///
/// ncurses paints and nothing else: bytes are read and decoded here, since an Escape that arrives in pieces, a paste
/// and a press of the mouse need more care than `get_wch` takes.
///
/// What holds: the terminal is given back as it was found by `close()`, by `exit`, by a crash on any thread, and while
/// the program is stopped or another one runs. A process has one at a time.
package final class Terminal {
    package private(set) var size: Size
    package let depth: ColourDepth
    /// Whether grids are to have text that runs from right to left turned around.
    package let ordersRightToLeft: Bool

    let description: TerminalDescription
    let signals: Int32
    var decoder: KeyDecoder
    /// Whether the screen is ours now: not while stopped, and not while another program has it.
    private(set) var isUp = false
    var hasHungUp = false
    var waitingEvents: [TerminalEvent] = []
    /// When input was last looked at, in monotonic milliseconds.
    var lastLook = Terminal.now()
    private let screen: OpaquePointer
    private let outlet: Outlet
    private let log: Int32
    private var painter: Painter
    private let modesOn: [UInt8]
    private let modesOff: [UInt8]
    private var isOpen = true
    private var hasTitle = false

    /// Takes the screen.
    package static func open(_ options: TerminalOptions) throws(TerminalError) -> Terminal {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .noTerminal }
        useUTF8()
        let wantsDirect = !options.isWithoutColour && (options.depth.map { $0 == .direct } ?? options.hasDirectColour)
        var found: TerminalDescription?
        for term in [options.term, "xterm-256color", "xterm"] where found == nil {
            found = TerminalDescription(term: term, wantsDirectColours: wantsDirect)
        }
        guard let description = found, description.canPlaceCursor else { throw .cannotDraw(term: options.term) }
        return try Terminal(description, options)
    }

    /// Text is UTF-8 whatever the locale says: ncurses and `wcwidth` go by the locale.
    package static func useUTF8() {
        if setlocale(LC_CTYPE, "") != nil, let codeset = nl_langinfo(Int32(CODESET)),
            String(cString: codeset) == "UTF-8"
        {
            return
        }
        if setlocale(LC_CTYPE, "C.UTF-8") == nil { _ = setlocale(LC_CTYPE, "en_US.UTF-8") }
    }

    /// Makes a stack overflow on the calling thread restore the terminal too. Each thread calls it once.
    package static func guardThisThread() { _ = dateline_crash_stack() }

    private init(_ description: TerminalDescription, _ options: TerminalOptions) throws(TerminalError) {
        modesOn = Self.modesOn + (options.ordersRightToLeft ? Self.explicitOrder : [])
        modesOff = (options.ordersRightToLeft ? Self.implicitOrder : []) + Self.modesOff
        let restore = modesOff + description.restoring
        guard
            restore.withUnsafeBytes({ dateline_restore_arm(STDOUT_FILENO, $0.baseAddress, $0.count) })
        else { throw .refused(call: "tcgetattr", code: errno) }
        let signals = dateline_signals_open()
        guard signals >= 0 else { throw .refused(call: "pipe2", code: errno) }
        dateline_crash_open()
        let log = Self.openLog(options.logPath)
        if isatty(STDERR_FILENO) == 1, log >= 0 { _ = dateline_stderr_divert(log) }
        dateline_restore_active(true)

        let depth = Self.depth(description, options)
        guard let outlet = Outlet(), let screen = Self.newScreen(description, outlet) else {
            let code = errno
            dateline_restore_active(false)
            dateline_restore_modes()
            dateline_stderr_replay()
            dateline_crash_close()
            dateline_signals_close()
            if log >= 0 { Glibc.close(log) }
            throw .refused(call: "newterm", code: code)
        }
        self.description = description
        self.signals = signals
        self.log = log
        self.screen = screen
        self.outlet = outlet
        self.depth = depth
        ordersRightToLeft = options.ordersRightToLeft
        decoder = KeyDecoder(
            escapeDelay: options.escapeDelay, sequences: KeySequences(described: description.keys))
        painter = Painter(depth: depth)
        size = Size(columns: 80, rows: 24)

        raw()
        noecho()
        nonl()
        keypad(dateline_stdscr(), true)
        typeahead(-1)
        if depth != .none {
            start_color()
            use_default_colors()
        }
        isUp = true
        write(modesOn)
        painter.dress(in: .plain)
        measure()
    }

    /// Decides how every ink looks, in the colours that the terminal has. The next grid is painted whole.
    package func dress(in theme: Theme) { painter.dress(in: theme) }

    /// Shows a grid; the cursor is hidden where there is none. Nothing happens while the screen is not ours.
    package func present(_ grid: Grid, cursor: Position?) {
        guard isUp, !hasHungUp else { return }
        write(outlet.gather { painter.present(grid, cursor: cursor) })
        if description.isXtermLike { write(painter.linkBytes(for: grid)) }
    }

    /// Paints the next grid whole on a cleared screen, for `^L`.
    package func redraw() { painter.invalidate() }

    /// Puts text on the clipboard of the terminal (OSC 52), which reaches through ssh. False where the terminal
    /// cannot. It may cut what is longer than 74,000 bytes or so; beyond two megabytes nothing is sent.
    package func copy(_ text: String) -> Bool {
        guard isUp, description.isXtermLike, text.utf8.count <= 2_000_000 else { return false }
        write(Array("\u{1B}7\u{1B}]52;c;".utf8) + base64(text.utf8) + Array("\u{07}\u{1B}8".utf8))
        return true
    }

    /// Names the window; `close()` gives its name back.
    package func setTitle(_ title: String) {
        guard isUp, description.isXtermLike else { return }
        let plain = title.unicodeScalars.filter {
            $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        }
        write(Array("\(hasTitle ? "" : "\u{1B}[22;2t")\u{1B}]2;\(String(String.UnicodeScalarView(plain)))\u{07}".utf8))
        hasTitle = true
    }

    /// Gives the terminal back. Does nothing the second time.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        leave()
        delscreen(screen)
        dateline_crash_close()
        dateline_signals_close()
        if log >= 0 { Glibc.close(log) }
    }

    deinit { close() }

    /// Leaves the screen as it was found.
    func leave() {
        guard isUp else { return }
        isUp = false
        if hasTitle { write(Array("\u{1B}[23;2t".utf8)) }
        hasTitle = false
        write(modesOff)
        endwin()
        dateline_restore_modes()
        dateline_restore_active(false)
        dateline_stderr_replay()
    }

    /// Takes the screen again. The next grid is painted whole.
    func enter() {
        guard !isUp, isOpen else { return }
        if isatty(STDERR_FILENO) == 1, log >= 0 { _ = dateline_stderr_divert(log) }
        dateline_restore_active(true)
        reset_prog_mode()
        isUp = true
        write(modesOn)
        measure()
        painter.invalidate()
    }

    /// Asks the terminal for its size; true where it is another one than before.
    @discardableResult
    func measure() -> Bool {
        var window = winsize()
        var found = Size(columns: Int(dateline_columns()), rows: Int(dateline_lines()))
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 {
            found = Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
        }
        found = Size(columns: max(1, min(found.columns, 2000)), rows: max(1, min(found.rows, 1000)))
        if Int(dateline_columns()) != found.columns || Int(dateline_lines()) != found.rows {
            resize_term(Int32(found.rows), Int32(found.columns))
        }
        guard found != size else { return false }
        size = found
        painter.invalidate()
        return true
    }

    /// Writes to the terminal between frames, all of it.
    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty, !hasHungUp {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var ready = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
                Glibc.poll(&ready, 1, 1000)
            } else if errno != EINTR {
                return
            }
        }
    }

    static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// Bracketed paste, clicks and the wheel, reported in SGR's form.
    private static let modesOn = Array("\u{1B}[?2004h\u{1B}[?1000h\u{1B}[?1006h".utf8)
    private static let modesOff = Array("\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l".utf8)

    /// Bidirectional support mode of ECMA-48: cells are shown as they come; then, as terminals begin, turned around.
    private static let explicitOrder = Array("\u{1B}[8l".utf8)
    private static let implicitOrder = Array("\u{1B}[8h".utf8)

    private static func depth(_ description: TerminalDescription, _ options: TerminalOptions) -> ColourDepth {
        if options.isWithoutColour { return .none }
        let available: ColourDepth =
            switch description.colours {
            case _ where description.withDirectColours != nil: .direct
            case 256...: .c256
            case 16...: .c16
            case 8...: .c8
            default: .none
            }
        return options.depth?.limited(to: available) ?? available
    }

    private static func newScreen(_ description: TerminalDescription, _ outlet: Outlet) -> OpaquePointer? {
        let found = getenv("TERMINFO").map { String(cString: $0) }
        if let described = description.withDirectColours { setenv("TERMINFO", described, 1) }
        defer {
            if description.withDirectColours != nil {
                if let found { setenv("TERMINFO", found, 1) } else { unsetenv("TERMINFO") }
            }
        }
        return newterm(description.term, outlet.stream, dateline_stdin())
    }

    /// The file that messages go to, or one in memory. A log that has grown begins anew.
    private static func openLog(_ path: String?) -> Int32 {
        if let path {
            let log = Glibc.open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
            if log >= 0 {
                if lseek(log, 0, SEEK_END) > 262_144 { ftruncate(log, 0) }
                return log
            }
        }
        return dateline_memory_file()
    }
}
