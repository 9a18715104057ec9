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
        if focus == .list, list.count > 0, list.mark != nil || list.selectedID == nil {
            // Also where the row is on its way: its id comes before what is done to it.
            switch action {
            case .bookmark: askStanding(.bookmarked)
            case .toggleRead: askStanding(.read)
            case .copy: break
            }
            ask(.ids(listing, rows: list.actedOn), for: .selection(action))
        } else if action == .copy {
            actOnBrief(.copy)
        } else if let target {
            act(action, on: [target])
        } else {
            say("No brief is selected")
        }
    }

    mutating func act(_ action: Action, on ids: [BriefID]) {
        defer { standing = nil }
        guard let first = ids.first else { return }
        list.mark = nil
        switch action {
        case .copy:
            copy(
                ids.map(\.rawValue).joined(separator: "\n"),
                words: ids.count == 1 ? first.rawValue : "\(ids.count) links")
        case .bookmark:
            // Of several that differ, those without get the mark first.
            let on = !ids.allSatisfy { isBookmarked($0) }
            change(ids, Mark(.bookmark, .flag(on)), words: said(on ? "Bookmarked" : "Bookmark taken away", of: ids))
        case .toggleRead:
            let on = !ids.allSatisfy { isRead($0) }
            change(ids, Mark(.read, .flag(on)), words: said(on ? "Marked as read" : "Marked as unread", of: ids))
        }
    }

    private func said(_ words: String, of ids: [BriefID]) -> String {
        ids.count == 1 ? words : "\(words): \(ids.count) briefs"
    }

    /// Asks which briefs of the library bear a mark, before several change: only a window of rows is known here,
    /// and undoing is to bring back what each one had.
    private mutating func askStanding(_ reading: ReadingState) {
        standing = nil
        ask(.ids(Listing(query: Query([.state(reading)])), rows: nil), for: .standing)
    }

    /// Hands text to the clipboard and says so.
    mutating func copy(_ text: String, words: String) {
        outbox.append(.copy(text))
        say("Copied: \(words)")
    }

    /// The terminal may have cut what was copied: a file holds it whole.
    mutating func offerFile(_ text: String) {
        let size = "\(text.utf8.count / 1000) KB"
        layers.append(
            .confirm(
                ConfirmState(subject: .save(text), question: "The terminal may cut \(size). Write them to a file?")))
    }

    /// Copies the citation of the brief in hand.
    mutating func cite() {
        if focus == .list, list.mark != nil {
            say("Y copies the citation of one brief; y the links of all that are selected")
        } else {
            actOnBrief(.cite)
        }
    }

    private func isBookmarked(_ id: BriefID) -> Bool {
        if let standing { return standing.contains(id) }
        if article?.id == id { return article?.marks.isBookmarked ?? false }
        return list.answer?.rows.first { $0.id == id }?.isBookmarked ?? false
    }

    private func isRead(_ id: BriefID) -> Bool {
        if let standing { return standing.contains(id) }
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

    /// Asks for all that the list holds, and which of those are read already: they stay out of it, so that `u`
    /// makes unread only what this made read.
    mutating func askEverything() {
        askStanding(.read)
        ask(.ids(listing, rows: nil), for: .everything)
    }

    mutating func markRead(_ ids: [BriefID]) {
        let ids = ids.filter { !isRead($0) }
        standing = nil
        guard !ids.isEmpty else {
            say("Nothing unread here")
            return
        }
        change(ids, Mark(.read, .flag(true)), words: ids.count == 1 ? "1 brief read" : "\(ids.count) briefs read")
    }

    /// Does something to the brief in hand that needs the whole of it: the article where that is the one, else it
    /// is asked for.
    mutating func actOnBrief(_ deed: Deed) {
        guard let target else {
            say(list.count > 0 ? "No brief is selected" : "There is no brief here")
            return
        }
        if let article, article.id == target {
            act(deed, on: article.text.brief, article.marks)
        } else {
            ask(.brief(target), for: .deed(deed))
        }
    }

    mutating func act(_ deed: Deed, on brief: Brief, _ marks: MarkState) {
        switch deed {
        case .browse: browse(brief)
        case .copy: copy(brief.url ?? brief.id.rawValue, words: brief.url ?? brief.id.rawValue)
        case .cite: copy(Citation(brief).line(language: brief.language), words: "the citation")
        case .comment: comment(on: brief)
        case .helpful: sayHelpful(true, brief.id, marks)
        case .unhelpful: sayHelpful(false, brief.id, marks)
        }
    }

    private mutating func sayHelpful(_ isHelpful: Bool, _ id: BriefID, _ marks: MarkState) {
        let words = isHelpful ? "Noted as helpful" : "Noted as not helpful"
        let before = [MarkChange(ids: [id], marks: [marks.inverse(of: .helpful)])]
        change([id], Mark(.helpful, .flag(isHelpful)), from: before, words: words)
    }

    // MARK: Changes and taking them back

    /// Makes a mark on briefs, so that `u` takes it back. `words` are said; nil says nothing and is undone with
    /// the words of the field.
    mutating func change(_ ids: [BriefID], _ mark: Mark, words: String?) {
        change(ids, mark, from: inverse(of: mark, on: ids), words: words)
    }

    /// Makes marks that belong together, and says so.
    mutating func makeMarks(_ step: MarkStep) {
        undoable.append(step)
        if undoable.count > 500 { undoable.removeFirst() }
        redoable = []
        apply(step.after)
        say("\(step.words). u undoes.")
    }

    private mutating func change(_ ids: [BriefID], _ mark: Mark, from before: [MarkChange], words: String?) {
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
    /// changes, however many briefs there are, and one for each that is known to have changed since it was read.
    private func inverse(of mark: Mark, on ids: [BriefID]) -> [MarkChange] {
        var on: [BriefID] = []
        var off: [BriefID] = []
        var changes: [MarkChange] = []
        let readings = mark.field == .read ? earlierReadings : [:]
        for id in ids {
            if let moment = readings[id] {
                changes.append(MarkChange(ids: [id], marks: [Mark(.read, .moment(moment))]))
            } else if mark.field == .bookmark ? isBookmarked(id) : isRead(id) {
                on.append(id)
            } else {
                off.append(id)
            }
        }
        if !on.isEmpty { changes.append(MarkChange(ids: on, marks: [Mark(mark.field, .flag(true))])) }
        if !off.isEmpty { changes.append(MarkChange(ids: off, marks: [Mark(mark.field, .flag(false))])) }
        return changes
    }

    /// When the briefs were read that have changed since, as far as they are known here.
    private var earlierReadings: [BriefID: Int] {
        var readings: [BriefID: Int] = [:]
        for row in list.answer?.rows ?? [] where row.isChanged { readings[row.id] = row.changedSince }
        if let article, article.marks.isChanged { readings[article.id] = article.marks.readAt }
        return readings
    }

    /// Carries marks out: on what is shown at once, in the journal by an effect; then the counts are asked anew.
    private mutating func apply(_ changes: [MarkChange]) {
        outbox.append(.mark(changes))
        voidAhead()
        let shown = Set((list.answer?.rows ?? []).map(\.id))
        for change in changes {
            let ids = Set(change.ids)
            // What a list never held, because it was marked elsewhere, does not come into it. Several at once come
            // from the list, beyond the rows that are known.
            if query.dependsOnMarks { kept.formUnion(ids.count > 1 ? ids : ids.intersection(shown)) }
            for mark in change.marks {
                if let id = article?.id, ids.contains(id) {
                    article?.marks.apply(mark)
                    // Only the reading of what has changed since is taken back to a moment.
                    if case .moment = mark.value { article?.marks.isChanged = true }
                }
                nearby.apply(mark, to: ids)
                list.changeRows(ids) { row in
                    if mark.field == .read { (row.isRead, row.changedSince) = (mark.isSet, nil) }
                    if mark.field == .bookmark { row.isBookmarked = mark.value == .flag(true) }
                }
                if mark.field == .read {
                    for index in related.entries.indices {
                        if case .brief(let id) = related.entries[index].target, ids.contains(id) {
                            related.entries[index].isRead = mark.isSet
                        }
                    }
                }
            }
        }
        refreshList()
    }
}
