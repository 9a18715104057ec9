import Briefs
import Page
import Query

/// The first row: what is chosen, and how many briefs that leaves.
struct ChipBar {
    let state: State

    func draw(into grid: inout Grid) {
        let size = grid.size
        let counts = self.counts(columns: size.columns)
        let limit = size.columns - counts.columns - 3
        var column = 1
        if state.query.conditions.isEmpty {
            column = grid.put("All briefs", at: column, 0, Ink(.count), limit: limit)
        }
        for condition in state.query.conditions {
            let isExclusion = condition.isExclusion
            let label = DisplayText((isExclusion ? "−" : "") + state.label(of: condition))
            // What does not fit ends in an ellipsis, and nothing follows it.
            let room = limit - column
            if label.columns + 2 > room {
                grid.put(label.truncated(to: max(1, room - 1)), at: column, 0, Ink(.chip), limit: limit)
                break
            }
            column = grid.put(label, at: column, 0, Ink(isExclusion ? .exclude : .chip), limit: limit)
            column = grid.put(" × ", at: column, 0, Ink(.count), limit: limit)
        }
        if let sort = state.query.sort, column + 16 < limit {
            grid.put(DisplayText("· " + Phrases.order(sort)), at: column + 1, 0, Ink(.count), limit: limit)
        }
        grid.put(counts, at: size.columns - counts.columns - 1, 0, Ink(.count))
    }

    /// As much as there is room for, the most telling first.
    private func counts(columns: Columns) -> DisplayText {
        guard let answer = state.list.counts(of: state.query) else { return "…" }
        let shown =
            answer.count == answer.libraryCount ? "\(answer.count)" : "\(answer.count) of \(answer.libraryCount)"
        var parts = [shown]
        if answer.unread > 0 { parts.append("\(answer.unread) unread") }
        if answer.bookmarked > 0 { parts.append("\(answer.bookmarked) bookmarked") }
        while parts.count > 1, parts.joined(separator: " · ").count > columns / 2 { parts.removeLast() }
        return DisplayText(parts.joined(separator: " · "))
    }
}
