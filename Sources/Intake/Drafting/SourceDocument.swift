import Briefs

/// What an input of any format gave: what it says of itself, and its pieces.
struct SourceDocument: Hashable, Sendable {
    /// What the format is called in provenance: `rss`, `atom`, `page`.
    var format: String
    var title: String?
    /// The site's page.
    var homePage: String?
    /// The feed's own address.
    var feedURL: String?
    var language: String?
    var description: String?
    /// Of pieces that name none.
    var authors: [String] = []
    /// Of pieces that have none.
    var rights: String?
    var items: [SourceItem] = []
    /// What could not be read, each with its place.
    var problems: [Problem] = []

    init(format: String) { self.format = format }
}
