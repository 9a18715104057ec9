/// What `dateline --version` prints.
enum Version {
    static let program = "0.1.0"
    /// The `v` of the journal's lines.
    static let journal = 1

    static let text = "dateline \(program), journal format \(journal)"
}
