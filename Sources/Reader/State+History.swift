import Briefs
import Query

extension State {
    private var visit: Visit {
        Visit(
            query: query, selected: list.selectedID, article: article?.id, focus: focus,
            place: article.map { $0.anchor ?? $0.page.place(at: $0.top) }, related: related.selected)
    }

    /// Notes where reading is before it leaves for somewhere else.
    mutating func leaveTrace() {
        future = []
        guard past.last != visit else { return }
        note(visit)
    }

    /// Notes the list as it was before a query changed, so that `[` brings it back.
    mutating func leaveTrace(query: Query, selected: BriefID?) {
        future = []
        note(Visit(query: query, selected: selected, article: nil, focus: .list))
    }

    private mutating func note(_ visit: Visit) {
        past.append(visit)
        if past.count > 200 { past.removeFirst() }
    }

    mutating func goBack() {
        guard let last = past.popLast() else {
            say("This is where reading began")
            return
        }
        future.append(visit)
        go(to: last)
    }

    mutating func goForward() {
        guard let next = future.popLast() else {
            say("Nothing further on")
            return
        }
        past.append(visit)
        go(to: next)
    }

    private mutating func go(to visit: Visit) {
        if article?.find != nil { endFind() }
        rememberPlace()
        list.wanted = visit.selected
        list.selectedID = visit.selected
        let changes = query != visit.query
        query = visit.query
        if changes { kept = [] }
        askList()
        if let id = visit.article, visit.focus != .list {
            focus = visit.focus
            returning = visit
            askArticle(id, opening: true)
            askCompany()
        } else {
            focus = .list
        }
        arrange()
    }
}
