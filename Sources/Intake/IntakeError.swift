import Briefs

/// Why an input gave no drafts.
package enum IntakeError: Error, Hashable, Sendable, CustomStringConvertible {
    case empty(name: String)
    case tooLarge(name: String, bytes: Int, limit: Int)
    /// The bytes are of a format that Intake does not read; `format` says which, as `a PDF document`.
    case unreadable(name: String, format: String)
    case addressNotAbsolute(String)
    /// A JSON Feed of which nothing could be read.
    case damaged(Problem)

    package var description: String {
        switch self {
        case .empty(let name):
            "\(name) holds no text: save or copy the page again."
        case .tooLarge(let name, let bytes, let limit):
            "\(name) has \(bytes) bytes, and \(limit) is the most that is read at once: split it."
        case .unreadable(let name, let format):
            "\(name) looks like \(format), which is not read here. What can be read: "
                + FormatSniffer.readable.joined(separator: " and ") + "."
        case .damaged(let problem): problem.description
        case .addressNotAbsolute(let address):
            "“\(address)” is no absolute address: give it whole, as https://example.org/page."
        }
    }
}
