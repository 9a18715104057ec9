import Briefs

/// An input on its way to becoming drafts.
struct SourceInput: Sendable {
    let bytes: [UInt8]
    /// The file's name, for messages.
    let name: String
    /// Of the bytes as they came, before an archive was opened: in lower-case hexadecimal.
    let sha256: String
    let options: IntakeOptions
    /// What of the input was lost before a format saw it.
    var problems: [Problem] = []

    /// The same with its bytes in another form.
    func with(_ bytes: [UInt8]) -> SourceInput {
        SourceInput(bytes: bytes, name: name, sha256: sha256, options: options)
    }

    /// What a gzip archive holds.
    func opened() throws(IntakeError) -> SourceInput {
        let (opened, isWhole) = try Gzip.opened(bytes, name: name, limit: Intake.limit)
        let problem = Problem(
            file: name, what: "The gzip archive is damaged or cut off: what could be opened of it was read.",
            advice: "Fetch or copy it again.")
        return SourceInput(
            bytes: opened, name: name, sha256: sha256, options: options, problems: isWhole ? [] : [problem])
    }
}
