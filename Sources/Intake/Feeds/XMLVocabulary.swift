/// The sets of element names that feeds use, told by their namespaces: several addresses per meaning are about, and
/// feeds vary them in scheme, case and the last slash.
enum XMLVocabulary: Hashable, Sendable {
    /// Names without a namespace, and those of RSS and CDF, which name the same things.
    case plain
    /// Atom 0.3 and 1.0.
    case atom
    case rdf
    case dublinCore
    case dublinCoreTerms
    case content
    case media
    case itunes
    case georss
    case geo
    case xhtml
    case wordpress
    case excerpt
    case creativeCommons
    case feedburner
    case slash
    case thread
    case opml
    case other

    /// By the namespace, else by the prefix that is usual: an undeclared one means what it means elsewhere.
    init(namespace: String?, prefix: String?) {
        if let namespace, let known = XMLVocabulary.namespaces[XMLVocabulary.bare(namespace)] {
            self = known
        } else if let prefix, !prefix.isEmpty {
            self = XMLVocabulary.prefixes[prefix.lowercased()] ?? .other
        } else {
            // An unknown namespace without a prefix is the document's own, as of RSS 2.0 with one of many addresses.
            self = .plain
        }
    }

    /// Whether a prefix is one that feeds use.
    static func isUsual(prefix: String) -> Bool { prefixes[prefix] != nil }

    /// Without scheme, `www.`, and what stands at the end for nothing.
    private static func bare(_ address: String) -> String {
        var rest = Substring(address.lowercased().filter { !$0.isWhitespace })
        for opening in ["http://", "https://"] where rest.hasPrefix(opening) { rest = rest.dropFirst(opening.count) }
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        while let last = rest.last, last == "/" || last == "#" { rest.removeLast() }
        return String(rest)
    }

    private static let prefixes: [String: XMLVocabulary] = [
        "rss": .plain, "atom": .atom, "atom10": .atom, "a10": .atom, "rdf": .rdf, "dc": .dublinCore,
        "dcterms": .dublinCoreTerms, "content": .content, "media": .media, "itunes": .itunes, "georss": .georss,
        "geo": .geo, "xhtml": .xhtml, "html": .xhtml, "wp": .wordpress, "excerpt": .excerpt, "cc": .creativeCommons,
        "creativecommons": .creativeCommons, "feedburner": .feedburner, "slash": .slash, "thr": .thread,
        "opml": .opml,
    ]

    private static let namespaces: [String: XMLVocabulary] = [
        "": .plain, "backend.userland.com/rss": .plain, "backend.userland.com/rss2": .plain,
        "backend.userland.com/rss091": .plain, "blogs.law.harvard.edu/tech/rss": .plain,
        "cyber.law.harvard.edu/rss": .plain, "my.netscape.com/rdf/simple/0.9": .plain,
        "channel.netscape.com/rdf/simple/0.9": .plain, "my.netscape.com/publish/formats/rss-0.91": .plain,
        "purl.org/rss/1.0": .plain, "purl.org/net/rss1.1": .plain, "rssboard.org/rss-specification": .plain,
        "w3.org/2005/atom": .atom, "purl.org/atom/ns": .atom, "example.com/newformat": .atom,
        "w3.org/1999/02/22-rdf-syntax-ns": .rdf,
        "purl.org/dc/elements/1.1": .dublinCore, "purl.org/dc/elements/1.0": .dublinCore,
        "purl.org/metadata/dublin_core": .dublinCore, "purl.org/dc/terms": .dublinCoreTerms,
        "purl.org/rss/1.0/modules/content": .content, "search.yahoo.com/mrss": .media,
        "search.yahoo.com/mrss/?": .media, "search.yahoo.com/rss": .media, "video.search.yahoo.com/mrss": .media,
        "itunes.com/dtds/podcast-1.0.dtd": .itunes, "itunes.com/dtds/podcast": .itunes,
        "example.com/dtds/podcast-1.0.dtd": .itunes, "georss.org/georss": .georss, "georss.org/georss/10": .georss,
        "w3.org/2003/01/geo/wgs84_pos": .geo, "w3.org/1999/xhtml": .xhtml, "w3.org/tr/xhtml1/strict": .xhtml,
        "wordpress.org/export/1.0": .wordpress, "wordpress.org/export/1.1": .wordpress,
        "wordpress.org/export/1.2": .wordpress, "wordpress.org/export/1.0/excerpt": .excerpt,
        "wordpress.org/export/1.1/excerpt": .excerpt, "wordpress.org/export/1.2/excerpt": .excerpt,
        "web.resource.org/cc": .creativeCommons, "creativecommons.org/ns": .creativeCommons,
        "backend.userland.com/creativecommonsrssmodule": .creativeCommons,
        "cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": .creativeCommons,
        "rssnamespace.org/feedburner/ext/1.0": .feedburner, "purl.org/rss/1.0/modules/slash": .slash,
        "purl.org/syndication/thread/1.0": .thread, "opml.org/spec2": .opml,
    ]
}
