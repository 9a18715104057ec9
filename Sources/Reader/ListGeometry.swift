import Page
import Query

/// Where the rows of a list stand between its month headings. Positions count briefs, lines count what is drawn.
/// Every look-up is a binary search over the months, so it costs the same at a hundred briefs or a million.
package struct ListGeometry: Hashable, Sendable {
    package enum Item: Hashable, Sendable {
        case blank
        /// An index into the months.
        case heading(Int)
        case row(Int)
    }

    package let months: [MonthCount]
    package let count: Int
    /// Whether a blank line stands before each heading but the first.
    package let isAiry: Bool
    /// Of each month: the position of its first brief.
    private let firstPositions: [Int]

    package init(count: Int, months: [MonthCount], isAiry: Bool) {
        self.count = count
        self.months = months
        self.isAiry = isAiry
        var firsts: [Int] = []
        firsts.reserveCapacity(months.count)
        var position = 0
        for month in months {
            firsts.append(position)
            position += month.count
        }
        firstPositions = firsts
    }

    /// How many lines the whole list has.
    package var lines: Int { count + months.count + (isAiry ? max(0, months.count - 1) : 0) }

    /// The index of the month that a position falls in; nil where there are no months.
    package func month(of position: Int) -> Int? {
        months.isEmpty ? nil : ListGeometry.last(firstPositions) { $0 <= position }
    }

    package func firstPosition(ofMonth index: Int) -> Int { firstPositions[index] }

    /// The line on which a month's heading stands.
    package func headingLine(ofMonth index: Int) -> Int {
        firstPositions[index] + index + (isAiry ? index : 0)
    }

    /// The line on which a brief stands.
    package func line(of position: Int) -> Int {
        guard let month = month(of: position) else { return position }
        return headingLine(ofMonth: month) + 1 + position - firstPositions[month]
    }

    /// What stands on a line; nil outside the list.
    package func item(at line: Int) -> Item? {
        guard line >= 0, line < lines else { return nil }
        guard !months.isEmpty else { return .row(line) }
        var low = 0
        var high = months.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if headingLine(ofMonth: middle) <= line { low = middle } else { high = middle }
        }
        let offset = line - headingLine(ofMonth: low)
        if offset == 0 { return .heading(low) }
        if offset > months[low].count { return .blank }
        return .row(firstPositions[low] + offset - 1)
    }

    /// The positions that fall on a range of lines.
    package func positions(onLines range: Range<Int>) -> Range<Int> {
        func first(from line: Int) -> Int {
            var line = max(0, line)
            while line < lines {
                if case .row(let position)? = item(at: line) { return position }
                line += 1
            }
            return count
        }
        let lower = first(from: range.lowerBound)
        return lower..<max(lower, first(from: range.upperBound))
    }

    private static func last(_ values: [Int], where holds: (Int) -> Bool) -> Int {
        var low = 0
        var high = values.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if holds(values[middle]) { low = middle } else { high = middle }
        }
        return low
    }
}
