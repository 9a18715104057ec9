import Briefs

/// An input on its way to becoming drafts.
struct SourceInput: Sendable {
    let bytes: [UInt8]
    /// The file's name, for messages.
    let name: String
    /// Of the bytes as they came, before an archive was opened: in lower-case hexadecimal.
    let sha256: String
    let options: IntakeOptions

    /// The same with its bytes in another form.
    func with(_ bytes: [UInt8]) -> SourceInput {
        SourceInput(bytes: bytes, name: name, sha256: sha256, options: options)
    }

    /// What a gzip archive holds.
    func opened() throws(IntakeError) -> SourceInput {
        SourceInput(
            bytes: try Gzip.opened(bytes, name: name, limit: Intake.limit), name: name, sha256: sha256,
            options: options)
    }
}
