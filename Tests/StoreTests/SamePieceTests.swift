import Briefs
import Testing

@testable import Store

@Suite("Twice the same piece is one brief")
struct SamePieceTests {
    private static let page = "https://a.test/2013/piece"

    @Test(
        "Ways to write the address of one page",
        arguments: [
            "http://a.test/2013/piece", "https://www.a.test/2013/piece", "https://A.Test/2013/piece",
            "https://a.test:443/2013/piece", "http://a.test:80/2013/piece", "https://a.test/2013/piece/",
            "https://a.test/2013/piece#top", "https://a.test/2013/piece?utm_source=x&UTM_Medium=y",
            "https://a.test/2013/piece?fbclid=1", "https://a.test/2013/piece/index.html",
            "https://a.test/2013/piece/?gclid=7#x",
        ])
    func same(_ address: String) {
        #expect(AddressKey(address) == AddressKey(Self.page))
    }

    @Test(
        "Other pages",
        arguments: [
            "https://a.test/2013/piece?p=2", "https://a.test/2013/Piece", "https://b.a.test/2013/piece",
            "https://a.test:8080/2013/piece", "https://a.test/2013", "https://a.test/2013/piece2",
            "https://a.test/2013/piece?id=1", "https://a.test/2013/piece#!/2", "https://www.test/2013/piece",
        ])
    func other(_ address: String) {
        #expect(AddressKey(address) != nil && AddressKey(address) != AddressKey(Self.page))
    }

    @Test("The order of a query counts for nothing, its values do")
    func query() {
        #expect(AddressKey("https://a.test/?b=2&a=1&utm_id=3") == AddressKey("http://a.test?a=1&b=2"))
        #expect(AddressKey("https://a.test/?a=1") != AddressKey("https://a.test/?a=2"))
    }

    @Test(
        "What is no page of its own", arguments: ["https://a.test", "http://www.a.test/index.html", "urn:x:1", "", "a"])
    func none(_ address: String) { #expect(AddressKey(address) == nil) }

    private static func brief(
        _ id: String, _ title: String = "A title", url: String? = nil, text: String = "One.",
        day: String = "2013-12-02",
        source: String = "Desk"
    ) -> Brief {
        ImportSessionTests.brief(id, title, url: url, day: day, text: text, source: source)
    }

    /// What is left of two arrivals, one after the other and both at once.
    private func count(_ first: Brief, _ second: Brief) throws -> [Int] {
        let apart = try TemporaryFolder()
        for brief in [first, second] { _ = try BriefWriter(library: apart.path, now: { 1 }).add([brief]) }
        let together = try TemporaryFolder()
        _ = try BriefWriter(library: together.path, now: { 1 }).add([first, second])
        return [apart, together].map { (try? LibraryReader.read($0.path).briefs.count) ?? -1 }
    }

    @Test("By its address, written in another way, and what it said before is kept")
    func address() throws {
        let first = Self.brief("http://a.test/1", url: "http://a.test/1")
        let second = Self.brief("https://www.a.test/1/", "New title", url: "https://www.a.test/1/?utm_source=feed")
        #expect(try count(first, second) == [1, 1])
        let folder = try TemporaryFolder()
        let writer = BriefWriter(library: folder.path, now: { 1 })
        _ = try writer.add([first])
        #expect(try writer.add([second]).changed == [first.id])
        let read = try LibraryReader.read(folder.path)
        #expect(read.briefs.map(\.brief.title) == ["New title"] && read.aliases.resolve(second.id) == first.id)
        #expect(try folder.text("history/desk/2013-12.jsonl").contains("A title"))
        #expect(try writer.add([second]).unchanged == [first.id])
    }

    @Test("By its address, under the name that a feed gives it")
    func guid() throws {
        let saved = Self.brief("https://a.test/1", url: "https://a.test/1")
        let item = Self.brief("tag:a.test,2013:1", "Corrected", url: "http://a.test/1")
        #expect(try count(saved, item) == [1, 1])
        #expect(try count(item, saved) == [1, 1])
        // Two names, one address and one title: the feed has renamed it.
        let renamed = Self.brief("tag:a.test,2013:2", url: "http://a.test/1")
        #expect(try count(Self.brief("tag:a.test,2013:1", url: "http://a.test/1"), renamed) == [1, 1])
    }

    @Test("Pieces that all link to one page stay apart")
    func sharedPage() throws {
        let first = Self.brief("tag:a.test,2013:1", "One", url: "https://a.test/live")
        let second = Self.brief("tag:a.test,2013:2", "Two", url: "https://a.test/live")
        #expect(try count(first, second) == [2, 2])
        let folder = try TemporaryFolder()
        let writer = BriefWriter(library: folder.path, now: { 1 })
        _ = try writer.add([Self.brief("https://a.test/live", "The page", url: "https://a.test/live")])
        #expect(try writer.add([first, second]).added.count == 2)
        let home = (1...2).map { Self.brief("xx:\($0)", "Piece \($0)", url: "https://a.test/") }
        #expect(try count(home[0], home[1]) == [2, 2])
        let pages = (1...2).map { Self.brief("https://a.test/?id=\($0)", url: "https://a.test/?id=\($0)") }
        #expect(try count(pages[0], pages[1]) == [2, 2])
    }

    private static let long = """
        The crews of nine boats went back to work on Tuesday after a night of talks at the harbour office, and the first
        ferry left with forty people on board.
        """

    @Test("By source, title, day and a text of some length")
    func text() throws {
        let first = Self.brief("https://a.test/1", url: "https://a.test/1", text: Self.long)
        let moved = Self.brief("https://a.test/new/1", url: "https://a.test/new/1", text: Self.long + " ")
        #expect(try count(first, moved) == [1, 1])
        let others = [
            Self.brief("https://a.test/2", text: Self.long + " More."),
            Self.brief("https://a.test/2", "Another title", text: Self.long),
            Self.brief("https://a.test/2", text: Self.long, day: "2013-12-03"),
            Self.brief("https://a.test/2", text: Self.long, source: "Another desk"),
        ]
        for other in others { #expect(try count(first, other) == [2, 2], "\(other)") }
        // Few words are no proof.
        #expect(try count(Self.brief("xx:1", text: "See page."), Self.brief("xx:2", text: "See page.")) == [2, 2])
    }
}
