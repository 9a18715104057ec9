import Briefs
import Query
import Reader
import Testing

@Suite struct ListGeometryTests {
    private func months(_ counts: [Int]) -> [MonthCount] {
        counts.enumerated().map { MonthCount(month: Month(year: 2020, month: $0.offset + 1), count: $0.element) }
    }

    @Test(
        "Lines and positions lead back to each other", arguments: [[], [1], [3, 1, 2], [1, 1, 1, 1], [40, 7]],
        [true, false])
    func roundTrip(_ counts: [Int], _ isAiry: Bool) {
        let count = counts.isEmpty ? 5 : counts.reduce(0, +)
        let geometry = ListGeometry(count: count, months: months(counts), isAiry: isAiry)
        for position in 0..<count { #expect(geometry.item(at: geometry.line(of: position)) == .row(position)) }
        var rows: [Int] = []
        var headings: [Int] = []
        for line in 0..<geometry.lines {
            switch geometry.item(at: line) {
            case .row(let position)?: rows.append(position)
            case .heading(let month)?: headings.append(month)
            case .blank?: #expect(isAiry)
            case nil: Issue.record("line \(line) of \(geometry.lines) holds nothing")
            }
        }
        #expect(rows == Array(0..<count))
        #expect(headings == Array(counts.indices))
        #expect(geometry.item(at: geometry.lines) == nil && geometry.item(at: -1) == nil)
    }

    @Test("The positions on a range of lines are those whose lines fall into it")
    func positions() {
        let geometry = ListGeometry(count: 6, months: months([3, 1, 2]), isAiry: true)
        for lower in -2..<geometry.lines + 2 {
            for upper in lower..<geometry.lines + 3 {
                let expected = (0..<6).filter { (lower..<upper).contains(geometry.line(of: $0)) }
                #expect(Array(geometry.positions(onLines: lower..<upper)) == expected)
            }
        }
    }
}
