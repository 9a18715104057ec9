import Briefs

/// Reads one item of RSS, Atom or CDF. The order of an item's elements counts for nothing. Where several say the same
/// thing, the first of these that says anything is taken:
///
/// - body: `content:encoded`, `content` of Atom, an XHTML `body`, `fulltext`, then the descriptions;
///   summary: `excerpt:encoded`, `summary`, `abstract`, `description`, `itunes:summary`, `media:description`
/// - published: `pubDate`, `published`, `issued`, `dcterms:issued`, `dc:date`, `created`, WordPress's dates;
///   of several the first that can be read. Changed: `updated`, `modified`, `dcterms:modified`
/// - id: `guid`, `id`, `rdf:about`, `dc:identifier`; link: what FeedBurner hides, `link`, a permanent `guid`
struct FeedItemReader {
    enum Reading {
        case item(SourceItem, isRelative: Bool)
        /// A draft, or the page of a picture.
        case notMeant
        /// Nothing in it says anything.
        case empty
    }

    let element: XMLElement
    let dialect: FeedDialect
    let head: FeedHead
    /// The parts of the item, by name: those of several are in order.
    let parts: [XMLName: [XMLElement]]
    var item = SourceItem()
    var isRelative = false

    init(_ element: XMLElement, dialect: FeedDialect, head: FeedHead) {
        self.element = element
        self.dialect = dialect
        self.head = head
        var parts: [XMLName: [XMLElement]] = [:]
        for child in element.elements { parts[child.name, default: []].append(child) }
        self.parts = parts
    }

    func reading() -> Reading {
        var reader = self
        return reader.read()
    }

    private mutating func read() -> Reading {
        guard isMeant else { return .notMeant }
        item.line = element.line
        item.language = language
        readLinks()
        readTexts()
        readDates()
        readPeople()
        readLabels()
        readRights()
        readMedia()
        let says =
            item.title != nil || item.content != nil || item.summary != nil || item.link != nil
            || !item.attachments.isEmpty || item.id != nil
        return says ? .item(item, isRelative: isRelative) : .empty
    }

    // MARK: Looking up

    /// Parts of RSS, CDF and Atom by their local names, in the order of the names.
    func core(_ names: String...) -> [XMLElement] { names.flatMap { all(.plain, $0) + all(.atom, $0) } }

    func all(_ vocabulary: XMLVocabulary, _ local: String) -> [XMLElement] {
        parts[XMLName(vocabulary, local)] ?? []
    }

    /// The first that says anything.
    func words(_ elements: [XMLElement]) -> String? { elements.lazy.compactMap(\.words).first }

    func isAtom(_ part: XMLElement) -> Bool { part.name.vocabulary == .atom || part.name.isCore && dialect == .atom }

    /// What relative addresses in a part are resolved against.
    func base(of part: XMLElement) -> String? {
        guard let base = part.base else { return head.base }
        return FeedAddress.joined(base, to: head.base)
    }

    /// An address that is made absolute, now or when the feed's own is known; nil, and a note, where it is not to be
    /// followed.
    mutating func address(_ reference: String?, in part: XMLElement, _ what: String) -> String? {
        guard let reference = reference?.stripped, !reference.isEmpty else { return nil }
        if let address = FeedAddress.resolved(reference, against: base(of: part)) { return address }
        if FeedAddress.isRelative(reference) {
            isRelative = true
            return part.base.flatMap { FeedAddress.isRelative($0) ? nil : $0 } ?? reference
        }
        if reference.hasPrefix("#") { return nil }
        let note = "\(what) is no address that can be followed, and was left out: “\(reference.cut(60))”."
        if !item.repairs.contains(note) { item.repairs.append(note) }
        return nil
    }

    // MARK: Parts

    private var isMeant: Bool {
        if let type = words(all(.wordpress, "post_type")), type != "post", type != "page" { return false }
        if let status = words(all(.wordpress, "status")), status != "publish" { return false }
        return true
    }

    private var language: String? {
        let content = core("content").first { $0.language != nil && $0.language != element.language }
        return words(all(.dublinCore, "language") + core("language")) ?? content?.language ?? element.language
    }

    private mutating func readLabels() {
        var labels: [String] = []
        func add(_ text: String?) {
            guard let text else { return }
            let label = text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
            if !label.isEmpty, !labels.contains(label) { labels.append(label) }
        }
        for part in core("category") {
            // How a post is laid out, and where it stands in a menu, says nothing of what it is about.
            if let domain = part.attribute("domain"), ["post_format", "nav_menu", "post_status"].contains(domain) {
                continue
            }
            add(part.attribute("label") ?? part.attribute("term") ?? part.words)
        }
        for part in all(.dublinCore, "subject") + all(.dublinCoreTerms, "subject") { add(part.words) }
        for part in all(.media, "category") { add(part.attribute("label") ?? part.words) }
        for part in all(.itunes, "category") { add(part.attribute("text")) }
        for part in all(.itunes, "keywords") + all(.media, "keywords") + core("keywords") {
            part.text.split(separator: ",").forEach { add(String($0)) }
        }
        item.categories = Array(labels.prefix(1_000))
        item.places =
            (all(.dublinCore, "coverage") + all(.dublinCoreTerms, "spatial") + all(.georss, "featurename")
            + all(.media, "location")).compactMap { $0.attribute("description") ?? $0.words }
        item.kind = words(all(.dublinCore, "type"))
    }

    private mutating func readRights() {
        let licences = all(.creativeCommons, "license") + all(.dublinCoreTerms, "license") + all(.media, "license")
        let link = core("link").first { $0.attribute("rel")?.lowercased() == "license" }
        item.rights =
            licences.lazy.compactMap { $0.attribute("resource") ?? $0.attribute("href") ?? $0.words }.first
            ?? link?.attribute("href")
            ?? (core("rights", "copyright") + all(.dublinCore, "rights") + all(.dublinCoreTerms, "rights")
            + all(.media, "copyright")).lazy.compactMap { FeedText.line($0) }.first
    }
}
