import Page
import Query

extension State {
    /// A click selects, a second one on the same row opens; the wheel scrolls what is under the pointer.
    mutating func mouse(_ event: MouseEvent) {
        guard event.kind != .press || event.button == .left, !layout.isTooSmall else { return }
        if event.kind == .press {
            notice = nil
            cancelIsArmed = false
        }
        let position = event.position
        if layers.last != nil {
            mouseOverLayer(event.kind, at: position)
            return
        }
        guard let pane = layout.pane(at: position), let rect = layout.rect(of: pane) else { return }
        let row = position.row - rect.origin.row
        switch (event.kind, pane) {
        case (.press, .list): clickList(row)
        case (.press, .related): clickRelated(row, columns: rect.size.columns)
        case (.press, _): clickArticle(row, column: position.column)
        case (_, .list): wheelList(event.kind == .wheelUp ? -3 : 3, rows: rect.size.rows)
        case (_, .related):
            let lines = related.lines(columns: rect.size.columns).count
            related.top = max(0, min(related.top + (event.kind == .wheelUp ? -3 : 3), lines - rect.size.rows))
        default: scroll(by: event.kind == .wheelUp ? -3 : 3)
        }
    }

    private mutating func clickList(_ row: Int) {
        let hasFocus = focus == .list
        guard case .row(let position)? = list.geometry.item(at: list.top + row) else {
            setFocus(.list)
            return
        }
        let isSelected = position == list.selected
        setFocus(.list)
        if isSelected, hasFocus { open() } else { select(position) }
    }

    private mutating func clickRelated(_ row: Int, columns: Columns) {
        let lines = related.lines(columns: columns)
        let hasFocus = focus == .related
        setFocus(.related)
        let line = related.top + row
        guard lines.indices.contains(line), let entry = lines[line].entry else { return }
        let isSelected = entry == related.selected
        selectRelated(entry)
        if isSelected, hasFocus { openRelated() }
    }

    private mutating func clickArticle(_ row: Int, column: Columns) {
        guard focus == .article, let article, let rect = layout.article else {
            setFocus(.article)
            return
        }
        let left = ArticleView.left(of: rect, measure: article.measure, isCentred: settings.isCentred)
        if article.selection != nil {
            let shown = article.page.lines(from: article.top, count: row + 1)
            if shown.indices.contains(row) { moveSelection(to: article.page.index(for: shown[row].place)) }
            return
        }
        let link = article.page.link(at: article.top, linesBelow: row, column: column - left)
        if let link { follow(link: link) }
    }

    private mutating func wheelList(_ lines: Int, rows: Rows) {
        list.top = max(0, min(list.top + lines, list.geometry.lines - rows))
        // The selection stays on screen.
        let visible = list.geometry.positions(onLines: list.top..<list.top + rows)
        if !visible.isEmpty, !visible.contains(list.selected) {
            // The nearest one that can be selected without the list scrolling back.
            let top = list.top
            let fitting = visible.filter { position in
                var moved = list
                moved.selected = position
                moved.reveal(rows: rows)
                return moved.top == top
            }
            let isAbove = list.selected < visible.lowerBound
            select((isAbove ? fitting.first : fitting.last) ?? (isAbove ? visible.lowerBound : visible.upperBound - 1))
        }
        askRowsIfUnknown()
    }

    private mutating func mouseOverLayer(_ action: MouseEvent.Kind, at position: Position) {
        switch action {
        case .wheelUp, .wheelDown:
            // A question and a text field have no lines to go through.
            guard [.picker, .help, .menu].contains(context) else { return }
            for _ in 0..<3 { perform(action == .wheelUp ? .up : .down, count: nil) }
        case .press:
            guard case .picker(var picker)? = layers.last else { return }
            let frame = PickerState.frame(in: layout)
            let shown = position.row - frame.origin.row - PickerState.rowsAbove(in: frame.size)
            let row = shown + picker.top
            guard frame.contains(position), (0..<pickerRows).contains(shown), picker.rows.indices.contains(row) else {
                return
            }
            if picker.selected == row {
                perform(.choose, count: nil)
            } else {
                picker.selected = row
                layers[layers.count - 1] = .picker(picker)
            }
        }
    }
}
