import CVTerm
import Glibc
import Page
import Reader

/// A program on a pseudo-terminal, seen through an emulator. Nothing sleeps: every wait looks at what the program
/// has written until something holds or a deadline passes.
package final class PseudoTerminal {
    package enum Failure: Error { case system(call: String, code: Int32) }

    /// How a program ended.
    package enum Ending: Hashable, Sendable {
        case exited(Int32)
        case signalled(Int32)
    }

    package let emulator: Emulator
    package let process: pid_t
    /// All that the program has written to its terminal.
    package private(set) var rawBytes: [UInt8] = []
    private var master: Int32
    /// Held open, so that modes and waiting input can be looked at, and the terminal outlives its program.
    private let slave: Int32
    private var ending: Ending?
    private var isUnread = false

    /// - Parameters:
    ///   - arguments: an absolute path and its arguments.
    ///   - environment: the whole environment; TERM is `xterm-256color` and PATH this process's where not given.
    ///   - errors: where standard error goes, nil for the terminal.
    package init(
        _ arguments: [String], size: Size = Size(columns: 80, rows: 24), environment: [String: String] = [:],
        folder: String? = nil, errors: Int32? = nil
    ) throws {
        guard let emulator = Emulator(size: size) else { throw Failure.system(call: "vterm_new", code: 0) }
        self.emulator = emulator
        master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0 else {
            throw Failure.system(call: "posix_openpt", code: errno)
        }
        let path = try Self.slavePath(of: master)
        slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard slave >= 0 else { throw Failure.system(call: "open", code: errno) }
        Self.set(size, on: master)
        process = try Self.spawn(arguments, path: path, environment: environment, folder: folder, errors: errors)
    }

    deinit {
        if ending == nil {
            Glibc.kill(process, SIGKILL)
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
        if master >= 0 { close(master) }
        close(slave)
    }

    /// The path of an executable of this package, beside the running tests.
    package static func product(_ name: String) -> String {
        var path = [UInt8](repeating: 0, count: 4096)
        let count = path.withUnsafeMutableBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) { chars in
                chars.baseAddress.map { readlink("/proc/self/exe", $0, chars.count) } ?? 0
            }
        }
        let here = String(decoding: path.prefix(max(0, count)), as: UTF8.self)
        return here.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/" + name
    }

    // What the screen shows.

    package var screenText: String { emulator.text }

    /// Looks at the screen until something holds; false when the time is up.
    @discardableResult
    package func waitUntil(seconds: Double = 10, _ holds: (PseudoTerminal) -> Bool) -> Bool {
        let end = Self.now() + Int(seconds * 1000)
        while true {
            if holds(self) { return true }
            let left = end - Self.now()
            if left <= 0 { return false }
            read(milliseconds: Int32(min(left, 20)))
        }
    }

    /// Waits for a text to stand anywhere on the screen.
    @discardableResult
    package func waitFor(_ text: String, seconds: Double = 10) -> Bool {
        waitUntil(seconds: seconds) { $0.screenText.contains(text) }
    }

    /// Whether the raw bytes since a place in them hold a sequence.
    package func hasWritten(_ text: String, since start: Int = 0) -> Bool {
        let wanted = Array(text.utf8)
        guard rawBytes.count - start >= wanted.count, !wanted.isEmpty else { return false }
        return (start...rawBytes.count - wanted.count).contains {
            rawBytes[$0] == wanted[0] && rawBytes[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
    }

    // What a person does.

    /// Sends bytes as they are, in one write.
    package func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        let end = Self.now() + 10_000
        while !rest.isEmpty, Self.now() < end {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1024)) }
            if count > 0 { rest = rest.dropFirst(count) }
            read(milliseconds: 0)
        }
    }

    package func send(_ text: String) { send(Array(text.utf8)) }

    /// Types a script of keys (`jj<Enter>`), each after the program has read the one before.
    package func type(_ script: String) throws {
        for key in try Key.parse(script) {
            send(Self.bytes(of: key))
            waitUntil { $0.waitingInput == 0 || $0.hasEnded }
        }
    }

    package func resize(to size: Size) {
        emulator.resize(to: size)
        Self.set(size, on: master)
    }

    /// Closes the terminal, as a lost connection does.
    package func hangUp() {
        if master >= 0 { close(master) }
        master = -1
    }

    package func kill(_ signal: Int32) { Glibc.kill(process, signal) }

    // What the program leaves.

    /// The ending of the program, nil where it still runs after the time.
    package func waitForEnd(seconds: Double = 10) -> Ending? {
        waitUntil(seconds: seconds) { $0.hasEnded }
        // What it wrote last.
        while read(milliseconds: 0) {}
        return ending
    }

    package var hasEnded: Bool {
        if ending != nil { return true }
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return false }
        ending = status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .signalled(status & 0x7F)
        return true
    }

    /// The modes of the terminal as bytes, for comparing before with after.
    package var modes: [UInt8] {
        var found = termios()
        guard tcgetattr(slave, &found) == 0 else { return [] }
        return [found.c_iflag, found.c_oflag, found.c_cflag, found.c_lflag].flatMap {
            withUnsafeBytes(of: $0, Array.init)
        }
            + withUnsafeBytes(of: found.c_cc, Array.init)
    }

    /// How many bytes the program has yet to read, where it reads without lines.
    package var waitingInput: Int {
        var count: Int32 = 0
        return ioctl(slave, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }

    /// Reads once; true where something came.
    @discardableResult
    private func read(milliseconds: Int32) -> Bool {
        guard master >= 0 else {
            if milliseconds > 0 { poll(nil, 0, milliseconds) }
            return false
        }
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, milliseconds) > 0, ready.revents & Int16(POLLIN) != 0 else { return false }
        let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, Glibc.read(master, buffer.baseAddress, buffer.count))
        }
        rawBytes += bytes
        emulator.feed(bytes)
        let answers = emulator.takeAnswers()
        if !answers.isEmpty { _ = answers.withUnsafeBytes { write(master, $0.baseAddress, $0.count) } }
        return !bytes.isEmpty
    }
}

// The system's side.
extension PseudoTerminal {
    /// What xterm sends for a key.
    package static func bytes(of key: Key) -> [UInt8] {
        switch key {
        case .character(let character): Array(String(character).utf8)
        case .control(" "): [0]
        case .control(let letter): [(letter.asciiValue ?? 0x40) & 0x1F]
        case .alt(let letter): [0x1B, letter.asciiValue ?? 0x20]
        case .enter: [0x0D]
        case .tab: [0x09]
        case .escape, .unknown: [0x1B]
        case .backspace: [0x7F]
        case .backTab: sequence("[Z")
        case .delete: sequence("[3~")
        case .insert: sequence("[2~")
        case .up: sequence("OA")
        case .down: sequence("OB")
        case .right: sequence("OC")
        case .left: sequence("OD")
        case .home: sequence("OH")
        case .end: sequence("OF")
        case .pageUp: sequence("[5~")
        case .pageDown: sequence("[6~")
        case .function(let number) where 1...4 ~= number: sequence("O" + ["P", "Q", "R", "S"][number - 1])
        case .function(let number): sequence("[\(number + (number < 6 ? 10 : number < 11 ? 11 : 12))~")
        }
    }

    private static func sequence(_ text: String) -> [UInt8] { [0x1B] + Array(text.utf8) }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    private static func set(_ size: Size, on descriptor: Int32) {
        var window = winsize(
            ws_row: UInt16(clamping: size.rows), ws_col: UInt16(clamping: size.columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &window)
    }

    private static func slavePath(of master: Int32) throws -> String {
        var name = [UInt8](repeating: 0, count: 128)
        let code = name.withUnsafeMutableBytes { buffer in
            ptsname_r(master, buffer.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }, buffer.count)
        }
        guard code == 0 else { throw Failure.system(call: "ptsname_r", code: code) }
        return String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// The program leads a session of its own; the first terminal that it opens, its input, becomes the one that
    /// controls it.
    private static func spawn(
        _ arguments: [String], path: String, environment: [String: String], folder: String?, errors: Int32?
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
        posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, errors ?? 0, 2)
        // What the tests' own runner has switched off stays out of it.
        var all = sigset_t()
        var none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        let setSession: Int16 = 0x80
        posix_spawnattr_setflags(
            &attributes, setSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))

        var variables = environment
        if variables["TERM"] == nil { variables["TERM"] = "xterm-256color" }
        if variables["PATH"] == nil {
            variables["PATH"] = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var settings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in words + settings { free(pointer) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, arguments.first ?? "", &actions, &attributes, &words, &settings)
        guard code == 0 else { throw Failure.system(call: "posix_spawn", code: code) }
        return process
    }
}
