import Briefs
import Page
import Query

extension State {
    /// The rows of the article pane.
    package var articleRows: Rows { layout.article?.size.rows ?? max(1, size.rows - 3) }

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
        case .halfDown: scroll(by: max(1, articleRows / 2))
        case .halfUp: scroll(by: -max(1, articleRows / 2))
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
            if list.count == 0, list.answer != nil {
                article = nil
                related = RelatedState()
            }
            return
        }
        if shownOrAsked != id { askArticle(id, opening: false) }
    }

    /// The brief in the article pane, or the one on its way there.
    var shownOrAsked: BriefID? { asked ?? article?.id }

    /// Opens the brief that the list has selected: it becomes read.
    mutating func openSelected() {
        guard let id = list.selectedID else {
            // Its row is on its way: it opens then.
            list.opensWhenKnown = list.count > 0
            return
        }
        if shownOrAsked != id {
            askArticle(id, opening: true)
        } else if asked == nil {
            opened()
        } else {
            opens = true
        }
    }

    /// Opens what the article pane shows, or what is on its way there.
    mutating func openShown() {
        if asked != nil {
            opens = true
        } else if article != nil {
            opened()
        } else {
            openSelected()
        }
    }

    mutating func askArticle(_ id: BriefID, opening: Bool) {
        opens = opening
        // What is on its way belongs to the brief before.
        tickets[.article] = nil
        tickets[.related] = nil
        unaccompanied = id
        if let known = nearby.take(id) {
            show(known)
        } else {
            asked = id
            ask(.brief(id), for: .article)
        }
    }

    /// Asks for what takes longer: related coverage, and how many briefs each see-also leads to.
    mutating func askCompany() {
        guard let id = unaccompanied else { return }
        unaccompanied = nil
        ask(.related(id, limit: 12), for: .related)
        if asked == nil { askSeeAlsos() }
    }

    private mutating func askSeeAlsos() {
        guard let article else { return }
        for (index, query) in State.seeAlsoQueries(of: article.text.brief, regions)
        where article.text.seeAlsoCounts[index] == nil {
            ask(.list(Listing(query: query), rows: 0..<0), for: .seeAlso(index))
        }
    }

    mutating func takeBrief(_ brief: Brief?, _ marks: MarkState) {
        guard let brief else {
            asked = nil
            returning = nil
            // What is related to nothing does not take the place of what is related to the brief on the page.
            tickets[.related] = nil
            unaccompanied = nil
            opens = false
            say("That brief is not in this library", .problem)
            // Without anything on the page there is nothing to stay at.
            if article == nil, focus != .list {
                focus = .list
                arrange()
            }
            return
        }
        show(page(of: brief, marks))
        // Where related coverage has been asked for already, nobody waits for a rest.
        if unaccompanied == nil { askSeeAlsos() }
    }

    /// A brief set for the pane, to be shown from its beginning.
    func page(of brief: Brief, _ marks: MarkState) -> ArticleState {
        var text = ArticleText(brief, regions: regions)
        // Many briefs point to the same coverage: what it counts is asked once.
        for (index, query) in State.seeAlsoQueries(of: brief, regions) {
            text.seeAlsoCounts[index] = seeAlsoCounts[query]
        }
        let measure = layout.measure(settings.measure)
        return ArticleState(
            id: brief.id, text: text, marks: marks, page: setPage(text, measure: measure, find: nil), measure: measure,
            hitQuery: query, rememberedPlace: marks.place)
    }

    /// Puts a brief on the page, at the place where the reader was in it before.
    private mutating func show(_ shown: ArticleState) {
        asked = nil
        let back = returning
        returning = nil
        forgetPage(for: shown.id)
        if let article, article.id != shown.id { nearby.keep(last: article) }
        article = shown
        setArticle()
        related = RelatedState()
        related.placed = placedEntries(of: shown.text.brief)
        related.entries = related.placed
        if let back, back.article == shown.id { related.selected = back.related }
        let saved = back?.article == shown.id ? back?.place : shown.marks.place.flatMap { Place($0) }
        if let place = saved { scroll(to: place) }
        if case .prompt(let prompt)? = layers.last, prompt.purpose == .find {
            let top = article?.top ?? 0
            self.prompt?.before.articleTop = top
        }
        if opens { opened() }
    }

    /// The see-alsos of a brief that lead to a query, by their number.
    private static func seeAlsoQueries(of brief: Brief, _ regions: RegionTree) -> [(index: Int, query: Query)] {
        brief.seeAlso.enumerated().compactMap { index, seeAlso in
            guard case .query(let text)? = seeAlso.target else { return nil }
            return (try? QueryParser(regions: regions).parse(text)).map { (index, $0) }
        }
    }

    /// What was asked about the page before, or lies over it, means nothing on the page of another brief.
    private mutating func forgetPage(for id: BriefID) {
        for purpose in tickets.keys {
            if case .seeAlso = purpose { tickets[purpose] = nil }
        }
        guard article?.id != id else { return }
        layers.removeAll { layer in
            if case .menu(let menu) = layer { menu.isOfPage } else { false }
        }
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
            clampArticle()
            return
        }
        resetArticle()
    }

    /// Keeps the page within its pane, where that has grown.
    private mutating func clampArticle() {
        guard let article else { return }
        let top = max(0, min(article.top, articleLines - articleRows))
        if let place = article.anchor {
            // A place that the end of the page had pushed away comes back when there is room again.
            scroll(to: place)
        } else if top < article.top {
            let isOnPage = article.top < article.page.lines.count
            self.article?.top = top
            self.article?.anchor = isOnPage ? article.page.place(at: article.top) : nil
        }
    }

    mutating func resetArticle() {
        guard let article else { return }
        let measure = layout.measure(settings.measure)
        let isPastEnd = article.top >= article.page.lines.count
        let place = article.anchor ?? article.page.place(at: article.top)
        let page = setPage(article.text, measure: measure, find: article.find?.needle)
        self.article?.page = page
        self.article?.measure = measure
        self.article?.hitQuery = query
        if article.find != nil {
            let lines = page.hitLines
            self.article?.find?.lines = lines
            self.article?.find?.current = min(article.find?.current ?? 0, max(0, lines.count - 1))
        }
        guard article.top > 0 || article.anchor != nil, !isPastEnd else {
            scroll(to: article.top)
            return
        }
        scroll(to: place)
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

    mutating func takeSeeAlso(_ index: Int, count: Int) {
        guard let article, article.text.seeAlsoCounts.indices.contains(index) else { return }
        self.article?.text.seeAlsoCounts[index] = count
        if let query = State.seeAlsoQueries(of: article.text.brief, regions).first(where: { $0.index == index })?.query,
            !query.dependsOnMarks
        {
            if seeAlsoCounts.count > 500 { seeAlsoCounts = [:] }
            seeAlsoCounts[query] = count
        }
        resetArticle()
    }

    // MARK: Scrolling

    mutating func scroll(by lines: Int) { scroll(to: (article?.top ?? 0) + lines) }

    mutating func scroll(to line: Int) {
        article?.isAtEndTwice = false
        article?.anchor = nil
        let top = max(0, min(line, articleLines - articleRows))
        article?.top = top
    }

    /// Scrolls to a place, and holds on to it: setting the page wider and narrower again comes back to the word.
    mutating func scroll(to place: Place) {
        guard let page = article?.page else { return }
        scroll(to: page.line(for: place))
        article?.anchor = place
    }

    /// Whether the last line is on screen.
    package var isAtEnd: Bool { (article?.top ?? 0) + articleRows >= articleLines }

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
            if count < 0, top > 0 {
                scroll(to: 0)
            } else {
                say(count > 0 ? "No \(name) further on" : "No \(name) before")
            }
            return
        }
        scroll(to: target)
    }

    // MARK: Place

    /// Keeps where reading stands in the brief that is open, if that has changed.
    mutating func rememberPlace() {
        guard let article, article.isOpened else { return }
        let isAtStart = article.top == 0
        let place = isAtStart || isAtEnd ? nil : (article.anchor ?? article.page.place(at: article.top)).description
        guard place != article.rememberedPlace else { return }
        self.article?.rememberedPlace = place
        self.article?.marks.place = place
        outbox.append(.mark([MarkChange(ids: [article.id], marks: [Mark(.place, place.map { .text($0) } ?? .none)])]))
    }
}
