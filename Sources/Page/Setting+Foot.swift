import Briefs

extension Setting {
    /// See also, tags and licence, the addresses of the links, the organization's notices.
    mutating func setFoot() {
        var element = 0
        func begin(_ setting: inout Setting) {
            setting.emitBlank()
            setting.place = Place(.foot, block: element)
            element += 1
        }
        if !article.brief.seeAlso.isEmpty {
            begin(&self)
            setSeeAlso()
        }
        if hasTagLine {
            begin(&self)
            setTags()
        }
        let licence = Setting.oneParagraph(article.brief.license?.text ?? "")
        if !licence.isEmpty, licence != attribution {
            begin(&self)
            set(InkedText(licence, Ink(.foot)), part: .licence)
        }
        // Whoever hands a page on is asked to link to the original.
        if let address = article.brief.url, !address.isEmpty {
            begin(&self)
            set(InkedText("Original: " + Setting.oneParagraph(address), Ink(.foot)), part: .licence)
        }
        let listed = page.links.filter { !$0.shown.isEmpty }
        if !listed.isEmpty {
            begin(&self)
            for link in listed { setAddress(link) }
        }
        if !article.brief.notices.isEmpty, article.notices != .absent {
            begin(&self)
            setNotices()
        }
    }

    private mutating func setSeeAlso() {
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

    /// `CC BY 4.0, The Desk`: a Creative Commons identifier as people write it.
    private var attribution: String {
        let license = article.brief.license
        var spdx = Setting.oneParagraph(license?.spdx ?? "")
        if spdx.hasPrefix("CC-"), let version = spdx.lastIndex(of: "-") {
            spdx =
                "CC " + spdx[spdx.index(spdx.startIndex, offsetBy: 3)..<version] + " "
                + spdx[spdx.index(after: version)...]
        }
        return [spdx, Setting.oneParagraph(license?.attribution ?? "")].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private var hasTagLine: Bool { !tagLine.isEmpty || !attribution.isEmpty }

    /// `cocaine · airstrips · +follow up`: the source's tags, then the reader's own behind a plus.
    private var tagLine: InkedText {
        var line = InkedText()
        let tags = article.brief.tags.map { ($0, "", Role.foot) } + article.ownTags.map { ($0, "+", Role.chip) }
        for (tag, sign, role) in tags where !tag.isEmpty {
            // A tag does not break inside, and no line begins with the point between two.
            if !line.isEmpty { line.append("\u{A0}· ", Ink(.foot)) }
            line.append(sign + Setting.oneParagraph(tag).split(separator: " ").joined(separator: "\u{A0}"), Ink(role))
        }
        return line
    }

    private mutating func setTags() {
        let lines = tagLine.lines(first: available, rest: available)
        let right = DisplayText(attribution)
        let fits = right.columns <= available
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            emit(line.spans, right: isLast && fits && !right.isEmpty ? [Span(right, Ink(.foot))] : [], part: .tags)
        }
        if lines.isEmpty || !fits { set(InkedText(attribution, Ink(.foot)), part: .tags) }
    }

    /// `[1] https://…`, all of it, for whoever wants to know where a link leads before following it.
    private mutating func setAddress(_ link: PageLink) {
        let depth = margins.count
        let label = DisplayText("[\(link.number)] ")
        _ = open(Margin(first: Span(label, Ink(.foot)), rest: Span(.blanks(label.columns), Ink(.foot))))
        set(InkedText(Setting.oneParagraph(link.shown), Ink(.foot), link: link.number), part: .links)
        margins.removeSubrange(depth...)
    }

    private mutating func setNotices() {
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
