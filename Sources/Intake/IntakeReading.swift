import Briefs

/// What an input gave.
package struct IntakeReading: Hashable, Sendable {
    package var drafts: [Draft]
    /// What of a file could not be read, each with its place; the drafts are what could.
    package var problems: [Problem]
    /// What is to be known of the input as a whole though nothing is lost, as sentences.
    package var remarks: [String] = []
    /// What the input says of itself.
    package var head: Head
    /// The feeds that a list of subscriptions names.
    package var subscriptions: [Subscription]

    package init(
        drafts: [Draft], problems: [Problem] = [], head: Head = Head(), subscriptions: [Subscription] = []
    ) {
        self.drafts = drafts
        self.problems = problems
        self.head = head
        self.subscriptions = subscriptions
    }

    /// The head of a feed, or what a page says of the site that it is of.
    package struct Head: Hashable, Sendable {
        package var title: String?
        package var homePage: String?
        package var feedURL: String?
        /// BCP 47, lower case.
        package var language: String?
        package var description: String?

        package init(
            title: String? = nil, homePage: String? = nil, feedURL: String? = nil, language: String? = nil,
            description: String? = nil
        ) {
            self.title = title
            self.homePage = homePage
            self.feedURL = feedURL
            self.language = language
            self.description = description
        }
    }
}
