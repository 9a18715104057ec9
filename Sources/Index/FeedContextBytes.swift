import Briefs

/// What a feed says for all its items, as bytes: kept so that one item can be read without the rest of its file. A sum
/// stands behind them, as an article is never to be shown with what a damaged disk says of it.
enum FeedContextBytes {
    /// `source` is the source of items that name none.
    static func of(_ feed: FeedContext) -> [UInt8] {
        let bytes = JSONWriter.bytes(
            .object([
                "title": .string(feed.source), "home_page_url": feed.homePage.map { .string($0) },
                "feed_url": feed.feedURL.map { .string($0) }, "language": feed.language.map { .string($0) },
                "authors": .array(feed.authors.map { ["name": .string($0)] }),
            ]), style: .compact)
        return bytes + sum(of: bytes)
    }

    /// A feed of one item; nil where the bytes are not those that were kept.
    static func document(_ context: [UInt8], item: [UInt8]) -> [UInt8]? {
        let bytes = Array(context.dropLast(MemoryLayout<UInt64>.size))
        guard bytes.last == 0x7D, context.suffix(MemoryLayout<UInt64>.size).elementsEqual(sum(of: bytes)) else {
            return nil
        }
        return bytes.dropLast() + Array(",\"items\":[".utf8) + item + Array("]}".utf8)
    }

    private static func sum(of bytes: [UInt8]) -> [UInt8] {
        let sum = bytes.withUnsafeBytes { SnapshotSum.of($0, seed: 0) }
        return withUnsafeBytes(of: sum.littleEndian) { Array($0) }
    }
}
