import Briefs
import Testing

@testable import Store

@Suite("Subscriptions")
struct SubscriptionShelfTests {
    private func shelf(_ folder: TemporaryFolder, home: String = "home", now: Int = 5) -> SubscriptionShelf {
        SubscriptionShelf(library: folder.path + "/library", stateHome: folder.path + "/" + home, now: { now })
    }

    private static let first = Subscription(
        feedURL: "https://a.example/feed", title: "A", homePage: "https://a.example", description: "About a",
        folders: ["Coast", "North"], tags: ["news"])

    @Test("They come back as they went in, in their order; twice the same is one")
    func twice() throws {
        let folder = try TemporaryFolder()
        var shelf = shelf(folder)
        let second = Subscription(feedURL: "https://b.example/feed")
        #expect(try shelf.add([Self.first, second, Self.first]).added == 2)
        #expect(try shelf.add([second, Self.first]).unchanged == 2)
        #expect(self.shelf(folder).all == [Self.first, second])
        #expect(shelf.problems.isEmpty)
    }

    @Test("What is known stays, and what was not said is added")
    func merged() throws {
        let folder = try TemporaryFolder()
        var shelf = shelf(folder)
        _ = try shelf.add([Subscription(feedURL: "https://a.example/feed", title: "Mine", tags: ["own"])])
        #expect(try shelf.add([Self.first]).changed == 1)
        let merged = try #require(shelf.all.first)
        #expect(merged.title == "Mine" && merged.tags == ["own", "news"] && merged.folders == ["Coast", "North"])
    }

    @Test("What two devices did is put together, and the later word counts")
    func devices() throws {
        let folder = try TemporaryFolder()
        var one = shelf(folder)
        _ = try one.add([Self.first])
        var two = shelf(folder, home: "other")
        #expect(try two.remove([Self.first.feedURL, "https://nowhere.example"]) == 1)
        _ = try two.add([Subscription(feedURL: "https://b.example/feed")])
        #expect(shelf(folder).all.map(\.feedURL) == ["https://b.example/feed"])
        #expect(folder.names("library/state/subscriptions").count == 2)
        #expect(try one.add([Self.first]).added == 1)
        #expect(shelf(folder).all.count == 2)
    }

    @Test("A line that cannot be read is named, and all others count; no mark is read from them")
    func damaged() throws {
        let folder = try TemporaryFolder()
        var shelf = shelf(folder)
        _ = try shelf.add([Self.first])
        try folder.write("library/state/subscriptions/zz.jsonl", "{\"v\":1\n{\"v\":9}\n\n")
        let again = self.shelf(folder)
        #expect(again.all == [Self.first])
        #expect(again.problems.map(\.line) == [1, 2])
        let journal = MarkJournal.open(library: folder.path + "/library", stateHome: folder.path + "/home", now: { 1 })
        #expect(journal.problems.isEmpty)
    }

    @Test("A dry run counts and writes nothing")
    func dryRun() throws {
        let folder = try TemporaryFolder()
        var shelf = shelf(folder)
        #expect(try shelf.add([Self.first], isDryRun: true).added == 1)
        #expect(!folder.exists("library/state"))
    }
}
