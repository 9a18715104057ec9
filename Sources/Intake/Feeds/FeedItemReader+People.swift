import Briefs

extension FeedItemReader {
    /// Persons of the item, then of the feed that it was taken from; the feed's own are for the drafting to inherit.
    mutating func readPeople() {
        var names: [String] = []
        func add(_ parts: [XMLElement]) {
            for part in parts {
                for name in AuthorNames.names(of: part) {
                    let shown = head.writers[name] ?? name
                    if !names.contains(shown) { names.append(shown) }
                }
            }
        }
        let creators = all(.dublinCore, "creator") + all(.dublinCoreTerms, "creator")
        add(core("author") + creators)
        if names.isEmpty { add(all(.itunes, "author")) }
        if names.isEmpty {
            for source in core("source") { add(source.elements.filter { $0.name.isCore && $0.name.local == "author" }) }
        }
        if names.isEmpty { add(core("managingeditor")) }
        add(core("contributor") + all(.dublinCore, "contributor"))
        item.authors = Array(names.prefix(1_000))
    }

    mutating func readDates() {
        let published =
            core("pubdate", "published", "issued").compactMap(\.words)
            + (all(.dublinCoreTerms, "issued") + all(.dublinCore, "date") + core("created", "date")
            + all(.dublinCoreTerms, "created") + all(.dublinCoreTerms, "date")).compactMap(\.words)
            + (all(.wordpress, "post_date_gmt") + all(.wordpress, "post_date")).compactMap(\.words)
            .filter { !$0.hasPrefix("0000") }
            + core("lastmod").compactMap(\.words) + [element.attribute("lastmod")].compactMap { $0 }
        let updated =
            core("updated", "modified").compactMap(\.words) + all(.dublinCoreTerms, "modified").compactMap(\.words)
        item.published = readable(published)
        item.updated = readable(updated)
    }

    /// The first that can be read, else the first.
    private func readable(_ dates: [String]) -> String? {
        guard dates.count > 1 else { return dates.first }
        return dates.first { SourceMoment($0, book: .all) != nil } ?? dates.first
    }
}
