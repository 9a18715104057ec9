import Briefs

/// What a feed says for all its items, as bytes: kept so that one item can be read without the rest of its file.
enum FeedContextBytes {
    /// `source` is the source of items that name none.
    static func of(_ feed: FeedContext) -> [UInt8] {
        JSONWriter.bytes(
            .object([
                "title": .string(feed.source), "home_page_url": feed.homePage.map { .string($0) },
                "feed_url": feed.feedURL.map { .string($0) }, "language": feed.language.map { .string($0) },
                "authors": .array(feed.authors.map { ["name": .string($0)] }),
            ]), style: .compact)
    }

    /// A feed of one item.
    static func document(_ context: [UInt8], item: [UInt8]) -> [UInt8] {
        guard context.last == 0x7D else { return item }
        return context.dropLast() + Array(",\"items\":[".utf8) + item + Array("]}".utf8)
    }
}
