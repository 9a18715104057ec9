/// Why a command did not do what it was asked, and the exit status that says so.
enum CommandError: Error, CustomStringConvertible {
    /// What was asked for is not in the library: 1.
    case missing(String)
    /// Wrong usage, or no terminal: 2.
    case usage(String)
    /// The library or the whole input could not be read or written: 3.
    case failed(String)

    var description: String {
        switch self {
        case .missing(let text), .usage(let text), .failed(let text): text
        }
    }

    var status: ExitStatus {
        switch self {
        case .missing: .nothingMatched
        case .usage: .usage
        case .failed: .failed
        }
    }
}

/// What the program leaves behind (docs: COMMANDS).
enum ExitStatus: Int32, Sendable {
    case done = 0
    case nothingMatched = 1
    case usage = 2
    case failed = 3
    /// Done in part; standard error says what is missing.
    case partly = 4
}
