import Briefs
import Page

/// A short list over the panes: views, links, outline.
struct MenuView {
    let menu: MenuState
    let size: Size

    func draw(into frame: inout Frame) {
        // A few columns beside it would show pieces of what lies behind.
        let columns = size.columns < 112 ? size.columns : 96
        let items = lines(columns: columns)
        // The lowest windows have no room for rules.
        let isLow = size.rows < 8
        let frameRows = isLow ? 1 : 3
        let rows = min(size.rows - (isLow ? 1 : 2), items.count + frameRows)
        let rect = Rect(
            column: (size.columns - columns) / 2, row: max(0, min(2, size.rows - rows - 1)), columns: columns,
            rows: rows)
        let margin = Rect(
            column: rect.origin.column - 2, row: rect.origin.row, columns: columns + 4, rows: rect.size.rows)
        frame.grid.fill(columns < size.columns ? margin : rect, Ink(.text))
        let limit = rect.columns.upperBound
        frame.grid.put(
            DisplayText("  " + menu.title), at: rect.origin.column, rect.origin.row, Ink(.heading), limit: limit)
        let rule = DisplayText(String(repeating: "─", count: columns))
        if !isLow {
            frame.grid.put(rule, at: rect.origin.column, rect.origin.row + 1, Ink(.rule), limit: limit)
            frame.grid.put(rule, at: rect.origin.column, rect.rows.upperBound - 1, Ink(.rule), limit: limit)
        }
        let first = rect.origin.row + (isLow ? 1 : 2)
        let visible = max(1, rows - frameRows)
        let selectedLines = items.indices.filter { items[$0].item == menu.selected }
        let top = max(0, min((selectedLines.last ?? 0) - visible + 1, selectedLines.first ?? 0))
        for offset in 0..<visible {
            guard items.indices.contains(top + offset) else { break }
            let line = items[top + offset]
            let row = first + offset
            frame.grid.put(
                line.text, at: rect.origin.column + 2, row, Ink(line.isDetail ? .count : .text), limit: limit)
            if line.item == menu.selected {
                frame.grid.put("▌", at: rect.origin.column, row, Ink(.rowSelected))
                frame.grid.shade(.selected, columns: rect.columns, row: row)
                if !line.isDetail { frame.cursor = Position(column: rect.origin.column, row: row) }
            }
        }
    }

    private struct Line {
        var item: Int
        var text: DisplayText
        var isDetail: Bool
    }

    /// Titles on one line each; an address is shown whole, on as many as it takes.
    private func lines(columns: Columns) -> [Line] {
        var lines: [Line] = []
        for (index, item) in menu.items.enumerated() {
            lines.append(Line(item: index, text: item.title.truncated(to: columns - 4), isDetail: false))
            guard let detail = item.detail, !detail.isEmpty else { continue }
            for part in DisplayText(detail).wrapped(columns: columns - 8, lines: 12) {
                lines.append(Line(item: index, text: DisplayText("    " + part.string), isDetail: true))
            }
        }
        return lines
    }
}
