import Briefs
import Page
import Query

/// A short list to choose from, laid over the panes: views, links, outline.
package struct MenuState: Sendable {
    package enum Choice: Hashable, Sendable {
        case view(ReadingState?)
        /// A link of the page, by its number.
        case link(Int)
        /// A place on the page.
        case place(Place)
    }

    package struct Item: Hashable, Sendable {
        package var title: DisplayText
        /// Below the title, dim: a link's whole address.
        package var detail: String?
        package var choice: Choice

        package init(title: DisplayText, detail: String? = nil, choice: Choice) {
            self.title = title
            self.detail = detail
            self.choice = choice
        }
    }

    package var title: String
    package var items: [Item]
    package var selected = 0
    package var top = 0

    /// Whether it is about the page in the article pane.
    package var isOfPage: Bool {
        if case .view? = items.first?.choice { false } else { true }
    }

    package init(title: String, items: [Item], selected: Int = 0) {
        self.title = title
        self.items = items
        self.selected = selected
    }
}

/// Help over the panes, made from the command table.
package struct HelpState: Sendable {
    /// The context whose keys come first.
    package var about: Context
    package var top = 0
    /// Only rows that hold this.
    package var filter = ""

    package init(about: Context) { self.about = about }

    package struct Line: Hashable, Sendable {
        package var keys: String
        package var words: String
        package var isHeading: Bool
    }

    /// How wide help is on a screen.
    static func columns(in size: Size) -> Columns { min(size.columns, 84) }

    /// How wide the column of keys is. In the narrowest windows keys stand above their words.
    static func keyColumns(in columns: Columns) -> Columns { columns >= 60 ? 22 : columns >= 36 ? 14 : 2 }

    /// What help shows, in order, no line wider than the window.
    package func lines(columns: Columns) -> [Line] {
        let keyColumns = HelpState.keyColumns(in: columns)
        return entries.flatMap { entry -> [Line] in
            let words = DisplayText(entry.words).wrapped(columns: max(8, columns - keyColumns - 2), lines: 6)
            guard !entry.isHeading, !entry.keys.isEmpty else { return [entry] }
            let isAbove = DisplayText(entry.keys).columns >= keyColumns
            var lines = isAbove ? [Line(keys: entry.keys, words: "", isHeading: false)] : []
            for (index, part) in words.enumerated() {
                let keys = index == 0 && !isAbove ? entry.keys : ""
                lines.append(Line(keys: keys, words: part.string, isHeading: false))
            }
            return lines
        }
    }

    /// A line for each command, headings and blanks between, before they are set to a width.
    private var entries: [Line] {
        var order = Context.panes.filter { $0 == about } + Context.panes.filter { $0 != about }
        order += [.find, .selecting, .picker, .prompt]
        if about == .find || about == .selecting { order = [about] + order.filter { $0 != about } }
        var lines: [Line] = []
        var shown: Set<String> = []
        let needle = filter.lowercased()
        for context in order {
            let rows = CommandTable.rows(in: context).filter { row in
                let line = row.name + row.keys.joined(separator: " ") + row.words
                return !shown.contains(row.name + row.words) && (needle.isEmpty || line.lowercased().contains(needle))
            }
            guard !rows.isEmpty else { continue }
            if !lines.isEmpty { lines.append(Line(keys: "", words: "", isHeading: false)) }
            lines.append(Line(keys: "", words: context.title, isHeading: true))
            for row in rows {
                shown.insert(row.name + row.words)
                let keys = row.keys.isEmpty ? ":" + row.name : row.keys.map(HelpState.shown).joined(separator: " ")
                lines.append(Line(keys: keys, words: row.words, isHeading: false))
            }
        }
        return lines
    }

    /// A key as people write it: `Enter` for `<Enter>`, `^R` for `<C-r>`.
    package static func shown(_ key: String) -> String {
        if key == "<lt>" { return "<" }
        if key.hasPrefix("<C-"), key.hasSuffix(">") { return "^" + key.dropFirst(3).dropLast().uppercased() }
        let arrows = [
            "<Up>": "↑", "<Down>": "↓", "<Left>": "←", "<Right>": "→", "<S-Tab>": "⇧Tab", "<BS>": "Backspace",
        ]
        if let arrow = arrows[key] { return arrow }
        return key.count > 2 && key.hasPrefix("<") ? String(key.dropFirst().dropLast()) : key
    }
}
