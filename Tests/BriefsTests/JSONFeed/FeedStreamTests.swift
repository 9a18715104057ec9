import Briefs
import Testing

@Suite("Writing a feed item by item")
struct FeedStreamTests {
    @Test("The text is that of the whole document", arguments: 0..<4, ["Two \"words\"", "[]", "\u{202E}é"])
    func same(count: Int, title: String) {
        let items = (0..<count).map { number -> JSONValue in
            ["id": .string("urn:\(number)"), "tags": ["]", "a\nb"], "_brief": .object([])]
        }
        var stream = FeedStream(title: title)
        let text = items.map { stream.next($0) }.joined() + stream.end
        #expect(text == JSONWriter.string(FeedWriter.document(title: title, items: items)))
    }
}
