import Briefs
import Page
import Query

extension State {
    var selectedRelated: RelatedEntry? {
        related.entries.indices.contains(related.selected) ? related.entries[related.selected] : nil
    }

    /// Whether what is related to the brief in hand has still to be found.
    package var awaitsRelated: Bool { asked != nil || unaccompanied != nil || tickets[.related] != nil }

    private var relatedRect: Rect { layout.related ?? Rect(column: 0, row: 0, columns: size.columns, rows: size.rows) }

    mutating func performInRelated(_ command: Command, count: Int?) {
        let page = max(1, relatedRect.size.rows / 4)
        switch command {
        case .down: selectRelated(related.selected + (count ?? 1))
        case .up: selectRelated(related.selected - (count ?? 1))
        case .pageDown, .halfDown: selectRelated(related.selected + page)
        case .pageUp, .halfUp: selectRelated(related.selected - page)
        case .top: selectRelated(0)
        case .end: selectRelated(count.map { $0 - 1 } ?? related.entries.count - 1)
        case .open: openRelated()
        default: say("That is for the article or the list")
        }
    }

    mutating func selectRelated(_ index: Int) {
        guard !related.entries.isEmpty else { return }
        related.selected = min(max(0, index), related.entries.count - 1)
        related.reveal(rows: relatedRect.size.rows, columns: relatedRect.size.columns)
    }

    mutating func openRelated() {
        guard let entry = selectedRelated else {
            say("Nothing related was found")
            return
        }
        switch entry.target {
        case .brief(let id): openElsewhere(id)
        case .query(let text): narrow(to: text)
        case .address(let address): ask(.brief(BriefID(address)), for: .follow(address))
        case .notices:
            related.showsNotices.toggle()
            rebuildNotices()
        case .nothing: say("The source printed this; it is not in this library")
        }
    }

    // MARK: Entries

    private static let placedHeading = "Placed by the editor"

    /// What the brief itself brings: see-also lines and related pieces that its editor placed. Titles of the
    /// pieces follow with the answer.
    func placedEntries(of brief: Brief) -> [RelatedEntry] {
        var entries: [RelatedEntry] = []
        for seeAlso in brief.seeAlso {
            var entry = RelatedEntry(
                section: State.placedHeading, title: DisplayText(seeAlso.text), target: .nothing)
            switch seeAlso.target {
            case .query(let text)?:
                entry.target = .query(text)
                entry.aside = DisplayText(text)
            case .url(let address)?: entry.target = .address(address)
            case .id(let id)?: entry.target = .brief(id)
            case nil: break
            }
            entries.append(entry)
        }
        for placed in brief.related {
            entries.append(
                RelatedEntry(
                    section: State.placedHeading, region: placed.label.isEmpty ? nil : DisplayText(placed.label),
                    day: placed.day, title: DisplayText(placed.teaser), target: placed.id.map { .brief($0) } ?? .nothing
                ))
        }
        return entries
    }

    mutating func takeRelated(_ answer: RelatedAnswer) {
        guard let article else { return }
        let brief = article.text.brief
        let selected = selectedRelated?.target
        var entries = placedEntries(of: brief)
        for (index, row) in answer.placed.enumerated() {
            let at = brief.seeAlso.count + index
            guard let row, entries.indices.contains(at) else { continue }
            entries[at].title = row.title
            entries[at].region = region(of: row)
            entries[at].day = row.day
            entries[at].isRead = row.isRead
            entries[at].target = .brief(row.id)
        }
        for row in answer.translations {
            let language = row.language.map { Languages.name(of: $0) } ?? "another language"
            entries.append(
                RelatedEntry(section: "In \(language)", title: row.title, target: .brief(row.id), isRead: row.isRead))
        }
        for found in answer.computed {
            let reason = DisplayText(Phrases.reasons(found.reasons, regions: regions))
            // What the editor placed already gets its reason there, and is not said twice.
            if let index = entries.firstIndex(where: { $0.target == .brief(found.row.id) }) {
                entries[index].reason = reason
                continue
            }
            entries.append(
                RelatedEntry(
                    section: "Related", region: region(of: found.row), day: found.row.day, title: found.row.title,
                    reason: reason, target: .brief(found.row.id), isRead: found.row.isRead))
        }
        related.entries = entries
        rebuildNotices()
        // Only one side of a pair of translations may say so; the dateline of both shows the other language.
        let languages = answer.translations.compactMap(\.language)
        if Set(languages) != Set(article.text.translations), !languages.isEmpty {
            self.article?.text.translations = languages
            resetArticle(saysElse: true)
        }
        takeEditions(answer.translations)
        if let selected, let index = related.entries.firstIndex(where: { $0.target == selected }) {
            related.selected = index
        }
        selectRelated(related.selected)
        // Where it follows the page, a place that the end had pushed away has room again.
        setArticle()
    }

    private func region(of row: Row) -> DisplayText? { row.regions.first.map { DisplayText(Phrases.short($0)) } }

    /// Notices fold to one line; opened, they follow it.
    private mutating func rebuildNotices() {
        related.entries.removeAll { $0.section == State.noticesSection }
        guard let notices = article?.text.brief.notices, !notices.isEmpty else { return }
        let words =
            notices.count == 1 ? "1 notice from the organization" : "\(notices.count) notices from the organization"
        related.entries.append(
            RelatedEntry(
                section: State.noticesSection, title: DisplayText((related.showsNotices ? "▾ " : "▸ ") + words),
                target: .notices))
        guard related.showsNotices else { return }
        for notice in notices {
            related.entries.append(
                RelatedEntry(
                    section: State.noticesSection, day: notice.day,
                    title: DisplayText(notice.title.isEmpty ? notice.label : notice.title),
                    reason: DisplayText(notice.teaser), target: .nothing))
        }
    }

    /// Notices stand under no heading of their own: their first line says what they are.
    private static let noticesSection = ""
}
