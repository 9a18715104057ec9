import CNcurses
import Glibc

extension Terminal {
    /// Gives the terminal back and stops, as `^Z` does elsewhere; returns when the program goes on in the foreground,
    /// with the screen set up again and a `continued` event waiting. A request to end that came meanwhile waits
    /// instead, and the screen is left alone.
    package func suspend() {
        guard isUp else { return }
        leave()
        waitingEvents += endings(drainSignals())
        var wasContinued: Bool
        repeat {
            dateline_signals_stop()
            let arrived = drainSignals()
            wasContinued = arrived.contains(SIGCONT)
            let endings = endings(arrived)
            if !endings.isEmpty {
                waitingEvents += endings
                return
            }
        } while wasContinued && isInBackground
        enter()
        waitingEvents.append(.continued)
    }

    /// Runs a command on the terminal as it was found, waits for it, and takes the screen again.
    ///
    /// - Parameters:
    ///   - arguments: the program, looked up in PATH, and its arguments.
    ///   - input: what it reads, nil for the terminal.
    /// - Returns: its exit status, or 128 and the signal that ended it.
    package func run(_ arguments: [String], input: Int32? = nil) throws(TerminalError) -> Int32 {
        guard let program = arguments.first else { return 0 }
        let wasUp = isUp
        leave()
        defer {
            // `^C` in an editor was meant for the editor.
            waitingEvents += endings(drainSignals().filter { $0 != SIGINT && $0 != SIGQUIT })
            if wasUp {
                enter()
                waitingEvents.append(.continued)
            }
        }
        let (process, code) = spawn(program, arguments, input: input)
        guard code == 0 else { throw .notStarted(command: program, code: code) }
        return wait(for: process)
    }

    private var isInBackground: Bool {
        let foreground = tcgetpgrp(STDIN_FILENO)
        return foreground >= 0 && foreground != getpgrp()
    }

    private func spawn(_ program: String, _ arguments: [String], input: Int32?) -> (process: pid_t, code: Int32) {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
        // Handlers end with `exec`; what is ignored would stay so.
        var standard = sigset_t()
        sigemptyset(&standard)
        sigaddset(&standard, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &standard)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, program, &actions, &attributes, words, dateline_environment())
        return (process, code)
    }

    private func wait(for process: pid_t) -> Int32 {
        while true {
            var status: Int32 = 0
            let result = waitpid(process, &status, WUNTRACED)
            if result < 0 && errno == EINTR { continue }
            if result < 0 { return 127 }
            if status & 0xFF == 0x7F {
                // `^Z` stopped the command alone: stop too, so that the shell notices, and go on together.
                _ = drainSignals()
                dateline_signals_stop()
                kill(process, SIGCONT)
                continue
            }
            return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        }
    }
}
