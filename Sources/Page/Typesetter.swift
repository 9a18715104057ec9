import Briefs
import Markup

/// Sets briefs to a measure. Deterministic: the same brief and measure give the same page.
package struct Typesetter: Hashable, Sendable {
    package let measure: Columns

    /// No measure below four columns: a wide character and its margin must fit.
    package init(measure: Columns) { self.measure = max(4, measure) }

    /// Sets a whole brief: head, body, foot. Linear in its length.
    package func set(_ article: ArticleText) -> SetPage {
        var setting = Setting(article, measure: measure)
        setting.setHead()
        setting.setBody()
        setting.setFoot()
        while setting.page.lines.last?.part == .blank { setting.page.lines.removeLast() }
        return setting.page
    }
}

/// A page while it is being set.
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
    let words: PageWords
    var page: SetPage
    var margins: [Margin] = []
    /// Where the next line belongs.
    var place = Place.top

    init(_ article: ArticleText, measure: Columns) {
        self.article = article
        words = PageWords.of(language: article.brief.language)
        page = SetPage(measure: measure)
        page.links = article.links
    }

    /// The width between the margins and the end of the measure.
    var available: Columns { page.measure - margins.reduce(0) { $0 + $1.first.text.columns } }

    /// Whether there is room for a mark of some columns at the beginning of a line, and for words after it.
    func hasRoom(for mark: Columns) -> Bool { available - mark >= min(12, max(3, page.measure / 2)) }

    /// Opens a margin where there is room for one; where there is none, text matters more.
    mutating func open(_ margin: Margin) -> Bool {
        guard hasRoom(for: margin.first.text.columns) else { return false }
        margins.append(margin)
        return true
    }

    /// Sets a paragraph of the source, whose text counts in the place.
    mutating func set(_ text: InkedText, part: SetLine.Part) {
        let base = place.offset
        for line in text.lines(first: available, rest: available) {
            place.offset = base + line.source
            emit(line.spans, part: part)
        }
    }

    /// Adds a line.
    mutating func emit(_ spans: [Span], part: SetLine.Part) {
        var indent = 0
        var all: [Span] = []
        for index in margins.indices {
            let span = margins[index].isUsed ? margins[index].rest : margins[index].first
            margins[index].isUsed = true
            if all.isEmpty, span.text.string.allSatisfy({ $0 == " " }) {
                indent += span.text.columns
            } else {
                all.append(span)
            }
        }
        add(SetLine(part: part, indent: indent, spans: all + spans, place: place))
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

    /// Adds an empty line, which belongs to the end of what is above it. Bars go on.
    mutating func emitBlank() {
        guard let last = page.lines.last, last.part != .blank else { return }
        var indent = 0
        var spans: [Span] = []
        for margin in margins where margin.isUsed {
            if spans.isEmpty, margin.rest.text.string.allSatisfy({ $0 == " " }) {
                indent += margin.rest.text.columns
            } else {
                spans.append(margin.rest)
            }
        }
        var place = last.place
        place.offset += 1
        if self.place.section == place.section, self.place.block == place.block { place = max(place, self.place) }
        add(SetLine(part: .blank, indent: spans.isEmpty ? 0 : indent, spans: spans, place: place))
    }

    private mutating func add(_ line: SetLine) {
        var line = line
        // Each line begins later than the one above it, or a place would not find its line again.
        if let last = page.lines.last?.place, line.place <= last {
            line.place = last
            line.place.offset += 1
        }
        page.lines.append(line)
    }
}
