/// A command, its words, its keys and where they hold. Help, keymap, completion and `dateline keys` all come
/// from these rows.
package struct CommandRow: Sendable {
    package let command: Command
    /// In the notation of `Key`: `j`, `<Enter>`, `<C-r>`.
    package let keys: [String]
    package let contexts: [Context]
    /// A sentence for help.
    package let words: String
    /// One word for the hint line.
    package let hint: String

    /// The name behind `:`.
    package var name: String { command.rawValue }

    fileprivate init(_ command: Command, _ keys: String, _ contexts: [Context], _ words: String, hint: String = "") {
        self.command = command
        self.keys = keys.isEmpty ? [] : keys.split(separator: " ").map(String.init)
        self.contexts = contexts
        self.words = words
        self.hint = hint
    }
}

/// The one table of commands.
package enum CommandTable {
    private static let panes = Context.panes
    private static let scrolling: [Context] = [.list, .article, .related, .find, .selecting, .help, .menu]
    private static let inPage: [Context] = [.article, .find]
    private static let listAndArticle: [Context] = [.list, .article]

    /// In the order in which help shows them.
    package static let rows: [CommandRow] = [
        CommandRow(.down, "j <Down>", scrolling, "A line down; 5j goes five", hint: "down"),
        CommandRow(.up, "k <Up>", scrolling, "A line up", hint: "up"),
        CommandRow(.pageDown, "<Space> <C-f> <PgDn>", scrolling, "A page down", hint: "page"),
        CommandRow(.pageUp, "b <C-b> <PgUp>", scrolling, "A page up"),
        CommandRow(.halfDown, "<C-d>", scrolling, "Half a page down"),
        CommandRow(.halfUp, "<C-u>", scrolling, "Half a page up"),
        CommandRow(.top, "g <Home>", scrolling, "To the top"),
        CommandRow(.end, "G <End>", scrolling, "To the end; 120G goes to row 120"),
        CommandRow(.paneLeft, "h <Left>", panes, "The pane to the left"),
        CommandRow(.paneRight, "l <Right>", panes, "The pane to the right"),
        CommandRow(.nextPane, "<Tab>", panes, "The next pane", hint: "pane"),
        CommandRow(.previousPane, "<S-Tab>", panes, "The previous pane"),
        CommandRow(.narrower, "<lt>", panes, "Make the pane narrower"),
        CommandRow(.wider, ">", panes, "Make the pane wider"),
        CommandRow(.zoom, "z", panes, "This pane alone, or all again", hint: "zoom"),

        CommandRow(
            .open, "<Enter>", [.list, .article, .related, .menu], "Open; in the article 3Enter follows link 3",
            hint: "read"),
        CommandRow(
            .browser, "o", [.list, .article, .related, .find, .menu], "In the browser: the brief's page; 3o link 3",
            hint: "browser"),
        CommandRow(
            .links, "F", inPage, "The links with their full addresses; :links off leaves them to F alone", hint: "links"
        ),
        CommandRow(.leave, "q", scrolling, "Back one layer; at the list it quits", hint: "back"),
        CommandRow(.back, "<Esc> <BS>", scrolling, "Back one layer", hint: "back"),
        CommandRow(.quit, "Q", panes, "Quit, from anywhere", hint: "quit"),
        CommandRow(.historyBack, "[", panes, "Back to what was read before"),
        CommandRow(.historyForward, "]", panes, "Forward again"),
        CommandRow(.nextUnread, "n", listAndArticle, "The next unread brief", hint: "next unread"),
        CommandRow(.previousUnread, "p", listAndArticle, "The previous unread brief"),
        CommandRow(.nextBrief, "J", listAndArticle, "The next brief", hint: "next"),
        CommandRow(.previousBrief, "K", listAndArticle, "The previous brief"),
        CommandRow(.previousMonth, "{", [.list], "The previous month in the list"),
        CommandRow(.nextMonth, "}", [.list], "The next month in the list"),

        CommandRow(.search, "/", [.list], "Search the library, as you type", hint: "search"),
        CommandRow(.tags, "t", panes, "Narrow by tag", hint: "tags"),
        CommandRow(.regions, "r", panes, "Narrow by region", hint: "regions"),
        CommandRow(.facets, "f", panes, "Narrow by any facet", hint: "facets"),
        CommandRow(.clearFilter, "x", panes, "Take away the last filter", hint: "clear"),
        CommandRow(.clearFilters, "X", panes, "Take away all filters"),
        CommandRow(.unreadOnly, "U", [.list], "Only unread briefs, or all"),
        CommandRow(.bookmarksOnly, "M", panes, "Only bookmarked briefs, or all"),
        CommandRow(.views, "w", panes, "Views: all, unread, changed since read (≠), bookmarks"),
        CommandRow(.sort, "S", [.list], "Sort: newest, oldest, title, relevance"),
        CommandRow(.query, "", panes, ":query shows what is chosen as a query; :query TEXT sets it"),

        CommandRow(.bookmark, "m", panes, "Bookmark, or take it away", hint: "bookmark"),
        CommandRow(.toggleRead, "N", listAndArticle, "Read or unread", hint: "read"),
        CommandRow(.allRead, "A", [.list], "Mark all shown as read; asks first"),
        CommandRow(.select, "v", [.list], "Select rows; then m, N or y act on all of them"),
        CommandRow(.undo, "u", panes, "Undo the last mark", hint: "undo"),
        CommandRow(.redo, "<C-r>", panes, "Redo it"),
        CommandRow(.helpful, "", panes, "Say that this brief was helpful"),
        CommandRow(.unhelpful, "", panes, "Say that it was not"),

        CommandRow(.find, "/", [.article, .find], "Find in the page, as you type", hint: "find"),
        CommandRow(.nextHit, "n", [.find], "The next hit", hint: "next hit"),
        CommandRow(.previousHit, "N", [.find], "The previous hit", hint: "previous"),
        CommandRow(.analysis, "a", inPage, "To the analysis", hint: "analysis"),
        CommandRow(.previousSection, "(", inPage, "The previous section"),
        CommandRow(.nextSection, ")", inPage, "The next section"),
        CommandRow(.previousParagraph, "{", inPage + [.selecting], "The previous paragraph"),
        CommandRow(.nextParagraph, "}", inPage + [.selecting], "The next paragraph"),
        CommandRow(.outline, "O", inPage, "The outline"),
        CommandRow(
            .otherLanguage, "L", inPage, "The edition in another language, at the same paragraph", hint: "language"),
        CommandRow(.sideBySide, "=", inPage, "Both languages side by side, or one again"),
        CommandRow(.unpair, "", panes, "Say that what counts as the other edition is another piece"),
        CommandRow(.widenMeasure, "+", inPage, "Longer lines"),
        CommandRow(.narrowMeasure, "-", inPage, "Shorter lines"),
        CommandRow(
            .changes, "", panes,
            ":diff shows by word what changed since it was read; :diff 2 since its text before last"),
        CommandRow(.align, "", panes, ":align left sets lines at the left of their pane, :align centre in the middle"),

        CommandRow(
            .selectText, "V", [.article, .find, .selecting], "Select lines, and go on to whole paragraphs",
            hint: "select"),
        CommandRow(.otherEnd, "o", [.selecting], "Move the other end", hint: "other end"),
        CommandRow(
            .copy, "y", [.list, .article, .related, .menu, .selecting], "Copy the link, or what is selected",
            hint: "copy"),
        CommandRow(
            .cite, "Y", [.list, .article, .related, .selecting],
            "Copy the citation; of selected lines, the words with it", hint: "quote"),
        CommandRow(.comment, "", panes, "Write to the outlet, where an address is known"),

        CommandRow(.takeIn, "", panes, ":import PATH takes in a file or a folder of files"),

        CommandRow(.help, "? <F1>", scrolling, "Help", hint: "help"),
        CommandRow(.commandLine, ":", panes, "Run any command by its name"),
        CommandRow(.theme, "", panes, ":theme NAME changes the colours, with a preview"),
        CommandRow(.redraw, "<C-l>", Context.allCases, "Draw the screen again"),
        CommandRow(.suspend, "<C-z>", Context.allCases, "Suspend; fg comes back"),
        CommandRow(.cancel, "<C-c>", Context.allCases, "Cancel; twice: quit"),

        CommandRow(.down, "<Down> <C-n>", [.picker], "A line down"),
        CommandRow(.up, "<Up> <C-p>", [.picker], "A line up"),
        CommandRow(.pageDown, "<PgDn> <C-f>", [.picker], "A page down"),
        CommandRow(.pageUp, "<PgUp> <C-b>", [.picker], "A page up"),
        CommandRow(.top, "<Home>", [.picker], "To the top"),
        CommandRow(.end, "<End>", [.picker], "To the end"),
        CommandRow(.choose, "<Tab>", [.picker], "Choose, or take the choice back", hint: "choose"),
        CommandRow(.exclude, "<S-Tab>", [.picker], "Exclude", hint: "exclude"),
        CommandRow(.fold, "<Left>", [.picker], "Fold the branch"),
        CommandRow(.unfold, "<Right>", [.picker], "Unfold the branch", hint: "unfold"),
        CommandRow(.anyOrAll, "<C-t>", [.picker], "Any of those chosen, or all of them", hint: "any/all"),
        CommandRow(.apply, "<Enter>", [.picker], "Apply", hint: "apply"),
        CommandRow(.dismiss, "<Esc>", [.picker, .prompt, .confirm], "As it was before", hint: "as before"),
        CommandRow(.narrowerText, "<BS>", [.picker], "Take back a letter"),
        CommandRow(.deleteToStart, "<C-u>", [.picker], "Take back all letters"),

        CommandRow(.accept, "<Enter>", [.prompt], "Done", hint: "done"),
        CommandRow(.complete, "<Tab>", [.prompt], "Complete", hint: "complete"),
        CommandRow(.deleteBack, "<BS>", [.prompt], "Delete a letter; in an empty field: leave"),
        CommandRow(.deleteForward, "<Del> <C-d>", [.prompt], "Delete the letter under the cursor"),
        CommandRow(.deleteWord, "<C-w> <M-Backspace>", [.prompt], "Delete a word"),
        CommandRow(.deleteWordForward, "<M-d>", [.prompt], "Delete the word that follows"),
        CommandRow(.deleteToStart, "<C-u>", [.prompt], "Delete to the start"),
        CommandRow(.deleteToEnd, "<C-k>", [.prompt], "Delete to the end"),
        CommandRow(.lineStart, "<C-a> <Home>", [.prompt], "To the start"),
        CommandRow(.lineEnd, "<C-e> <End>", [.prompt], "To the end"),
        CommandRow(.charLeft, "<Left> <C-b>", [.prompt], "A letter left"),
        CommandRow(.charRight, "<Right> <C-f>", [.prompt], "A letter right"),
        CommandRow(.wordLeft, "<M-b>", [.prompt], "A word left"),
        CommandRow(.wordRight, "<M-f>", [.prompt], "A word right"),
        CommandRow(.historyOlder, "<Up> <C-p>", [.prompt], "Earlier entries"),
        CommandRow(.historyNewer, "<Down> <C-n>", [.prompt], "Later entries"),

        CommandRow(.editor, "<C-o>", [.prompt], "Write the text in an editor"),

        CommandRow(.search, "/", [.help], "Search in help", hint: "search"),
        CommandRow(.yes, "y", [.confirm], "Yes", hint: "yes"),
        CommandRow(.no, "n q", [.confirm], "No", hint: "no"),
    ]

    /// The rows that hold in a context, in table order.
    package static func rows(in context: Context) -> [CommandRow] { rows.filter { $0.contexts.contains(context) } }

    /// The first row of a command that holds in a context.
    package static func row(of command: Command, in context: Context) -> CommandRow? {
        rowsOfCommand[command]?.first { $0.contexts.contains(context) }
    }

    private static let rowsOfCommand = Dictionary(grouping: rows, by: \.command)

    /// What `:` knows, by name: commands of the panes.
    package static let named: [CommandRow] = rows.filter { row in
        row.contexts.contains { $0 == .list || $0 == .article || $0 == .related || $0 == .find }
    }
}
