import Briefs
import Query

/// The newest rows of a search, before all of it is known. A common word of a large library stands in hundreds of
/// thousands of briefs; whether it stands in the newest few thousand is found out far sooner.
extension IndexAnswering {
    /// With so many items to look at, all of a search is as quick as its beginning.
    static let smallEffort = 100_000

    package func newest(of listing: Listing, limit: Int, today: Day) -> ListAnswer? {
        if index.columns.shownCount <= IndexAnswering.smallEffort || isAtHand(listing, today: today) { return nil }
        return newest(of: listing, limit: limit, today: today, above: IndexAnswering.smallEffort)
    }

    /// `effort`: up to so many items to look at the answer is nil.
    func newest(of listing: Listing, limit: Int, today: Day, above effort: Int) -> ListAnswer? {
        let order = listing.query.order
        guard order == .newest || order == .relevance, !listing.query.textMatches.isEmpty else { return nil }
        return whole { () throws(IndexError) in
            try takesLong(listing.query, above: effort) ? try firstMatches(listing, limit, today) : nil
        } ?? nil
    }

    private func takesLong(_ query: Query, above effort: Int) throws(IndexError) -> Bool {
        let search = TextSearch(index) { false }
        var sum = 0
        for match in query.textMatches {
            for phrase in match.phrases {
                guard let effort = try search.effort(phrase, in: match.place) else { return false }
                sum += effort
            }
        }
        return sum > effort
    }

    private func firstMatches(_ listing: Listing, _ limit: Int, _ today: Day) throws(IndexError) -> ListAnswer? {
        let columns = index.columns
        let head = columns.missing.contains(.order) ? columns.orderHead : Array(columns.order.prefix(Columns.headCount))
        let numbers = head.map { columns.numbers[Int($0)] }.sorted()
        let search = TextSearch(index, within: IndexAnswering.ranges(of: numbers)) { false }
        let filter = try Filter(
            listing, index, marks, names, regions: regions, today: today, search: search, tagSets: tagSets)
        let found = try filter.slots(listing.query.conditions)
        var rows: [Row] = []
        var months: [MonthCount] = []
        for slot in head where found[Int(slot)] {
            if rows.count == limit { break }
            let row = try row(Int(slot), listing.query)
            rows.append(row)
            if months.last?.month != row.day?.month || months.isEmpty {
                months.append(MonthCount(month: row.day?.month, count: 0))
            }
            months[months.count - 1].count += 1
        }
        if rows.isEmpty { return nil }
        var answer = ListAnswer(
            libraryCount: columns.shownCount, count: rows.count, unread: 0, bookmarked: 0, months: months,
            range: 0..<rows.count, rows: rows)
        answer.isWhole = false
        return answer
    }

    /// Numbers that go up, as few ranges that hold little else: each range is a search of its own.
    private static func ranges(of numbers: [Int64]) -> [ClosedRange<Int64>] {
        var ranges: [ClosedRange<Int64>] = []
        for number in numbers {
            if let last = ranges.last, number - last.upperBound <= 64 {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges
    }
}
