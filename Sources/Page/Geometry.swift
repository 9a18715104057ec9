/// Widths and horizontal positions, in cells.
package typealias Columns = Int
/// Heights and vertical positions, in cells.
package typealias Rows = Int

package struct Size: Hashable, Sendable {
    package var columns: Columns
    package var rows: Rows

    package init(columns: Columns, rows: Rows) {
        self.columns = columns
        self.rows = rows
    }
}

/// A cell's place, from 0 at the top left.
package struct Position: Hashable, Sendable {
    package var column: Columns
    package var row: Rows

    package init(column: Columns, row: Rows) {
        self.column = column
        self.row = row
    }
}

package struct Rect: Hashable, Sendable {
    package var origin: Position
    package var size: Size

    package init(column: Columns, row: Rows, columns: Columns, rows: Rows) {
        origin = Position(column: column, row: row)
        size = Size(columns: max(0, columns), rows: max(0, rows))
    }

    package var columns: Range<Columns> { origin.column..<origin.column + size.columns }
    package var rows: Range<Rows> { origin.row..<origin.row + size.rows }

    package func contains(_ position: Position) -> Bool {
        columns.contains(position.column) && rows.contains(position.row)
    }
}
