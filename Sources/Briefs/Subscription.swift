/// A feed that somebody wants to have fetched, and where it stands among others.
package struct Subscription: Hashable, Sendable {
    /// The feed's address; what newsboat writes as `query:…`, `exec:…` or `filter:…` stands here as it was.
    package var feedURL: String
    package var title: String?
    /// The site's page.
    package var homePage: String?
    package var description: String?
    /// The folders that it is in, the outermost first.
    package var folders: [String]
    package var tags: [String]

    package init(
        feedURL: String, title: String? = nil, homePage: String? = nil, description: String? = nil,
        folders: [String] = [], tags: [String] = []
    ) {
        self.feedURL = feedURL
        self.title = title
        self.homePage = homePage
        self.description = description
        self.folders = folders
        self.tags = tags
    }
}
