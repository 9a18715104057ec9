import Briefs
import Page
import Query

extension State {
    var articleRows: Rows { layout.article?.size.rows ?? max(1, size.rows - 3) }

    /// The lines of related coverage that follow the foot where it has no pane beside the article.
    var followingLines: [RelatedEntry.Line] {
        guard layout.relatedFollowsArticle, let article else { return [] }
        return related.lines(columns: article.measure)
    }

    /// All lines that can be scrolled through in the article pane.
    var articleLines: Int {
        guard let article else { return 0 }
        let following = followingLines.count
        return article.page.lines.count + (following == 0 ? 0 : following + 2)
    }

    mutating func performInArticle(_ command: Command, count: Int?) {
        guard article != nil else {
            say("No article is open")
            return
        }
        // Two lines of what was read stay on screen.
        let page = max(1, articleRows - 2)
        switch command {
        case .down: scroll(by: count ?? 1)
        case .up: scroll(by: -(count ?? 1))
        case .pageDown: pageDown(page)
        case .pageUp: scroll(by: -page)
        case .halfDown: scroll(by: articleRows / 2)
        case .halfUp: scroll(by: -(articleRows / 2))
        case .top: scroll(to: (count ?? 1) - 1)
        case .end: scroll(to: count.map { $0 - 1 } ?? .max)
        case .analysis: goToAnalysis()
        case .nextSection: jump(through: article?.page.sections ?? [], by: count ?? 1, "section")
        case .previousSection: jump(through: article?.page.sections ?? [], by: -(count ?? 1), "section")
        case .nextParagraph: jump(through: article?.page.paragraphs ?? [], by: count ?? 1, "paragraph")
        case .previousParagraph: jump(through: article?.page.paragraphs ?? [], by: -(count ?? 1), "paragraph")
        case .open:
            if let count { follow(link: count) } else { say("3Enter follows link 3; F lists the links") }
        case .nextHit: stepHit(count ?? 1)
        case .previousHit: stepHit(-(count ?? 1))
        default: say("That is for the list")
        }
    }

    // MARK: Opening

    /// Shows the selected brief beside the list without marking anything.
    mutating func previewIfNeeded() {
        guard focus == .list, layout.article != nil else { return }
        guard let id = list.selectedID else {
            if list.count == 0, list.answer != nil { article = nil; related = RelatedState() }
            return
        }
        if article?.id != id { askArticle(id, opening: false) }
    }

    /// Opens the brief that the list has selected: it becomes read.
    mutating func openSelected() {
        guard let id = list.selectedID else { return }
        if article?.id == id { opened() } else { askArticle(id, opening: true) }
    }

    mutating func askArticle(_ id: BriefID, opening: Bool) {
        opens = opening
        ask(.brief(id), for: .article)
        ask(.related(id, limit: 12), for: .related)
    }

    mutating func takeBrief(_ brief: Brief?, _ marks: MarkState) {
        guard let brief else {
            say("That brief is not in this library", .problem)
            return
        }
        let text = ArticleText(brief, regions: regions)
        let measure = layout.measure(settings.measure)
        article = ArticleState(
            id: brief.id, text: text, marks: marks, page: setPage(text, measure: measure, find: nil), measure: measure,
            hitQuery: query, rememberedPlace: marks.place)
        related = RelatedState()
        related.placed = placedEntries(of: brief)
        related.entries = related.placed
        if let saved = marks.place, let place = Place(saved), let page = article?.page {
            scroll(to: page.line(for: place))
        }
        voidSeeAlsos()
        for (index, seeAlso) in brief.seeAlso.enumerated() {
            if case .query(let text)? = seeAlso.target,
                let query = try? QueryParser(regions: regions).parse(text) {
                ask(.list(Listing(query: query), rows: 0..<0), for: .seeAlso(index))
            }
        }
        if opens { opened() }
    }

    /// The brief on the page counts as read.
    private mutating func opened() {
        opens = false
        guard let article, !article.isOpened else { return }
        self.article?.isOpened = true
        if !article.marks.isRead {
            change([article.id], Mark(.read, .flag(true)), words: nil)
        }
        if article.top > 0 { say("Where you left off; g goes to the top") }
        remember()
    }

    // MARK: Setting

    /// Sets the page anew where its width, its words or its see-also counts have changed, and keeps the place.
    mutating func setArticle() {
        guard let article else { return }
        let measure = layout.measure(settings.measure)
        guard measure != article.measure || article.hitQuery != query else {
            scroll(to: article.top)
            return
        }
        resetArticle()
    }

    mutating func resetArticle() {
        guard let article else { return }
        let measure = layout.measure(settings.measure)
        let isPastEnd = article.top >= article.page.lines.count
        let place = article.page.place(at: article.top)
        let page = setPage(article.text, measure: measure, find: article.find?.needle)
        self.article?.page = page
        self.article?.measure = measure
        self.article?.hitQuery = query
        guard article.top > 0, !isPastEnd else {
            scroll(to: article.top)
            return
        }
        scroll(to: page.line(for: place))
    }

    private func setPage(_ text: ArticleText, measure: Columns, find: String?) -> SetPage {
        let query = query
        var text = text
        text.hits = { string in
            if let find { return TextFind.ranges(of: find, in: string) }
            return QueryHits.ranges(in: string, for: query)
        }
        return Typesetter(measure: measure).set(text)
    }

    /// Counts that are on their way for the brief before are not this one's.
    private mutating func voidSeeAlsos() {
        for case .seeAlso(let index) in tickets.keys { tickets[.seeAlso(index)] = nil }
    }

    mutating func takeSeeAlso(_ index: Int, count: Int) {
        guard article?.text.seeAlsoCounts.indices.contains(index) == true else { return }
        article?.text.seeAlsoCounts[index] = count
        resetArticle()
    }

    // MARK: Scrolling

    mutating func scroll(by lines: Int) { scroll(to: (article?.top ?? 0) + lines) }

    mutating func scroll(to line: Int) {
        article?.isAtEndTwice = false
        let top = max(0, min(line, articleLines - articleRows))
        article?.top = top
    }

    var isAtEnd: Bool { (article?.top ?? 0) + articleRows >= articleLines }

    private mutating func pageDown(_ page: Int) {
        guard isAtEnd else {
            scroll(by: page)
            return
        }
        if article?.isAtEndTwice == true {
            askUnread(forward: true)
        } else {
            article?.isAtEndTwice = true
            say("end · Space: next unread")
        }
    }

    private mutating func goToAnalysis() {
        guard let line = article?.page.analysis else {
            say("This brief has no section of analysis")
            return
        }
        scroll(to: line)
    }

    private mutating func jump(through lines: [Int], by count: Int, _ name: String) {
        let top = article?.top ?? 0
        let target: Int?
        if count > 0 {
            let later = lines.filter { $0 > top }
            target = later.isEmpty ? nil : later[min(count, later.count) - 1]
        } else {
            let earlier = lines.filter { $0 < top }
            target = earlier.isEmpty ? nil : earlier[max(0, earlier.count + count)]
        }
        guard let target else {
            if count < 0, top > 0 { scroll(to: 0) } else { say(count > 0 ? "No \(name) further on" : "No \(name) before") }
            return
        }
        scroll(to: target)
    }

    // MARK: Place

    /// Keeps where reading stands in the brief that is open, if that has changed.
    mutating func rememberPlace() {
        guard let article, article.isOpened else { return }
        let isAtStart = article.top == 0
        let place = isAtStart || isAtEnd ? nil : article.page.place(at: article.top).description
        guard place != article.rememberedPlace else { return }
        self.article?.rememberedPlace = place
        self.article?.marks.place = place
        outbox.append(.mark([MarkChange(ids: [article.id], marks: [Mark(.place, place.map { .text($0) } ?? .none)])]))
    }
}
