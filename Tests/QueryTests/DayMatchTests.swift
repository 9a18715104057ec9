import Briefs
import Testing

@testable import Query

@Suite("Days looked for")
struct DayMatchTests {
    @Test(
        "Days match spans",
        arguments: [
            (DayMatch(.on, .year(2013)), "2013-01-01", true), (DayMatch(.on, .year(2013)), "2014-01-01", false),
            (DayMatch(.after, .year(2013)), "2013-01-01", true), (DayMatch(.after, .year(2013)), "2012-12-31", false),
            (DayMatch(.before, .year(2013)), "2012-12-31", true), (DayMatch(.before, .year(2013)), "2013-01-01", false),
            (DayMatch(.on, .month(Month(year: 2013, month: 12))), "2013-12-31", true),
            (DayMatch(.on, .month(Month(year: 2013, month: 12))), "2014-01-01", false),
            (DayMatch(.on, .days(1)), "2020-06-15", true), (DayMatch(.on, .days(1)), "2020-06-14", false),
            (DayMatch(.on, .days(7)), "2020-06-09", true), (DayMatch(.on, .days(7)), "2020-06-08", false),
            (DayMatch(.on, .days(7)), "2020-06-16", false), (DayMatch(.after, .days(7)), "2020-06-16", true),
            (DayMatch(.on, .lastYear), "2019-12-31", true), (DayMatch(.on, .lastYear), "2020-01-01", false),
            (DayMatch(.on, .year(9999)), "9999-12-31", true), (DayMatch(.after, .year(Int.max)), "2020-01-01", false),
        ])
    func matches(match: DayMatch, iso: String, isMatch: Bool) throws {
        #expect(match.matches(try day(iso), today: try day("2020-06-15")) == isMatch)
    }

    @Test("Without a day nothing matches", arguments: [DayMatch.Relation.after, .before, .on])
    func undated(relation: DayMatch.Relation) throws {
        #expect(!DayMatch(relation, .year(2013)).matches(nil, today: try day("2020-06-15")))
    }
}
