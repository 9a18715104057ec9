import Briefs
import Page
import Query

/// The picker: what narrows it, the tree of values with their counts, and its keys.
struct PickerView {
    let picker: PickerState
    let state: State

    func draw(into frame: inout Frame) {
        let rect = PickerState.frame(in: state.layout)
        frame.grid.fill(rect, Ink(.text))
        let limit = rect.columns.upperBound
        let top = rect.origin.row
        var column = frame.grid.put(
            DisplayText("  \(picker.title)  › "), at: rect.origin.column, top, Ink(.heading), limit: limit)
        column = frame.grid.put(DisplayText(picker.filter.text), at: column, top, Ink(.match), limit: limit - 10)
        frame.cursor = Position(column: min(column, limit - 1), row: top)
        if let facet = picker.selectedRow?.facet ?? picker.facets.first {
            let words: DisplayText = picker.choices[facet]?.mode == .all ? "all of" : "any of"
            frame.grid.put(words, at: limit - words.columns - 2, top, Ink(.count))
        }
        let rule = DisplayText(String(repeating: "─", count: rect.size.columns))
        let first = top + PickerState.rowsAbove(in: rect.size)
        if first > top + 1 {
            frame.grid.put(rule, at: rect.origin.column, top + 1, Ink(.rule), limit: limit)
            frame.grid.put(rule, at: rect.origin.column, rect.rows.upperBound - 2, Ink(.rule), limit: limit)
        }
        let rows = state.pickerRows
        if picker.rows.isEmpty {
            let isKnown = picker.facets.allSatisfy { picker.values[$0] != nil }
            let nothing = isKnown ? "This library has none" : "…"
            let words =
                picker.filter.isEmpty || picker.facets.allSatisfy { picker.values[$0]?.isEmpty ?? false }
                ? nothing : "Nothing here is called so; Backspace takes a letter back"
            frame.grid.put(DisplayText(words), at: rect.origin.column + 2, first, Ink(.status), limit: limit)
        }
        for offset in 0..<max(0, rows) {
            let index = picker.top + offset
            guard picker.rows.indices.contains(index) else { break }
            draw(picker.rows[index], isSelected: index == picker.selected, first + offset, rect, into: &frame.grid)
        }
        drawFoot(rect, into: &frame.grid)
    }

    private func draw(_ row: PickerRow, isSelected: Bool, _ at: Rows, _ rect: Rect, into grid: inout Grid) {
        let left = rect.origin.column
        let limit = rect.columns.upperBound
        let sign: DisplayText = row.sign == .chosen ? "+" : row.sign == .excluded ? "−" : ""
        grid.put(sign, at: left + 1, at, Ink(row.sign == .excluded ? .exclude : .chip))
        let fold: DisplayText = row.hasChildren ? (row.isUnfolded ? "▾" : "▸") : ""
        let indent = min(row.depth * 2, 16)
        grid.put(fold, at: left + 3 + indent, at, Ink(.count), limit: limit)

        let count = row.count.map { DisplayText("\($0)") } ?? (row.value == nil ? "" : "…")
        let end = limit - count.columns - 2
        let isNothing = row.count == 0
        let role: Role =
            row.sign == .excluded ? .exclude : row.sign == .chosen ? .chip : row.value == nil ? .heading : .text
        let start = left + 5 + indent
        let room = max(1, end - start - 1)
        let after = grid.put(
            row.label.truncated(to: room), at: start, at, Ink(isNothing && role == .text ? .count : role), limit: end)
        if let context = row.context { grid.put(context, at: after + 2, at, Ink(.count), limit: end - 1) }
        grid.put(count, at: end, at, Ink(.count), limit: limit)
        if isSelected {
            grid.put("▌", at: left, at, Ink(.rowSelected))
            grid.shade(.selected, columns: rect.columns, row: at)
        }
        mark(row.label, from: start, limit: after, at, into: &grid)
    }

    /// The letters typed, where they stand in a label.
    private func mark(_ label: DisplayText, from column: Columns, limit: Columns, _ row: Rows, into grid: inout Grid) {
        guard !picker.filter.isEmpty else { return }
        for hit in TextFind.ranges(of: picker.filter.text, in: label.string) {
            let start = column + label.columns(beforeOffset: hit.lowerBound)
            let end = min(limit, column + label.columns(beforeOffset: hit.upperBound))
            if start < end { grid.shade(.hit, columns: start..<end, row: row) }
        }
    }

    private func drawFoot(_ rect: Rect, into grid: inout Grid) {
        let row = rect.rows.upperBound - 1
        let limit = rect.columns.upperBound
        let counts = state.list.counts(of: state.query).map { DisplayText("\($0.count) of \($0.libraryCount)") } ?? "…"
        grid.put(counts, at: limit - counts.columns - 2, row, Ink(.count))
        var column = rect.origin.column + 2
        for command in [Command.choose, .exclude, .apply] {
            guard let hint = CommandTable.row(of: command, in: .picker), let key = hint.keys.first else { continue }
            let shown = DisplayText(HelpState.shown(key))
            if column + shown.columns + hint.hint.count + 1 > limit - counts.columns - 3 { break }
            column = grid.put(shown, at: column, row, Ink(.hintKey)) + 1
            column = grid.put(DisplayText(hint.hint), at: column, row, Ink(.hint)) + 3
        }
    }
}
