import Briefs
import Markup

extension Setting {
    /// The blocks of the body, a blank line before each.
    mutating func setBody() {
        for (index, block) in article.body.enumerated() {
            emitBlank()
            place = Place(.body, block: index)
            margins = []
            let line = page.lines.count
            set(block)
            guard page.lines.count > line else { continue }
            page.paragraphs.append(line)
            if case .heading = block { page.sections.append(line) }
            if index == article.document.analysis { page.analysis = line }
        }
        margins = []
    }

    /// Sets a block. Blocks nest as deep as `MarkupReader` lets them, no deeper.
    private mutating func set(_ block: Block, role: Role = .body) {
        switch block {
        case .heading(_, let inline): set(inline, role: .heading, part: .heading)
        case .paragraph(let inline): set(inline, role: role, part: .body)
        case .figure(let inline): setFigure(inline)
        case .quotation(let blocks): setQuotation(blocks)
        case .list(let start, let items): setList(start: start, items)
        case .preformatted(let text): setPreformatted(text)
        case .table(let rows, let header): setTable(rows, header: header)
        case .rule: setRule()
        case .definitions(let definitions): setDefinitions(definitions)
        }
    }

    private mutating func set(_ inline: Inline, role: Role, part: SetLine.Part) {
        let base = place.offset
        let text = inline.text
        set(InkedText(inline, role: role, hits: hits(in: text)), part: part)
        place.offset = base + text.utf8.count + 1
    }

    /// The hits in a text, in order, as far as they lie in it.
    func hits(in text: String) -> [Range<Int>] {
        article.hits(text).sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Blocks that stand inside another, with blank lines where they need them.
    private mutating func set(_ blocks: [Block], role: Role, isTight: Bool = false) {
        for (index, block) in blocks.enumerated() {
            if index > 0, !isTight || !Setting.joins(block) { emitBlank() }
            set(block, role: role)
        }
    }

    /// Whether a block may follow another without a blank line: a list below the sentence that leads to it.
    private static func joins(_ block: Block) -> Bool {
        if case .list = block { return true }
        return false
    }

    private mutating func setFigure(_ inline: Inline) {
        let label = words.picture + " "
        let base = place.offset
        let hasRoom = hasRoom(for: DisplayText(label).columns)
        // The label takes the first line's beginning, and what follows hangs by two; or it has a line of its own.
        let first = hasRoom ? Span(DisplayText(label), Ink(.foot)) : Span(.empty, Ink(.foot))
        let rest = hasRoom ? Span("  ", Ink(.foot)) : first
        if !hasRoom { set(InkedText(words.picture, Ink(.foot)), part: .body) }
        let lines = InkedText(inline, role: .emphasis, hits: hits(in: inline.text))
            .lines(first: available - first.text.columns, rest: available - rest.text.columns)
        for (index, line) in lines.enumerated() {
            place.offset = base + line.source
            emit([index == 0 ? first : rest] + line.spans, part: .body)
        }
        place.offset = base + inline.text.utf8.count + 1
    }

    private mutating func setQuotation(_ blocks: [Block]) {
        let depth = margins.count
        let indent = Span("  ", Ink(.rule))
        let bar = Span("│ ", Ink(.rule))
        if !open(Margin(first: indent + bar, rest: indent + bar)) { _ = open(Margin(first: bar, rest: bar)) }
        set(blocks, role: .quote)
        margins.removeSubrange(depth...)
    }

    private mutating func setList(start: Int?, _ items: [[Block]]) {
        let depth = margins.count
        let isTight = items.allSatisfy { item in
            item.dropFirst().allSatisfy(Setting.joins) && item.count <= 2
        }
        let last = start.map { $0.addingReportingOverflow(items.count - 1).partialValue }
        let width = last.map { max("\($0). ".count, "\(start ?? 1). ".count) } ?? 2
        for (index, item) in items.enumerated() {
            if index > 0, !isTight { emitBlank() }
            let number = start.map { "\($0.addingReportingOverflow(index).partialValue). " } ?? "• "
            let marker = DisplayText(String(repeating: " ", count: max(0, width - number.count)) + number)
            _ = open(Margin(first: Span(marker, Ink(.foot)), rest: Span(.blanks(width), Ink(.foot))))
            let line = page.lines.count
            set(item, role: .body, isTight: true)
            if page.lines.count == line { emit([], part: .body) }
            margins.removeSubrange(depth...)
        }
    }

    /// Keeps lines; where one is too long, it goes on below behind an arrow.
    private mutating func setPreformatted(_ text: String) {
        let depth = margins.count
        _ = open(Margin(first: Span("  ", Ink(.code)), rest: Span("  ", Ink(.code))))
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline }) {
            let base = place.offset
            let expanded = Setting.expandingTabs(line)
            let lines = InkedText(expanded, role: .code, hits: hits(in: expanded))
                .lines(first: available, rest: available - (hasRoom(for: 2) ? 2 : 0))
            for (index, line) in lines.enumerated() {
                place.offset = base + line.source
                emit((index > 0 && hasRoom(for: 2) ? [Span("↪ ", Ink(.rule))] : []) + line.spans, part: .body)
            }
            if lines.isEmpty { emit([], part: .body) }
            place.offset = base + expanded.utf8.count + 1
        }
        margins.removeSubrange(depth...)
    }

    private static func expandingTabs(_ line: Substring) -> String {
        guard line.contains("\t") else { return String(line) }
        var expanded = ""
        var column = 0
        for part in line.split(separator: "\t", omittingEmptySubsequences: false) {
            if column > 0 || !expanded.isEmpty {
                let blanks = 4 - column % 4
                expanded += String(repeating: " ", count: blanks)
                column += blanks
            }
            expanded += part
            column += DisplayText(String(part)).columns
        }
        return expanded
    }

    private mutating func setRule() {
        let width = min(3, available)
        emit([Span(.blanks((available - width) / 2), Ink(.rule)), Span("───", Ink(.rule))], part: .rule)
        place.offset += 1
    }

    private mutating func setDefinitions(_ definitions: [Definition]) {
        for (index, definition) in definitions.enumerated() {
            if index > 0, definition.blocks.count > 1 { emitBlank() }
            set(definition.term, role: .strong, part: .body)
            let depth = margins.count
            _ = open(Margin(first: Span("    ", Ink(.body)), rest: Span("    ", Ink(.body))))
            set(definition.blocks, role: .body)
            margins.removeSubrange(depth...)
        }
    }
}

extension Span {
    fileprivate static func + (left: Span, right: Span) -> Span {
        Span(left.text + right.text, right.ink, link: right.link)
    }
}
