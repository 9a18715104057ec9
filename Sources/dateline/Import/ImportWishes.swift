/// What the person who imports wants.
struct ImportWishes: Sendable {
    /// The outlet, where the files do not say, or other than they say.
    var source: String?
    /// The address of the one piece.
    var url: String?
    var keepsSource = false
    var isDryRun = false
}
