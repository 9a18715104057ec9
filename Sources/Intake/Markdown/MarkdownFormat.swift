import Briefs
import Markup

/// Text in Markdown with a block of fields before it, by the names that writing programs give those.
enum MarkdownFormat {
    static func read(_ input: SourceInput) throws(IntakeError) -> SourceDocument {
        let (text, repairs) = TextDecoding.text(of: input.bytes, as: .plain)
        let block = FrontBlock(text)
        var item = item(of: block, input)
        item.repairs = repairs + block.repairs + item.repairs
        let isSilent = (item.content?.raw ?? "").utf8.allSatisfy { $0 <= 0x20 }
        guard !isSilent || item.title != nil else { throw .empty(name: input.name) }
        if isSilent { item.repairs.append("There is no text below the fields.") }
        var document = SourceDocument(format: "markdown")
        document.title = block.text("source", "publication", "publisher", "outlet", "site", "sitename")
        document.items = [item]
        return document
    }

    private static func item(of block: FrontBlock, _ input: SourceInput) -> SourceItem {
        let book = PhraseBook.all
        let base = Address.base(input.options.url)
        var item = SourceItem()
        let links = block.texts("canonical", "canonicalurl", "originalurl", "sourceurl", "url", "link", "permalink")
        item.link = links.lazy.compactMap { Address.resolve($0, against: base) }.first { BriefID.isAbsoluteAddress($0) }
        item.id = block.text("id", "guid", "uid", "identifier") ?? (item.link == nil ? block.text("slug") : nil)
        item.published = block.text(
            "date", "published", "pubdate", "publishdate", "datepublished", "publishedat", "created", "createdat")
        item.updated = block.text(
            "lastmod", "updated", "modified", "lastmodified", "lastmodifiedat", "updatedat", "datemodified")
        item.authors = PageAuthors.names(
            block.texts("author", "authors", "byline", "by", "creator", "creators", "writer"), book: book)
        item.categories = words(
            block.texts(
                "category", "categories", "section", "tag", "tags", "keyword", "keywords", "topic", "topics", "subject",
                "subjects"))
        item.places = words(
            block.texts("location", "locations", "region", "regions", "country", "countries", "place", "places"))
        item.language = block.text("lang", "language", "locale")
        item.kind = block.texts("kind", "type", "genre", "layout").first { SourceKinds.kind(of: $0, book: book) != nil }
        item.rights = block.text("license", "licence", "rights", "copyright")
        item.contact = block.text("contact", "email")
        if let line = block.text("dateline") { addDateline(line, to: &item, book) }
        item.summary = block.text(
            "summary", "description", "excerpt", "abstract", "standfirst", "subtitle", "dek", "lede"
        ).map { .plain($0) }
        if let draft = block.text("draft"), ["true", "yes", "1"].contains(draft.lowercased()) {
            item.repairs.append("Its fields call it a draft.")
        }
        if let isPublished = block.text("published"), isPublished.lowercased() == "false" {
            item.published = block.text("date")
            item.repairs.append("Its fields call it a draft.")
        }
        addText(block, to: &item, base: item.link ?? input.options.url)
        return item
    }

    private static func addDateline(_ line: String, to item: inout SourceItem, _ book: PhraseBook) {
        guard let printed = PrintedDateline(CaptureLine(line), book: book) else {
            item.places.append(line)
            return
        }
        item.dateline = Dateline(raw: line, label: printed.label, precision: printed.date?.precision ?? .none)
        item.published = item.published ?? printed.date?.day?.description
        if let label = printed.label { item.places += label.split(separator: "/").map { String($0.trimmedBoth) } }
        if item.authors.isEmpty { item.authors = printed.authors }
    }

    /// The title is the field's, else the first heading; a heading that says the title again is not kept.
    private static func addText(_ block: FrontBlock, to item: inout SourceItem, base: String?) {
        var body = block.body[...]
        let title = block.text("title", "headline", "name")
        if let (heading, rest) = firstHeading(body), title.map({ MatchKey.fold($0) == MatchKey.fold(heading) }) ?? true
        {
            item.title = .plain(title ?? heading)
            body = rest
        } else {
            item.title = title.map { .plain($0) }
        }
        if let html = MarkdownText.html(String(body)) {
            item.content = .html(html, base: base)
        } else {
            item.content = .plain(String(body))
            item.repairs.append("The text has more marks than Markdown is read with: it stands as it was written.")
        }
    }

    /// `# Heading`, or a line that is underlined with equals signs, where the text begins.
    private static func firstHeading(_ body: Substring) -> (String, rest: Substring)? {
        let text = body.drop { $0.isWhitespace }
        let end = text.firstIndex(where: \.isNewline) ?? text.endIndex
        let line = text[..<end].trimmedEnd
        if line.hasPrefix("# ") {
            var words = line.dropFirst(2).trimmedBoth
            if words.hasSuffix(" #") { words = words.dropLast(2).trimmedEnd }
            return words.isEmpty ? nil : (String(words), text[end...])
        }
        let below = text[end...].dropFirst()
        let ruleEnd = below.firstIndex(where: \.isNewline) ?? below.endIndex
        let rule = below[..<ruleEnd].trimmedEnd
        guard rule.count >= 3, rule.allSatisfy({ $0 == "=" }), !line.isEmpty else { return nil }
        return (String(line), below[ruleEnd...])
    }

    /// Several in one text stand between commas.
    private static func words(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.flatMap { $0.split(whereSeparator: { ",;".contains($0) }) }.map { String($0.trimmedBoth) }
            .filter { !$0.isEmpty && seen.insert(MatchKey.fold($0)).inserted }
    }
}
