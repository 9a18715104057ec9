import Briefs
import CUnistring

/// Breaks a paragraph of stored text into lines by UAX #14 (libunistring), with widths as `DisplayText` settles
/// them. Greedy: the most that fits. Where a word is wider than the measure it breaks after punctuation, else
/// between any two graphemes.
///
/// Paragraphs of European letters, which most are, go through `PlainBreaks`: the same lines without the library.
package struct LineBreaker {
    package struct Line: Hashable, Sendable {
        /// UTF-8 offsets, without the blanks at the end.
        package var range: Range<Int>
        /// The line ends in a soft hyphen and shows one.
        package var isHyphenated = false

        package init(range: Range<Int>, isHyphenated: Bool = false) {
            self.range = range
            self.isHyphenated = isHyphenated
        }
    }

    private let bytes: [UInt8]
    private let cells: [UInt8]
    private var breaks: [CChar]
    /// Where graphemes begin, once somebody has asked.
    private var graphemes: [Bool] = []

    /// `cells` are those of the text as `DisplayText.cells` gives them; where they are not at hand, they are found
    /// only if they are needed. No measure is less than two columns.
    package static func lines(
        of bytes: [UInt8], cells: [UInt8]? = nil, first: Columns, rest: Columns
    ) -> [Line] {
        guard !bytes.isEmpty else { return [] }
        if let lines = PlainBreaks.lines(of: bytes, first: max(2, first), rest: max(2, rest)) { return lines }
        return linesByLibrary(of: bytes, cells: cells, first: first, rest: rest)
    }

    /// The same without `PlainBreaks`: what its lines are held against.
    package static func linesByLibrary(
        of bytes: [UInt8], cells: [UInt8]? = nil, first: Columns, rest: Columns
    ) -> [Line] {
        var cells = cells ?? []
        if cells.count != bytes.count { cells = DisplayText.cells(of: bytes) }
        var breaker = LineBreaker(bytes: bytes, cells: cells)
        return breaker.lines(first: max(2, first), rest: max(2, rest))
    }

    /// The offsets before which a line may begin, or must.
    package static func opportunities(in bytes: [UInt8]) -> [Int] {
        let breaks = rules(for: bytes)
        var offsets: [Int] = []
        var isOver = false
        for index in breaks.indices where bytes[index] & 0xC0 != 0x80 {
            let kind = Int(breaks[index])
            if isOver || kind == UC_BREAK_POSSIBLE || kind == UC_BREAK_HYPHENATION { offsets.append(index) }
            isOver = kind == UC_BREAK_MANDATORY
        }
        return offsets
    }

    private init(bytes: [UInt8], cells: [UInt8]) {
        self.bytes = bytes
        self.cells = cells
        breaks = LineBreaker.rules(for: bytes)
    }

    /// What libunistring says of each byte, but for the end of an abbreviation: version 1.0 breaks `U.S.` in two
    /// (LB29).
    private static func rules(for bytes: [UInt8]) -> [CChar] {
        var breaks = [CChar](repeating: CChar(UC_BREAK_PROHIBITED), count: bytes.count)
        u8_possible_linebreaks_v2(bytes, bytes.count, "UTF-8", &breaks)
        for index in breaks.indices.dropFirst() where Int(breaks[index]) == UC_BREAK_POSSIBLE {
            if PlainBreaks.isSeparator(bytes[index - 1]), isLetter(bytes, at: index) {
                breaks[index] = CChar(UC_BREAK_PROHIBITED)
            }
        }
        return breaks
    }

    /// Whether the library takes a character for a letter: only letters stand by a closing bracket (LB30) and by a
    /// currency sign (LB24) both, of all that may stand apart from a full stop.
    private static func isLetter(_ bytes: [UInt8], at index: Int) -> Bool {
        if bytes[index] < 0x80 { return PlainBreaks.isLetter(bytes[index]) }
        let letter = bytes[index..<min(bytes.count, index + 4)].prefix { $0 >= 0xC0 || $0 & 0xC0 == 0x80 }
        let end = letter.dropFirst().firstIndex { $0 & 0xC0 != 0x80 } ?? letter.endIndex
        for bracket in ")$".utf8 {
            let pair = [bracket] + bytes[index..<end]
            var breaks = [CChar](repeating: 0, count: pair.count)
            u8_possible_linebreaks_v2(pair, pair.count, "UTF-8", &breaks)
            if Int(breaks[1]) != UC_BREAK_PROHIBITED { return false }
        }
        return true
    }

    private mutating func lines(first: Columns, rest: Columns) -> [Line] {
        var lines: [Line] = []
        var limit = first
        var start = 0
        var column = 0
        var lastBreak: Int?
        var isOffered = false
        var index = 0
        while index < bytes.count {
            let kind = Int(breaks[index])
            if kind == UC_BREAK_POSSIBLE || kind == UC_BREAK_HYPHENATION { isOffered = true }
            if cells[index] == DisplayText.continues {
                index += 1
                continue
            }
            // A break before what draws nothing is one before what is drawn next.
            defer { isOffered = false }
            if kind == UC_BREAK_MANDATORY || kind == UC_BREAK_CR_BEFORE_LF {
                lines.append(line(start..<index))
                start = next(after: index)
                index = start
                (limit, column, lastBreak) = (rest, 0, nil)
                continue
            }
            // A soft hyphen that begins a line would stand there alone.
            if isOffered, column > 0, !endsInSoftHyphen(index) || column < limit, isBetweenGraphemes(index) {
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
        while end > range.lowerBound {
            var last = end - 1
            while last > range.lowerBound, cells[last] == DisplayText.continues { last -= 1 }
            guard isBlank(last) else { break }
            end = last
        }
        return Line(range: range.lowerBound..<end, isHyphenated: isHyphenated && end == range.upperBound)
    }

    /// A word that is too wide for a line breaks after the last punctuation that fits, unless that would leave
    /// most of the line empty; else before the grapheme that did not fit.
    private mutating func emergency(start: Int, overflow: Int) -> Int {
        findGraphemes()
        return LineBreaker.emergency(bytes, start: start, overflow: overflow) { [cells, graphemes] in
            cells[$0] != DisplayText.continues && graphemes[$0]
        } ?? max(overflow, next(after: start))
    }

    @inline(__always)
    static func emergency(
        _ bytes: [UInt8], start: Int, overflow: Int, isBoundary: (Int) -> Bool
    ) -> Int? {
        var hard: Int?
        var index = overflow
        while index > start {
            if isBoundary(index) {
                hard = hard ?? index
                if LineBreaker.endsPart(bytes[index - 1]) { return index }
                if overflow - index > (overflow - start) / 2 { break }
            }
            index -= 1
        }
        return hard
    }

    /// Swift's own: they know a newer Unicode than libunistring's, which parts the consonants of Indic scripts. One of
    /// which the first marks go to the glyph before it begins, for lines, with what is drawn of it.
    private mutating func findGraphemes() {
        guard graphemes.isEmpty else { return }
        graphemes = Array(repeating: false, count: bytes.count)
        var offset = 0
        for character in String(decoding: bytes, as: UTF8.self) where offset < bytes.count {
            let end = min(offset + character.utf8.count, bytes.count)
            graphemes[(offset..<end).first { cells[$0] != DisplayText.continues } ?? offset] = true
            offset = end
        }
    }

    /// The rules of lines part what those of graphemes join, here and there: marks that only one of the two knows.
    /// Between ASCII, letters of Latin and Cyrillic, and ideographs nothing is looked up.
    private mutating func isBetweenGraphemes(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        var before = index - 1
        while before > 0, bytes[before] & 0xC0 == 0x80 { before -= 1 }
        if LineBreaker.standsAlone(bytes[before]), LineBreaker.standsAlone(bytes[index]) { return true }
        findGraphemes()
        return graphemes[index]
    }

    /// Whether what begins with a byte is no mark, joins nothing, or is a mark that every table knows.
    private static func standsAlone(_ byte: UInt8) -> Bool {
        byte < 0x80 || 0xC3...0xCA ~= byte || 0xD0...0xD1 ~= byte || 0xE3...0xE9 ~= byte
    }

    /// A space with nothing upon it that is seen.
    private func isBlank(_ index: Int) -> Bool {
        guard bytes[index] == 0x20 else { return false }
        let end = next(after: index)
        return end == index + 1 || DisplayText(utf8: bytes[index..<end]).string == " "
    }

    private func skipBlanks(from index: Int) -> Int {
        var index = index
        while index < bytes.count, isBlank(index) { index = next(after: index) }
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
