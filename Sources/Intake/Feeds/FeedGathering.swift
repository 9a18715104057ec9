import Briefs

/// What of a document becomes items, and what its head: told by the names of elements, in whatever order they come.
struct FeedGathering: Sendable {
    /// What a tree is for.
    enum Role: Sendable {
        case item
        case head
        case outline
    }

    struct Gathered: Sendable {
        var item: SourceItem
        /// Where its end tag is, from 1.
        var lastLine: Int
        /// Whether addresses in it wait for the feed's own.
        var isRelative: Bool
    }

    private(set) var dialect: FeedDialect?
    private(set) var head = FeedHead()
    private(set) var items: [Gathered] = []
    private(set) var subscriptions: [Subscription] = []
    /// What was left out, by line, with a sentence.
    private(set) var problems: [(line: Int, what: String)] = []
    /// Pieces that are not meant to be read: drafts and attachments of an export.
    private(set) var skipped = 0

    /// More parts than any head has.
    private static let mostHeadParts = 20_000
    private var headParts = 0

    /// What an element is that begins outside any tree; nil where it only holds others.
    mutating func role(of name: XMLName, in parent: XMLName?) -> Role? {
        if name.isCore, name.local == "item" || name.local == "entry" {
            if parent == nil { dialect = dialect ?? FeedDialect(root: name, written: name.local) }
            return .item
        }
        guard let parent else { return nil }
        if dialect == .opml {
            if name.local == "outline" { return .outline }
            return parent.local == "head" ? .head : nil
        }
        guard FeedGathering.holders.contains(parent.local), name.local != "channel", headParts < Self.mostHeadParts,
            FeedHead.reads(name)
        else { return nil }
        headParts += 1
        return .head
    }

    private static let holders: Set<String> = ["channel", "feed", "rdf", "rss"]

    /// An element that only holds others.
    mutating func enter(_ element: XMLElement) {
        if dialect == nil { dialect = FeedDialect(root: element.name, written: element.written) }
        head.enter(element)
    }

    mutating func take(_ element: XMLElement, as role: Role, through line: Int) {
        switch role {
        case .outline: OutlineReader.read(element, into: &subscriptions, problems: &problems)
        case .head:
            if element.name.vocabulary == .wordpress, dialect == .rss { dialect = .wordpress }
            head.take(element)
        case .item: takeItem(element, through: line)
        }
    }

    private mutating func takeItem(_ element: XMLElement, through line: Int) {
        switch FeedItemReader(element, dialect: dialect ?? .rss, head: head).reading() {
        case .item(let item, let isRelative):
            items.append(Gathered(item: item, lastLine: line, isRelative: isRelative))
        case .notMeant: skipped += 1
        case .empty: problems.append((element.line, "This item says nothing"))
        }
    }
}
