import Briefs

/// A feed of briefs made at random, the same for the same seed.
struct RandomFeed {
    private static let words = [
        "radar", "boat", "river", "the", "free", "zone", "smugglers", "smuggling", "fuel", "México", "mexico", "año",
        "port", "ports", "clerk", "O'Brien", "10,000", "日本", "strip", "air",
    ]

    private var state: UInt64
    private let ids: Int

    /// Ids are drawn from so many, so that some stand twice.
    init(seed: UInt64, ids: Int = 60) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        self.ids = ids
    }

    private mutating func number(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    private mutating func pick(_ texts: [String]) -> String { texts[number(texts.count)] }

    private mutating func words(_ count: Int) -> String {
        (0..<count).map { _ in pick(RandomFeed.words) }.joined(separator: " ")
    }

    private mutating func item() -> JSONValue {
        let title = 1 + number(4)
        let length = number(25)
        var item: JSONValue = [
            "id": .string("urn:random:\(number(ids))"), "title": .string(words(title)),
            "content_text": .string(words(length)), "language": .string(pick(["en", "es", "pt-BR"])),
            "tags": .array([.string(pick(["cocaine", "Ports", "ports", "gold mining"]))]),
        ]
        if number(2) == 0 { item.set("authors", [["name": .string(pick(["Ana Pérez", "ANA PEREZ", "J. Doe"]))]]) }
        var extra: JSONValue = ["kind": .string(pick(["brief", "news", "analysis"]))]
        if number(8) > 0 { extra.set("day", .string("201\(number(10))-0\(1 + number(9))-1\(number(9))")) }
        extra.set("regions", .array([.string(pick(["BO", "CO", "CO-NAR", "GT", "ZZ"]))]))
        if number(5) == 0 {
            extra.set("translations", [["language": "es", "id": .string("urn:random:\(number(ids))")]])
        }
        item.set("_brief", extra)
        return item
    }

    mutating func items(_ count: Int) -> [JSONValue] { (0..<count).map { _ in item() } }

    /// The text of a feed of so many items.
    func text(count: Int) -> String {
        var feed = self
        return JSONWriter.string(FeedWriter.document(title: "Random", items: feed.items(count)))
    }
}
