import Briefs
import CUnistring

/// Breaks a paragraph of stored text into lines by UAX #14 (libunistring), with widths as `DisplayText` settles
/// them. Greedy: the most that fits. Where a word is wider than the measure it breaks after punctuation, else
/// between any two graphemes.
struct LineBreaker {
    struct Line: Hashable {
        /// UTF-8 offsets, without the blanks at the end.
        var range: Range<Int>
        /// The line ends in a soft hyphen and shows one.
        var isHyphenated = false
    }

    private let bytes: [UInt8]
    private let cells: [UInt8]
    private var breaks: [CChar]
    private var graphemes: [CChar] = []

    /// `cells` are those of the text as `DisplayText.cells` gives them.
    static func lines(of bytes: [UInt8], cells: [UInt8], first: Columns, rest: Columns) -> [Line] {
        guard !bytes.isEmpty else { return [] }
        var breaker = LineBreaker(bytes: bytes, cells: cells)
        return breaker.lines(first: max(2, first), rest: max(2, rest))
    }

    private init(bytes: [UInt8], cells: [UInt8]) {
        self.bytes = bytes
        self.cells = cells
        breaks = Array(repeating: CChar(UC_BREAK_PROHIBITED), count: bytes.count)
        u8_possible_linebreaks_v2(bytes, bytes.count, "UTF-8", &breaks)
    }

    private mutating func lines(first: Columns, rest: Columns) -> [Line] {
        var lines: [Line] = []
        var limit = first
        var start = 0
        var column = 0
        var lastBreak: Int?
        var index = 0
        while index < bytes.count {
            if cells[index] == DisplayText.continues {
                index += 1
                continue
            }
            let kind = Int(breaks[index])
            if kind == UC_BREAK_MANDATORY || kind == UC_BREAK_CR_BEFORE_LF {
                lines.append(line(start..<index))
                start = next(after: index)
                index = start
                (limit, column, lastBreak) = (rest, 0, nil)
                continue
            }
            if index > start, kind == UC_BREAK_POSSIBLE || kind == UC_BREAK_HYPHENATION,
                !endsInSoftHyphen(index) || column < limit
            {
                lastBreak = index
            }
            let width = Columns(cells[index])
            if column + width > limit, !isBlank(index) {
                let end = lastBreak ?? emergency(start: start, overflow: index)
                lines.append(line(start..<end, isHyphenated: lastBreak != nil && endsInSoftHyphen(end)))
                start = skipBlanks(from: end)
                index = start
                (limit, column, lastBreak) = (rest, 0, nil)
                continue
            }
            column += width
            index += 1
        }
        if start < bytes.count { lines.append(line(start..<bytes.count)) }
        return lines
    }

    private func line(_ range: Range<Int>, isHyphenated: Bool = false) -> Line {
        var end = range.upperBound
        while end > range.lowerBound, isBlank(end - 1) { end -= 1 }
        return Line(range: range.lowerBound..<end, isHyphenated: isHyphenated)
    }

    /// A word that is too wide for a line breaks after the last punctuation that fits, unless that would leave
    /// most of the line empty; else before the grapheme that did not fit.
    private mutating func emergency(start: Int, overflow: Int) -> Int {
        if graphemes.isEmpty {
            graphemes = Array(repeating: 0, count: bytes.count)
            u8_grapheme_breaks(bytes, bytes.count, &graphemes)
        }
        var soft: Int?
        var hard: Int?
        var index = overflow
        while index > start {
            if cells[index] != DisplayText.continues, graphemes[index] != 0 {
                hard = hard ?? index
                if LineBreaker.endsPart(bytes[index - 1]) {
                    soft = index
                    break
                }
                if overflow - index > (overflow - start) / 2 { break }
            }
            index -= 1
        }
        return soft ?? hard ?? max(overflow, next(after: start))
    }

    /// A space with nothing upon it.
    private func isBlank(_ index: Int) -> Bool {
        bytes[index] == 0x20 && (index + 1 >= bytes.count || cells[index + 1] != DisplayText.continues)
    }

    private func skipBlanks(from index: Int) -> Int {
        var index = index
        while index < bytes.count, isBlank(index) { index += 1 }
        return index
    }

    private func next(after index: Int) -> Int {
        var next = index + 1
        while next < bytes.count, cells[next] == DisplayText.continues { next += 1 }
        return next
    }

    /// Whether the character before an offset is U+00AD.
    private func endsInSoftHyphen(_ index: Int) -> Bool {
        index >= 2 && bytes[index - 2] == 0xC2 && bytes[index - 1] == 0xAD
    }

    private static func endsPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "-"),
            UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "#"), UInt8(ascii: "%"),
            UInt8(ascii: "~"), UInt8(ascii: "+"), UInt8(ascii: ":"), UInt8(ascii: ";"):
            true
        default: false
        }
    }
}
