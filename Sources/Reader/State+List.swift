import Briefs
import Page
import Query

extension State {
    private var listRows: Rows { layout.list?.size.rows ?? max(1, size.rows - 3) }

    mutating func performInList(_ command: Command, count: Int?) {
        let page = max(1, listRows - 2)
        switch command {
        case .down: select(list.selected + (count ?? 1))
        case .up: select(list.selected - (count ?? 1))
        case .pageDown: selectLine(by: page * (count ?? 1))
        case .pageUp: selectLine(by: -page * (count ?? 1))
        case .halfDown: selectLine(by: max(1, page / 2) * (count ?? 1))
        case .halfUp: selectLine(by: -max(1, page / 2) * (count ?? 1))
        case .top: select(count.map { $0 - 1 } ?? 0)
        case .end: select(count.map { $0 - 1 } ?? list.count - 1)
        case .previousMonth: selectMonth(by: -(count ?? 1))
        case .nextMonth: selectMonth(by: count ?? 1)
        case .open: open()
        default: say("That is for the article; Enter opens one")
        }
    }

    // MARK: Selecting

    /// Moves the selection to a position, as near as there is one.
    mutating func select(_ position: Int) {
        guard list.count > 0 else { return }
        list.selected = min(max(0, position), list.count - 1)
        list.selectedID = list.row(at: list.selected)?.id
        list.stride = 0
        list.reveal(rows: listRows)
        askRowsIfUnknown()
        previewIfNeeded()
    }

    private mutating func selectLine(by lines: Int) {
        let target = position(byLines: lines)
        list.top += lines
        guard let target else { return }
        select(target)
        list.stride = lines
    }

    /// The position that going so many lines on leads to.
    func position(byLines lines: Int) -> Int? {
        let target = list.geometry.line(of: list.selected) + lines
        let bounded = min(max(0, target), max(0, list.geometry.lines - 1))
        switch list.geometry.item(at: bounded) {
        case .row(let position)?: return position
        case .heading(let month)?:
            let first = list.geometry.firstPosition(ofMonth: month)
            return lines < 0 && first > 0 && first == list.selected ? first - 1 : first
        case .blank?:
            let next = list.geometry.positions(onLines: bounded..<bounded + 3).lowerBound
            return lines < 0 ? next - 1 : next
        case nil: return nil
        }
    }

    private mutating func selectMonth(by step: Int) {
        guard let month = list.geometry.month(of: list.selected) else {
            say("Months show where the list is sorted by date; S sorts")
            return
        }
        // Going up from within a month first goes to its start, as paragraphs do in an editor.
        let start = list.geometry.firstPosition(ofMonth: month)
        let target = step < 0 && list.selected > start ? month + step + 1 : month + step
        let bounded = min(max(0, target), list.geometry.months.count - 1)
        select(list.geometry.firstPosition(ofMonth: bounded))
    }

    mutating func toggleSelection() {
        guard list.count > 0 else { return }
        list.mark = list.mark == nil ? list.selected : nil
        say(list.mark == nil ? "Selection ended" : "j and k select; m bookmarks, N marks read, y copies; Esc ends")
    }

    // MARK: Asking and answers

    /// Asks for the list as the query now is, keeping the selected brief where it is still there.
    mutating func askList() {
        voidAhead()
        list.mark = nil
        if let wanted = list.wanted ?? list.selectedID {
            list.wanted = wanted
            ask(.position(listing, wanted), for: .locate)
        } else {
            list.selected = 0
            list.top = 0
            ask(.list(listing, rows: 0..<listRows), for: .list)
        }
    }

    mutating func takeLocation(_ position: Int?) {
        list.selected = position ?? 0
        if position == nil {
            if list.opensWhenKnown, let wanted = list.wanted {
                // What was read last stands outside the query: it opens beside the list, and no other.
                list.opensWhenKnown = false
                focus = .article
                askArticle(wanted, opening: true)
            }
            list.wanted = nil
            list.selectedID = nil
            list.top = 0
        }
        ask(.list(listing, rows: max(0, list.selected - listRows)..<list.selected + listRows), for: .list)
    }

    /// Asks for counts and rows again, where they stand: after marks.
    mutating func refreshList() {
        ask(.list(listing, rows: list.window(rows: listRows)), for: .list)
    }

    mutating func askRowsIfUnknown() {
        guard list.answer != nil, !list.knows(rows: listRows) else { return }
        refreshList()
    }

    /// Shows the newest rows of a list before it is whole. What was selected stays so where it is among them.
    mutating func takeBeginning(_ answer: ListAnswer) {
        list.answer = answer
        list.query = query
        list.geometry = ListGeometry(count: answer.count, months: answer.months, isAiry: layout.shape == .columns)
        let kept = list.wanted ?? list.selectedID
        list.selected = answer.rows.firstIndex { $0.id == kept } ?? 0
        list.selectedID = list.row(at: list.selected)?.id
        list.top = 0
        list.reveal(rows: listRows)
        previewIfNeeded()
    }

    mutating func takeList(_ answer: ListAnswer) {
        list.query = query
        let isAsBefore =
            list.wanted == nil && list.answer?.count == answer.count && list.answer?.months == answer.months
        list.answer = answer
        list.geometry = ListGeometry(count: answer.count, months: answer.months, isAiry: layout.shape == .columns)
        list.selected = min(max(0, list.selected), max(0, answer.count - 1))
        list.wanted = nil
        list.selectedID = list.row(at: list.selected)?.id
        // More rows of the same list: the wheel may have left the selected one nearer to the edge than a key would.
        if !isAsBefore || !list.window(rows: listRows).contains(list.selected) { list.reveal(rows: listRows) }
        askRowsIfUnknown()
        if list.opensWhenKnown, list.selectedID != nil {
            list.opensWhenKnown = false
            open()
        } else {
            previewIfNeeded()
        }
    }

    // MARK: Reading

    /// Opens the selected brief.
    mutating func open() {
        guard list.count > 0 else { return }
        if focus == .article { openSelected() } else { setFocus(.article) }
    }

    /// Asks for the next unread brief from here.
    mutating func askUnread(forward: Bool) {
        guard list.count > 0 else {
            say("There is no brief here")
            return
        }
        seeksForward = forward
        ask(.nextUnread(listing, from: list.selected, forward: forward), for: .unread)
    }

    mutating func takeUnread(_ position: Int?) {
        guard let position else {
            say(list.answer?.unread == 0 ? "Nothing unread here" : "Nothing else is unread here")
            return
        }
        if seeksForward, position < list.selected { say("From the top") }
        if !seeksForward, position > list.selected { say("From the end") }
        move(to: position)
    }

    /// To another brief of the list; in the article that opens it.
    mutating func step(_ count: Int) {
        guard list.count > 0 else {
            say("There is no brief here")
            return
        }
        let target = min(max(0, list.selected + count), list.count - 1)
        guard target != list.selected else {
            say(count > 0 ? "That was the last brief here" : "That was the first brief here")
            return
        }
        move(to: target)
    }

    private mutating func move(to position: Int) {
        if focus == .article {
            rememberPlace()
            select(position)
            if list.selectedID == nil { list.opensWhenKnown = true } else { openSelected() }
        } else {
            select(position)
        }
    }
}
