import Briefs

extension FeedItemReader {
    mutating func readTexts() {
        let titles =
            core("title") + all(.dublinCore, "title") + all(.media, "title") + all(.itunes, "title")
            + group("title") + pictures("title")
        item.title = titles.first { says($0) }.flatMap { text(of: $0) }
        let whole = all(.content, "encoded") + bestContent + all(.xhtml, "body") + all(.xhtml, "div") + core("fulltext")
        let short =
            all(.excerpt, "encoded") + core("summary", "abstract", "description")
            + all(.dublinCore, "description") + all(.dublinCoreTerms, "abstract") + all(.itunes, "summary")
            + all(.media, "description") + group("description") + all(.itunes, "subtitle")
        // Where nothing is there whole, the description is, and what else there is sums it up.
        let bodies = whole + core("description") + short + pictures("description")
        guard let body = bodies.first(where: { says($0) }) else { return }
        item.content = text(of: body).map(laidOut)
        if let summary = short.first(where: { $0 != body && says($0) }) { item.summary = text(of: summary) }
    }

    /// Of several forms of a text the one with markup, else the first.
    private var bestContent: [XMLElement] {
        let contents = core("content").filter { $0.attribute("src") == nil }
        guard contents.count > 1 else { return contents }
        let rich = contents.filter { $0.attribute("type").map { $0.lowercased().contains("html") } ?? false }
        return rich + contents
    }

    private func says(_ part: XMLElement) -> Bool {
        guard let text = text(of: part) else { return false }
        return !text.raw.utf8.allSatisfy { $0 <= 0x20 }
    }

    private func text(of part: XMLElement) -> SourceText? {
        // The item's own page is nearer to what its text links to than the site's; only `xml:base` goes before it.
        let base = part.base == nil && item.link != nil && !isRelative ? nil : base(of: part)
        guard let text = FeedText.construct(part, isAtom: isAtom(part), base: base), !text.raw.stripped.isEmpty else {
            return nil
        }
        return text
    }

    /// What a `media:group` says of all that is in it.
    private func group(_ local: String) -> [XMLElement] { inner(all(.media, "group"), local) }

    /// What is said of one file.
    private func pictures(_ local: String) -> [XMLElement] { inner(all(.media, "content"), local) }

    private func inner(_ parts: [XMLElement], _ local: String) -> [XMLElement] {
        parts.flatMap { part in part.elements.filter { $0.name == XMLName(.media, local) } }
    }

    /// WordPress keeps paragraphs as empty lines and makes them when it shows a post.
    private func laidOut(_ text: SourceText) -> SourceText {
        guard dialect == .wordpress, case .html(let html, let base) = text else { return text }
        return .html(BlankLineParagraphs.html(html), base: base)
    }
}
