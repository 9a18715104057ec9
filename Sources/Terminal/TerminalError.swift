import Glibc

/// Why there is no screen to draw on. Nothing has been changed on the terminal when one of these is thrown.
package enum TerminalError: Error, Hashable, CustomStringConvertible {
    /// Standard input or output is no terminal.
    case noTerminal
    /// The terminal cannot place its cursor, by its description.
    case cannotDraw(term: String)
    /// The system refused what is needed, by the name of the call and `errno`.
    case refused(call: String, code: Int32)
    /// A command could not be started.
    case notStarted(command: String, code: Int32)

    package var description: String {
        switch self {
        case .noTerminal:
            "Dateline’s reader needs a terminal for its input and output. In scripts, use “dateline list” and “dateline show”."
        case .cannotDraw(let term):
            "The terminal type “\(term)” cannot place its cursor. Set TERM to what the terminal is, for example xterm-256color."
        case .refused(let call, let code):
            "The terminal could not be set up: \(call) says “\(Self.reason(code))”."
        case .notStarted(let command, let code):
            "“\(command)” could not be started: \(Self.reason(code))."
        }
    }

    private static func reason(_ code: Int32) -> String {
        strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
}
