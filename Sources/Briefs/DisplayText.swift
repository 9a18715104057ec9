import CUnistring

/// Text that can be drawn: no controls, every glyph one or two cells wide as ncurses measures it.
/// The only text that a grid takes. `TextLocale.establish()` must have been called.
package struct DisplayText: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text, safe to write to a terminal.
    package let string: String
    /// The width of the whole, in cells.
    package let columns: Int
    /// Whether some of it may run from right to left, so that a terminal has to be given it in another order.
    package let hasRightToLeft: Bool
    /// Every glyph is one scalar of one cell.
    private let isNarrow: Bool

    /// Settles stored text. Linear; text that needs no settling is taken as it is.
    package init(_ stored: String) {
        var stored = stored
        let settled = stored.withUTF8 { DisplayText.settled($0) }
        self.init(settled: settled.string ?? stored, settled)
    }

    /// Settles a stretch of stored UTF-8, cut where `cells(of:)` lets it be cut.
    package init(utf8 stored: ArraySlice<UInt8>) {
        let (settled, string) = stored.withUnsafeBufferPointer { bytes in
            let settled = DisplayText.settled(bytes)
            return (settled, settled.string ?? String(decoding: bytes, as: UTF8.self))
        }
        self.init(settled: string, settled)
    }

    package init(stringLiteral value: String) { self.init(value) }

    private init(settled string: String, _ settled: Settled) {
        self.init(
            settled: string, columns: settled.columns, isNarrow: settled.isNarrow,
            hasRightToLeft: settled.hasRightToLeft)
    }

    private init(settled string: String, columns: Int, isNarrow: Bool, hasRightToLeft: Bool = false) {
        self.string = string
        self.columns = columns
        self.isNarrow = isNarrow
        self.hasRightToLeft = hasRightToLeft
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
        return DisplayText(
            settled: String(string[..<end]), columns: width, isNarrow: isNarrow, hasRightToLeft: hasRightToLeft)
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
            isNarrow: left.isNarrow && right.isNarrow, hasRightToLeft: left.hasRightToLeft || right.hasRightToLeft)
    }

    /// What each byte of stored text takes on the screen once settled: the glyph's cells at its first byte,
    /// `continues` at every other, also where the first bytes draw nothing. Cut anywhere but at a `continues`,
    /// the pieces settle to the glyphs of the whole.
    package static func cells(of stored: String) -> [UInt8] {
        var stored = stored
        return stored.withUTF8 { cells(of: $0) }
    }

    /// The same of stored text that is at hand as UTF-8.
    package static func cells(of stored: [UInt8]) -> [UInt8] { stored.withUnsafeBufferPointer { cells(of: $0) } }

    package static let continues: UInt8 = 0xFF

    private static func cells(of stored: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var cells = [UInt8](repeating: 1, count: stored.count)
        cells.withUnsafeMutableBufferPointer { cells in
            walk(stored, plain: { _ in }) { range, _, fate in
                for offset in range { cells[offset] = continues }
                switch fate {
                case .base(_, let width): cells[range.lowerBound] = UInt8(clamping: width)
                case .orphan: cells[range.lowerBound] = 1
                case .mark, .nothing: break
                }
            }
        }
        return cells
    }

    /// What settling comes to.
    private struct Settled {
        /// Nil where it changes nothing.
        var string: String?
        var columns = 0
        var isNarrow = true
        var hasRightToLeft = false
    }

    private static func settled(_ stored: UnsafeBufferPointer<UInt8>) -> Settled {
        var settled = Settled()
        var isChanged = false
        walk(stored) {
            settled.columns += $0.count
        } settle: { _, scalar, fate in
            switch fate {
            case .base(let drawn, let width):
                settled.columns += width
                if width != 1 { settled.isNarrow = false }
                if drawn != scalar { isChanged = true }
                if isRightToLeft(drawn.value) { settled.hasRightToLeft = true }
            case .mark: settled.isNarrow = false
            case .orphan:
                settled.columns += 1
                settled.isNarrow = false
                isChanged = true
            case .nothing: isChanged = true
            }
        }
        guard isChanged else { return settled }
        var kept: [UInt8] = []
        kept.reserveCapacity(stored.count)
        walk(stored) {
            kept += stored[$0]
        } settle: { _, _, fate in
            switch fate {
            case .base(let drawn, _): kept += drawn.utf8
            case .mark(let mark): kept += mark.utf8
            case .orphan(let mark):
                kept += GlyphSettler.dottedCircle.utf8
                kept += mark.utf8
            case .nothing: break
            }
        }
        settled.string = String(decoding: kept, as: UTF8.self)
        return settled
    }

    /// Goes through stored text: `plain` takes stretches of printable ASCII, one cell a byte, `settle` all else,
    /// scalar by scalar. A stray byte counts as U+FFFD.
    @inline(__always)
    private static func walk(
        _ stored: UnsafeBufferPointer<UInt8>, plain: (Range<Int>) -> Void,
        settle: (Range<Int>, Unicode.Scalar, GlyphSettler.Fate) -> Void
    ) {
        var settler = GlyphSettler()
        var index = 0
        while index < stored.count {
            let start = index
            index = endOfPlain(stored, from: index)
            if index > start {
                plain(start..<index)
                settler.passedPlain()
            }
            guard index < stored.count else { return }
            let (scalar, length) = scalar(in: stored, at: index)
            settle(index..<index + length, scalar, settler.fate(of: scalar))
            index += length
        }
    }

    /// Where printable ASCII ends, eight bytes at a time.
    private static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        let ones: UInt64 = 0x0101_0101_0101_0101
        let raw = UnsafeRawBufferPointer(bytes)
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // The high bit of a byte: it is not ASCII; it is DEL; it is below a blank.
            let others = word | (word &+ ones) | (word &- ones &* 0x20)
            if others & (ones &* 0x80) != 0 { break }
            index += 8
        }
        while index < bytes.count, 0x20...0x7E ~= bytes[index] { index += 1 }
        return index
    }

    private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int) {
        let lead = UInt32(bytes[index])
        let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
        guard length > 0, index + length <= bytes.count else { return ("\u{FFFD}", 1) }
        var value = length == 1 ? lead : lead & (0x7F >> UInt32(length))
        for offset in index + 1..<index + length {
            guard bytes[offset] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(bytes[offset] & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
        return (scalar, length)
    }

    /// The width of a settled scalar.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        if let width = GlyphSettler.plainWidth(of: scalar.value) { return width }
        return scalar.value == 0xFFFD ? 1 : min(2, max(0, Int(wcwidth(wchar_t(bitPattern: scalar.value)))))
    }

    /// The blocks of Hebrew, Arabic and the other scripts that run to the left.
    private static func isRightToLeft(_ value: UInt32) -> Bool {
        switch value {
        case 0..<0x590: false
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}
