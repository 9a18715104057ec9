import Briefs
import Markup

/// A paragraph with its inks, to be broken into lines: stored text, and here and there what the page adds.
struct InkedText {
    struct Piece {
        /// Where it ends in `bytes`; it begins where the one before it ends.
        var end: Int
        var ink: Ink
        var link: Int?
        /// Where it begins in the source's text; nil for what the page adds.
        var source: Int?
    }

    private(set) var bytes: [UInt8] = []
    private(set) var pieces: [Piece] = []

    init() {}

    init(_ text: String, _ ink: Ink, link: Int? = nil) { append(text, ink, link: link) }

    /// A paragraph of a body: styles as roles, the words that are looked for marked, each link followed by its
    /// number.
    init(_ inline: Inline, role: Role, hits: [Range<Int>]) {
        var offset = 0
        for (index, run) in inline.runs.enumerated() {
            let ink = Ink(InkedText.role(of: run, within: role))
            let before = index > 0 ? inline.runs[index - 1] : nil
            let next = index + 1 < inline.runs.count ? inline.runs[index + 1] : nil
            let isDeleted = run.style.contains(.deleted)
            // What was taken out is told from the rest in any colour and in none.
            if isDeleted, before?.style.contains(.deleted) != true { append("[-", ink) }
            if let raised = InkedText.raised(run) {
                add(Array(raised.utf8), ink, run.link, source: offset)
            } else {
                appendMarked(run.text, at: offset, ink, link: run.link, hits: hits)
            }
            if isDeleted, next?.style.contains(.deleted) != true {
                append("-]", ink)
                // What came in its place begins a word of its own.
                if next?.text.first.map({ $0.isLetter || $0.isNumber }) == true { append(" ", Ink(role)) }
            }
            offset += run.text.utf8.count
            // The number must not be parted from the link's last word, hence the no-break space.
            if let link = run.link, next?.link != link { append("\u{A0}[\(link)]", Ink(.foot), link: link) }
        }
    }

    /// Text of which a reader may have asked for words.
    init(_ text: String, role: Role, hits: [Range<Int>]) {
        appendMarked(text, at: 0, Ink(role), link: nil, hits: hits)
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// The width of all of it on one line.
    var columns: Columns {
        DisplayText(utf8: bytes[...]).columns
    }

    /// Adds what is the page's own, not the source's.
    mutating func append(_ text: String, _ ink: Ink, link: Int? = nil) {
        add(Array(text.utf8), ink, link, source: nil)
    }

    /// Adds another paragraph's text to the end of this one's.
    mutating func append(_ other: InkedText) {
        let start = bytes.count
        bytes += other.bytes
        pieces += other.pieces.map { Piece(end: $0.end + start, ink: $0.ink, link: $0.link, source: $0.source) }
    }

    private mutating func add(_ text: [UInt8], _ ink: Ink, _ link: Int?, source: Int?) {
        guard !text.isEmpty else { return }
        bytes += text
        pieces.append(Piece(end: bytes.count, ink: ink, link: link, source: source))
    }

    /// Adds text of the source from an offset on, in stretches that are hit or not.
    private mutating func appendMarked(_ text: String, at offset: Int, _ ink: Ink, link: Int?, hits: [Range<Int>]) {
        guard !hits.isEmpty else {
            bytes += text.utf8
            if !text.isEmpty { pieces.append(Piece(end: bytes.count, ink: ink, link: link, source: offset)) }
            return
        }
        let text = Array(text.utf8)
        var at = 0
        for hit in hits {
            let from = min(max(hit.lowerBound - offset, at), text.count)
            let to = min(max(hit.upperBound - offset, from), text.count)
            guard from < to else { continue }
            add(Array(text[at..<from]), ink, link, source: offset + at)
            add(Array(text[from..<to]), Ink(ink.role, over: .hit), link, source: offset + from)
            at = to
        }
        add(Array(text[at...]), ink, link, source: offset + at)
    }

    private static func role(of run: Inline.Run, within role: Role) -> Role {
        if run.style.contains(.deleted) { return .deleted }
        if run.style.contains(.inserted) { return .inserted }
        if run.link != nil { return .link }
        if run.style.contains(.code) { return .code }
        if run.style.contains(.strong) { return role == .heading ? role : .strong }
        if run.style.contains(.emphasis) { return role == .heading ? role : .emphasis }
        return role
    }

    /// Figures above or below the line, in the characters that are so; nil where there are none for all of them.
    private static func raised(_ run: Inline.Run) -> String? {
        let isAbove = run.style.contains(.superscript)
        guard isAbove || run.style.contains(.subscripted), !run.text.isEmpty else { return nil }
        var raised = String.UnicodeScalarView()
        for scalar in run.text.unicodeScalars {
            guard let found = (isAbove ? above : below)[scalar] else { return nil }
            raised.append(found)
        }
        return String(raised)
    }

    private static let above = Dictionary(
        uniqueKeysWithValues: zip("0123456789+−=()".unicodeScalars, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾".unicodeScalars))
    private static let below = Dictionary(
        uniqueKeysWithValues: zip("0123456789+−=()".unicodeScalars, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎".unicodeScalars))

    /// A broken line: its spans, and the offset in the source's text at which it begins.
    struct Line {
        var spans: [Span]
        var source: Int
    }

    /// The lines, none of them wider than asked.
    func lines(first: Columns, rest: Columns) -> [Line] {
        var lines: [Line] = []
        var cursor = 0
        // An ink that begins between a letter and its mark begins after the mark.
        let parts = pieces.dropLast().contains { bytes[$0.end] >= 0x80 } ? DisplayText.cells(of: bytes) : nil
        for broken in LineBreaker.lines(of: bytes, cells: parts, first: first, rest: rest) {
            var line = Line(spans: [], source: 0)
            while cursor < pieces.count, pieces[cursor].end <= broken.range.lowerBound { cursor += 1 }
            line.source = source(of: broken.range.lowerBound, cursor)
            var index = cursor
            var start = broken.range.lowerBound
            while index < pieces.count, start < broken.range.upperBound {
                var end = min(pieces[index].end, broken.range.upperBound)
                if let parts { while end < broken.range.upperBound, parts[end] == DisplayText.continues { end += 1 } }
                if start < end {
                    let text = DisplayText(utf8: bytes[start..<end])
                    if !text.isEmpty { line.spans.append(Span(text, pieces[index].ink, link: pieces[index].link)) }
                    start = end
                }
                index += 1
            }
            if broken.isHyphenated, let last = line.spans.last {
                line.spans.append(Span("-", last.ink, link: last.link))
            }
            lines.append(line)
        }
        return lines
    }

    private func source(of offset: Int, _ cursor: Int) -> Int {
        guard cursor < pieces.count else { return pieces.last { $0.source != nil }?.source ?? 0 }
        let start = cursor > 0 ? pieces[cursor - 1].end : 0
        if let source = pieces[cursor].source { return source + offset - start }
        // What the page adds belongs to the end of the source's text before it.
        guard cursor > 0, let before = pieces[cursor - 1].source else { return 0 }
        let beforeStart = cursor > 1 ? pieces[cursor - 2].end : 0
        return before + start - beforeStart
    }
}
