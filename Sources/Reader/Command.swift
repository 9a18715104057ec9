/// Everything that the reader can be told to do. Its words, keys and places stand in `CommandTable`.
package enum Command: String, CaseIterable, Hashable, Sendable {
    // Moving.
    case down, up
    case pageDown = "page-down", pageUp = "page-up"
    case halfDown = "half-page-down", halfUp = "half-page-up"
    case top, end
    case previousMonth = "previous-month", nextMonth = "next-month"
    case nextUnread = "next-unread", previousUnread = "previous-unread"
    case nextBrief = "next-brief", previousBrief = "previous-brief"
    // Panes.
    case paneLeft = "pane-left", paneRight = "pane-right"
    case nextPane = "next-pane", previousPane = "previous-pane"
    case narrower, wider, zoom
    // Opening and going back.
    case open, browser, links, back, leave
    case historyBack = "history-back", historyForward = "history-forward"
    // The page.
    case analysis, outline
    case previousSection = "previous-section", nextSection = "next-section"
    case previousParagraph = "previous-paragraph", nextParagraph = "next-paragraph"
    case widenMeasure = "widen-measure", narrowMeasure = "narrow-measure"
    case find
    case nextHit = "next-hit", previousHit = "previous-hit"
    // Narrowing.
    case search, tags, regions, facets, query
    case clearFilter = "clear-filter", clearFilters = "clear-filters"
    case unreadOnly = "unread-only", bookmarksOnly = "bookmarks-only"
    case views, sort
    // Marks.
    case bookmark
    case toggleRead = "toggle-read", allRead = "mark-all-read"
    case helpful, unhelpful
    case undo, redo
    case select
    // Handing on.
    case copy, comment
    // The program.
    case help, commandLine = "command", theme, redraw, suspend, cancel, quit
    // In a picker.
    case choose, exclude, fold, unfold
    case anyOrAll = "any-or-all"
    case apply, dismiss
    case narrowerText = "delete-letter"
    // In a text field.
    case accept, complete
    case deleteBack = "delete-back", deleteForward = "delete-forward"
    case deleteWord = "delete-word", deleteToStart = "delete-to-start", deleteToEnd = "delete-to-end"
    case lineStart = "line-start", lineEnd = "line-end"
    case charLeft = "char-left", charRight = "char-right"
    case wordLeft = "word-left", wordRight = "word-right"
    case deleteWordForward = "delete-word-forward"
    case editor = "edit-text"
    case historyOlder = "history-older", historyNewer = "history-newer"
    // A question.
    case yes, no
}
