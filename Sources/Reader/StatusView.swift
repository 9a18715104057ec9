import Briefs
import Page
import Query

/// The last rows: a message or a text field, and the keys that matter now.
struct StatusView {
    let state: State
    let layout: Layout

    func draw(into frame: inout Frame) {
        let carriesPrompt = state.prompt != nil || state.notice != nil || isConfirming
        if layout.messageRow != nil || !carriesPrompt { drawHints(into: &frame.grid) }
        drawMessage(into: &frame)
    }

    private var isConfirming: Bool { if case .confirm? = state.layers.last { true } else { false } }

    private func drawMessage(into frame: inout Frame) {
        let row = layout.promptRow
        let columns = frame.grid.size.columns
        if let prompt = state.prompt {
            drawPrompt(prompt, row, into: &frame)
        } else if case .confirm(let confirm)? = state.layers.last {
            let end = frame.grid.put(
                DisplayText(confirm.question).truncated(to: max(1, columns - 16)) + "  ", at: 1, row, Ink(.prompt),
                limit: columns)
            let next = frame.grid.put("y", at: end, row, Ink(.hintKey), limit: columns)
            let after = frame.grid.put(" yes   ", at: next, row, Ink(.hint), limit: columns)
            let no = frame.grid.put("n", at: after, row, Ink(.hintKey), limit: columns)
            frame.grid.put(" no", at: no, row, Ink(.hint), limit: columns)
            frame.cursor = Position(column: max(0, min(end, columns) - 1), row: row)
        } else if let notice = state.notice {
            let ink = Ink(notice.weight == .problem ? .problem : .status)
            frame.grid.put(DisplayText(notice.text).truncated(to: columns - 2), at: 1, row, ink, limit: columns)
        } else if let words = state.importing?.words ?? state.progress, layout.messageRow != nil {
            frame.grid.put(DisplayText(words).truncated(to: columns - 2), at: 1, row, Ink(.status), limit: columns)
        } else if state.problems > 0, layout.messageRow != nil {
            let files = state.problems == 1 ? "1 file has a problem" : "\(state.problems) files have a problem"
            frame.grid.put(
                DisplayText("\(files) · dateline doctor names them"), at: 1, row, Ink(.problem), limit: columns)
        }
    }

    private func drawPrompt(_ prompt: PromptState, _ row: Rows, into frame: inout Frame) {
        let columns = frame.grid.size.columns
        let isRoomy = columns >= 50 || prompt.purpose == .command
        let start = frame.grid.put(DisplayText(isRoomy ? prompt.label : "/"), at: 1, row, Ink(.prompt), limit: columns)
        // A long text scrolls so that the cursor stays in sight.
        let before = DisplayText(prompt.field.beforeCursor)
        let room = max(4, columns - start - 2)
        let skipped = max(0, before.columns - room)
        let whole = DisplayText(prompt.field.text)
        let shown = skipped == 0 ? whole : whole.suffix(droppingColumns: skipped)
        let end = frame.grid.put(shown, at: start, row, Ink(.text), limit: columns - 1)
        frame.cursor = Position(column: min(columns - 1, start + before.columns - skipped), row: row)
        if let complaint = prompt.complaint, end + 6 < columns {
            frame.grid.put(
                DisplayText(complaint).truncated(to: columns - end - 4), at: end + 3, row, Ink(.problem), limit: columns
            )
        }
    }

    // MARK: Hints

    private func drawHints(into grid: inout Grid) {
        let columns = grid.size.columns
        let right = position.truncated(to: columns - 2)
        let limit = columns - right.columns - 2
        grid.put(right, at: columns - right.columns - 1, layout.hintRow, Ink(.hint))
        if let prompt = state.prompt, !prompt.completions.isEmpty {
            drawCompletions(prompt, limit: limit, into: &grid)
            return
        }
        var column = 1
        for (key, words) in hints {
            let width = DisplayText(key).columns + 1 + words.count
            if column + width > limit { break }
            column = grid.put(DisplayText(key), at: column, layout.hintRow, Ink(.hintKey)) + 1
            column = grid.put(DisplayText(words), at: column, layout.hintRow, Ink(.hint)) + 3
        }
    }

    private func drawCompletions(_ prompt: PromptState, limit: Columns, into grid: inout Grid) {
        var column = 1
        // The one in the field stays in sight: what is before it scrolls away.
        let first = max(0, (prompt.completion ?? 0) - 3)
        for (index, completion) in prompt.completions.enumerated().dropFirst(first) {
            let word = DisplayText(completion.label)
            if column + word.columns > limit { break }
            let ink = Ink(index == prompt.completion ? .match : .hint)
            column = grid.put(word, at: column, layout.hintRow, ink) + 2
        }
    }

    /// The commands that matter most where the reader is.
    private var hints: [(key: String, words: String)] {
        let context = state.context
        if context == .find, let find = state.article?.find {
            let place = find.hits.isEmpty ? "no hit" : "\(find.current + 1)/\(find.hits.count)"
            return [("\(place), Esc", "ends")] + keys([.nextHit, .previousHit, .find, .help], in: .find)
        }
        let commands: [Command]
        switch context {
        case .list where state.list.mark != nil: commands = [.down, .bookmark, .toggleRead, .copy, .back]
        case .list where !state.query.conditions.isEmpty: commands = [.open, .search, .clearFilter, .regions, .help]
        case .list: commands = [.open, .search, .tags, .regions, .help]
        case .article where state.article?.hasOtherEdition ?? false:
            commands = [.pageDown, .find, .otherLanguage, .nextPane, .help, .bookmark]
        case .article: commands = [.pageDown, .bookmark, .find, .nextPane, .help]
        case .selecting: commands = [.copy, .cite, .selectText, .otherEnd, .back]
        case .related: commands = [.open, .browser, .nextPane, .leave, .help]
        // The picker's own foot has the rest, where it is wide enough for that.
        case .picker where state.size.columns < 60: commands = [.apply, .dismiss]
        case .picker: commands = [.anyOrAll, .unfold, .dismiss]
        case .prompt:
            switch state.prompt?.purpose {
            case .command: commands = [.complete, .accept, .dismiss]
            case .search: commands = [.accept, .dismiss, .complete]
            default: commands = [.accept, .dismiss]
            }
        case .menu:
            guard case .menu(let menu)? = state.layers.last, case .link? = menu.items.first?.choice else {
                return keys([.open, .leave], in: context)
            }
            commands = [.open, .browser, .copy, .leave]
        case .help: commands = [.search, .pageDown, .leave]
        default: commands = []
        }
        return keys(commands, in: context)
    }

    private func keys(_ commands: [Command], in context: Context) -> [(key: String, words: String)] {
        commands.compactMap { command in
            guard let row = CommandTable.row(of: command, in: context), let key = row.keys.first else { return nil }
            return (HelpState.shown(key), words(of: command, in: context) ?? row.hint)
        }
    }

    /// Where the common word would not say what happens here.
    private func words(of command: Command, in context: Context) -> String? {
        switch (command, context) {
        case (.nextPane, .article): "related"
        case (.nextPane, .related): "list"
        case (.open, .related), (.open, .menu): "open"
        case (.back, .selecting): "ends"
        case (.selectText, .selecting): state.article?.selection?.unit == .lines ? "paragraphs" : "lines"
        default: nil
        }
    }

    /// The number being typed, else how far along the focused pane is.
    private var position: DisplayText {
        if let digits = state.digits { return DisplayText("\(digits)") }
        switch state.focus {
        case .article:
            guard let (share, left) = state.progressInArticle else { return "" }
            let minutes = share >= 100 ? "end" : "\(left) min"
            if layout.size.columns < 30 { return DisplayText(minutes) }
            return DisplayText(
                layout.shape == .single ? "Article · \(share) % · \(minutes)" : "\(share) % · \(minutes)")
        case .related:
            let count = state.related.entries.count
            return DisplayText("Related · \(count == 0 ? 0 : state.related.selected + 1) of \(count)")
        default:
            guard state.list.count > 0 else { return "" }
            let count = state.list.counts(of: state.query).map { "\($0.count)" } ?? "…"
            return DisplayText("\(state.list.selected + 1) of \(count)")
        }
    }
}
