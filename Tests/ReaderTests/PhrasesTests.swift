import Briefs
import Query
import Reader
import Testing

@Suite struct PhrasesTests {
    @Test(
        "A distance in time reads as people say it",
        arguments: [
            (0, "same day"), (1, "a day later"), (-1, "the day before"), (13, "13 days later"), (21, "3 weeks later"),
            (-52, "7 weeks before"), (365, "12 months later"), (-3650, "10 years before"),
        ])
    func distance(_ days: Int, _ words: String) { #expect(Phrases.distance(days) == words) }

    @Test(
        "The time that is left is a round guess",
        arguments: [
            (0, "a few seconds left"), (9, "a few seconds left"), (10, "about 10 s left"), (47, "about 50 s left"),
            (54, "about 50 s left"), (55, "about 1 min left"), (89, "about 1 min left"), (90, "about 2 min left"),
            (3_569, "about 59 min left"), (3_570, "about 1 h left"), (9_000, "about 3 h left"),
        ])
    func timeLeft(_ seconds: Int, _ words: String) { #expect(Phrases.timeLeft(seconds) == words) }

    @Test("Names come first, then tags and regions; ordinary words only where nothing else is shared")
    func reasons() throws {
        let bolivia = try #require(RegionCode("BO"))
        let all: [Reason] = [
            .terms(["lejos", "Puerto Ledesma"]), .tags(["radar"]), .regions([bolivia]), .daysApart(21),
        ]
        #expect(Phrases.reasons(all, regions: RegionTree()) == "Puerto Ledesma, radar, Bolivia · 3 weeks later")
        #expect(Phrases.reasons([.terms(["lejos"]), .daysApart(0)], regions: RegionTree()) == "lejos · same day")
    }

    @Test("A month without a day is called undated, and days keep their width")
    func days() throws {
        #expect(Phrases.month(nil) == "Undated")
        #expect(Phrases.month(Month(year: 2013, month: 12)) == "December 2013")
        let day = try #require(Day(year: 2013, month: 9, day: 2))
        #expect(Phrases.shortDay(day) == "02 Sep")
        #expect(Phrases.shortDay(nil).count == Phrases.shortDay(day).count)
        #expect(Phrases.fullDay(nil).count == Phrases.fullDay(day).count)
    }
}
