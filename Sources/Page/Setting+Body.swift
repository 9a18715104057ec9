import Briefs
import Markup

extension Setting {
    mutating func set(_ inline: Inline, role: Role, part: SetLine.Part) {
        set(InkedText(inline, role: role, hits: hits(in: inline.text)), part: part)
    }

    /// The label takes the first line's beginning, and what follows hangs by two; or it has a line of its own.
    mutating func setFigure(_ inline: Inline) {
        let text = InkedText(inline, role: .emphasis, hits: hits(in: inline.text))
        let label = DisplayText(words.picture + " ")
        if hasRoom(for: label.columns) {
            set(text, first: Span(label, Ink(.foot)), rest: Span("  ", Ink(.foot)))
        } else {
            set(InkedText(words.picture, Ink(.foot)), part: .body)
            set(text, part: .body)
        }
    }

    /// Keeps lines; where one is too long, it goes on below behind an arrow.
    mutating func setPreformatted(_ lines: [String]) {
        margins.append(opened(Margin(first: Span("  ", Ink(.code)), rest: Span("  ", Ink(.code)))))
        let none = Span(.empty, Ink(.code))
        for line in lines {
            let base = place.offset
            let text = InkedText(line, role: .code, hits: hits(in: line))
            if text.isEmpty {
                emit([], part: .body)
            } else {
                set(text, first: none, rest: hasRoom(for: 2) ? Span("↪ ", Ink(.rule)) : none)
            }
            place.offset = base + line.utf8.count + 1
        }
        margins.removeLast()
    }

    mutating func setRule() {
        let width = min(3, available)
        emit([Span(.blanks((available - width) / 2), Ink(.rule)), Span("───", Ink(.rule))], part: .rule)
    }
}
