import Briefs
import Testing

@testable import Intake

@Suite struct OPMLWriterTests {
    private func again(_ subscriptions: [Subscription]) throws -> [Subscription] {
        let text = OPMLWriter.text(of: subscriptions, title: "Mine & <theirs>")
        let reading = try Intake.read(
            bytes: Array(text.utf8), name: "list.opml", options: IntakeOptions(places: Gazetteer.places))
        #expect(reading.problems.isEmpty && reading.head.title == "Mine & <theirs>")
        return reading.subscriptions
    }

    @Test("A list of subscriptions that is written reads back the same")
    func roundTrip() throws {
        let all = [
            Subscription(feedURL: "https://a.example/feed?x=1&y=2"),
            Subscription(
                feedURL: "https://b.example/", title: "B & \"b\" <b>\n\tend", homePage: "https://b.example/home",
                description: "Notes, and more", folders: ["Ports", "North/East"], tags: ["a,b", "c/d", "100%", "50%2C"]),
            Subscription(feedURL: "https://c.example/", title: "https://c.example/", folders: ["Ports"]),
            Subscription(
                feedURL: "https://d.example/", title: "ñ 中 👩‍🚒", folders: ["Ports", "North/East"], tags: ["/x"]),
            Subscription(feedURL: "query:All:unread = \"yes\"", title: "All", tags: ["q"]),
            Subscription(feedURL: "exec:~/bin/feed.sh a b"), Subscription(feedURL: "filter:x:https://e.example/"),
            Subscription(feedURL: "https://b.example/", folders: ["Twice"]),
        ]
        #expect(try again(all) == all)
        #expect(try again([]).isEmpty)
    }

    @Test("Folders stand around what is in them, each once where its feeds are together")
    func nesting() {
        let text = OPMLWriter.text(
            of: [
                Subscription(feedURL: "https://a.example/", folders: ["Ports"]),
                Subscription(feedURL: "https://b.example/", folders: ["Ports", "North"]),
            ], title: "T")
        #expect(text.split(separator: "<outline text=\"Ports\">").count == 2)
        #expect(text.contains("      <outline text=\"North\">\n        <outline type=\"rss\""))
    }

    @Test("A control, which XML cannot hold, is left out")
    func controls() throws {
        #expect(
            try again([Subscription(feedURL: "https://a.example/", title: "a\u{1B}[31mb")]).first?.title == "a[31mb")
    }
}
