import Briefs
import Testing

@testable import Store

@Suite("Marks made elsewhere")
struct MarkNewsTests {
    private let one = BriefID("xx:1")
    private let two = BriefID("xx:2")

    private struct Desk {
        let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder()
            try SafeFile.makeFolder(folder.path + "/library")
        }

        func open(_ device: String, at now: Int = 1_000) -> MarkJournal {
            MarkJournal.open(
                library: folder.path + "/library", stateHome: folder.path + "/" + device, now: { now })
        }
    }

    @Test("That a brief was read once more is news")
    func readAgain() throws {
        let desk = try Desk()
        var left = desk.open("a", at: 1_000)
        var right = desk.open("b", at: 2_000)
        try left.append([Mark(.read, .flag(true))], to: [one])
        #expect(right.news().map(\.state.readAt) == [1_000])
        try left.append([Mark(.read, .flag(true))], to: [one])
        let news = right.news()
        #expect(news.map(\.fields) == [[.read]] && news.first?.state.readAt == 1_001)
    }

    @Test("What others changed is news once, with its fields; one's own marks are none")
    func news() throws {
        let desk = try Desk()
        var left = desk.open("a")
        var same = desk.open("a")
        var right = desk.open("b", at: 2_000)
        try left.append([Mark(.read, .flag(true)), Mark(.tag("t"), .flag(true))], to: [one])
        #expect(left.news() == [])
        #expect(Set(right.news().flatMap(\.fields)) == [.read, .tag("t")])
        #expect(right.news() == [])
        // What another process of this device wrote is found when this one writes, and told all the same.
        try left.append([Mark(.bookmark, .flag(true))], to: [one])
        try same.append([Mark(.read, .flag(false))], to: [one])
        let news = same.news()
        #expect(news.map(\.fields) == [[.read, .bookmark, .tag("t")]])
        #expect(news.first?.state.isBookmarked == true && news.first?.state.isRead == false)
        // What says the same again is no news.
        try right.append([Mark(.read, .flag(false))], to: [two])
        #expect(left.news().flatMap(\.fields) == [.read])
    }

    @Test("A note that another process of this device wrote unseen stays beside one from here")
    func unseenNote() throws {
        let desk = try Desk()
        var left = desk.open("a")
        var right = desk.open("a")
        try left.append([Mark(.note, .text("left"))], to: [one])
        try right.append([Mark(.note, .text("right"))], to: [one])
        #expect(desk.open("a").book[one].notes == ["left", "right"])
        left.refresh()
        try left.append([Mark(.note, .text("both"))], to: [one])
        #expect(desk.open("a").book[one].notes == ["both"])
    }
}
