import Briefs

/// Reads subscriptions from the outlines of OPML 1.0 and 2.0: one with the address of a feed is a feed, others with
/// outlines in them are folders.
enum OutlineReader {
    static func read(
        _ outline: XMLElement, into found: inout [Subscription], problems: inout [(line: Int, what: String)]
    ) {
        read(outline, folders: [], into: &found, problems: &problems)
    }

    /// No deeper than a tree is.
    private static func read(
        _ outline: XMLElement, folders: [String], into found: inout [Subscription],
        problems: inout [(line: Int, what: String)]
    ) {
        var folders = folders
        if let address = outline.attribute("xmlurl")?.stripped, !address.isEmpty {
            if let url = feedAddress(address) {
                found.append(subscription(outline, url, folders))
            } else {
                problems.append((outline.line, "This is no address of a feed: “\(address.cut(60))”"))
            }
        }
        let inner = outline.elements.filter { $0.name.local == "outline" }
        guard !inner.isEmpty else { return }
        folders.append(outline.attribute("text") ?? outline.attribute("title") ?? "")
        for child in inner { read(child, folders: folders, into: &found, problems: &problems) }
    }

    private static func subscription(_ outline: XMLElement, _ url: String, _ folders: [String]) -> Subscription {
        func saying(_ name: String) -> String? {
            outline.attribute(name).flatMap { $0.stripped.isEmpty ? nil : $0 }
        }
        var made = Subscription(feedURL: url, folders: folders)
        made.title = saying("title") ?? saying("text").flatMap { $0 == url ? nil : $0 }
        made.homePage = saying("htmlurl").flatMap { FeedAddress.resolved($0, against: nil) }
        made.description = saying("description")
        for label in (outline.attribute("category") ?? "").split(separator: ",") {
            let label = String(label).stripped
            // OPML 2.0: what begins with a slash is a path, what does not is a tag.
            let path = label.split(separator: "/").map { OPMLLabel.read($0) }
            if label.hasPrefix("/"), made.folders.isEmpty, !path.isEmpty {
                made.folders = path
            } else if label.hasPrefix("/") {
                let tag = path.joined(separator: "/")
                if !path.isEmpty, path != made.folders, !made.tags.contains(tag) { made.tags.append(tag) }
            } else {
                let tag = OPMLLabel.read(label[...])
                if !tag.isEmpty, !made.tags.contains(tag) { made.tags.append(tag) }
            }
        }
        return made
    }

    /// `feed:` stands before an address or in the place of `http:`. What newsboat runs and searches stays as it is.
    private static func feedAddress(_ text: String) -> String? {
        let lower = text.lowercased()
        for scheme in ["query:", "exec:", "filter:", "file:", "\"query:", "\"exec:", "\"filter:"]
        where lower.hasPrefix(scheme) { return text }
        if lower.hasPrefix("feed://") { return FeedAddress.resolved("http://" + text.dropFirst(7), against: nil) }
        if lower.hasPrefix("feed:") { return FeedAddress.resolved(String(text.dropFirst(5)), against: nil) }
        return lower.hasPrefix("mailto:") ? nil : FeedAddress.resolved(text, against: nil)
    }
}
