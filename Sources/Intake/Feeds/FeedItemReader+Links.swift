import Briefs

extension FeedItemReader {
    mutating func readLinks() {
        readID()
        let links = core("link")
        let written = links.filter { $0.attribute("href") == nil }
        let alternates = links.filter { link in
            guard link.attribute("href") != nil else { return false }
            let relation = link.attribute("rel")?.lowercased().stripped ?? ""
            return relation.isEmpty || relation == "alternate"
        }
        let pages = alternates.filter { $0.attribute("type").map { $0.lowercased().contains("html") } ?? true }
        let ordered = ownEdition(pages) + ownEdition(alternates)
        var found: String?
        for part in all(.feedburner, "origlink") where found == nil {
            found = address(part.words, in: part, "Its link")
        }
        for part in written where found == nil { found = address(part.words, in: part, "Its link") }
        for part in ordered where found == nil { found = address(part.attribute("href"), in: part, "Its link") }
        if found == nil { found = address(element.attribute("href"), in: element, "Its link") }
        for part in core("a") where found == nil { found = address(part.attribute("href"), in: part, "Its link") }
        for part in core("guid") where found == nil && part.attribute("ispermalink")?.lowercased() != "false" {
            if let id = part.words, id.hasPrefix("http") { found = FeedAddress.resolved(id, against: nil) }
        }
        for part in core("content") where found == nil {
            let isPage = part.attribute("type").map { $0.contains("html") || !$0.contains("/") } ?? true
            if isPage { found = address(part.attribute("src"), in: part, "Its link") }
        }
        if found == nil, let about = element.attribute("about") {
            found = FeedAddress.resolved(about, against: base(of: element))
        }
        item.link = found
        readEditions(alternates)
    }

    private mutating func readID() {
        let parts = core("guid", "id").compactMap(\.words)
        item.id =
            parts.first ?? element.attribute("about")?.stripped ?? words(all(.dublinCore, "identifier"))
            ?? words(all(.wordpress, "post_id"))
        if item.id?.isEmpty == true { item.id = nil }
    }

    /// Of several languages' pages the one in the item's own, or in none, first.
    private func ownEdition(_ links: [XMLElement]) -> [XMLElement] {
        let own = links.filter { link in
            guard let language = link.attribute("hreflang") else { return true }
            return language.lowercased() == item.language?.lowercased()
        }
        return own + links
    }

    private mutating func readEditions(_ alternates: [XMLElement]) {
        for link in alternates {
            guard let language = link.attribute("hreflang"), language.lowercased() != item.language?.lowercased(),
                let page = FeedAddress.resolved(link.attribute("href") ?? "", against: base(of: link)),
                page != item.link
            else { continue }
            item.translations.append(SourceItem.Edition(language: language, link: page))
        }
    }
}
