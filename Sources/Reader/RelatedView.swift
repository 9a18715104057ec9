import Briefs
import Page
import Query

/// Related coverage: headings, entries, reasons.
struct RelatedView {
    let state: State
    let rect: Rect

    func draw(into frame: inout Frame) {
        let lines = state.related.lines(columns: rect.size.columns)
        if lines.isEmpty {
            let isKnown = state.article != nil && !state.awaitsRelated
            let words: DisplayText = isKnown ? "Nothing related in this library" : ""
            frame.grid.put(
                words, at: rect.origin.column + 2, rect.origin.row, Ink(.foot), limit: rect.columns.upperBound)
        }
        if state.focus == .related { frame.cursor = rect.origin }
        for row in 0..<rect.size.rows {
            let index = state.related.top + row
            guard lines.indices.contains(index) else { break }
            draw(lines[index], rect.origin.row + row, into: &frame.grid)
            if state.focus == .related, lines[index].entry == state.related.selected,
                index == 0 || lines[index - 1].entry != state.related.selected
            {
                frame.cursor = Position(column: rect.origin.column, row: rect.origin.row + row)
            }
        }
    }

    /// Draws one line of the pane; the article pane uses it too where related coverage follows the foot.
    func draw(_ line: RelatedEntry.Line, _ row: Rows, into grid: inout Grid) {
        let left = rect.origin.column
        let limit = rect.columns.upperBound
        guard let index = line.entry else {
            grid.put(line.text, at: left + 1, row, Ink(.heading), limit: limit)
            return
        }
        let entry = state.related.entries[index]
        let isDead = entry.target == .nothing
        switch line.part {
        case .dateline:
            var column = left + 3
            if let region = entry.region {
                column = grid.put(region, at: column, row, Ink(.region), limit: limit - 12) + 2
            }
            if entry.day != nil {
                grid.put(DisplayText(Phrases.fullDay(entry.day)), at: column, row, Ink(.date), limit: limit)
            }
        case .reason: grid.put(line.text, at: left + 3, row, Ink(.reason), limit: limit)
        default:
            let role: Role = isDead ? .foot : entry.isRead ? .text : .title
            let ink = Ink(entry.target == .notices ? .foot : role)
            let end = grid.put(line.text, at: left + 3, row, ink, limit: limit)
            if let aside = entry.aside, end + aside.columns + 2 < limit {
                grid.put(aside, at: limit - aside.columns - 1, row, Ink(.count), limit: limit)
            }
        }
        if index == state.related.selected, state.focus == .related {
            grid.put("▌", at: left, row, Ink(.rowSelected))
            grid.shade(.selected, columns: rect.columns, row: row)
        }
    }
}
