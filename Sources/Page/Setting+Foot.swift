import Briefs

extension Setting {
    mutating func setSeeAlso() {
        let first = article.document.links.count
        for (index, item) in article.brief.seeAlso.enumerated() {
            let number = first + index + 1
            var text = InkedText(words.seeAlso + " ", Ink(.foot))
            text.append(Setting.oneParagraph(item.text), Ink(.seealso), link: number)
            text.append("\u{A0}[\(number)]", Ink(.foot), link: number)
            let count = article.seeAlsoCounts.indices.contains(index) ? article.seeAlsoCounts[index] : nil
            let right = count.map { [Span(DisplayText(words.count(ofBriefs: $0)), Ink(.count))] } ?? []
            let lines = text.lines(first: available, rest: available)
            for (at, line) in lines.enumerated() {
                emit(line.spans, right: at == lines.count - 1 ? right : [], part: .seeAlso)
            }
        }
    }

    mutating func setAttachments() {
        let first = article.document.links.count + article.brief.seeAlso.count
        for (index, attachment) in article.brief.attachments.enumerated() {
            let number = first + index + 1
            var text = InkedText(words.attached + " ", Ink(.foot))
            text.append(attachment.words, Ink(.seealso), link: number)
            text.append("\u{A0}[\(number)]", Ink(.foot), link: number)
            for line in text.lines(first: available, rest: available) { emit(line.spans, part: .seeAlso) }
        }
    }

    mutating func setTags() {
        let lines = article.tagLine.lines(first: available, rest: available)
        let right = DisplayText(article.attribution)
        let fits = right.columns <= available
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            emit(line.spans, right: isLast && fits && !right.isEmpty ? [Span(right, Ink(.foot))] : [], part: .tags)
        }
        if lines.isEmpty || !fits { set(InkedText(article.attribution, Ink(.foot)), part: .tags) }
    }

    /// `[1] https://…`, all of it, for whoever wants to know where a link leads before following it.
    mutating func setAddress(_ link: PageLink) {
        let label = DisplayText("[\(link.number)] ")
        margins.append(opened(Margin(first: Span(label, Ink(.foot)), rest: Span(.blanks(label.columns), Ink(.foot)))))
        set(InkedText(Setting.oneParagraph(link.shown), Ink(.foot), link: link.number), part: .links)
        margins.removeLast()
    }

    mutating func setNotices() {
        let notices = article.brief.notices
        set(InkedText(words.count(ofNotices: notices.count), Ink(.foot)), part: .notice)
        guard article.notices == .full else { return }
        for notice in notices {
            let day = notice.day.map { MonthNames.short($0, language: article.brief.language).uppercased() }
            let head = [notice.label, day ?? ""].map(Setting.oneParagraph).filter { !$0.isEmpty }
            emitBlank()
            for (text, role) in [
                (head.joined(separator: " / "), Role.foot), (Setting.oneParagraph(notice.title), .strong),
                (Setting.oneParagraph(notice.teaser), .body),
            ] where !text.isEmpty {
                set(InkedText(text, Ink(role)), part: .notice)
            }
        }
    }
}
