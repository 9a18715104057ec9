import Briefs

extension SetPage {
    /// Draws lines from one on; below the last the rectangle stays as it is. `leadsOut`: addresses are links of the
    /// terminal too.
    package func draw(into grid: inout Grid, _ rect: Rect, from index: LineIndex, leadsOut: Bool = false) {
        for (number, line) in lines(from: index, count: max(0, rect.size.rows)).enumerated() {
            let limit = rect.origin.column + rect.size.columns
            let row = rect.origin.row + number
            let column = rect.origin.column + line.indent
            if line.spans.contains(where: { $0.text.hasRightToLeft }) {
                draw(turning: line, into: &grid, at: column, row, limit: limit)
            } else {
                draw(line, into: &grid, at: column, row, limit: limit, leadsOut: leadsOut)
            }
        }
    }

    private func draw(
        _ line: SetLine, into grid: inout Grid, at column: Columns, _ row: Rows, limit: Columns, leadsOut: Bool
    ) {
        var column = column
        for span in line.spans {
            let end = grid.put(span.text, at: column, row, span.ink, limit: limit)
            if leadsOut, let number = span.link, let address = links[number - 1].address, end > column {
                grid.link(column..<end, row: row, to: address, number: number)
            }
            column = end
        }
    }

    /// Draws a line with letters that run from right to left. What stands in its margin stays there.
    private func draw(turning line: SetLine, into grid: inout Grid, at column: Columns, _ row: Rows, limit: Columns) {
        let marks = line.marks
        let end = grid.put(marks.map { ($0.text, $0.ink) }, at: column, row, limit: limit)
        let words = line.spans.dropFirst(marks.count).map { (text: $0.text, ink: $0.ink) }
        grid.put(words, at: end, row, limit: limit, direction: direction(at: line.place))
    }

    /// The way in which the paragraph at a place is read.
    private func direction(at place: Place) -> VisualOrder.Direction? {
        let piece = piece(at: place)
        return lines(ofPiece: piece).lazy.flatMap { $0.spans.dropFirst($0.marks.count) }.compactMap {
            VisualOrder.direction(of: $0.text)
        }.first
    }

    /// The number of the link at a column of a line as it is drawn; columns count from where lines begin.
    package func link(in line: SetLine, at column: Columns) -> Int? {
        var column = column - line.indent
        let marks = line.marks
        let width = marks.reduce(0) { $0 + $1.text.columns }
        if column >= width, line.spans.contains(where: { $0.text.hasRightToLeft }) {
            let words = line.spans.dropFirst(marks.count).map(\.text)
            column =
                width
                + VisualOrder.logicalColumn(at: column - width, in: words, direction: direction(at: line.place))
        }
        var at = 0
        for span in line.spans {
            let end = at + span.text.columns
            if (at..<end).contains(column) { return span.link }
            at = end
        }
        return nil
    }
}

extension SetLine {
    /// What stands in its margin: the marker of a list, the bar of a quotation.
    fileprivate var marks: ArraySlice<Span> {
        spans.prefix { $0.link == nil && ($0.ink.role == .rule || $0.ink.role == .foot) && !$0.text.hasRightToLeft }
    }
}
