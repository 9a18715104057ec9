/// Writes a JSON Feed item by item, so that not all of them need be in memory: the same text as `JSONWriter` makes of
/// `FeedWriter.document`.
package struct FeedStream: Sendable {
    private let head: String
    private let tail: String
    private var isEmpty = true

    package init(title: String) { self.init(FeedWriter.document(title: title, items: [])) }

    /// `document` has no items; its keys go before and behind them.
    package init(_ document: JSONValue) {
        // A line break within a text is written as an escape, so that only the key itself begins a line like this.
        let whole = JSONWriter.string(document)
        let key = "\n  \"items\": ["
        var place = whole.startIndex
        var rest = whole[...]
        while let next = rest.firstIndex(of: "\n") {
            rest = rest[next...]
            if rest.hasPrefix(key) {
                place = rest.index(rest.startIndex, offsetBy: key.count)
                break
            }
            rest = rest.dropFirst()
        }
        head = String(whole[..<place])
        tail = String(whole[place...])
    }

    /// The text of the next item, with what belongs before it.
    package mutating func next(_ item: JSONValue) -> String {
        defer { isEmpty = false }
        return (isEmpty ? head : ",") + "\n    " + JSONWriter.string(item, style: .pretty(level: 2))
    }

    /// The text behind the last item.
    package var end: String { isEmpty ? head + tail : "\n  " + tail }
}
