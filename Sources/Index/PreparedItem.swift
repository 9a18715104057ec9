import Briefs
import Query

/// All that is written down of an item, worked out without the index, so that another thread can do it.
struct PreparedItem: Sendable {
    let id: BriefID
    let key: Int64
    let title: String
    /// Seconds since 1970.
    let published: Double?
    let day: Int32
    let added: Int32
    let modified: Int32
    let kind: UInt8
    let flags: Columns.Flags
    let traits: ItemTraits
    let language: String?
    let source: String
    let authors: [String]
    let tags: [String]
    let regions: [String]
    let suggested: [String]
    let links: ItemLinks
    /// The folded words of title, text and analysis, each with a space behind it.
    let texts: [[UInt8]]
    let wordCount: Int32
    let words: ItemWords
    let place: ItemPlace

    init(_ item: FeedItems.Item, _ place: ItemPlace, hasProblem: Bool, _ gatherer: inout ItemWordGatherer) {
        let brief = item.brief
        let text = BriefText(brief)
        self.place = place
        id = brief.id
        key = brief.id.key
        title = brief.title
        published = PublishedTime.seconds(brief.published)
        day = PreparedItem.packed(brief.day)
        added = PreparedItem.packed(item.added)
        modified = PreparedItem.packed(brief.modified.flatMap { Day(iso: $0) })
        kind = UInt8(truncatingIfNeeded: Kind.allCases.firstIndex(of: brief.kind) ?? 0)
        var traits: ItemTraits = []
        if hasProblem { traits.insert(.problem) }
        if brief.provenance?.retrieved.flatMap({ Day(iso: $0) }) == nil { traits.insert(.datedByFile) }
        self.traits = traits
        language = brief.language
        source = brief.source
        (authors, tags) = (brief.authors, brief.tags)
        regions = brief.regions.map(\.rawValue)
        suggested = brief.suggestedRegions.map(\.rawValue)
        links = ItemLinks(sameAs: brief.sameAs, translations: brief.translations.map(\.id))
        texts = [Words.spaced(text.title), Words.spaced(text.text), Words.spaced(text.analysis)]
        wordCount = Int32(clamping: texts.reduce(0) { $0 + $1.count(where: { $0 == 0x20 }) })
        words = gatherer.gather(texts)
        var flags: Columns.Flags = []
        if !texts[2].isEmpty { flags.insert(.analysis) }
        if text.hasLink { flags.insert(.link) }
        if !brief.related.isEmpty { flags.insert(.related) }
        if !brief.id.isPlain { flags.insert(.composed) }
        self.flags = flags
    }

    static func packed(_ day: Day?) -> Int32 { day.map { Int32(clamping: $0.number) } ?? Columns.noDay }
}

/// Where an item stands in its file, and what its bytes are.
struct ItemPlace: Sendable {
    /// Counted from 0, items that cannot be shown too.
    var ordinal: Int
    var range: Range<Int>
    /// Half of a SHA-256: enough to tell texts apart.
    var hash: [UInt8]
}

/// What an index has to know of an item to tell, without decoding it, what its bytes would give again.
struct ItemTraits: OptionSet, Sendable {
    let rawValue: UInt8
    /// Something is wrong with it.
    static let problem = ItemTraits(rawValue: 1)
    /// It says not itself when it came into the library, so that the file's day counts.
    static let datedByFile = ItemTraits(rawValue: 2)
}
