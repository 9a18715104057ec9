import CUnistring

/// Says, scalar by scalar, what becomes of stored text on a screen that is measured with glibc's `wcwidth`.
/// `DisplayText` writes what it says; line breaking counts with it: both the same, because both ask here.
///
/// tmux and xterm agree with `wcwidth` except on emoji sequences and on what is newer than their tables, so
/// those are taken back to what all agree on.
struct GlyphSettler {
    enum Fate {
        /// Begins a glyph of one or two cells.
        case base(Unicode.Scalar, width: Int)
        /// Is drawn over the glyph before it.
        case mark(Unicode.Scalar)
        /// A mark with nothing to stand on: it gets a dotted circle.
        case orphan(Unicode.Scalar)
        /// Draws nothing, and belongs to what is before it.
        case nothing
    }

    /// As many marks as ncurses keeps in a cell.
    static let marksPerGlyph = 4
    static let dottedCircle: Unicode.Scalar = "\u{25CC}"

    private var hasBase = false
    private var marks = 0
    /// The base that a joiner would join to, 0 where nothing can be joined.
    private var joinable: UInt32 = 0
    private var joins = false
    private var followsReturn = false

    mutating func fate(of scalar: Unicode.Scalar) -> Fate {
        let value = scalar.value
        let afterReturn = followsReturn
        followsReturn = value == 0x0D
        if let width = GlyphSettler.plainWidth(of: value), !joins { return base(scalar, width: width) }
        switch value {
        case 0x0A where afterReturn: return .nothing
        case 0xA0, 0x2007, 0x202F: return base(" ", width: 1)
        case 0x09...0x0D, 0x85, 0x2028, 0x2029:
            // Nothing stands on what ends a line: a mark there would go with it.
            defer { hasBase = false }
            return base(" ", width: 1)
        case 0...0x1F, 0x7F...0x9F, 0xAD: return .nothing
        case 0x1F3FB...0x1F3FF: return .nothing
        case 0xFE00...0xFE0F, 0xE0000...0xE0FFF: return .nothing
        case 0x200D:
            joins = Unicode.Scalar(joinable)?.properties.isEmoji ?? false
            return .nothing
        default: break
        }
        if SafeText.isBidirectional(scalar) { return .nothing }
        if joins, value > 0x7E, scalar.properties.isEmoji {
            joins = false
            return .nothing
        }
        let width = Int(wcwidth(wchar_t(bitPattern: value)))
        switch width {
        case 0: return weightless(scalar)
        case 1, 2:
            let fate = base(scalar, width: width)
            joinable = value > 0xFF ? value : 0
            return fate
        default: return base("\u{FFFD}", width: 1)
        }
    }

    /// What `fate` would have come to know of letters that it was not asked about: printable ASCII.
    mutating func passedPlain() {
        followsReturn = false
        _ = base(" ", width: 1)
    }

    /// The width of what every table agrees on and no joiner joins: letters of Latin, Greek, Cyrillic, common
    /// punctuation, kana, ideographs and Hangul syllables. Nil for all else. A test holds it against `wcwidth`.
    static func plainWidth(of value: UInt32) -> Int? {
        switch value {
        case 0x20...0x7E: 1
        case 0..<0xA1, 0xAD: nil
        case 0xA1..<0x300, 0x384...0x38A, 0x38E...0x3A1, 0x3A3...0x482, 0x1E00...0x1EFF, 0x2010...0x2027: 1
        case 0x3041...0x3096, 0x30A1...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFC, 0xAC00...0xD7A3: 2
        default: nil
        }
    }

    private mutating func base(_ scalar: Unicode.Scalar, width: Int) -> Fate {
        hasBase = true
        marks = 0
        joinable = 0
        joins = false
        return .base(scalar, width: width)
    }

    private mutating func weightless(_ scalar: Unicode.Scalar) -> Fate {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .otherLetter: break
        default: return .nothing
        }
        guard hasBase else {
            hasBase = true
            marks = 1
            return .orphan(scalar)
        }
        guard marks < GlyphSettler.marksPerGlyph else { return .nothing }
        marks += 1
        return .mark(scalar)
    }
}
