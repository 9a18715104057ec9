import Briefs
import Page
import Query

/// What a terminal is to show: cells, and where its cursor stands.
package struct Frame: Sendable {
    package var grid: Grid
    /// Nil hides the cursor.
    package var cursor: Position?
}

/// Draws a state. Pure, and it touches only what is on screen.
package func view(_ state: State) -> Frame {
    var frame = Frame(grid: Grid(size: state.size, ordersRightToLeft: state.ordersRightToLeft))
    let layout = state.layout
    guard !layout.isTooSmall else {
        let words = "\(state.size.columns)x\(state.size.rows) is too small"
        frame.grid.put(DisplayText(words), at: 0, 0, Ink(.status))
        return frame
    }
    ChipBar(state: state).draw(into: &frame.grid)
    drawRules(layout, into: &frame.grid)
    if let rect = layout.list { ListView(state: state, rect: rect).draw(into: &frame) }
    if let rect = layout.article { ArticleView(state: state, rect: rect).draw(into: &frame) }
    if let rect = layout.related { RelatedView(state: state, rect: rect).draw(into: &frame) }
    StatusView(state: state, layout: layout).draw(into: &frame)
    for layer in state.layers {
        switch layer {
        case .picker(let picker): PickerView(picker: picker, state: state).draw(into: &frame)
        case .menu(let menu): MenuView(menu: menu, size: state.size).draw(into: &frame)
        case .help(let help): HelpView(help: help, size: state.size).draw(into: &frame)
        case .prompt, .confirm: break
        }
    }
    return frame
}

/// One rule between panes: no boxes.
private func drawRules(_ layout: Layout, into grid: inout Grid) {
    guard let list = layout.list, let article = layout.article, let related = layout.related else { return }
    for row in related.rows { grid.put("│", at: related.origin.column - 1, row, Ink(.rule)) }
    if layout.shape == .columns {
        for row in list.rows { grid.put("│", at: list.columns.upperBound, row, Ink(.rule)) }
    } else {
        let line = DisplayText(String(repeating: "─", count: layout.size.columns))
        grid.put(line, at: 0, article.origin.row - 1, Ink(.rule))
    }
}
