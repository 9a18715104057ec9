import Briefs
import Page
import Query

/// The list: month headings and a line a brief.
struct ListView {
    let state: State
    let rect: Rect

    private var isFocused: Bool { state.focus == .list }
    private var isNarrow: Bool { rect.size.columns < 50 }
    private var limit: Columns { rect.columns.upperBound }

    func draw(into frame: inout Frame) {
        guard let answer = state.list.answer else {
            say(["Reading the library…"], into: &frame.grid)
            return
        }
        if answer.count == 0 {
            say(empty(answer), into: &frame.grid)
            if isFocused { frame.cursor = rect.origin }
            return
        }
        for row in 0..<rect.size.rows {
            let screenRow = rect.origin.row + row
            switch state.list.geometry.item(at: state.list.top + row) {
            case .heading(let month)?: drawHeading(state.list.geometry.months[month], screenRow, into: &frame.grid)
            case .row(let position)?:
                draw(position, screenRow, into: &frame.grid)
                if position == state.list.selected, isFocused {
                    frame.cursor = Position(column: rect.origin.column, row: screenRow)
                }
            default: break
            }
        }
    }

    private func drawHeading(_ month: MonthCount, _ row: Rows, into grid: inout Grid) {
        let left = rect.origin.column + 1
        let count = state.list.answer?.isWhole ?? false ? DisplayText("\(month.count)") : "…"
        let right = limit - count.columns - 1
        grid.put(DisplayText(Phrases.month(month.month)), at: left, row, Ink(.month), limit: right - 1)
        grid.put(count, at: right, row, Ink(.count), limit: limit)
    }

    private func draw(_ position: Int, _ row: Rows, into grid: inout Grid) {
        let left = rect.origin.column
        let isSelected = position == state.list.selected
        var hits: [Range<Columns>] = []
        let isTaken =
            state.list.mark.map { min($0, state.list.selected)...max($0, state.list.selected) }?
            .contains(position) ?? false
        defer {
            if isSelected || isTaken {
                grid.put("▌", at: left, row, Ink(.rowSelected))
                let overlay: Overlay = isSelected && isFocused ? .selected : .selectedDim
                grid.shade(overlay, columns: rect.columns, row: row)
            }
            // Hits stand out on the selected row too.
            for hit in hits { grid.shade(.hit, columns: hit, row: row) }
        }
        guard let brief = state.list.row(at: position) else {
            grid.put("…", at: left + 6, row, Ink(.count), limit: limit)
            return
        }
        let gap = isNarrow ? 0 : 1
        var column = left + 1
        if !brief.isRead || brief.isChanged {
            grid.put(brief.isRead ? "≠" : "●", at: column, row, Ink(.unread))
        }
        column += 1 + gap
        if brief.isBookmarked { grid.put("★", at: column, row, Ink(.bookmark)) }
        column += 1 + gap
        if let region = brief.regions.first {
            grid.put(DisplayText(Phrases.short(region)), at: column, row, Ink(.region), limit: column + 3)
        }
        column += 3 + gap
        let hasMonths = !state.list.geometry.months.isEmpty
        let day = hasMonths ? Phrases.shortDay(brief.day) : Phrases.fullDay(brief.day)
        column = grid.put(DisplayText(day), at: column, row, Ink(.date), limit: limit) + 1 + gap

        let aside = aside(brief)
        let end = limit - 1 - (aside.columns == 0 ? 0 : aside.columns + 1)
        hits = drawTitle(brief, at: column, row, limit: end, into: &grid)
        grid.put(aside, at: limit - 1 - aside.columns, row, Ink(.kind), limit: limit)
    }

    /// The title; one that is too long ends in an ellipsis. Returns where the words of the query stand in it.
    private func drawTitle(
        _ brief: Row, at column: Columns, _ row: Rows, limit: Columns, into grid: inout Grid
    ) -> [Range<Columns>] {
        let title = brief.title.truncated(to: max(1, limit - column))
        grid.put(title, at: column, row, Ink(brief.isRead ? .text : .title), limit: limit)
        return brief.hits.compactMap { hit in
            let start = column + brief.title.columns(beforeOffset: hit.lowerBound)
            let end = min(column + brief.title.columns(beforeOffset: hit.upperBound), limit)
            return start < end ? start..<end : nil
        }
    }

    /// What stands at the right: a kind that is not the common one, a language that is not English.
    private func aside(_ brief: Row) -> DisplayText {
        var parts: [String] = []
        if brief.kind != .brief, rect.size.columns >= 70 { parts.append(brief.kind.rawValue) }
        if let language = brief.language, !language.hasPrefix("en") {
            parts.append(String(language.prefix(2)).uppercased())
        }
        return DisplayText(parts.joined(separator: "  "))
    }

    /// Why there is nothing, and what to do.
    private func empty(_ answer: ListAnswer) -> [String] {
        if answer.libraryCount == 0, state.progress != nil { return ["Reading the library…"] }
        if answer.libraryCount == 0 {
            return [
                "This library is empty.", "",
                "dateline import PATH… takes in text captures and JSON Feed files;",
                "any *.json feed dropped into the folder is read as it is.",
            ]
        }
        guard let condition = answer.emptiedBy else {
            return ["No brief matches.", "", "x takes the last filter away, X all of them."]
        }
        let sign = condition.isExclusion ? "−" : ""
        return [
            "No brief matches.", "", "The filter that took the last ones away: \(sign)\(state.label(of: condition))",
            "",
            "x takes the last filter away, X all of them.",
        ]
    }

    private func say(_ lines: [String], into grid: inout Grid) {
        var row = rect.origin.row + min(2, max(0, rect.size.rows - lines.count))
        for line in lines {
            for part in DisplayText(line).wrapped(columns: max(8, rect.size.columns - 4), lines: 3)
            where row < rect.rows.upperBound {
                grid.put(part, at: rect.origin.column + 2, row, Ink(.status), limit: limit)
                row += 1
            }
        }
    }
}
