/// What a feed says of itself, in whatever order it says it.
struct FeedHead: Sendable {
    /// RSS, Atom and CDF go before Dublin Core.
    var title: String? { ownTitle ?? otherTitle }
    private(set) var description: String?
    private(set) var language: String?
    private(set) var feedURL: String?
    private(set) var authors: [String] = []
    private(set) var rights: String?
    /// Names to be shown, by the names that writers log in with (WordPress).
    private(set) var writers: [String: String] = [:]
    /// Whether anything of it is known at all.
    private(set) var saysSomething = false

    private var ownTitle: String?
    private var otherTitle: String?
    private var link: String?
    private var otherLink: String?
    private var subtitle: String?
    private var license: String?
    private var siteAddress: String?

    /// The site's page: the link of RSS, else the alternate one of Atom.
    var homePage: String? { link ?? otherLink ?? siteAddress }
    /// What relative addresses are resolved against where no `xml:base` says.
    var base: String? { homePage ?? feedURL }

    /// Whether a child of a channel or feed is looked at.
    static func reads(_ name: XMLName) -> Bool {
        switch name.vocabulary {
        case .plain, .atom: core.contains(name.local)
        case .dublinCore, .dublinCoreTerms:
            ["title", "description", "language", "creator", "rights", "license"].contains(name.local)
        case .itunes: ["author", "summary", "subtitle", "owner"].contains(name.local)
        case .wordpress: ["author", "wxr_version", "base_site_url", "base_blog_url"].contains(name.local)
        case .creativeCommons: name.local == "license"
        default: false
        }
    }

    private static let core: Set<String> = [
        "title", "link", "description", "subtitle", "tagline", "abstract", "language", "copyright", "rights", "author",
        "managingeditor", "image", "textinput", "a", "id", "info",
    ]

    /// An element that holds items: CDF gives its page as an attribute.
    mutating func enter(_ scope: XMLElement) {
        if let language = scope.language, self.language == nil { self.language = language }
        guard scope.name.local == "channel", let address = scope.attribute("href") else { return }
        if link == nil { link = FeedAddress.resolved(address, against: scope.base) }
        if let own = scope.attribute("self") { feedURL = feedURL ?? FeedAddress.resolved(own, against: scope.base) }
    }

    mutating func take(_ element: XMLElement) {
        saysSomething = true
        switch (element.name.vocabulary, element.name.local) {
        case (.plain, "link"), (.atom, "link"): takeLink(element)
        case (.plain, "a"): otherLink = otherLink ?? address(element.attribute("href"), element)
        case (.plain, "title"), (.atom, "title"): ownTitle = ownTitle ?? FeedText.line(element)
        case (.dublinCore, "title"): otherTitle = otherTitle ?? FeedText.line(element)
        case (_, "description"), (_, "tagline"), (_, "abstract"):
            description = description ?? FeedText.line(element)
        case (_, "subtitle"), (.itunes, "summary"): subtitle = subtitle ?? FeedText.line(element)
        case (_, "language"): language = element.words ?? language
        case (_, "copyright"), (_, "rights"): rights = rights ?? FeedText.line(element)
        case (_, "license"): license = license ?? element.attribute("resource") ?? element.words
        case (.wordpress, "author"): takeWriter(element)
        case (.wordpress, "base_site_url"), (.wordpress, "base_blog_url"):
            siteAddress = element.words.flatMap { FeedAddress.resolved($0, against: nil) } ?? siteAddress
        case (.plain, "author"), (.atom, "author"), (.dublinCore, "creator"), (.plain, "managingeditor"):
            for name in AuthorNames.names(of: element) where !authors.contains(name) { authors.append(name) }
        case (.itunes, "author"): if authors.isEmpty { authors = AuthorNames.names(of: element) }
        default: break
        }
    }

    /// What stands for the whole.
    func fill(_ document: inout SourceDocument) {
        document.title = title
        document.homePage = homePage
        document.feedURL = feedURL
        document.language = language
        document.description = description ?? subtitle
        document.authors = authors
        document.rights = license ?? rights
    }

    private mutating func takeLink(_ element: XMLElement) {
        guard let reference = element.attribute("href") else {
            if link == nil { link = address(element.words, element) }
            return
        }
        switch element.attribute("rel")?.lowercased() {
        case nil, "", "alternate": otherLink = otherLink ?? address(reference, element)
        case "self": feedURL = feedURL ?? address(reference, element)
        case "license": license = license ?? address(reference, element)
        default: break
        }
    }

    private mutating func takeWriter(_ element: XMLElement) {
        func text(_ local: String) -> String? { element.elements.first { $0.name.local == local }?.words }
        guard let login = text("author_login"), writers.count < 100_000 else { return }
        let whole = [text("author_first_name"), text("author_last_name")].compactMap { $0 }.joined(separator: " ")
        writers[login] = text("author_display_name") ?? (whole.isEmpty ? login : whole)
    }

    private func address(_ reference: String?, _ element: XMLElement) -> String? {
        reference.flatMap { FeedAddress.resolved($0, against: element.base ?? feedURL) }
    }
}
