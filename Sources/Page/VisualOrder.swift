import Briefs
import CFriBidi

/// In which order the glyphs of a line stand on the screen (UAX #9, by FriBidi).
///
/// Text is stored, searched, copied and printed in the order in which it is read. Most terminals show cells as they
/// come, so Hebrew and Arabic have to be turned around when they go into a grid, and only there. A glyph is turned as
/// its base is, with its marks upon it; joining the letters of Arabic is left to the terminal. Blanks at either end of
/// a line stay where they are.
package enum VisualOrder {
    /// Which way a paragraph runs.
    package enum Direction: Sendable {
        case rightward, leftward
    }

    /// The direction of a text's first letter, nil where it has none. What is set in several lines is drawn with that
    /// of the whole.
    package static func direction(of text: DisplayText) -> Direction? {
        guard text.hasRightToLeft else { return nil }
        for scalar in text.string.unicodeScalars {
            let direction = cfribidi_direction(scalar.value)
            if direction != 0 { return direction > 0 ? .rightward : .leftward }
        }
        return nil
    }

    /// Which column of a line, in the order of reading, is seen at a column of the screen. Both count from the line's
    /// beginning; a column beside the line is returned as it is.
    ///
    /// - Parameter limit: how many columns the line was drawn in.
    package static func logicalColumn(
        at column: Columns, in texts: [DisplayText], limit: Columns = .max, direction: Direction? = nil
    ) -> Columns {
        guard texts.contains(where: \.hasRightToLeft) else { return column }
        let glyphs = texts.flatMap { $0.glyphs }
        var starts: [Columns] = []
        var width = 0
        for glyph in glyphs {
            guard width + glyph.width <= limit else { break }
            starts.append(width)
            width += glyph.width
        }
        var at = 0
        for place in order(Array(glyphs.prefix(starts.count)), direction) {
            let end = at + place.glyph.width
            if at..<end ~= column { return starts[place.index] + column - at }
            at = end
        }
        return column
    }

    /// The glyphs as they stand on the screen, each with its index in the order of reading. Linear.
    static func order(
        _ glyphs: [DisplayText.Glyph], _ direction: Direction?
    ) -> [(index: Int, glyph: DisplayText.Glyph)] {
        var placed = glyphs.indices.map { (index: $0, glyph: glyphs[$0]) }
        guard let first = glyphs.firstIndex(where: { !isBlank($0) }),
            let last = glyphs.lastIndex(where: { !isBlank($0) }), let count = Int32(exactly: last - first + 1)
        else { return placed }
        let logical = glyphs[first...last].map { base(of: $0).value }
        var text = logical
        var map = [Int32](repeating: 0, count: logical.count)
        let way: Int32 = direction.map { $0 == .rightward ? 1 : -1 } ?? 0
        guard cfribidi_order(&text, count, way, &map) else { return placed }
        for (place, index) in map.enumerated() {
            let index = Int(index)
            guard logical.indices.contains(index) else { continue }
            var glyph = glyphs[first + index]
            if text[index] != logical[index], let mirrored = Unicode.Scalar(text[index]) {
                glyph = mirror(glyph, mirrored)
            }
            placed[first + place] = (first + index, glyph)
        }
        return placed
    }

    private static func isBlank(_ glyph: DisplayText.Glyph) -> Bool { glyph.content == .scalar(" ") }

    private static func base(of glyph: DisplayText.Glyph) -> Unicode.Scalar {
        switch glyph.content {
        case .scalar(let scalar): scalar
        case .cluster(let cluster): cluster.unicodeScalars.first ?? " "
        }
    }

    /// The glyph upon another base, where that is as wide.
    private static func mirror(_ glyph: DisplayText.Glyph, _ base: Unicode.Scalar) -> DisplayText.Glyph {
        guard DisplayText(String(base)).columns == glyph.width else { return glyph }
        var mirrored = glyph
        switch glyph.content {
        case .scalar: mirrored.content = .scalar(base)
        case .cluster(let cluster):
            var scalars = String.UnicodeScalarView([base])
            scalars += cluster.unicodeScalars.dropFirst()
            mirrored.content = .cluster(String(scalars))
        }
        return mirrored
    }
}
