import Briefs
import Testing

@testable import Intake

/// What nobody means well by.
@Suite struct FeedRobustnessTests {
    private func read(_ text: String) throws -> IntakeReading {
        try Intake.read(bytes: Array(text.utf8), name: "feed.xml", options: IntakeOptions(places: Gazetteer.places))
    }

    private func feed(_ items: String, doctype: String = "") -> String {
        "<?xml version=\"1.0\"?>\(doctype)<rss><channel><title>T</title><link>https://a.example/</link>\(items)"
            + "</channel></rss>"
    }

    private func item(_ inside: String) -> String { "<item><title>A</title>\(inside)</item>" }

    @Test("Names that stand for names a billion times over stay small, and the rest is read")
    func billionLaughs() throws {
        var doctype = "<!DOCTYPE rss [<!ENTITY a0 \"lol lol lol lol lol lol lol lol lol lol\">"
        for number in 1...12 {
            let inner = String(repeating: "&a\(number - 1);", count: 10)
            doctype += "<!ENTITY a\(number) \"\(inner)\">"
        }
        let reading = try read(feed(item("<description>x &a12; y &a1;</description>"), doctype: doctype + "]>"))
        let body = try #require(reading.drafts.first).brief.body.raw
        #expect(body.hasPrefix("x &a12; y lol lol") && body.utf8.count < 1_000)
    }

    @Test("A long name used ten thousand times does not grow beyond the limit")
    func quadraticBlowup() throws {
        let doctype = "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "x", count: 50_000))\">]>"
        let uses = String(repeating: "&a;", count: 10_000)
        let reading = try read(feed(item("<description>\(uses)</description>"), doctype: doctype))
        #expect(try #require(reading.drafts.first).brief.body.raw.utf8.count < 1_200_000)
    }

    @Test("A name that is declared by itself stays as it is")
    func selfReference() throws {
        let doctype = "<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>"
        let reading = try read(feed(item("<description>x &a; y</description>"), doctype: doctype))
        #expect(reading.drafts.first?.brief.body.raw == "x &a; y")
    }

    @Test(
        "No other file is ever read",
        arguments: [
            "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p; <!ENTITY x \"%p;\">]>",
            "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\">",
            "<!DOCTYPE rss PUBLIC \"x\" \"file:///etc/passwd\" [<!ENTITY x PUBLIC \"a\" \"/etc/passwd\">]>",
        ])
    func externalEntity(_ doctype: String) throws {
        let reading = try read(feed(item("<description>x &x; y</description>"), doctype: doctype))
        let body = try #require(reading.drafts.first).brief.body.raw
        #expect(!body.contains("root:") && body.hasPrefix("x ") && body.hasSuffix(" y"))
    }

    @Test("A million tags in one another keep their text, and what follows is read")
    func depth() throws {
        let deep =
            String(repeating: "<div>", count: 1_000_000) + "words" + String(repeating: "</div>", count: 1_000_000)
        let reading = try read(feed(item("<description>\(deep)</description>") + item("<guid>2</guid>")))
        #expect(reading.drafts.count == 2)
        #expect(reading.drafts.first?.brief.body.raw.contains("words") == true)
        #expect(reading.drafts.first?.warnings.contains { $0.contains("too deep") } == true)
    }

    @Test("A million tags that are never closed, and as many ends of others, are read in one pass")
    func unclosed() throws {
        let open = String(repeating: "<a><b>", count: 300_000) + String(repeating: "</c></d>", count: 300_000)
        #expect(try read(feed(item("<description>\(open)words</description>"))).drafts.count == 1)
        #expect(try read(feed(item(String(repeating: "<title>", count: 300_000)))).drafts.count == 1)
    }

    @Test("Twenty thousand attributes are read as far as a tag may have them")
    func attributes() throws {
        let many = (0..<20_000).map { "a\($0)=\"x\"" }.joined(separator: " ")
        let reading = try read(feed(item("<enclosure url=\"https://a.example/a.mp3\" \(many)/><guid>1</guid>")))
        #expect(reading.drafts.first?.brief.attachments.map(\.url) == ["https://a.example/a.mp3"])
        // Behind a sign that ends no tag, too.
        let hidden = try read(feed(item("<enclosure x=\">\" url=\"https://a.example/a.mp3\" \(many)/>")))
        #expect(hidden.drafts.first?.brief.attachments.count == 1)
    }

    @Test(
        "Twelve megabytes in one text come whole",
        arguments: [("", ""), ("<![CDATA[", "]]>"), ("&stray ", ""), ("<![CDATA[&stray \u{1}", "]]>")])
    func longText(_ before: String, _ after: String) throws {
        let text = String(repeating: "Twelve ñ bytes", count: 12 * 1_024 * 1_024 / 15)
        let reading = try read(feed(item("<description>\(before)\(text)\(after)</description>")))
        #expect((reading.drafts.first?.brief.body.raw.utf8.count ?? 0) >= text.utf8.count)
    }

    @Test("A comment, an instruction and an attribute of twelve megabytes harm nothing")
    func longOthers() throws {
        let text = String(repeating: "x y ", count: 3 * 1_024 * 1_024)
        let all = "<!-- \(text) --><?a \(text)?><guid a=\"\(text)\">1</guid>"
        #expect(try read(feed(item(all))).drafts.map(\.brief.id.rawValue) == ["https://a.example/#1"])
    }

    @Test("A hundred thousand items are read, sound or not", arguments: ["", "&"])
    func manyItems(_ damage: String) throws {
        let items = (0..<100_000).map { "<item><guid>\($0)</guid><title>A \(damage)</title></item>" }.joined()
        let result = XMLReader.read(feed(items)) { FeedGathering() }
        #expect(result.gathering.items.count == 100_000 && result.fault == nil)
        #expect(result.gathering.items.last?.item.id == "99999")
    }

    @Test("Names that look like paths, and zeros, stay names", arguments: ["../../x", "/etc/x", "a\u{1}b", "CON", "."])
    func identifiers(_ id: String) throws {
        let draft = try #require(read(feed(item("<guid>\(id)</guid>"))).drafts.first)
        #expect(draft.brief.id.rawValue == "https://a.example/#" + id.filter { $0 != "\u{1}" })
    }

    @Test(
        "No address runs a program or holds a document",
        arguments: [
            "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        ])
    func addresses(_ address: String) throws {
        let links = "<link>\(address)</link><guid>\(address)</guid><enclosure url=\"\(address)\" type=\"a/b\"/>"
        let brief = try #require(read(feed(item(links))).drafts.first).brief
        #expect(brief.url == nil)
        // A line end in an attribute is a blank, so this one is a file's odd name.
        #expect(brief.attachments.allSatisfy { $0.url == "https://a.example/java%20script:alert(1)" })
    }

    @Test(
        "What is no feed is refused by name",
        arguments: ["<?xml version=\"1.0\"?><plist><a/></plist>", "<?xml version=\"1.0\"?>"])
    func noFeed(_ text: String) {
        let error = #expect(throws: IntakeError.self) { try read(text) }
        #expect(error?.description.contains("feed.xml") == true)
    }

    @Test("A feed that is cut anywhere gives what came, and never nothing that came before")
    func cuts() throws {
        let whole = feed(item("<description>First &amp; <![CDATA[one]]></description>") + item("<guid>2</guid>"))
        let bytes = Array(whole.utf8)
        let first = whole.utf8.count - "<item><title>A</title><guid>2</guid></item></channel></rss>".utf8.count
        for end in first..<bytes.count {
            let reading = try Intake.read(
                bytes: Array(bytes[..<end]), name: "f", options: IntakeOptions(places: Gazetteer.places))
            #expect(reading.drafts.first?.brief.body.raw == "First &amp; one".replacing("&amp;", with: "&"))
        }
    }
}
