import Briefs
import Markup

/// A piece while it is being set to a measure.
struct Setting {
    /// What stands to the left of each line: a list's marker, a quotation's bar.
    struct Margin {
        var first: Span
        var rest: Span
        var isUsed = false

        init(first: Span, rest: Span) {
            self.first = first
            self.rest = rest
        }
    }

    let article: ArticleText
    let links: [PageLink]
    let words: PageWords
    let measure: Columns
    private let columns: [SetPage]
    private(set) var lines: [SetLine] = []
    var margins: [Margin] = []
    /// Where the next line belongs.
    var place = Place.top

    init(_ page: SetPage) {
        article = page.article
        links = page.links
        words = page.words
        measure = page.measure
        columns = page.columns
    }

    /// The lines of a piece, the blank one that follows it among them.
    mutating func set(_ piece: Piece) -> [SetLine] {
        lines = []
        place = piece.place
        margins = []
        for margin in piece.margins { margins.append(opened(margin)) }
        set(piece.content)
        while lines.last?.part == .blank { lines.removeLast() }
        if let count = piece.marginsBesideBlank, !lines.isEmpty {
            var end = piece.place
            end.offset += piece.bytes
            emitBlank(beside: margins.prefix(count), end: end)
        }
        return lines
    }

    private mutating func set(_ content: Piece.Content) {
        switch content {
        case .head: setHead()
        case .text(let inline, let role, let part): set(inline, role: role, part: part)
        case .figure(let inline): setFigure(inline)
        case .preformatted(let lines): setPreformatted(lines)
        case .table(let rows, let header): setTable(rows, header: header)
        case .rule: setRule()
        case .nothing: emit([], part: .body)
        case .seeAlso: setSeeAlso()
        case .attachments: setAttachments()
        case .tags: setTags()
        case .notices: setNotices()
        case .pair(let left, let right): setPair(columns, left, right)
        case .licence(let text): set(InkedText(text, Ink(.foot)), part: .licence)
        case .address(let number): setAddress(links[number - 1])
        }
    }

    /// The width between the margins and the end of the measure.
    var available: Columns { measure - margins.reduce(0) { $0 + $1.first.text.columns } }

    /// Whether there is room for a mark of some columns at the beginning of a line, and for words after it.
    func hasRoom(for mark: Columns) -> Bool { available - mark >= min(12, max(3, measure / 2)) }

    /// A margin, or an empty one where it has no room: text matters more.
    func opened(_ margin: Margin) -> Margin {
        hasRoom(for: margin.first.text.columns)
            ? margin : Margin(first: Span(.empty, Ink(.body)), rest: Span(.empty, Ink(.body)))
    }

    private func opened(_ margin: Piece.Margin) -> Margin {
        switch margin {
        case .quotation:
            let bar = Span("│ ", Ink(.rule))
            let indented = Span("  │ ", Ink(.rule))
            return hasRoom(for: 4)
                ? Margin(first: indented, rest: indented) : opened(Margin(first: bar, rest: bar))
        case .item(let marker, let width, let isFirst):
            let rest = Span(.blanks(width), Ink(.foot))
            return opened(Margin(first: isFirst ? Span(DisplayText(marker), Ink(.foot)) : rest, rest: rest))
        case .definition:
            let indent = Span(.blanks(4), Ink(.body))
            return opened(Margin(first: indent, rest: indent))
        }
    }

    /// Sets a paragraph of the source, whose text counts in the place.
    mutating func set(_ text: InkedText, part: SetLine.Part) {
        let base = place.offset
        for line in text.lines(first: available, rest: available) {
            place.offset = base + line.source
            emit(line.spans, part: part)
        }
    }

    /// Sets a text of the source behind a mark on its first line, and what goes on below it behind another.
    mutating func set(_ text: InkedText, first: Span, rest: Span) {
        let base = place.offset
        let lines = text.lines(
            first: available - first.text.columns, rest: available - rest.text.columns)
        for (index, line) in lines.enumerated() {
            place.offset = base + line.source
            let mark = index == 0 ? first : rest
            emit((mark.text.isEmpty ? [] : [mark]) + line.spans, part: .body)
        }
    }

    /// The hits in a text, in order, as far as they lie in it.
    func hits(in text: @autoclosure () -> String) -> [Range<Int>] {
        guard let hits = article.hits else { return [] }
        return hits(text()).sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Adds a line.
    mutating func emit(_ spans: [Span], part: SetLine.Part) {
        if margins.isEmpty { return add(SetLine(part: part, spans: spans, place: place)) }
        var marks: [Span] = []
        for index in margins.indices {
            marks.append(margins[index].isUsed ? margins[index].rest : margins[index].first)
            margins[index].isUsed = true
        }
        let (indent, beside) = Setting.indent(marks)
        add(SetLine(part: part, indent: indent, spans: beside + spans, place: place))
    }

    /// Adds a line that stands in no margin but its own indent.
    mutating func emit(_ spans: [Span], indent: Columns, part: SetLine.Part) {
        add(SetLine(part: part, indent: indent, spans: spans, place: place))
    }

    /// Adds a line with something at its right end, or two lines where it does not fit beside the left.
    mutating func emit(_ left: [Span], right: [Span], part: SetLine.Part) {
        let width = { (spans: [Span]) in spans.reduce(0) { $0 + $1.text.columns } }
        let gap = available - width(left) - width(right)
        guard !right.isEmpty else { return emit(left, part: part) }
        if gap >= (left.isEmpty ? 0 : 2) {
            emit(left + [Span(.blanks(gap), Ink(.text))] + right, part: part)
        } else {
            emit(left, part: part)
            guard width(right) > available else { return emit([], right: right, part: part) }
            for span in right { set(InkedText(span.text.string, span.ink, link: span.link), part: part) }
        }
    }

    /// Adds an empty line between what belongs to one piece.
    mutating func emitBlank() {
        guard let last = lines.last, last.part != .blank else { return }
        emitBlank(beside: margins[...], end: place)
    }

    /// Adds an empty line, which belongs to the end of what is above it. Bars go on.
    private mutating func emitBlank(beside margins: ArraySlice<Margin>, end: Place) {
        guard var place = lines.last?.place else { return }
        place.offset += 1
        if end.section == place.section, end.block == place.block { place = max(place, end) }
        let (indent, spans) = Setting.indent(margins.map(\.rest))
        add(SetLine(part: .blank, indent: spans.isEmpty ? 0 : indent, spans: spans, place: place))
    }

    /// Blanks at the beginning of a line are an indent.
    private static func indent(_ marks: [Span]) -> (Columns, [Span]) {
        var indent = 0
        var spans: [Span] = []
        for mark in marks where !mark.text.isEmpty {
            if spans.isEmpty, mark.text.string.utf8.allSatisfy({ $0 == 0x20 }) {
                indent += mark.text.columns
            } else {
                spans.append(mark)
            }
        }
        return (indent, spans)
    }

    private mutating func add(_ line: SetLine) {
        var line = line
        // Each line begins later than the one above it, or a place would not find its line again.
        if let last = lines.last?.place, line.place <= last {
            line.place = last
            line.place.offset += 1
        }
        lines.append(line)
    }
}
