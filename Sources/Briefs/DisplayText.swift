import CUnistring

/// Text that can be drawn: no controls, every glyph one or two cells wide as ncurses measures it.
/// The only text that a grid takes. `TextLocale.establish()` must have been called.
package struct DisplayText: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text, safe to write to a terminal.
    package let string: String
    /// The width of the whole, in cells.
    package let columns: Int
    /// Every glyph is one scalar of one cell.
    private let isNarrow: Bool

    /// Settles stored text. Linear; text of plain Latin letters is taken as it is.
    package init(_ stored: String) {
        if let columns = DisplayText.narrowColumns(of: stored) {
            self.init(settled: stored, columns: columns, isNarrow: true)
            return
        }
        var settler = GlyphSettler()
        var kept = String.UnicodeScalarView()
        var columns = 0
        var isNarrow = true
        for scalar in stored.unicodeScalars {
            switch settler.fate(of: scalar) {
            case .base(let drawn, let width):
                kept.append(drawn)
                columns += width
                if width != 1 { isNarrow = false }
            case .mark(let mark):
                kept.append(mark)
                isNarrow = false
            case .orphan(let mark):
                kept.append(GlyphSettler.dottedCircle)
                kept.append(mark)
                columns += 1
                isNarrow = false
            case .nothing: break
            }
        }
        self.init(settled: String(kept), columns: columns, isNarrow: isNarrow)
    }

    package init(stringLiteral value: String) { self.init(value) }

    private init(settled string: String, columns: Int, isNarrow: Bool) {
        self.string = string
        self.columns = columns
        self.isNarrow = isNarrow
    }

    package static let empty = DisplayText(settled: "", columns: 0, isNarrow: true)

    /// So many blanks.
    package static func blanks(_ columns: Int) -> DisplayText {
        let columns = max(0, columns)
        return DisplayText(settled: String(repeating: " ", count: columns), columns: columns, isNarrow: true)
    }

    package var description: String { string }

    package var isEmpty: Bool { string.isEmpty }

    /// What stands in one cell, or in two.
    package struct Glyph: Hashable, Sendable {
        package enum Content: Hashable, Sendable {
            case scalar(Unicode.Scalar)
            /// A base with combining marks, four at the most.
            case cluster(String)
        }
        package var content: Content
        /// 1 or 2.
        package var width: Int
    }

    /// The glyphs in order.
    package var glyphs: [Glyph] {
        var all: [Glyph] = []
        all.reserveCapacity(columns)
        forEachGlyph { glyph, _ in
            all.append(glyph)
            return true
        }
        return all
    }

    /// Goes through the glyphs without keeping them, each with its place in `string`, while `body` says so.
    package func forEachGlyph(_ body: (Glyph, Range<String.Index>) -> Bool) {
        let scalars = string.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let start = index
            let scalar = scalars[index]
            scalars.formIndex(after: &index)
            if isNarrow {
                if !body(Glyph(content: .scalar(scalar), width: 1), start..<index) { return }
                continue
            }
            while index < scalars.endIndex, DisplayText.width(of: scalars[index]) == 0 {
                scalars.formIndex(after: &index)
            }
            let isSingle = scalars.index(after: start) == index
            let glyph = Glyph(
                content: isSingle ? .scalar(scalar) : .cluster(String(scalars[start..<index])),
                width: DisplayText.width(of: scalar))
            if !body(glyph, start..<index) { return }
        }
    }

    /// The longest beginning that is no wider than so many cells.
    package func prefix(columns limit: Int) -> DisplayText {
        if columns <= limit { return self }
        var end = string.startIndex
        var width = 0
        forEachGlyph { glyph, range in
            guard width + glyph.width <= limit else { return false }
            width += glyph.width
            end = range.upperBound
            return true
        }
        return DisplayText(settled: String(string[..<end]), columns: width, isNarrow: isNarrow)
    }

    /// The text, or its beginning and an ellipsis where it is wider than so many cells.
    package func truncated(to limit: Int) -> DisplayText {
        if columns <= limit { return self }
        if limit < 1 { return .empty }
        return prefix(columns: limit - 1) + "…"
    }

    /// The text with blanks after it, up to so many cells.
    package func padded(to width: Int) -> DisplayText {
        columns >= width ? self : self + .blanks(width - columns)
    }

    package static func + (left: DisplayText, right: DisplayText) -> DisplayText {
        // What begins with a mark would join the last glyph of what it is put after; settled text never does.
        DisplayText(
            settled: left.string + right.string, columns: left.columns + right.columns,
            isNarrow: left.isNarrow && right.isNarrow)
    }

    /// What each byte of stored text takes on the screen once settled: the glyph's cells at its first byte,
    /// `continues` at every other, also where the first bytes draw nothing. Cut anywhere but at a `continues`,
    /// the pieces settle to the glyphs of the whole.
    package static func cells(of stored: String) -> [UInt8] {
        var stored = stored
        let count = stored.utf8.count
        if let columns = narrowColumns(of: stored), columns == count { return Array(repeating: 1, count: count) }
        stored.makeContiguousUTF8()
        var cells = [UInt8](repeating: continues, count: count)
        var settler = GlyphSettler()
        var offset = 0
        for scalar in stored.unicodeScalars {
            switch settler.fate(of: scalar) {
            case .base(_, let width): cells[offset] = UInt8(clamping: width)
            case .orphan: cells[offset] = 1
            case .mark, .nothing: break
            }
            offset += UTF8.width(scalar)
        }
        return cells
    }

    package static let continues: UInt8 = 0xFF

    /// The width of a settled scalar.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        return scalar.value == 0xFFFD ? 1 : min(2, max(0, Int(wcwidth(wchar_t(bitPattern: scalar.value)))))
    }

    /// The width of text that needs no settling, or nil: printable ASCII, Latin-1, Latin Extended-A and the
    /// dashes, quotes and ellipsis of General Punctuation, arrows and box drawing, one cell each. Most of what is shown is that.
    private static func narrowColumns(of stored: String) -> Int? {
        stored.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            var index = 0
            var columns = 0
            while index < bytes.count {
                let byte = bytes[index]
                switch byte {
                case 0x20...0x7E: index += 1
                case 0xC2 where index + 1 < bytes.count && bytes[index + 1] > 0xA0 && bytes[index + 1] != 0xAD:
                    index += 2
                case 0xC3...0xC5: index += 2
                case 0xE2 where index + 2 < bytes.count && isNarrow(bytes[index + 1], bytes[index + 2]):
                    index += 3
                default: return nil
                }
                columns += 1
            }
            return columns
        } ?? nil
    }

    /// U+2010 to 2027, 2190 to 21FF, 2500 to 257F, by what follows their first byte.
    private static func isNarrow(_ second: UInt8, _ third: UInt8) -> Bool {
        switch second {
        case 0x80: (0x90...0xA7).contains(third)
        case 0x86: third >= 0x90
        case 0x87, 0x94, 0x95: true
        default: false
        }
    }
}

extension UTF8 {
    /// How many bytes a scalar takes.
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x80: return 1
        case 0..<0x800: return 2
        case 0..<0x1_0000: return 3
        default: return 4
        }
    }
}
