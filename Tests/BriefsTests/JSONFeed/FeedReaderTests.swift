import Briefs
import Testing

@Suite("Reading JSON Feed")
struct FeedReaderTests {
    private func read(_ text: String, modified: Int? = nil) -> FeedReading {
        FeedReader.read(Array(text.utf8), file: "a.json", fallbackSource: "folder", modified: modified)
    }

    private func item(_ members: String) -> FeedReading {
        read(#"{"version":"https://jsonfeed.org/version/1.1","title":"Desk","items":[{\#(members)}]}"#)
    }

    @Test("Standard fields are read, and a file of none but those has no problem")
    func standard() throws {
        let reading = read(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "home_page_url": "https://desk.test/",
             "feed_url": "https://desk.test/feed.json", "language": "ES",
             "items": [{"id": "https://desk.test/1", "url": "https://desk.test/one", "title": "Uno", "summary": "s",
               "content_html": "<p>x</p>", "content_text": "x", "tags": ["a", "b"],
               "authors": [{"name": "Ana", "url": "https://ana.test"}],
               "date_published": "2013-12-02T23:30:00-05:00", "date_modified": "2014-01-01T00:00:00Z"}]}
            """)
        #expect(reading.problems.isEmpty)
        #expect(reading.isWhole)
        #expect(reading.feedURL == "https://desk.test/feed.json")
        let brief = try #require(reading.items.first?.brief)
        #expect(
            brief
                == Brief(
                    id: BriefID("https://desk.test/1"), url: "https://desk.test/one", title: "Uno", summary: "s",
                    day: Day(year: 2013, month: 12, day: 2), language: "es", authors: ["Ana"], tags: ["a", "b"],
                    body: .html("<p>x</p>"), source: "Desk", published: "2013-12-02T23:30:00-05:00",
                    modified: "2014-01-01T00:00:00Z"))
    }

    @Test("Version 1.0's author, and the feed's authors, stand in")
    func authors() {
        #expect(item(#""id":"u:1","author":{"name":"Bo"}"#).items.first?.brief.authors == ["Bo"])
        let feed = read(#"{"items":[{"id":"ab:1"},{"id":"ab:2","authors":[{"name":"Ed"}]}],"authors":[{"name":"Di"}]}"#)
        #expect(feed.items.map(\.brief.authors) == [["Di"], ["Ed"]])
    }

    @Test(
        "An id is an address, else made from the feed's",
        arguments: [
            (#""title":"T""#, "urn:x:1", "urn:x:1"),
            (
                #""title":"T","feed_url":"https://f.test/x.json","home_page_url":"https://h.test""#, "7",
                "https://f.test/x.json#7"
            ),
            (#""title":"T","home_page_url":"https://h.test""#, "7", "https://h.test#7"),
            (#""title":"T""#, "7", "T#7"),
            (#""version":"x""#, "7", "folder#7"),
            (#""title":"T""#, "C:/x", "T#C:/x"),
            (#""title":"T""#, "note: this", "T#note: this"),
        ])
    func identity(head: String, id: String, expected: String) {
        let reading = read("{\(head),\"items\":[{\"id\":\"\(id)\"}]}")
        #expect(reading.items.first?.brief.id == BriefID(expected))
        #expect(reading.problems.isEmpty)
    }

    @Test("An id that is a number is taken for text")
    func numberID() {
        #expect(item(#""id":12"#).items.first?.brief.id == BriefID("Desk#12"))
    }

    @Test("An item without id is shown under its address, or under its text, and is a problem")
    func withoutID() {
        let addressed = item(#""url":"https://a.test/1","title":"x""#)
        #expect(addressed.items.first?.brief.id == BriefID("https://a.test/1"))
        #expect(addressed.problems.map(\.what) == ["This item has no id."])
        let bare = item(#""title":"Héllo,  World","content_text":"One. Two""#)
        let derived = BriefID.derived(title: "he\u{301}llo world", day: nil, text: "one two")
        #expect(bare.items.first?.brief.id == derived)
        #expect(derived.rawValue.hasPrefix("urn:sha256:"))
        #expect(bare.problems.map(\.what) == ["This item has no id."])
    }

    @Test("The day is the one printed, else the date as written in its own offset")
    func day() {
        let printed = item(#""id":"ab:1","date_published":"2013-12-03T00:00:00Z","_brief":{"day":"2013-12-02"}"#)
        #expect(printed.items.first?.brief.day == Day(year: 2013, month: 12, day: 2))
        let neither = item(#""id":"ab:1""#)
        #expect(neither.items.first?.brief.day == nil)
        #expect(neither.problems.isEmpty)
    }

    @Test(
        "A field that cannot be read is a problem at its own place, and the brief is shown",
        arguments: [
            (#""date_published":"yesterday""#, "date_published", "“yesterday” is no date."),
            (#""date_published":"2013-02-30T00:00:00Z""#, "date_published", "“2013-02-30T00:00:00Z” is no date."),
            (#""date_modified":7"#, "date_modified", "date_modified is a number, not a text."),
            (#""tags":"coca""#, "tags", "tags is a text, not an array."),
            (#""tags":["coca",5]"#, "5", "tags holds a number where a text was expected."),
            (#""authors":[{"name":5}]"#, "{", "This author has no name in words."),
            (#""_brief":{"day":"2 Dec"}"#, "day", "“2 Dec” is no day."),
            (#""_brief":{"kind":"poem"}"#, "kind", "There is no kind “poem”; it is shown as a brief."),
            (#""_brief":{"regions":[3]}"#, "3", "There is no region a number; it is left out."),
            (#""_brief":{"dateline":"X"}"#, "dateline", "dateline is a text, not an object."),
            (#""_brief":{"dateline":{"raw":"X","precision":"week"}}"#, "precision", "There is no precision “week”."),
            (#""_brief":{"translations":[{"language":"es"}]}"#, "{", "This translation names no id."),
            (#""_brief":{"notices":[1]}"#, "1", "notices holds a number where an object was expected."),
            (#""_brief":[]"#, "_brief", "_brief is an array, not an object."),
        ])
    func fields(member: String, near: String, what: String) throws {
        let text = "{\"title\":\"Desk\",\"items\":[\n{\"id\":\"ab:1\",\"title\":\"T\",\n  \(member)}]}"
        let reading = read(text)
        #expect(reading.items.map(\.brief.title) == ["T"])
        let problem = try #require(reading.problems.first)
        #expect(reading.problems.count == 1)
        #expect(problem.what == what)
        #expect(problem.line == 3)
        let line = "  " + member
        let value = line.dropFirst((problem.column ?? 1) - 1)
        let before = line.prefix((problem.column ?? 1) - 1)
        #expect(before.contains(near) || value.hasPrefix(near))
    }

    @Test("Each item's bytes and hash are known")
    func ranges() {
        let text = #"{"items":[ {"id":"ab:1"} , {"id":"ab:2"}]}"#
        let reading = read(text, modified: 86_400 * 3 + 5)
        let bytes = Array(text.utf8)
        #expect(
            reading.items.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
                #"{"id":"ab:1"}"#, #"{"id":"ab:2"}"#,
            ])
        #expect(reading.items.first?.sha256 == SHA256.hexDigest(of: #"{"id":"ab:1"}"#.utf8))
        #expect(reading.items.first?.added == Day(year: 1970, month: 1, day: 4))
    }

    @Test(
        "Items before damage and items after it are shown",
        arguments: [
            (#"{"id":"x:1","title":"a"},{"id":"x:2","title":"b" "x"},{"id":"xx:3","title":"c"}"#, ["x:1", "xx:3"]),
            (#"{"id":"x:1","title":"a"} {"id":"xx:2","title":"b"}"#, ["x:1", "xx:2"]),
            (#"{"id":"x:1","title":"a},{"id":"xx:2","title":"b"}"#, ["xx:2"]),
            (#"{"id":"x:1","title":"a"},{"id":"xx:2","title":"b"},"#, ["x:1", "xx:2"]),
            (#"{"id":"x:1","authors":[{"name":"n","url":"u"}],,"title":"a"},{"id":"xx:2","title":"b"}"#, ["xx:2"]),
            (
                #"{"id":"x:1","title":"a",x"attachments":[{"url":"u","mime_type":"m","title":"t"},{}]},"#
                    + #"{"id":"xx:2","title":"b"}"#, ["xx:2"]
            ),
            (#"{"id":"x:1","title":"a"},<<<<<<< HEAD{"id":"xx:2","title":"b"}"#, ["x:1", "xx:2"]),
        ])
    func damage(items: String, ids: [String]) {
        let reading = read("{\"title\":\"D\",\"items\":[\(items)],\"language\":\"pt\"}")
        #expect(reading.items.map(\.brief.id.rawValue) == ids.map { $0.hasPrefix("xx:") ? $0 : "D#" + $0 })
        #expect(!reading.problems.isEmpty)
        #expect(!reading.isWhole)
        #expect(reading.items.allSatisfy { $0.brief.language == "pt" })
    }

    @Test("A file cut short shows what stood before the cut")
    func cut() {
        let reading = read(#"{"title":"D","items":[{"id":"ab:1","title":"a"},{"id":"ab:2","ti"#)
        #expect(reading.items.map(\.brief.id.rawValue) == ["ab:1"])
        #expect(reading.problems.map(\.column) == [62])
    }

    @Test(
        "What is no feed says so",
        arguments: [
            ("", "The file is empty."), ("[]", "This is JSON but no JSON Feed: an object with items was expected."),
            ("{}", "This is JSON but no JSON Feed: it has no array of items."),
            (#"{"items":{}}"#, "Items must be an array."), ("hello", "A value was expected here."),
            (#"{"items":[7]}"#, "This item is no object, so it cannot be shown."),
        ])
    func noFeed(text: String, what: String) {
        let reading = read(text)
        #expect(reading.items.isEmpty)
        #expect(reading.problems.map(\.what) == [what])
    }

    @Test("Bytes that are not UTF-8 leave the item readable and are a problem")
    func notUTF8() {
        let bytes = Array(#"{"items":[{"id":"ab:1","title":"caf"#.utf8) + [0xE9] + Array(#""}]}"#.utf8)
        let reading = FeedReader.read(bytes, file: "a.json", fallbackSource: "f")
        #expect(reading.items.first?.brief.title == "caf\u{FFFD}")
        #expect(reading.problems.map(\.what) == ["This byte is not UTF-8."])
        #expect(!reading.isWhole)
    }

    @Test("A hundred problems are listed, the rest are counted")
    func manyProblems() {
        let reading = read("{\"items\":[" + Array(repeating: "1", count: 250).joined(separator: ",") + "]}")
        #expect(reading.problems.count == FeedReader.problemLimit + 1)
        #expect(reading.problems.last?.what == "There are 150 more problems of this kind.")
    }

    @Test("Hostile nesting behind damage ends soon")
    func hostileNesting() {
        let nest = String(repeating: "{\"k\":[", count: 400)
        let text = "{\"items\":[x" + String(repeating: nest + String(repeating: "]}", count: 400) + " ", count: 200)
        #expect(read(text).items.isEmpty)
    }

    private static let small = Array(
        """
        {"title":"D","items":[{"id":"ab:1","title":"a\\u00e9 ñ","tags":["x"],"_brief":{"day":"2013-12-02",
        "regions":["BO"],"dateline":{"raw":"r"}}},{"id":"ab:2","content_html":"<p>","date_published":"2013"}],"n":-1.5e3}
        """.utf8)

    @Test("No flipped or missing byte brings the reader down, and no whole item before it is lost")
    func everyByte() {
        let whole = FeedReader.read(Self.small, file: "a", fallbackSource: "f")
        #expect(whole.items.count == 2)
        let firstEnd = whole.items[0].range.upperBound
        for index in Self.small.indices {
            let cut = FeedReader.read(Array(Self.small[..<index]), file: "a", fallbackSource: "f")
            #expect(!cut.problems.isEmpty)
            if index >= firstEnd { #expect(cut.items.first?.brief.title == "aé ñ") }
            for byte: UInt8 in [0, 0x22, 0x5C, 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0xFF, Self.small[index] ^ 0x80] {
                var flipped = Self.small
                flipped[index] = byte
                let reading = FeedReader.read(flipped, file: "a", fallbackSource: "f")
                if index > firstEnd { #expect(reading.items.first?.brief.title == "aé ñ") }
                _ = try? JSONParser.parse(flipped)
            }
        }
    }

    @Test("Random bytes are a problem and nothing worse")
    func randomBytes() {
        var generator = SplitMix(state: 7)
        for length in 0..<400 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let reading = FeedReader.read(bytes, file: "a", fallbackSource: "f")
            #expect(!reading.problems.isEmpty)
            let likely = (0..<length).map { _ in Array("{}[]\",:\\u0e1-. idtlems".utf8).randomElement(using: &generator)
            }
            _ = FeedReader.read(likely.compactMap { $0 }, file: "a", fallbackSource: "f")
        }
    }
}

/// The same numbers in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
