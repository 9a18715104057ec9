import Briefs
import Page
import Query

extension State {
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
        case .top: scroll(to: .start, movedBy: (count ?? 1) - 1)
        case .end:
            if let count { scroll(to: .start, movedBy: count - 1) } else { scroll(to: LineIndex(piece: .max)) }
        case .analysis: goToAnalysis()
        case .nextSection: jump(through: \.sections, by: count ?? 1, "section")
        case .previousSection: jump(through: \.sections, by: -(count ?? 1), "section")
        case .nextParagraph: jump(through: \.paragraphs, by: count ?? 1, "paragraph")
        case .previousParagraph: jump(through: \.paragraphs, by: -(count ?? 1), "paragraph")
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
        text.seeAlsoCounts = State.seeAlsoCounts(of: brief, regions, known: seeAlsoCounts)
        text.remark = State.remark(on: marks)
        let measure = layout.measure(settings.measure)
        var page = Typesetter(measure: measure).set(text).set(to: measure, marking: marking(find: nil))
        page.prepare(from: .start, rows: articleRows)
        return ArticleState(
            id: brief.id, text: text, marks: marks, page: page, measure: measure, hitQuery: query,
            rememberedPlace: marks.place)
    }

    /// Puts a brief on the page, at the place where the reader was in it before.
    private mutating func show(_ shown: ArticleState) {
        asked = nil
        let turned = placeOfTurn(to: shown, from: article)
        awaitsEdition = nil
        let back = returning
        returning = nil
        forgetPage(for: shown.id)
        if let article, article.id != shown.id { nearby.keep(last: article) }
        article = shown
        article?.readAt = shown.marks.isChanged ? shown.marks.readAt : nil
        article?.editions = shown.text.brief.translations.map(\.id).filter { !shown.marks.unpaired.contains($0) }
        setArticle()
        askBeside()
        related = RelatedState()
        related.placed = placedEntries(of: shown.text.brief)
        related.entries = related.placed
        if let back, back.article == shown.id { related.selected = back.related }
        let saved =
            back?.article == shown.id
            ? back?.place : shown.marks.place.flatMap { PlaceAnchor($0)?.place(on: shown.page) }
        if let place = turned ?? saved { scroll(to: place) }
        if case .prompt(let prompt)? = layers.last, prompt.purpose == .find {
            let top = article?.top ?? .start
            self.prompt?.before.articleTop = top
        }
        if opens { opened() }
    }

    /// What is known of how many briefs each see-also leads to.
    static func seeAlsoCounts(of brief: Brief, _ regions: RegionTree, known: [Query: Int]) -> [Int?] {
        var counts = [Int?](repeating: nil, count: brief.seeAlso.count)
        for (index, query) in seeAlsoQueries(of: brief, regions) { counts[index] = known[query] }
        return counts
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
        if !article.marks.isRead || article.marks.isChanged {
            change([article.id], Mark(.read, .flag(true)), words: nil)
        }
        if article.top > .start, turn?.to != article.id { say("Where you left off; g goes to the top") }
        remember()
    }

    // MARK: Setting

    /// Sets the page anew where its width, its words or its see-also counts have changed, and keeps the place.
    mutating func setArticle() {
        guard let article else { return }
        let measure = layout.measure(settings.measure)
        let isOutOfStep = article.page.columns.isEmpty == isSideBySide
        guard isOutOfStep || measure != article.measure || article.hitQuery != query else {
            clampArticle()
            return
        }
        resetArticle()
    }

    /// Keeps the page within its pane, where that has grown.
    private mutating func clampArticle() {
        guard let article else { return }
        if let place = article.anchor {
            // A place that the end of the page had pushed away comes back when there is room again.
            scroll(to: place)
        } else {
            let isTwice = article.isAtEndTwice
            scroll(to: article.top)
            self.article?.isAtEndTwice = isTwice
            // The line that was on top is not any more: it comes back too.
            if let top = self.article?.top, top < article.top, article.top.piece < article.page.count {
                self.article?.anchor = article.page.place(at: article.top)
            }
        }
    }

    /// Sets the page anew; `saysElse` where its text is another.
    mutating func resetArticle(saysElse: Bool = false) {
        guard let article else { return }
        let measure = layout.measure(settings.measure)
        let place = article.anchor ?? article.page.place(at: article.top)
        let isOutOfStep = article.page.columns.isEmpty == isSideBySide
        let page = saysElse || isOutOfStep ? unmarkedPage(of: article, measure) : article.page
        let marking = marking(find: article.find?.needle)
        self.article?.page = page.set(to: measure, marking: marking)
        self.article?.measure = measure
        self.article?.hitQuery = query
        let isOnPage = article.top.piece < article.page.count
        if isOnPage, article.top > .start || article.anchor != nil {
            scroll(to: place)
        } else {
            scroll(to: isOnPage ? article.top : LineIndex(piece: page.count, line: article.top.line))
        }
    }

    private func unmarkedPage(of article: ArticleState, _ measure: Columns) -> SetPage {
        let page = Typesetter(measure: measure).set(article.comparison?.comparison.article ?? article.text)
        guard isSideBySide, let beside = article.beside else { return page }
        return page.set(beside: Typesetter(measure: measure).set(beside), measure: measure)
    }

    /// What is marked on the page: what is looked for there, else the words that the list was searched for.
    private func marking(find: String?) -> (@Sendable (String) -> [Range<Int>])? {
        if let find = find.map(TextFind.init) { return { find.ranges(in: $0) } }
        let query = query
        guard !query.textMatches.isEmpty else { return nil }
        return { QueryHits.ranges(in: $0, for: query) }
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
        resetArticle(saysElse: true)
    }
}
