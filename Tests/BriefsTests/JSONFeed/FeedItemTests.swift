import Briefs
import Testing

@Suite("A brief as an item of a feed")
struct FeedItemTests {
    private static func full() -> Brief {
        Brief(
            id: BriefID("https://desk.test/1"), url: "https://desk.test/1", title: "T\u{1b}[31m", summary: "S",
            kind: .analysis, day: Day(year: 2013, month: 12, day: 2),
            dateline: Dateline(raw: "BOLIVIA / DEC 2013", label: "BOLIVIA", precision: .month), language: "en",
            authors: ["Ana", "Bo"], tags: ["coca", "x"], regions: ["BO", "PE"].compactMap { RegionCode($0) },
            suggestedRegions: ["BR"].compactMap { RegionCode($0) },
            body: .text("One\n\nTwo", headings: ["Two"]),
            seeAlso: [
                .init(text: "q", target: .query("region:BO")), .init(text: "u", target: .url("https://u.test")),
                .init(text: "i", target: .id(BriefID("ab:2"))), .init(text: "none", target: nil),
            ],
            related: [
                .init(label: "L", day: Day(year: 2012, month: 1, day: 31), teaser: "t", id: BriefID("ab:3")),
                .init(label: "L2", teaser: ""),
            ],
            notices: [.init(label: "N", title: "nt", day: Day(year: 2012, month: 2, day: 29), teaser: "nx")],
            translations: [.init(language: "es", id: BriefID("ab:4"), confidence: 0.75)],
            sameAs: [BriefID("ab:5")], license: .init(spdx: "CC-BY-4.0", text: "CC", attribution: "Desk"),
            contact: "desk@desk.test",
            provenance: .init(
                importer: "i", source: "s", retrieved: "2020-01-01T00:00:00Z", sha256: "00", warnings: ["w"]),
            source: "Another desk", published: "2013-12-02T10:00:00-04:00", modified: "2013-12-03T10:00:00Z")
    }

    private func roundTrip(_ brief: Brief) -> FeedReading {
        let document = FeedWriter.document(title: "Feed", items: [FeedWriter.item(brief)])
        return FeedReader.read(JSONWriter.bytes(document), file: "x", fallbackSource: "f")
    }

    @Test("Everything comes back")
    func full() {
        let brief = Self.full()
        let reading = roundTrip(brief)
        #expect(reading.items.map(\.brief) == [brief])
        #expect(reading.problems.isEmpty)
        #expect(reading.items.first?.added == Day(year: 2020, month: 1, day: 1))
    }

    @Test("HTML and bare briefs come back", arguments: ["ab:1", "Some desk#17", "urn:sha256:00"])
    func html(id: String) {
        let brief = Brief(id: BriefID(id), title: "", body: .html("<p>x</p>"), source: "Q")
        #expect(roundTrip(brief).items.map(\.brief) == [brief])
        let bare = Brief(id: BriefID(id), title: "t", source: "Q")
        #expect(roundTrip(bare).items.map(\.brief) == [bare])
    }

    @Test("Marks go along and come back")
    func marks() {
        var marks = MarkState()
        marks.isRead = true
        marks.tags = ["a", "b"]
        marks.notes = ["n1", "n2"]
        let item = FeedWriter.item(Self.full(), marks: marks)
        #expect(item["_marks"]?["read"] == true)
        #expect(item["_marks"]?["bookmark"] == false)
        let document = FeedWriter.document(title: "Feed", items: [item])
        let reading = FeedReader.read(JSONWriter.bytes(document), file: "x", fallbackSource: "f")
        #expect(reading.items.first?.marks == marks)
    }

    @Test("No control of the brief leaves as itself")
    func controls() {
        let text = JSONWriter.bytes(Self.full().feedItem())
        #expect(!text.contains(0x1B))
    }
}

@Suite("Folding text for names")
struct FoldedTextTests {
    @Test(
        "Slugs are plain",
        arguments: [
            ("The Southern Desk", "the-southern-desk"), ("Niñez & Año/..", "ninez-ano"), ("../../etc", "etc"),
            ("Über — Straße 7", "uber-stra-e-7"), ("A\u{0}B", "a-b"),
        ])
    func slugs(name: String, slug: String) {
        #expect(FoldedText.slug(name) == slug)
    }

    @Test("A name of which nothing is left is named by its hash, a long one is cut")
    func oddSlugs() {
        #expect(FoldedText.slug("新聞").hasPrefix("source-"))
        #expect(FoldedText.slug("新聞") != FoldedText.slug("日報"))
        #expect(FoldedText.slug("").hasPrefix("source-"))
        #expect(FoldedText.slug(String(repeating: "ab ", count: 100)).utf8.count <= 62)
    }
}
