import Briefs
import Page
import Query

/// The list as far as it is on screen: counts of all, rows of a window.
package struct ListState: Sendable {
    /// Nil until the first answer.
    package var answer: ListAnswer?
    /// What the answer was asked for.
    package var query: Query?
    package var geometry = ListGeometry(count: 0, months: [], isAiry: false)
    /// A position in the list.
    package var selected = 0
    package var selectedID: BriefID?
    /// The first line on screen.
    package var top = 0
    /// How many lines the last key went on, where it went on by pages: the next one probably does the same.
    package var stride = 0
    /// Where a selection of rows began.
    package var mark: Int?
    /// The brief that the selection is to go to when the list is known.
    package var wanted: BriefID?
    /// After an answer, open the brief that is selected then.
    package var opensWhenKnown = false

    package init() {}

    /// A row of the window; nil where it has not been answered yet.
    package func row(at position: Int) -> Row? {
        guard let answer, answer.range.contains(position) else { return nil }
        let index = position - answer.range.lowerBound
        return index < answer.rows.count ? answer.rows[index] : nil
    }

    package var count: Int { answer?.count ?? 0 }

    /// The answer, where its counts are those of a query: another's, or of a part, would be wrong numbers.
    package func counts(of query: Query) -> ListAnswer? {
        self.query == query && answer?.isWhole == true ? answer : nil
    }

    /// The positions that a command acts on: the selection, or the selected row.
    package var actedOn: Range<Int> {
        guard count > 0 else { return 0..<0 }
        let other = mark ?? selected
        return min(selected, other)..<max(selected, other) + 1
    }

    /// Scrolls so that the selection is on screen, its month's heading too where it is the first of it.
    package mutating func reveal(rows: Rows) {
        guard count > 0, rows > 0 else {
            top = 0
            return
        }
        let line = geometry.line(of: selected)
        var first = line
        if let month = geometry.month(of: selected), geometry.firstPosition(ofMonth: month) == selected {
            first = geometry.headingLine(ofMonth: month)
        }
        // A little of what comes next stays in sight, as far as the window has room for it.
        let margin = min(2, max(0, (rows - 2) / 4))
        if first - margin < top { top = first - margin }
        if line + margin >= top + rows { top = line + margin - rows + 1 }
        top = max(0, min(top, geometry.lines - rows))
    }

    /// The positions on screen, and on so many lines above and below.
    package func window(rows: Rows, beyond spare: Rows = 0) -> Range<Int> {
        geometry.positions(onLines: top - spare..<top + max(1, rows) + spare)
    }

    /// Whether all rows on screen are known, and those on so many lines above and below.
    package func knows(rows: Rows, beyond spare: Rows = 0) -> Bool {
        guard let answer else { return false }
        let visible = window(rows: rows, beyond: spare)
        return visible.isEmpty
            || (answer.range.lowerBound <= visible.lowerBound && answer.range.upperBound >= visible.upperBound)
    }

    /// Changes the rows of the window that bear one of the ids.
    package mutating func changeRows(_ ids: Set<BriefID>, _ change: (inout Row) -> Void) {
        guard var known = answer else { return }
        for index in known.rows.indices where ids.contains(known.rows[index].id) { change(&known.rows[index]) }
        answer = known
    }
}
