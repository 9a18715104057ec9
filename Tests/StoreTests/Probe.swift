import Glibc

@testable import Store

/// A run of `StoreProbe`, to be killed at any moment.
final class Probe {
    struct Failure: Error { var what: String }

    private let process: pid_t
    private let output: String
    private var hasEnded = false

    init(_ folder: TemporaryFolder, _ words: String...) throws {
        output = folder.path + "/" + Path.unique() + ".out"
        let program = Path.folder(of: Path.real("/proc/self/exe") ?? "") + "/StoreProbe"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        let arguments = ([program] + words).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        guard posix_spawn(&process, program, &actions, nil, arguments, environ) == 0 else {
            throw Failure(what: "posix_spawn \(program)")
        }
        self.process = process
    }

    deinit { kill() }

    /// What it has said so far, whole lines only.
    var lines: [String] {
        let bytes = (try? FileContents.read(output))?.bytes ?? []
        let whole = bytes[..<(bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)]
        return whole.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Waits until it has said so much or has ended; kills it then.
    func kill(afterLines count: Int) {
        for _ in 0..<20_000 {
            if lines.count >= count || isDone { break }
            poll(nil, 0, 1)
        }
        kill()
    }

    func kill() {
        guard !hasEnded else { return }
        Glibc.kill(process, SIGKILL)
        waitpid(process, nil, 0)
        hasEnded = true
    }

    /// Waits for its end.
    func end() throws {
        for _ in 0..<60_000 {
            if isDone { return }
            poll(nil, 0, 1)
        }
        throw Failure(what: "the probe did not end")
    }

    private var isDone: Bool {
        if !hasEnded { hasEnded = waitpid(process, nil, WNOHANG) == process }
        return hasEnded
    }
}
