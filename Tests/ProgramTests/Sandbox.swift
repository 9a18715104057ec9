import FoundationEssentials
import Glibc
import PTY
import Page
import Synchronization

/// A home and a library of their own for runs of the program, gone when they are no longer needed.
final class Sandbox: Sendable {
    /// What a command left behind.
    struct Outcome {
        var status: Int32
        var bytes: [UInt8]
        var output: String
        var errors: String

        var lines: [String] {
            output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        }
    }

    struct Failure: Error { var what: String }

    /// This repository.
    static let repository = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }.path
    static let program = PseudoTerminal.product("dateline")

    let folder: String
    let library: String
    private let readers = Mutex<[pid_t]>([])

    /// With a copy of the sample library, or with an empty folder.
    init(sample: Bool = true) throws {
        var template = Array("/tmp/dateline-program-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(what: "mkdtemp") }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        library = folder + "/library"
        if sample {
            try FileManager.default.copyItem(atPath: Self.repository + "/sample-data", toPath: library)
        } else {
            try FileManager.default.createDirectory(atPath: library, withIntermediateDirectories: true)
        }
    }

    deinit {
        // A reader that still runs would make its folders again.
        for process in readers.withLock({ $0 })
        where (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")) == folder {
            Glibc.kill(process, SIGKILL)
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The whole environment of the program: nothing of the person who runs the tests.
    var environment: [String: String] {
        [
            "HOME": folder, "XDG_STATE_HOME": folder + "/state", "XDG_CONFIG_HOME": folder + "/config",
            "XDG_CACHE_HOME": folder + "/cache", "XDG_DATA_HOME": folder + "/data", "DATELINE_LIBRARY": library,
            "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    /// Puts a file into the library.
    func put(_ name: String, _ bytes: [UInt8]) throws {
        let path = library + "/" + name
        let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: path))
    }

    func put(_ name: String, _ text: String) throws { try put(name, Array(text.utf8)) }

    /// The bytes of every file of the library, by path below it.
    func files() throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: library) {
            guard let data = FileManager.default.contents(atPath: library + "/" + path) else { continue }
            found[path] = Array(data)
        }
        return found
    }

    /// Runs a command to its end.
    func dateline(_ arguments: String..., input: [UInt8] = []) throws -> Outcome {
        try run(arguments, input: input)
    }

    func run(_ arguments: [String], input: [UInt8] = []) throws -> Outcome {
        try finish(try start(arguments, input: input))
    }

    /// A command that runs.
    struct Running {
        var process: pid_t
        var arguments: [String]
        fileprivate var scratch: String
    }

    /// Starts a command; `finish` waits for it.
    func start(_ arguments: [String], input: [UInt8] = []) throws -> Running {
        let scratch = folder + "/" + UUID().uuidString
        let (stdin, stdout, stderr) = (scratch + ".in", scratch + ".out", scratch + ".errors")
        try Data(input).write(to: URL(filePath: stdin))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let writing = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, stdin, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, stdout, writing, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, stderr, writing, 0o600)
        let words = ([Self.program] + arguments).map { strdup($0) } + [nil]
        let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in words + settings { free(pointer) } }
        var process = pid_t()
        guard posix_spawn(&process, Self.program, &actions, nil, words, settings) == 0 else {
            throw Failure(what: "posix_spawn \(Self.program)")
        }
        return Running(process: process, arguments: arguments, scratch: scratch)
    }

    func finish(_ running: Running) throws -> Outcome {
        let (process, arguments) = (running.process, running.arguments)
        var status: Int32 = 0
        var left = 20_000
        while waitpid(process, &status, WNOHANG) == 0 {
            guard left > 0 else {
                Glibc.kill(process, SIGKILL)
                waitpid(process, &status, 0)
                throw Failure(what: "dateline \(arguments) did not end")
            }
            left -= 2
            poll(nil, 0, 2)
        }
        guard status & 0x7F == 0 else { throw Failure(what: "dateline \(arguments) ended by signal \(status & 0x7F)") }
        let (stdout, stderr) = (running.scratch + ".out", running.scratch + ".errors")
        let bytes = FileManager.default.contents(atPath: stdout).map { Array($0) } ?? []
        let errors = FileManager.default.contents(atPath: stderr).map { Array($0) } ?? []
        return Outcome(
            status: (status >> 8) & 0xFF, bytes: bytes, output: String(decoding: bytes, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }

    /// The file of the library's index.
    func index() throws -> String {
        let folder = folder + "/cache/dateline"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sqlite") }
        guard names.count == 1 else { throw Failure(what: "one index in \(folder), not \(names)") }
        return folder + "/" + names[0]
    }

    /// Starts the reader on a pseudo-terminal.
    func reader(
        _ arguments: String..., size: Size = Size(columns: 100, rows: 30), adding variables: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(
            [Self.program] + arguments, size: size,
            environment: environment.merging(variables) { $1 }, folder: folder)
        readers.withLock { $0.append(terminal.process) }
        return terminal
    }
}
