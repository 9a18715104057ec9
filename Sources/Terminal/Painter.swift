import CNcurses
import Glibc
import Page

/// Puts grids on the screen through ncurses, changed cells only.
///
/// The last door before the terminal: a grid should hold nothing that is not text of the width it claims, and
/// whatever is not becomes U+FFFD here.
struct Painter {
    private let depth: ColourDepth
    /// One an ink, by its number.
    private var looks = Array(repeating: Look(), count: Ink.count)
    private var pairs: [Pair: Int32] = [:]
    private var previous: Grid?
    private var clearsFirst = true
    private var cursorIsVisible: Bool?
    private var hyperlinks = Hyperlinks()
    /// The columns of each row that the last frame has written, where links are shown.
    private var written: [Rows: Range<Columns>] = [:]

    private struct Look {
        var attributes: attr_t = 0
        var pair: Int32 = 0
        /// All that a blank shows of this look; nil where it shows more than a background.
        var ground: Int32? = -1
        var style = Style()

        /// SGR (ECMA-48), colours as the depth has them.
        func sequence(_ depth: ColourDepth) -> String {
            var codes = ["0"]
            for (attribute, code) in [
                (Style.Attributes.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
            ] where style.attributes.contains(attribute) { codes.append(code) }
            if depth != .none {
                codes += Look.codes(of: style.foreground, base: 30) + Look.codes(of: style.background, base: 40)
            }
            return "\u{1B}[" + codes.joined(separator: ";") + "m"
        }

        private static func codes(of colour: Colour, base: Int) -> [String] {
            switch colour {
            case .standard: return []
            case .palette(let index) where index < 8: return ["\(base + Int(index))"]
            case .palette(let index) where index < 16: return ["\(base + 52 + Int(index))"]
            case .palette(let index): return ["\(base + 8)", "5", "\(index)"]
            case .rgb(let red, let green, let blue):
                return ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
            }
        }
    }

    private struct Pair: Hashable {
        var foreground: Int32
        var background: Int32
    }

    init(depth: ColourDepth) { self.depth = depth }

    /// Gives every ink its look. The next grid is painted whole.
    mutating func dress(in theme: Theme) {
        previous = nil
        pairs.removeAll(keepingCapacity: true)
        if depth != .none { reset_color_pairs() }
        let theme = theme.quantised(to: depth)
        looks = Array(repeating: Look(), count: Ink.count)
        for role in Role.allCases {
            for overlay in Overlay.allCases {
                let ink = Ink(role, over: overlay)
                looks[ink.number] = look(theme.style(for: ink))
            }
        }
    }

    /// Whatever the terminal shows is no longer known.
    mutating func invalidate() {
        previous = nil
        clearsFirst = true
        cursorIsVisible = nil
    }

    /// What makes links of the cells of the frame that was presented last, to be written after it.
    mutating func linkBytes(for grid: Grid) -> [UInt8] {
        var links = hyperlinks
        defer { hyperlinks = links }
        return links.bytes(for: grid, written: written) { row, columns in spelled(grid, row, columns) }
    }

    mutating func present(_ grid: Grid, cursor: Position?) {
        guard let window = dateline_stdscr() else { return }
        let size = Size(
            columns: min(grid.size.columns, Int(dateline_columns())), rows: min(grid.size.rows, Int(dateline_lines())))
        if previous?.size != grid.size {
            previous = nil
            werase(window)
        }
        written = [:]
        if previous == nil { hyperlinks.forget() }
        if clearsFirst { clearok(dateline_curscr(), true) }
        clearsFirst = false

        withUnsafeTemporaryAllocation(of: cchar_t.self, capacity: max(1, size.columns)) { buffer in
            for row in 0..<size.rows {
                guard let columns = grid.changes(inRow: row, since: previous, within: size.columns) else { continue }
                written[row] = columns
                let count = compose(grid, row: row, columns: columns, limit: size.columns, into: buffer)
                if wmove(window, Int32(row), Int32(columns.lowerBound)) == OK {
                    _ = wadd_wchnstr(window, buffer.baseAddress, Int32(count))
                }
            }
        }
        place(cursor, in: window, size: size)
        wnoutrefresh(window)
        doupdate()
        previous = grid
    }

    /// Fills the buffer with one entry a character, and returns how many.
    ///
    /// A blank takes the look of what stands before it in the row, the first ones of what follows, where both have the
    /// same ground: nothing is seen of that, and a change of 24-bit colours costs forty bytes.
    private func compose(
        _ grid: Grid, row: Rows, columns: Range<Columns>, limit: Columns,
        into buffer: UnsafeMutableBufferPointer<cchar_t>
    ) -> Int {
        let cells = grid.row(row)
        var count = 0
        var ink = cells.first { $0.glyph != 0x20 }?.ink ?? Ink(.text)
        var look = looks[ink.number]
        withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: 6) { text in
            var column = 0
            while column < columns.upperBound {
                let cell = cells[cells.startIndex + column]
                if cell.ink != ink {
                    let next = looks[cell.ink.number]
                    if cell.glyph != 0x20 || next.ground == nil || next.ground != look.ground {
                        ink = cell.ink
                        look = next
                    }
                }
                if column < columns.lowerBound {
                    column += 1
                    continue
                }
                var width = max(1, Int(cell.width))
                spell(cell, grid, width: width, into: text)
                if column + width > limit || text[0] == Self.replacement {
                    width = 1
                    if column + width > limit { text[0] = 0x20 }
                }
                _ = dateline_cell(buffer.baseAddress?.advanced(by: count), text.baseAddress, look.attributes, look.pair)
                count += 1
                column += width
            }
        }
        return count
    }

    /// Some cells of a row as text with its escape sequences, for a terminal like xterm.
    private func spelled(_ grid: Grid, _ row: Rows, _ columns: Range<Columns>) -> String {
        let columns = columns.clamped(to: 0..<min(grid.size.columns, Int(dateline_columns())))
        guard !columns.isEmpty, row < Int(dateline_lines()) else { return "" }
        var text = "\u{1B}[\(row + 1);\(columns.lowerBound + 1)H"
        var ink: Ink?
        withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: 6) { buffer in
            for column in columns {
                let cell = grid[column, row]
                if cell.width == 0, column > columns.lowerBound { continue }
                if cell.ink != ink {
                    ink = cell.ink
                    text += looks[cell.ink.number].sequence(depth)
                }
                let width = max(1, Int(cell.width))
                spell(cell, grid, width: width, into: buffer)
                if column + width > columns.upperBound { buffer[0] = 0x20 }
                for value in buffer.prefix(while: { $0 != 0 }) {
                    text.unicodeScalars.append(Unicode.Scalar(UInt32(bitPattern: value)) ?? " ")
                }
            }
        }
        return text + "\u{1B}[0m"
    }

    private static let replacement: wchar_t = 0xFFFD

    /// The characters of a cell, zero at the end.
    private func spell(
        _ cell: Cell, _ grid: Grid, width: Int, into text: UnsafeMutableBufferPointer<wchar_t>
    ) {
        text[1] = 0
        if 0x20..<0x7F ~= cell.glyph, width == 1 {
            text[0] = wchar_t(cell.glyph)
            return
        }
        if cell.glyph < Cell.clusterBase {
            text[0] = Self.checked(cell.glyph, width: width)
            return
        }
        var count = 0
        for scalar in grid.glyph(of: cell).unicodeScalars where count < 5 {
            if count == 0 {
                text[0] = Self.checked(scalar.value, width: width)
                count = 1
            } else if scalar.properties.generalCategory == .nonspacingMark
                || scalar.properties.generalCategory == .enclosingMark, dateline_character_width(scalar.value) == 0
            {
                text[count] = wchar_t(scalar.value)
                count += 1
            }
        }
        if count == 0 { text[0] = 0x20 }
        text[max(1, count)] = 0
    }

    /// A control measures −1, a bidirectional control 0: neither passes.
    static func checked(_ value: UInt32, width: Int) -> wchar_t {
        guard value != 0x20 || width == 1, let scalar = wchar_t(exactly: value) else { return replacement }
        return dateline_character_width(value) == Int32(width) ? scalar : replacement
    }

    private mutating func place(_ cursor: Position?, in window: UnsafeMutablePointer<WINDOW>, size: Size) {
        var isVisible = false
        if let cursor, 0..<size.columns ~= cursor.column, 0..<size.rows ~= cursor.row {
            isVisible = wmove(window, Int32(cursor.row), Int32(cursor.column)) == OK
        }
        if isVisible != cursorIsVisible { curs_set(isVisible ? 1 : 0) }
        cursorIsVisible = isVisible
    }

    private mutating func look(_ style: Style) -> Look {
        var attributes: attr_t = 0
        if style.attributes.contains(.bold) { attributes |= dateline_bold() }
        if style.attributes.contains(.dim) { attributes |= dateline_dim() }
        if style.attributes.contains(.italic) { attributes |= dateline_italic() }
        if style.attributes.contains(.underline) { attributes |= dateline_underline() }
        if style.attributes.contains(.reverse) { attributes |= dateline_reverse() }
        let isPlain = style.attributes.isDisjoint(with: [.underline, .reverse])
        return Look(
            attributes: attributes, pair: pair(style.foreground, style.background),
            ground: isPlain ? number(style.background) : nil, style: style)
    }

    /// Two colours share one number; where a terminal runs out of them, its own colours stand in.
    private mutating func pair(_ foreground: Colour, _ background: Colour) -> Int32 {
        guard depth != .none else { return 0 }
        let pair = Pair(foreground: number(foreground), background: number(background))
        if pair == Pair(foreground: -1, background: -1) { return 0 }
        if let known = pairs[pair] { return known }
        let number = Int32(pairs.count + 1)
        guard number < dateline_color_pairs(),
            init_extended_pair(number, pair.foreground, pair.background) == OK
        else { return 0 }
        pairs[pair] = number
        return number
    }

    private func number(_ colour: Colour) -> Int32 {
        switch colour {
        case .standard: return -1
        case .palette(let index): return Int(index) < depth.paletteSize ? Int32(index) : -1
        case .rgb(let red, let green, let blue):
            guard depth == .direct else { return -1 }
            let value = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
            // Below 256 stand the palette's colours: the darkest blues get a touch of green, which nobody sees.
            return value < 256 ? value | 0x100 : value
        }
    }
}
