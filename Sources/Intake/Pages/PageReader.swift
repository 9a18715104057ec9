import Briefs
import Markup

/// Makes the piece of a page: each field from the first source that has it, in the order in which they are trusted.
struct PageReader {
    private(set) var item = SourceItem()

    private let tree: PageTree
    private let facts: PageFacts
    private let data: PageData
    private let options: IntakeOptions
    private let book = PhraseBook.all

    init(_ tree: PageTree, _ facts: PageFacts, _ options: IntakeOptions) {
        (self.tree, self.facts, self.options) = (tree, facts, options)
        data = PageData(facts)
        item.repairs = facts.repairs
        let base = setAddresses()
        let map = PageMap(tree)
        setTitle(map)
        item.summary =
            (data.description
            ?? facts.meta(
                "og:description", "description", "twitter:description",
                "dc.description", "dcterms.description", "citation_abstract")).map { .plain($0) }
        let printed = PrintedPage(map, title: item.title?.raw, book: book, places: options.places)
        let article = PageArticle(map, titles: titles, book: book, isBody: printed?.isBody)
        setContent(article, base)
        setDates()
        setWords()
        setEditions(base)
        take(article)
        if let printed { take(printed) }
    }

    /// All that the page calls its title, the chosen one first.
    private var titles: [String] {
        ([item.title?.raw, facts.headline, data.headline, facts.meta("og:title")] + facts.headings).compactMap { $0 }
    }

    private var siteName: String? { data.siteName ?? facts.meta("og:site_name", "application-name") }

    // MARK: - Addresses

    /// The page's own address, and what relative ones are resolved against.
    private mutating func setAddresses() -> String? {
        let known = Address.base(options.url)
        let written = [facts.canonical, facts.meta("og:url"), data.address].compactMap { $0 }
        let found = written.compactMap { Address.resolve($0, against: known) }.filter { BriefID.isAbsoluteAddress($0) }
        item.link = found.first { !PageReader.isFront($0) } ?? options.url
        if item.link == nil, !found.isEmpty {
            item.repairs.append("The page gives its site's front page as its address: that was not taken.")
        }
        let own = item.link ?? options.url
        guard let base = facts.base else { return own }
        return Address.resolve(base, against: Address.base(own)) ?? own
    }

    private static func isFront(_ address: String) -> Bool {
        address.split(separator: "/", omittingEmptySubsequences: true).count <= 2
    }

    // MARK: - Words

    private mutating func setTitle(_ map: PageMap) {
        let written =
            [
                data.headline,
                facts.meta(
                    "og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title",
                    "parsely-title"), facts.headline,
            ] + [facts.headings.first, facts.titleTag]
        guard let first = written.lazy.compactMap({ $0 }).first else { return }
        let title = CharacterReferences.decoded(first)
        let others =
            [data.headline, facts.headline].compactMap { $0 } + facts.headings
            + (facts.titleTag == first ? facts.all("og:title", "twitter:title") + PageReader.shortLines(map) : [])
        item.title = .plain(PageTitle.without(site: siteName, title, others: others))
    }

    /// What a page without headings has for one.
    private static func shortLines(_ map: PageMap) -> [String] {
        map.lines.prefix(60).filter { (16...200).contains($0.length) && !$0.isLink }.map(\.text)
    }

    private mutating func setContent(_ article: PageArticle, _ base: String?) {
        let body = data.body.map { CharacterReferences.decoded($0) } ?? ""
        if body.utf8.count > 200, article.length * 2 < body.utf8.count {
            item.content = body.contains("</p>") ? .html(body, base: base) : .plain(body)
            item.repairs.append("The text is that of the page's data for programs: the page itself shows less.")
        } else if !article.html.isEmpty {
            item.content = .html(article.html, base: base)
            if !article.isFound || article.length < 200 && (item.summary?.raw.utf8.count ?? 0) > article.length {
                item.repairs.append("No article was found on the page for certain: its text is all that it says.")
            }
        } else if item.summary != nil {
            item.repairs.append("No article was found on the page: only what it says of itself was taken.")
        }
        if data.isPartial { item.repairs.append("The page says that it shows only a part of the article.") }
    }

    private mutating func setDates() {
        item.published =
            data.published
            ?? facts.meta("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date")
            ?? facts.published
            ?? facts.meta(
                "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "citation_publication_date",
                "citation_date", "pubdate", "publish-date", "publication_date", "date")
            ?? facts.moment
        item.updated =
            data.updated
            ?? facts.meta(
                "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified",
                "lastmod")
            ?? facts.updated
        if item.updated == item.published { item.updated = nil }
    }

    private mutating func setWords() {
        let names = ["author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "citation_author"]
        let authors = [data.authors] + names.map { facts.all($0) } + [facts.bylines]
        for written in authors where item.authors.isEmpty { item.authors = PageAuthors.names(written, book: book) }
        let sections = data.sections.isEmpty ? facts.all("article:section", "parsely-section") : data.sections
        var keywords = data.keywords
        if keywords.isEmpty { keywords = facts.all("article:tag") }
        if keywords.isEmpty {
            keywords = (facts.meta("news_keywords", "parsely-tags", "keywords", "citation_keywords") ?? "")
                .split(separator: ",").map(String.init)
        }
        var seen: Set<String> = []
        for word in sections + keywords + facts.tags where item.categories.count < 40 {
            let word = PageLine.folded(Array(word.utf8))
            let key = MatchKey.fold(word)
            if !word.isEmpty, word.utf8.count <= 100, seen.insert(key).inserted { item.categories.append(word) }
        }
        item.places = data.places + facts.all("geo.placename", "dcterms.spatial", "dc.coverage")
        let words = [facts.kicker, sections.first].compactMap { $0 }
        item.kind = words.first { SourceKinds.kind(of: $0, book: book) != nil } ?? data.kind
        item.language = data.language ?? facts.language ?? facts.meta("og:locale", "content-language", "dc.language")
        item.rights = data.rights ?? facts.meta("dcterms.rights", "dc.rights", "rights", "copyright") ?? facts.licence
    }

    private mutating func setEditions(_ base: String?) {
        let from = Address.base(base)
        let own = item.language.flatMap(LanguageTag.normal)
        var seen: Set<String> = [item.link ?? options.url ?? ""]
        for (language, link) in data.editions + facts.alternates {
            guard let tag = LanguageTag.normal(language), tag != own, tag != "x-default",
                let address = Address.resolve(link, against: from), seen.insert(address).inserted
            else { continue }
            item.translations.append(SourceItem.Edition(language: tag, link: address))
        }
    }

    private mutating func take(_ article: PageArticle) {
        let reader = SeeAlsoReader(book: book, places: options.places)
        item.seeAlso = article.seeAlso.prefix(20).map { reader.read($0) }
        item.rights = article.licence ?? item.rights
        item.contact = article.contact
        if item.published == nil, let date = article.dateline?.date, date.precision == .day {
            item.published = date.day?.description
        }
        if item.authors.isEmpty { item.authors = article.authors }
    }

    /// A page that is set as briefs are prints more of itself than others say.
    private mutating func take(_ printed: PrintedPage) {
        let page = printed.page
        if let (raw, dateline) = page.header.dateline {
            item.dateline = Dateline(raw: raw, label: dateline.label, precision: dateline.date?.precision ?? .none)
            if item.published == nil, dateline.date?.precision == .day {
                item.published = dateline.date?.day?.description
            }
            if let label = dateline.label {
                let placed = PlacedLabel(label, title: "", body: "", places: options.places)
                if placed.stated.isEmpty, placed.suggested.isEmpty {
                    item.categories += placed.tags.filter { !item.categories.contains($0) }
                } else {
                    item.places += label.split(whereSeparator: { "/|".contains($0) }).map {
                        CaptureLine(String($0)).text
                    }
                }
            }
            if item.language == nil { item.language = dateline.languages.first }
        }
        if item.authors.isEmpty { item.authors = page.header.authors }
        item.kind = page.header.kind?.rawValue ?? item.kind
        item.seeAlso = page.seeAlso
        item.related = page.related.entries
        item.notices = page.notices?.notices ?? []
        item.rights = page.licence ?? item.rights
        item.contact = page.contact ?? item.contact
        item.categories += page.tags.filter { tag in !item.categories.contains { $0.lowercased() == tag } }
    }
}
