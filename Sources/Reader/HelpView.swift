import Briefs
import Page

/// Help over the whole window: keys on the left, what they do beside them.
struct HelpView {
    let help: HelpState
    let size: Size

    func draw(into frame: inout Frame) {
        // The message row and the hints stay.
        let rows = size.rows - (size.rows >= 12 ? 2 : 1)
        frame.grid.fill(Rect(column: 0, row: 0, columns: size.columns, rows: rows), Ink(.text))
        let columns = HelpState.columns(in: size)
        let left = (size.columns - columns) / 2
        let end = frame.grid.put("Help", at: left + 1, 0, Ink(.title))
        if !help.filter.isEmpty {
            frame.grid.put(DisplayText("  › " + help.filter), at: end, 0, Ink(.match), limit: size.columns)
        }
        frame.grid.put(DisplayText(String(repeating: "─", count: columns)), at: left, 1, Ink(.rule))
        let lines = help.lines(columns: columns)
        if lines.isEmpty {
            frame.grid.put("Nothing in help holds that", at: left + 1, 2, Ink(.status), limit: size.columns)
        }
        let keyColumns = HelpState.keyColumns(in: columns)
        for row in 2..<max(2, rows) {
            let index = help.top + row - 2
            guard lines.indices.contains(index) else { break }
            let line = lines[index]
            if line.isHeading {
                frame.grid.put(DisplayText(line.words), at: left + 1, row, Ink(.heading), limit: size.columns)
            } else {
                let keys = DisplayText(line.keys)
                frame.grid.put(keys, at: left + 1, row, Ink(.hintKey), limit: size.columns)
                let column = left + 1 + keyColumns
                frame.grid.put(DisplayText(line.words), at: column, row, Ink(.text), limit: size.columns)
            }
        }
        frame.cursor = Position(column: left, row: min(2, rows - 1))
    }
}
