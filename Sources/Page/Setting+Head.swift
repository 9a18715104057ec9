import Briefs

extension Setting {
    /// Kicker, title with its rule, dateline.
    mutating func setHead() {
        let brief = article.brief
        place = Place(.head, block: 0)
        set(InkedText(words.kind(brief.kind).uppercased(), Ink(.kicker)), part: .kicker)
        emitBlank()

        place = Place(.head, block: 1)
        let title = article.title
        let first = lines.count
        if let compared = article.comparedTitle {
            set(InkedText(compared, role: .title, hits: []), part: .title)
        } else if title.isEmpty {
            set(InkedText(words.untitled, Ink(.title)), part: .title)
        } else {
            set(InkedText(title, role: .title, hits: hits(in: title)), part: .title)
        }
        let width = lines[first...].map(\.columns).max() ?? 0
        place = Place(.head, block: 2)
        emit([Span(DisplayText(String(repeating: "─", count: width)), Ink(.rule))], part: .rule)
        emitBlank()

        place = Place(.head, block: 3)
        setDateline()
        if let remark = article.remark {
            place = Place(.head, block: 4)
            set(InkedText(remark, Ink(.reason)), part: .dateline)
        }
    }

    /// Where and when, by whom, in which languages: on one line where they fit, else on as many as needed.
    private mutating func setDateline() {
        let pieces = [whereAndWhen, byline, languages].map { DisplayText($0) }
        let gaps = [0, 4, 8]
        var line: [Span] = []
        var width = 0
        for (piece, gap) in zip(pieces, gaps) where !piece.isEmpty {
            let gap = line.isEmpty ? 0 : gap
            if width + gap + piece.columns > measure, !line.isEmpty {
                emit(line, part: .dateline)
                (line, width) = ([], 0)
            }
            if line.isEmpty, piece.columns > measure {
                set(InkedText(piece.string, Ink(.dateline)), part: .dateline)
                continue
            }
            if !line.isEmpty { line.append(Span(.blanks(gap), Ink(.dateline))) }
            line.append(Span(piece, Ink(.dateline)))
            width += piece.columns + (line.count > 1 ? gap : 0)
        }
        if !line.isEmpty { emit(line, part: .dateline) }
    }

    /// `BOLIVIA / 2 DEC 2013`.
    private var whereAndWhen: String {
        let brief = article.brief
        guard let label = brief.dateline?.label ?? article.regionNames.first else {
            return brief.dateline?.raw ?? dayInWords ?? ""
        }
        return [label.uppercased(), dayInWords].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " / ")
    }

    private var dayInWords: String? {
        guard let day = article.brief.day else { return nil }
        let language = article.brief.language
        let parts = day.components
        switch article.brief.dateline?.precision ?? .day {
        case .day, .none: return MonthNames.short(day, language: language).uppercased()
        case .month: return "\(MonthNames.short(parts.month, language: language).uppercased()) \(parts.year)"
        case .year: return String(parts.year)
        }
    }

    private var byline: String { article.brief.authors.filter { !$0.isEmpty }.joined(separator: ", ") }

    /// `EN ⇄ ES`.
    private var languages: String {
        let own = article.brief.language?.uppercased() ?? ""
        var others: [String] = []
        for language in article.translations.map({ $0.uppercased() })
        where !others.contains(language) && language != own {
            others.append(language)
        }
        if others.isEmpty { return own }
        return (own.isEmpty ? "⇄ " : own + " ⇄ ") + others.joined(separator: " ")
    }

    /// A text that the source may have broken into lines, on one.
    static func oneParagraph(_ text: String) -> String {
        // Most titles, tags and addresses are that.
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        if isPlain { return text }
        return SafeText(text).string.split {
            $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\u{2028}" || $0 == "\u{2029}"
        }
        .joined(separator: " ")
    }
}
