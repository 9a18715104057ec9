extension Grid {
    /// From the first to the last cell of a row that looks different from before, whole characters; nil where none
    /// does. Cells beyond `limit` are not looked at.
    package func changes(inRow row: Rows, since previous: Grid?, within limit: Columns) -> Range<Columns>? {
        let limit = min(limit, size.columns)
        guard let previous, previous.size == size else { return limit > 0 ? 0..<limit : nil }
        let start = row * size.columns
        var first = 0
        while first < limit, !differs(from: previous, at: start + first) { first += 1 }
        guard first < limit else { return nil }
        var end = limit
        while !differs(from: previous, at: start + end - 1) { end -= 1 }
        while first > 0, cells[start + first].width == 0 { first -= 1 }
        return first..<end
    }

    /// Clusters are numbered by grid, so the same number may be another text.
    private func differs(from previous: Grid, at index: Int) -> Bool {
        let (new, old) = (cells[index], previous.cells[index])
        if new.glyph < Cell.clusterBase || old.glyph < Cell.clusterBase { return new != old }
        return new.ink != old.ink || new.width != old.width || glyph(of: new) != previous.glyph(of: old)
    }
}
