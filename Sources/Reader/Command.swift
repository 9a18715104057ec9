/// Everything that the reader can be told to do. Its words, keys and places stand in `CommandTable`.
package enum Command: String, CaseIterable, Hashable, Sendable {
    // Moving.
    case down, up
    case pageDown = "page-down"
    case pageUp = "page-up"
    case halfDown = "half-page-down"
    case halfUp = "half-page-up"
    case top, end
    case previousMonth = "previous-month"
    case nextMonth = "next-month"
    case nextUnread = "next-unread"
    case previousUnread = "previous-unread"
    case nextBrief = "next-brief"
    case previousBrief = "previous-brief"
    // Panes.
    case paneLeft = "pane-left"
    case paneRight = "pane-right"
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case narrower, wider, zoom
    // Opening and going back.
    case open, browser, links, back, leave
    case historyBack = "history-back"
    case historyForward = "history-forward"
    // The page.
    case analysis, outline
    case otherLanguage = "other-language"
    case sideBySide = "side-by-side"
    case unpair
    case previousSection = "previous-section"
    case nextSection = "next-section"
    case previousParagraph = "previous-paragraph"
    case nextParagraph = "next-paragraph"
    case align
    case changes = "diff"
    case widenMeasure = "widen-measure"
    case narrowMeasure = "narrow-measure"
    case find
    case nextHit = "next-hit"
    case previousHit = "previous-hit"
    // Narrowing.
    case search, tags, regions, facets, query
    case clearFilter = "clear-filter"
    case clearFilters = "clear-filters"
    case unreadOnly = "unread-only"
    case bookmarksOnly = "bookmarks-only"
    case views, sort
    // Marks.
    case bookmark
    case toggleRead = "toggle-read"
    case allRead = "mark-all-read"
    case helpful, unhelpful
    case undo, redo
    case select
    // Handing on.
    case selectText = "select-lines"
    case otherEnd = "other-end"
    case copy, cite, comment
    // The program.
    case help
    case commandLine = "command"
    case theme, redraw, suspend, cancel, quit
    case takeIn = "import"
    // In a picker.
    case choose, exclude, fold, unfold
    case anyOrAll = "any-or-all"
    case apply, dismiss
    case narrowerText = "delete-letter"
    // In a text field.
    case accept, complete
    case deleteBack = "delete-back"
    case deleteForward = "delete-forward"
    case deleteWord = "delete-word"
    case deleteToStart = "delete-to-start"
    case deleteToEnd = "delete-to-end"
    case lineStart = "line-start"
    case lineEnd = "line-end"
    case charLeft = "char-left"
    case charRight = "char-right"
    case wordLeft = "word-left"
    case wordRight = "word-right"
    case deleteWordForward = "delete-word-forward"
    case editor = "edit-text"
    case historyOlder = "history-older"
    case historyNewer = "history-newer"
    // A question.
    case yes, no
}
