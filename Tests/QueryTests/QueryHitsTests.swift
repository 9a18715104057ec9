import Briefs
import Testing

@testable import Query

@Suite("Hits in texts")
struct QueryHitsTests {
    private let parser = QueryParser(regions: SmallRegions())

    @Test(
        "Words of the query are marked where they stand",
        arguments: [
            ("mexico", "México, MEXICO, Mexicano", ["México", "MEXICO"]),
            ("mexic*", "México, Mexicano", ["México", "Mexicano"]),
            ("\"air bridge\"", "The air bridge; air, a bridge", ["air bridge"]),
            ("air-bridge", "bridge of air", ["bridge", "air"]), ("-air bridge", "air bridge", ["bridge"]),
            ("10000", "10,000 dollars", ["10,000"]), ("title:air", "air", []), ("analysis:air", "air", ["air"]),
            ("(air OR sea) --land", "land, sea", ["land", "sea"]), ("tag:air", "air", []),
            ("\"a a\"", "a a a", ["a a a"]),
            ("air", "", []),
        ])
    func marks(query: String, text: String, hits: [String]) throws {
        let ranges = QueryHits.ranges(in: text, for: try parser.parse(query))
        #expect(ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) } == hits)
    }

    @Test("Titles have hits of their own")
    func titles() throws {
        let query = try parser.parse("title:air analysis:bridge")
        #expect(QueryHits.ranges(in: "air bridge", for: query, isTitle: true) == [0..<3])
    }
}
