/// What kind of document a feed is, by its root element.
enum FeedDialect: Hashable, Sendable {
    case rss
    /// RSS 0.90 and 1.0.
    case rdf
    case atom
    case cdf
    /// A WordPress export: RSS with more.
    case wordpress
    case opml
    /// A page in XHTML.
    case page
    /// No feed; the root's name.
    case other(String)

    init(root: XMLName, written: String) {
        switch root.local {
        case "rss", "item": self = .rss
        case "rdf": self = .rdf
        case "feed", "entry": self = .atom
        case "channel": self = .cdf
        case "opml": self = .opml
        case "html": self = .page
        default: self = .other(written)
        }
    }

    /// What provenance calls it.
    var name: String {
        switch self {
        case .rss, .rdf: "rss"
        case .atom: "atom"
        case .cdf: "cdf"
        case .wordpress: "wordpress"
        case .opml: "opml"
        case .page: "page"
        case .other: "xml"
        }
    }
}
