import Briefs
import Page
import Query

/// The article: its page from the line at the top on, and related coverage after its foot where that has no
/// pane beside it.
struct ArticleView {
    let state: State
    let rect: Rect

    /// The column at which lines begin: the page stands in the middle of its pane, or at its left.
    static func left(of rect: Rect, measure: Columns, isCentred: Bool) -> Columns {
        let room = max(0, rect.size.columns - measure)
        return rect.origin.column + (isCentred ? room / 2 : min(1, room))
    }

    func draw(into frame: inout Frame) {
        if state.focus == .article { frame.cursor = rect.origin }
        guard let article = state.article else { return }
        let left = ArticleView.left(
            of: rect, measure: article.measure, isCentred: state.settings.isCentred)
        article.page.draw(
            into: &frame.grid,
            Rect(column: left, row: rect.origin.row, columns: rect.columns.upperBound - left, rows: rect.size.rows),
            from: article.top, leadsOut: state.settings.hasHyperlinks && state.focus == .article)
        let rows = rect.size.rows
        if state.focus == .article { shadeSelection(of: article, left: left, into: &frame) }
        if article.selection != nil, state.focus == .article {
            // The cursor stands at the end that moves.
        } else if let hit = article.find?.hit, state.focus == .article {
            let row = article.page.lines(from: article.top, to: article.page.index(for: hit), limit: rows)
            if (0..<rows).contains(row) { frame.cursor = Position(column: left, row: rect.origin.row + row) }
        } else if state.focus == .article {
            frame.cursor = Position(column: left, row: rect.origin.row)
        }
        let end = LineIndex(piece: article.page.count)
        drawFollowing(
            from: article.page.lines(from: article.top, to: end, limit: rows), left: left, into: &frame.grid)
    }

    /// Tints the lines that are selected; the cursor stands at the end that keys move.
    private func shadeSelection(of article: ArticleState, left: Columns, into frame: inout Frame) {
        guard let selection = article.selection else { return }
        let lines = selection.lines(on: article.page)
        let end = article.page.index(for: selection.end)
        var index = article.top
        for row in 0..<rect.size.rows {
            guard let line = article.page[index] else { return }
            if lines.contains(index), line.part != .blank {
                frame.grid.shade(.selected, columns: left..<left + article.measure, row: rect.origin.row + row)
            }
            if index == end { frame.cursor = Position(column: left, row: rect.origin.row + row) }
            index =
                article.page[LineIndex(piece: index.piece, line: index.line + 1)] != nil
                ? LineIndex(piece: index.piece, line: index.line + 1) : LineIndex(piece: index.piece + 1)
        }
    }

    /// Related coverage below the foot, a rule between.
    private func drawFollowing(from first: Int, left: Columns, into grid: inout Grid) {
        let following = state.followingLines
        guard !following.isEmpty, let article = state.article else { return }
        // Headings of the pane stand a column in, so that they line up with the page.
        let related = RelatedView(
            state: state,
            rect: Rect(column: left - 1, row: rect.origin.row, columns: article.measure + 1, rows: rect.size.rows))
        let ruleRow = first + 1
        if (0..<rect.size.rows).contains(ruleRow) {
            let rule = DisplayText(String(repeating: "─", count: article.measure))
            grid.put(rule, at: left, rect.origin.row + ruleRow, Ink(.rule), limit: rect.columns.upperBound)
        }
        for (index, line) in following.enumerated() {
            let row = first + 2 + index
            if (0..<rect.size.rows).contains(row) { related.draw(line, rect.origin.row + row, into: &grid) }
        }
    }
}
