import Briefs
import Query

extension State {
    /// The brief that a mark in the focused pane is meant for.
    private var target: BriefID? {
        switch focus {
        case .list: list.selectedID
        case .related:
            if case .brief(let id)? = selectedRelated?.target { id } else { article?.id }
        default: article?.id
        }
    }

    /// Runs an action on the selection of rows, or on the brief in hand.
    mutating func act(_ action: Action) {
        if focus == .list, list.mark != nil {
            ask(.ids(listing, rows: list.actedOn), for: .selection(action))
        } else if let target {
            act(action, on: [target])
        } else {
            say("No brief is selected")
        }
    }

    mutating func act(_ action: Action, on ids: [BriefID]) {
        guard let first = ids.first else { return }
        list.mark = nil
        switch action {
        case .copy:
            copy(ids.map(\.rawValue).joined(separator: "\n"), words: ids.count == 1 ? first.rawValue : "\(ids.count) links")
        case .bookmark:
            let on = !isBookmarked(first)
            change(ids, Mark(.bookmark, .flag(on)), words: on ? "Bookmarked" : "Bookmark taken away")
        case .toggleRead:
            let on = !isRead(first)
            change(ids, Mark(.read, .flag(on)), words: on ? "Marked as read" : "Marked as unread")
        }
    }

    /// Hands text to the clipboard and says so.
    mutating func copy(_ text: String, words: String) {
        outbox.append(.copy(text))
        say("Copied: \(words)")
    }

    private func isBookmarked(_ id: BriefID) -> Bool {
        if article?.id == id { return article?.marks.isBookmarked ?? false }
        return list.answer?.rows.first { $0.id == id }?.isBookmarked ?? false
    }

    private func isRead(_ id: BriefID) -> Bool {
        if article?.id == id { return article?.marks.isRead ?? false }
        return list.answer?.rows.first { $0.id == id }?.isRead
            ?? related.entries.first { $0.target == .brief(id) }?.isRead ?? false
    }

    mutating func askAllRead() {
        guard let answer = list.answer, answer.unread > 0 else {
            say("Nothing unread here")
            return
        }
        let briefs = answer.unread == 1 ? "1 unread brief" : "\(answer.unread) unread briefs"
        layers.append(.confirm(ConfirmState(subject: .allRead, question: "Mark \(briefs) shown here as read?")))
    }

    mutating func markRead(_ ids: [BriefID]) {
        change(ids, Mark(.read, .flag(true)), words: ids.count == 1 ? "1 brief read" : "\(ids.count) briefs read")
    }

    mutating func sayHelpful(_ isHelpful: Bool) {
        guard let article else {
            say("No brief is selected")
            return
        }
        let words = isHelpful ? "Noted as helpful" : "Noted as not helpful"
        change([article.id], Mark(.helpful, .flag(isHelpful)), words: words)
    }

    // MARK: Changes and taking them back

    /// Makes a mark on briefs, so that `u` takes it back. `words` are said; nil says nothing and is undone with
    /// the words of the field.
    mutating func change(_ ids: [BriefID], _ mark: Mark, words: String?) {
        let before = inverse(of: mark, on: ids)
        let after = [MarkChange(ids: ids, marks: [mark])]
        undoable.append(MarkStep(before: before, after: after, words: words ?? "Marked as read"))
        if undoable.count > 500 { undoable.removeFirst() }
        redoable = []
        apply(after)
        if let words { say("\(words). u undoes.") }
    }

    mutating func undo() {
        guard let step = undoable.popLast() else {
            say("Nothing to undo")
            return
        }
        redoable.append(step)
        apply(step.before)
        say("Undone: \(step.words). ^R does it again.")
    }

    mutating func redo() {
        guard let step = redoable.popLast() else {
            say("Nothing to do again")
            return
        }
        undoable.append(step)
        apply(step.after)
        say("Again: \(step.words).")
    }

    /// What brings back the present state of a mark's field. Flags only differ in two ways, so this is two
    /// changes at the most, however many briefs there are.
    private func inverse(of mark: Mark, on ids: [BriefID]) -> [MarkChange] {
        if mark.field == .helpful, let article, ids == [article.id] {
            return [MarkChange(ids: ids, marks: [article.marks.inverse(of: .helpful)])]
        }
        let on = ids.filter { mark.field == .bookmark ? isBookmarked($0) : isRead($0) }
        let off = mark.value == .flag(false) ? [] : ids.filter { !on.contains($0) }
        var changes: [MarkChange] = []
        if !on.isEmpty { changes.append(MarkChange(ids: on, marks: [Mark(mark.field, .flag(true))])) }
        if !off.isEmpty { changes.append(MarkChange(ids: off, marks: [Mark(mark.field, .flag(false))])) }
        return changes
    }

    /// Carries marks out: on what is shown at once, in the journal by an effect; then the counts are asked anew.
    private mutating func apply(_ changes: [MarkChange]) {
        outbox.append(.mark(changes))
        for change in changes {
            let ids = Set(change.ids)
            kept.formUnion(ids)
            for mark in change.marks {
                if let id = article?.id, ids.contains(id) { article?.marks.apply(mark) }
                list.changeRows(ids) { row in
                    if mark.field == .read { row.isRead = mark.value == .flag(true) }
                    if mark.field == .bookmark { row.isBookmarked = mark.value == .flag(true) }
                }
                if mark.field == .read {
                    for index in related.entries.indices {
                        if case .brief(let id) = related.entries[index].target, ids.contains(id) {
                            related.entries[index].isRead = mark.value == .flag(true)
                        }
                    }
                }
            }
        }
        refreshList()
    }
}
