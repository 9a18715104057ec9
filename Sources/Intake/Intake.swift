import Briefs

/// The front door: bytes of any format that is read here become drafts of briefs. Pure: nothing is opened,
/// fetched or written.
package enum Intake {
    /// The most bytes that are read at once.
    package static let limit = 64 * 1_024 * 1_024

    /// Reads an input. `name` is the file's name, for messages and provenance.
    package static func read(
        bytes: [UInt8], name: String, options: IntakeOptions
    ) throws(IntakeError) -> IntakeReading {
        guard bytes.count <= limit else { throw .tooLarge(name: name, bytes: bytes.count, limit: limit) }
        if let url = options.url, !isAbsolute(url) { throw .addressNotAbsolute(url) }
        switch FormatSniffer.format(of: bytes) {
        case .capture: return IntakeReading(drafts: [try CaptureFormat.read(bytes, name: name, options: options)])
        case .feed: return try FeedFormat.read(bytes, name: name, options: options)
        case .other(let format): throw .unreadable(name: name, format: format)
        }
    }

    /// What provenance says of an input: its name without the folders, which are the importer's own affair.
    static func fileName(_ name: String) -> String { name.split(separator: "/").last.map(String.init) ?? name }

    /// A scheme, a colon and something behind it.
    private static func isAbsolute(_ url: String) -> Bool {
        guard let colon = url.firstIndex(of: ":"), let first = url.first, first.isASCII, first.isLetter else {
            return false
        }
        let scheme = url[..<colon]
        return scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
            && url.index(after: colon) < url.endIndex && !url.contains { $0.isWhitespace }
    }
}
