import Briefs
import Page
import Query

/// A turn from one edition of a piece to another.
struct EditionTurn: Hashable, Sendable {
    var from: BriefID
    var to: BriefID
    /// Where reading was, and where it came to: whoever turns back from there is where he was.
    var place: Place
    var arrival: Place?
}

/// The other language: at the same paragraph, or beside this one.
extension State {
    /// The narrowest window in which two editions stand side by side.
    package static let columnsForTwo: Columns = 140

    /// Whether two editions stand side by side now.
    package var isSideBySide: Bool {
        focus == .article && article?.beside != nil && article?.comparison == nil && size.columns >= State.columnsForTwo
    }

    /// Turns to the next edition in another language, at the same paragraph.
    mutating func turnEdition() {
        guard let article else {
            say("No article is open")
            return
        }
        guard let id = nextEdition(of: article) else { return sayNoEdition(.turn) }
        awaitsEdition = nil
        let place = article.anchor ?? article.page.place(at: article.top)
        if let turn, turn.to == article.id, turn.from == id, turn.arrival == place {
            self.turn = EditionTurn(from: article.id, to: id, place: place, arrival: turn.place)
        } else {
            turn = EditionTurn(from: article.id, to: id, place: place)
        }
        list.wanted = id
        ask(.position(listing, id), for: .locateFollowed)
        rememberPlace()
        askArticle(id, opening: article.isOpened)
        if focus != .list { askCompany() }
    }

    /// Sets the other edition beside this one, or takes it away.
    mutating func toggleBeside() {
        guard let article else {
            say("No article is open")
            return
        }
        if wantsBeside {
            wantsBeside = false
            self.article?.beside = nil
            resetArticle(saysElse: true)
            arrange()
            return
        }
        guard size.columns >= State.columnsForTwo else {
            say(
                "Two editions side by side need \(State.columnsForTwo) columns; here are \(size.columns). L turns to the other"
            )
            return
        }
        guard nextEdition(of: article) != nil else { return sayNoEdition(.beside) }
        wantsBeside = true
        if focus != .article { setFocus(.article) }
        askBeside()
    }

    /// Asks for the edition that is to stand beside the one on the page.
    mutating func askBeside() {
        guard wantsBeside, let article, let id = nextEdition(of: article) else { return }
        ask(.brief(id), for: .beside)
    }

    mutating func takeBeside(_ brief: Brief?) {
        guard wantsBeside, let brief, let article, article.editions.contains(brief.id) else {
            if brief == nil { say("The other edition is not in this library") }
            return
        }
        self.article?.beside = ArticleText(brief, regions: regions)
        resetArticle(saysElse: true)
        arrange()
    }

    /// Editions came with what is related: one may have been waited for.
    mutating func takeEditions(_ rows: [Row]) {
        let known = article?.editions ?? []
        for row in rows where !known.contains(row.id) { article?.editions.append(row.id) }
        guard let wish = awaitsEdition else {
            if article?.beside == nil, focus == .article { askBeside() }
            return
        }
        awaitsEdition = nil
        guard article?.editions.isEmpty == false else {
            say("This brief has no edition in another language here")
            return
        }
        if wish == .turn { turnEdition() } else { toggleBeside() }
    }

    /// Where the page of another edition is to be read from: at what was read in the edition before.
    mutating func placeOfTurn(to shown: ArticleState, from before: ArticleState?) -> Place? {
        guard var turn, turn.to == shown.id else { return nil }
        if turn.arrival == nil, let before, before.id == turn.from {
            let page = before.page.columns.first ?? before.page
            turn.arrival = page.counterpart(of: turn.place, on: shown.page)
        }
        self.turn = turn
        return turn.arrival
    }

    /// The editions of a piece take turns in the order of their ids.
    private func nextEdition(of article: ArticleState) -> BriefID? {
        let others = article.editions.filter { $0 != article.id }.sorted { $0.rawValue < $1.rawValue }
        return others.first { $0.rawValue > article.id.rawValue } ?? others.first
    }

    private mutating func sayNoEdition(_ wish: EditionWish) {
        guard awaitsRelated else {
            say("This brief has no edition in another language here")
            return
        }
        // Only the other side may say that the two belong together: that comes with what is related.
        awaitsEdition = wish
        askCompany()
    }
}

/// What is wanted of an edition that is not known yet.
enum EditionWish: Hashable, Sendable { case turn, beside }
