/// What a document says for all its items.
package struct FeedContext: Sendable {
    package private(set) var title: String?
    package private(set) var homePage: String?
    package private(set) var feedURL: String?
    package private(set) var description: String?
    /// The language and the authors of items that name none.
    package private(set) var language: String?
    package private(set) var authors: [String] = []
    /// The name of the source of items that name none: the feed's title, else what the caller gave.
    package private(set) var source: String

    init(_ outline: FeedOutline, _ bytes: [UInt8], fallbackSource: String, report: inout ProblemReport) {
        var head = JSONValue.object([])
        for member in outline.members where member.key != "items" {
            if let value = try? JSONParser.value(in: bytes, member.range) { head.set(member.key, value) }
        }
        for key in ["title", "home_page_url", "feed_url", "language"] {
            guard let value = head[key], value.string == nil, !value.isNull,
                let member = outline.members.last(where: { $0.key == key })
            else { continue }
            report.add(
                at: member.range.lowerBound, "The feed's \(key) is \(value.article), not a text.",
                "Put it in quotation marks.")
        }
        func text(_ key: String) -> String? {
            guard let text = head[key]?.string, !text.isEmpty else { return nil }
            return text
        }
        title = text("title")
        homePage = text("home_page_url")
        feedURL = text("feed_url")
        description = text("description")
        language = text("language")?.lowercased()
        let people = head["authors"]?.array ?? head["author"].map { [$0] } ?? []
        authors = people.compactMap { $0["name"]?.string ?? $0.string }.filter { !$0.isEmpty }
        source = title ?? fallbackSource
    }
}
