import Briefs

/// One cell of a terminal: a base character, its marks, and its ink. Eight bytes.
package struct Cell: Hashable, Sendable {
    /// A Unicode scalar; from `Cell.clusterBase` on, the number of a cluster in the grid's table; 0 the right
    /// half of a wide character.
    package var glyph: UInt32
    package var ink: Ink
    /// 1 or 2; 0 for the right half of a wide character.
    package var width: UInt8

    package static let clusterBase: UInt32 = 0x11_0000

    package init(glyph: UInt32, ink: Ink, width: UInt8 = 1) {
        self.glyph = glyph
        self.ink = ink
        self.width = width
    }

    package static let blank = Cell(glyph: 0x20, ink: Ink(.text))
}

/// A rectangle of cells: what a view draws on and a terminal shows.
package struct Grid: Sendable {
    package let size: Size
    package private(set) var cells: [Cell]
    /// Bases with their combining marks, by number from `Cell.clusterBase`.
    package private(set) var clusters: [String] = []
    /// What leads to an address.
    package internal(set) var links: [GridLink] = []
    /// Whether text that runs from right to left is turned around here; not where the terminal does that itself.
    private let ordersRightToLeft: Bool

    package init(size: Size, ordersRightToLeft: Bool = true) {
        self.ordersRightToLeft = ordersRightToLeft
        self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
        cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
    }

    package subscript(column: Columns, row: Rows) -> Cell { cells[row * size.columns + column] }

    /// The cells of a row.
    package func row(_ row: Rows) -> ArraySlice<Cell> { cells[row * size.columns..<(row + 1) * size.columns] }

    /// What a cell shows, empty for the right half of a wide character.
    package func glyph(of cell: Cell) -> String {
        if cell.glyph == 0 { return "" }
        if cell.glyph >= Cell.clusterBase { return clusters[Int(cell.glyph - Cell.clusterBase)] }
        return Unicode.Scalar(cell.glyph).map(String.init) ?? " "
    }

    /// The row as text, without trailing blanks.
    package func text(ofRow row: Rows) -> String {
        var text = self.row(row).map { glyph(of: $0) }.joined()
        while text.last == " " { text.removeLast() }
        return text
    }

    /// Writes text from a position rightward, at most to `limit` (exclusive), and returns the column after it.
    /// A wide character that would cross the limit is left out, its cell blank. What fits is put in the order in which
    /// it is to be seen.
    @discardableResult
    package mutating func put(
        _ text: DisplayText, at column: Columns, _ row: Rows, _ ink: Ink, limit: Columns? = nil
    ) -> Columns {
        if ordersRightToLeft, text.hasRightToLeft {
            return put([(text: text, ink: ink)], at: column, row, limit: limit)
        }
        let limit = min(limit ?? size.columns, size.columns)
        guard row >= 0, row < size.rows else { return column }
        var at = column
        text.forEachGlyph { glyph, _ in
            if at + glyph.width > limit { return false }
            if at >= 0 { place(glyph, at: at, row: row, ink: ink) }
            at += glyph.width
            return true
        }
        return at
    }

    /// Writes the pieces of one line, one after another, and returns the column after them. They are ordered as one
    /// text, and every glyph keeps the ink of its piece.
    ///
    /// - Parameter direction: that of the paragraph; nil for that of the line's first letter.
    @discardableResult
    package mutating func put(
        _ pieces: [(text: DisplayText, ink: Ink)], at column: Columns, _ row: Rows, limit: Columns? = nil,
        direction: VisualOrder.Direction? = nil
    ) -> Columns {
        guard ordersRightToLeft, pieces.contains(where: { $0.text.hasRightToLeft }) else {
            var at = column
            for piece in pieces {
                let start = at
                at = put(piece.text, at: at, row, piece.ink, limit: limit)
                // What follows a piece that was cut would look like a part of it.
                if at - start < piece.text.columns { break }
            }
            return at
        }
        let limit = min(limit ?? size.columns, size.columns)
        guard row >= 0, row < size.rows else { return column }
        var glyphs: [DisplayText.Glyph] = []
        var inks: [Ink] = []
        var end = column
        for piece in pieces {
            var fits = true
            piece.text.forEachGlyph { glyph, _ in
                fits = end + glyph.width <= limit
                guard fits else { return false }
                glyphs.append(glyph)
                inks.append(piece.ink)
                end += glyph.width
                return true
            }
            if !fits { break }
        }
        var at = column
        for place in VisualOrder.order(glyphs, direction) {
            if at >= 0 { self.place(place.glyph, at: at, row: row, ink: inks[place.index]) }
            at += place.glyph.width
        }
        return end
    }

    /// Fills a rectangle with blanks of an ink.
    package mutating func fill(_ rect: Rect, _ ink: Ink) {
        for row in rect.rows where row >= 0 && row < size.rows {
            for column in rect.columns.clamped(to: 0..<size.columns) {
                part(column, row)
                cells[row * size.columns + column] = Cell(glyph: 0x20, ink: ink)
            }
        }
    }

    /// Lays an overlay over cells that are already drawn.
    package mutating func shade(_ overlay: Overlay, columns: Range<Columns>, row: Rows) {
        guard row >= 0, row < size.rows else { return }
        for column in columns.clamped(to: 0..<size.columns) {
            cells[row * size.columns + column].ink.overlay = overlay
        }
    }

    private mutating func place(_ glyph: DisplayText.Glyph, at column: Columns, row: Rows, ink: Ink) {
        let index = row * size.columns + column
        part(column, row)
        if glyph.width == 2 { part(column + 1, row) }
        let value: UInt32
        switch glyph.content {
        case .scalar(let scalar): value = scalar.value
        case .cluster(let cluster):
            value = Cell.clusterBase + UInt32(clusters.count)
            clusters.append(cluster)
        }
        cells[index] = Cell(glyph: value, ink: ink, width: UInt8(glyph.width))
        if glyph.width == 2 { cells[index + 1] = Cell(glyph: 0, ink: ink, width: 0) }
    }

    /// A cell is about to be written: if half a wide character stands there, its other half goes blank.
    private mutating func part(_ column: Columns, _ row: Rows) {
        let index = row * size.columns + column
        if cells[index].width == 0, column > 0 {
            cells[index - 1] = Cell(glyph: 0x20, ink: cells[index - 1].ink)
        } else if cells[index].width == 2, column + 1 < size.columns {
            cells[index + 1] = Cell(glyph: 0x20, ink: cells[index + 1].ink)
        }
    }
}
