extension FeedItems {
    /// What an item says beside its texts: what names it and places it. Quicker to have than the whole, as texts are
    /// stepped over. Nil where `item(at:)` gives nothing.
    package func heading(at index: Int) -> Brief? {
        let range = ranges[index]
        guard range.count <= FeedReader.itemLimit,
            let value = try? JSONParser.object(in: bytes, range, leavingOut: FeedItems.texts)
        else { return nil }
        var decoder = ItemDecoder(value, feed: context)
        let brief = decoder.brief()
        guard brief.id.isDerived, value["_brief"]?["id"] == nil, value["id"]?.string?.isEmpty ?? true else {
            return brief
        }
        // It is named by its text.
        guard let whole = try? JSONParser.value(in: bytes, range) else { return nil }
        decoder = ItemDecoder(whole, feed: context)
        return decoder.brief()
    }

    private static let texts: Set<String> = ["content_html", "content_text", "summary", "attachments"]
}
