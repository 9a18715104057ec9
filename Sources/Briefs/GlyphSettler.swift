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
    private var emojiStands = false
    private var joins = false
    private var followsReturn = false

    mutating func fate(of scalar: Unicode.Scalar) -> Fate {
        let value = scalar.value
        let afterReturn = followsReturn
        followsReturn = value == 0x0D
        if (0x20...0x7E).contains(value) { return base(scalar, width: 1) }
        switch value {
        case 0x0A where afterReturn: return .nothing
        case 0x09...0x0D, 0x85, 0xA0, 0x2007, 0x202F, 0x2028, 0x2029: return base(" ", width: 1)
        case 0...0x1F, 0x7F...0x9F, 0xAD: return .nothing
        case 0x1F3FB...0x1F3FF: return .nothing
        case 0xFE00...0xFE0F, 0xE0000...0xE0FFF: return .nothing
        case 0x200D:
            joins = emojiStands
            return .nothing
        default: break
        }
        if SafeText.isBidirectional(scalar) { return .nothing }
        if joins, scalar.properties.isEmoji {
            joins = false
            return .nothing
        }
        let width = Int(wcwidth(wchar_t(bitPattern: value)))
        switch width {
        case 0: return weightless(scalar)
        case 1, 2:
            let fate = base(scalar, width: width)
            emojiStands = value > 0xFF && scalar.properties.isEmoji
            return fate
        default: return base("\u{FFFD}", width: 1)
        }
    }

    private mutating func base(_ scalar: Unicode.Scalar, width: Int) -> Fate {
        hasBase = true
        marks = 0
        emojiStands = false
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
