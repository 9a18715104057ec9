import Briefs

/// The front door: bytes of any format that is read here become drafts of briefs. Pure: nothing is opened,
/// fetched or written.
package enum Intake {
    /// The most bytes that are read at once, those of an opened archive too.
    package static let limit = 256 * 1_024 * 1_024

    /// Reads an input. `name` is the file's name, for messages and provenance.
    package static func read(
        bytes: [UInt8], name: String, options: IntakeOptions
    ) throws(IntakeError) -> IntakeReading {
        guard bytes.count <= limit else { throw .tooLarge(name: name, bytes: bytes.count, limit: limit) }
        if let url = options.url, !BriefID.isAbsoluteAddress(url) { throw .addressNotAbsolute(url) }
        let input = SourceInput(bytes: bytes, name: name, sha256: SHA256.hexDigest(of: bytes), options: options)
        guard FormatSniffer.format(of: bytes) == .gzip else { return try read(input) }
        let opened = try input.opened()
        var reading = try read(opened)
        reading.problems = opened.problems + reading.problems
        return reading
    }

    private static func read(_ input: SourceInput) throws(IntakeError) -> IntakeReading {
        switch FormatSniffer.format(of: input.bytes) {
        case .capture:
            IntakeReading(drafts: [try CaptureFormat.read(input.bytes, name: input.name, options: input.options)])
        case .json: try JSONFormat.read(input)
        case .gzip: throw .unreadable(name: input.name, format: "gzip within gzip")
        case .xml: try XMLFormat.read(input)
        case .page: ItemDrafting(try PageFormat.read(input), input).reading()
        case .markdown: ItemDrafting(try MarkdownFormat.read(input), input).reading()
        case .addresses: AddressList.read(input)
        case .other(let format): throw .unreadable(name: input.name, format: format)
        }
    }

    /// What provenance says of an input: its name without the folders, which are the importer's own affair.
    static func fileName(_ name: String) -> String { name.split(separator: "/").last.map(String.init) ?? name }
}
