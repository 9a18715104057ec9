import Briefs
import Page
import Query

/// What is likely to be wanted next is asked for while nothing else is wanted, so that most keys need no answer.
extension State {
    /// Asks for the selected brief and those beside it, and for rows around those on screen, as far as they are not at
    /// hand.
    mutating func lookAhead() {
        guard asked == nil, tickets[.list] == nil, tickets[.locate] == nil, list.answer != nil else { return }
        var positions = [list.selected, list.selected + 1, list.selected - 1]
        // Whoever goes on by pages does so again, or goes back.
        if list.stride != 0 { positions += [list.stride, -list.stride].compactMap { position(byLines: $0) } }
        let wanted = positions.map { list.row(at: $0)?.id }
        nearby.forget(except: wanted)
        for (number, id) in wanted.enumerated() {
            guard let id, id != article?.id, !nearby.knows(id),
                nearby.asked[number] != id || tickets[.ahead(number)] == nil
            else { continue }
            nearby.asked[number] = id
            ask(.brief(id), for: .ahead(number))
        }
        guard let rows = layout.list?.size.rows, tickets[.rowsAhead] == nil, !list.knows(rows: rows, beyond: 2 * rows)
        else {
            return
        }
        ask(.list(listing, rows: list.window(rows: rows, beyond: 4 * rows)), for: .rowsAhead)
    }

    mutating func takeAhead(_ brief: Brief, _ marks: MarkState) {
        guard brief.id != article?.id, nearby.asked.values.contains(brief.id) else { return }
        // Setting a very long one would hold up the next key.
        if Nearby.isTooLong(brief) { nearby.refuse(brief.id) } else { nearby.keep(page(of: brief, marks)) }
    }

    /// Takes rows beyond those on screen, where the list is still the one that is shown.
    mutating func takeRowsAhead(_ answer: ListAnswer) {
        guard let known = list.answer, answer.count == known.count, answer.months == known.months else { return }
        var wider = list
        wider.answer = answer
        // Whoever has gone elsewhere meanwhile keeps the rows that are there.
        if wider.row(at: list.selected)?.id == list.selectedID, wider.knows(rows: layout.list?.size.rows ?? 1) {
            list = wider
            lookAhead()
        }
    }

    /// What was asked for ahead may be another now.
    mutating func forgetNearby() {
        nearby = Nearby()
        voidAhead()
    }

    /// What is on its way does not know what has happened since.
    mutating func voidAhead() {
        for purpose in tickets.keys where purpose.isAhead { tickets[purpose] = nil }
    }
}

/// Briefs near the one that is shown, set for the pane.
struct Nearby: Sendable {
    /// What was asked for last, by the number of the question.
    var asked: [Int: BriefID] = [:]
    private var articles: [BriefID: ArticleState] = [:]
    /// The one that was shown before.
    private var last: BriefID?
    /// Those that are too long to have at hand.
    private var refused: Set<BriefID> = []

    /// Whether a brief is read when it is wanted, and not before: beyond so many bytes of text.
    static func isTooLong(_ brief: Brief) -> Bool {
        switch brief.body {
        case .html(let text), .text(let text, _): text.utf8.count > 100_000
        }
    }

    func knows(_ id: BriefID) -> Bool { articles[id] != nil || refused.contains(id) }

    mutating func take(_ id: BriefID) -> ArticleState? { articles.removeValue(forKey: id) }

    /// Keeps a brief that leaves the page: whoever goes to the end of the list comes back.
    mutating func keep(last article: ArticleState) {
        last = article.id
        keep(article)
    }

    /// Keeps a brief as it would be when it was shown anew.
    mutating func keep(_ article: ArticleState) {
        guard article.find == nil, article.comparison == nil, article.text.remark == nil,
            !Nearby.isTooLong(article.text.brief)
        else { return }
        var article = article
        article.top = .start
        article.anchor = nil
        article.isOpened = false
        article.isAtEndTwice = false
        article.selection = nil
        article.beside = nil
        article.rememberedPlace = article.marks.place
        articles[article.id] = article
    }

    mutating func refuse(_ id: BriefID) { refused.insert(id) }

    mutating func forget(except ids: [BriefID?]) {
        for id in articles.keys where id != last && !ids.contains(id) { articles[id] = nil }
        if !refused.isEmpty { refused.formIntersection(ids.compactMap(\.self)) }
    }

    mutating func apply(_ mark: Mark, to ids: Set<BriefID>) {
        for id in articles.keys where ids.contains(id) { articles[id]?.marks.apply(mark) }
    }
}
