import Briefs

extension State {
    /// Shows marks that another Dateline has made. What is selected and what is read stay where they are.
    mutating func takeMarks(_ news: [MarkElsewhere]) {
        let states = Dictionary(news.map { ($0.id, $0.state) }, uniquingKeysWith: { _, last in last })
        if let id = article?.id, let state = states[id] {
            // The place is that of whoever reads here.
            let place = article?.marks.place
            article?.marks = state
            article?.marks.place = place
        }
        // Whether one has changed since it was read there is for the next answer to say.
        let read = Set(news.lazy.filter { $0.fields.contains(.read) }.map(\.id))
        list.changeRows(Set(states.keys)) { row in
            guard let state = states[row.id] else { return }
            row.isRead = state.isRead
            if read.contains(row.id) { row.changedSince = nil }
            row.isBookmarked = state.isBookmarked
        }
        for index in related.entries.indices {
            if case .brief(let id) = related.entries[index].target, let state = states[id] {
                related.entries[index].isRead = state.isRead
            }
        }
        forgetSteps(over: news)
        guard query.dependsOnMarks else { return refreshList() }
        // As with marks made here, no row goes away under the eyes of whoever reads.
        kept.formUnion(states.keys.filter { id in list.answer?.rows.contains { $0.id == id } ?? false })
        askList()
    }

    /// What was changed elsewhere after it was changed here is not taken back here.
    private mutating func forgetSteps(over news: [MarkElsewhere]) {
        let fields = Dictionary(news.map { ($0.id, $0.fields) }, uniquingKeysWith: { $0.union($1) })
        func left(_ changes: [MarkChange]) -> [MarkChange] {
            changes.flatMap { change in
                change.marks.compactMap { mark in
                    let ids = change.ids.filter { !(fields[$0]?.contains(mark.field) ?? false) }
                    return ids.isEmpty ? nil : MarkChange(ids: ids, marks: [mark])
                }
            }
        }
        func left(_ steps: [MarkStep]) -> [MarkStep] {
            steps.compactMap { step in
                guard (step.before + step.after).contains(where: { $0.ids.contains { fields[$0] != nil } }) else {
                    return step
                }
                let step = MarkStep(before: left(step.before), after: left(step.after), words: step.words)
                return step.before.isEmpty ? nil : step
            }
        }
        undoable = left(undoable)
        redoable = left(redoable)
    }
}
