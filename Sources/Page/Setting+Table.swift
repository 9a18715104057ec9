import Briefs
import Markup

extension Setting {
    /// A table in columns where it fits, else each row as a record.
    mutating func setTable(_ rows: [[Inline]], header: Bool) {
        let count = rows.map(\.count).max() ?? 0
        let cells = rows.enumerated().map { number, row in
            row.map { cell in
                InkedText(
                    Setting.onOneLine(cell), role: header && number == 0 ? .strong : .body, hits: hits(in: cell.text))
            }
        }
        var widths = [Columns](repeating: 0, count: count)
        for row in cells {
            for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.columns) }
        }
        if count > 0, widths.reduce(0, +) + 2 * (count - 1) <= available {
            setColumns(rows, cells, widths, header: header)
        } else {
            setRecords(rows, header: header)
        }
    }

    private mutating func setColumns(
        _ rows: [[Inline]], _ cells: [[InkedText]], _ widths: [Columns], header: Bool
    ) {
        let isRight = widths.indices.map { column in
            let values = rows.dropFirst(header ? 1 : 0).compactMap {
                $0.indices.contains(column) ? $0[column].text : nil
            }
            return values.contains { !$0.isEmpty } && values.allSatisfy(Setting.isFigure)
        }
        for (number, row) in cells.enumerated() {
            var spans: [Span] = []
            var owed = 0
            for (column, cell) in row.enumerated() {
                let content = cell.lines(first: available, rest: available).first?.spans ?? []
                let width = content.reduce(0) { $0 + $1.text.columns }
                let pad = max(0, widths[column] - width)
                owed += isRight[column] ? pad : 0
                if owed > 0 { spans.append(Span(.blanks(owed), Ink(.body))) }
                spans += content
                owed = 2 + (isRight[column] ? 0 : pad)
            }
            emit(spans, part: .body)
            place.offset += rows[number].reduce(0) { $0 + $1.text.utf8.count + 1 }
            if header, number == 0 {
                let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
                emit([Span(DisplayText(rule), Ink(.rule))], part: .body)
            }
        }
    }

    /// Each row as lines `Heading: value`, with the first row's cells as headings where it is a header.
    private mutating func setRecords(_ rows: [[Inline]], header: Bool) {
        let labels = header ? rows.first ?? [] : []
        // A heading below which nothing stands names no line, but is read all the same.
        let idle = labels.enumerated().filter { column, label in
            !label.text.isEmpty
                && !rows.dropFirst().contains { $0.indices.contains(column) && !$0[column].text.isEmpty }
        }
        if !idle.isEmpty {
            set(InkedText(idle.map(\.element.text).joined(separator: " · "), Ink(.strong)), part: .body)
        }
        let start = place.offset
        place.offset = start + (header ? rows.first ?? [] : []).reduce(0) { $0 + $1.bytes + 1 }
        for (number, row) in rows.enumerated() where !(header && number == 0) {
            if number > (header ? 1 : 0) { emitBlank() }
            for (column, cell) in row.enumerated() {
                let base = place.offset
                let next = base + cell.bytes + 1
                defer { place.offset = next }
                guard cell.bytes > 0 else { continue }
                var text = InkedText()
                if labels.indices.contains(column), !labels[column].text.isEmpty {
                    text.append(labels[column].text + ": ", Ink(.strong))
                }
                text.append(InkedText(cell, role: .body, hits: hits(in: cell.text)))
                let hang = Span(hasRoom(for: 2) ? "  " : .empty, Ink(.body))
                set(text, first: Span(.empty, Ink(.body)), rest: hang)
            }
        }
    }

    private static func onOneLine(_ cell: Inline) -> Inline {
        Inline(
            cell.runs.map { run in
                // U+2028 is three bytes, as is what stands for it, so that hits keep their offsets.
                Inline.Run(run.text.replacingBreaks, style: run.style, link: run.link)
            })
    }

    private static func isFigure(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "0"..."9", ".", ",", " ", "\u{A0}", "%", "+", "-", "−", "–", "$", "€", "£": true
            default: false
            }
        }
    }
}

extension String {
    fileprivate var replacingBreaks: String {
        guard unicodeScalars.contains("\u{2028}") else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\u{2028}" ? "\u{2003}" : $0 }))
    }
}
