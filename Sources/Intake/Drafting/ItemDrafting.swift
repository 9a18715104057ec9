import Briefs
import Markup

/// Makes drafts of what a source says. What it states is taken over, and nothing is guessed into it: regions come from
/// categories, places and titles, kinds from the source's own words.
struct ItemDrafting {
    private let document: SourceDocument
    private let input: SourceInput
    private let book = PhraseBook.all
    private let language: String?
    /// Links that several pieces without an id share, as the entries of a live report do: they name none of them.
    private let sharedLinks: Set<String>

    init(_ document: SourceDocument, _ input: SourceInput) {
        self.document = document
        self.input = input
        language = document.language.flatMap(LanguageTag.normal)
        var seen: Set<String> = []
        sharedLinks = Set(
            document.items.compactMap { $0.id == nil ? $0.link : nil }.filter { !seen.insert($0).inserted })
    }

    func reading() -> IntakeReading {
        IntakeReading(
            drafts: document.items.map(draft), problems: document.problems,
            head: IntakeReading.Head(
                title: document.title, homePage: document.homePage, feedURL: document.feedURL, language: language,
                description: document.description))
    }

    private func draft(of item: SourceItem) -> Draft {
        var warnings = item.repairs
        let link = item.link ?? (document.items.count == 1 ? input.options.url : nil)
        let texts = ItemTexts(item, link: link)
        var title = texts.title
        if title.isEmpty {
            title = TextOpening.of(texts.plain) ?? link ?? item.id ?? ""
            warnings.append("It has no title: what it begins with stands for it.")
        }
        let published = moment(item.published, "published", &warnings)
        let updated = moment(item.updated, "changed", &warnings)
        let day = published?.day ?? updated?.day
        if day == nil { warnings.append("It has no date that can be read, and sorts last.") }
        let placed = PlacedItem(item, title: title, body: texts.plain, places: input.options.places)

        var brief = Brief(id: BriefID(""), title: title)
        brief.body = texts.body
        brief.summary = texts.summary
        brief.url = link
        brief.kind = kind(of: item) ?? .brief
        brief.day = day
        brief.published = published?.utc
        brief.modified = updated?.utc
        brief.language =
            item.language.flatMap(LanguageTag.normal) ?? language
            ?? LanguageGuess.language(of: [texts.plain], book: book)
        brief.authors = item.authors.isEmpty ? document.authors : item.authors
        brief.tags = item.categories
        brief.regions = placed.stated
        brief.suggestedRegions = placed.suggested
        brief.attachments = item.attachments
        brief.dateline = item.dateline
        brief.seeAlso = item.seeAlso
        brief.related = item.related
        brief.notices = item.notices
        brief.contact = item.contact
        brief.license = (item.rights ?? document.rights).map { LicenceNotice.read($0, book: book) }
        brief.translations = item.translations.compactMap { edition in
            LanguageTag.normal(edition.language).map { Brief.Translation(language: $0, id: BriefID(edition.link)) }
        }
        brief.source = input.options.source ?? document.title ?? brief.license?.attribution ?? ""
        brief.id = identity(of: item, link: link) ?? brief.derivedID
        brief.provenance = Brief.Provenance(
            importer: document.format, source: Intake.fileName(input.name),
            retrieved: input.options.retrieved ?? input.options.modified, sha256: input.sha256, warnings: warnings)
        return Draft(brief: brief, warnings: warnings)
    }

    /// docs/design.md, "Identity".
    private func identity(of item: SourceItem, link: String?) -> BriefID? {
        if let id = item.id, !id.isEmpty {
            if BriefID.isAbsoluteAddress(id) { return BriefID(id) }
            let feed = document.feedURL ?? document.homePage ?? input.options.source ?? document.title
            if let feed { return BriefID(feed + "#" + id) }
        }
        return link.flatMap { sharedLinks.contains($0) ? nil : BriefID($0) }
    }

    private func moment(_ text: String?, _ what: String, _ warnings: inout [String]) -> SourceMoment? {
        guard let text, !text.isEmpty else { return nil }
        guard let moment = SourceMoment(text, book: book) else {
            warnings.append("When it was \(what) cannot be read: “\(text.cut(60))”.")
            return nil
        }
        if let repair = moment.repair { warnings.append(repair) }
        return moment
    }

    /// The kind that the source gives, or that one of its categories is the name of.
    private func kind(of item: SourceItem) -> Kind? {
        let words = [item.kind].compactMap { $0 } + item.categories
        return words.lazy.compactMap { SourceKinds.kind(of: $0, book: book) }.first
    }
}
