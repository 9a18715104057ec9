/// Writes a JSON Feed item by item, so that not all of them need be in memory: the same text as `JSONWriter` makes of
/// `FeedWriter.document`.
package struct FeedStream: Sendable {
    private let head: String
    private let tail: String
    private var isEmpty = true

    package init(title: String) {
        // The items come first, as keys are sorted.
        let whole = JSONWriter.string(FeedWriter.document(title: title, items: []))
        let place = whole.firstIndex(of: "]") ?? whole.endIndex
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
