import Briefs
import Page
import Query

extension State {
    /// Runs a command where the focus is. `count` is the number typed before the key.
    mutating func perform(_ command: Command, count: Int?) {
        // `:down 9223372036854775807` counts no further than digits before a key do.
        let count = count.map { min($0, State.largestCount) }
        switch command {
        case .redraw: outbox.append(.redraw)
        case .suspend: outbox.append(.suspend)
        case .cancel: cancel()
        case .quit: quit()
        default:
            switch context {
            case .picker: performInPicker(command)
            case .prompt: performInPrompt(command)
            case .help: performInHelp(command)
            case .menu: performInMenu(command, count: count)
            case .confirm: performInConfirm(command)
            case .selecting: performInSelection(command, count: count)
            case .list, .article, .related, .find: performInPanes(command, count: count)
            }
        }
    }

    mutating func performInPanes(_ command: Command, count: Int?) {
        switch command {
        case .paneLeft: moveFocus(-1, wraps: false)
        case .paneRight: moveFocus(1, wraps: false)
        case .nextPane: moveFocus(1, wraps: true)
        case .previousPane: moveFocus(-1, wraps: true)
        case .narrower: resizePane(by: -(count ?? 2))
        case .wider: resizePane(by: count ?? 2)
        case .zoom: zoom()
        case .widenMeasure: changeMeasure(by: count ?? 4)
        case .narrowMeasure: changeMeasure(by: -(count ?? 4))

        case .changes: showChanges(since: count)
        case .align: align(isCentred: !settings.isCentred)
        case .otherLanguage: turnEdition()
        case .sideBySide: toggleBeside()
        case .unpair: unpair()
        case .takeIn: say(":import PATH takes in a file or a folder of files")
        case .browser: browse(link: count)
        case .links: showLinks()
        case .outline: showOutline()
        case .back, .leave: back(mayQuit: command == .leave)
        case .historyBack: goBack()
        case .historyForward: goForward()
        case .nextUnread where focus != .related: askUnread(forward: true)
        case .previousUnread where focus != .related: askUnread(forward: false)
        case .nextBrief: step(count ?? 1)
        case .previousBrief: step(-(count ?? 1))

        case .search: openPrompt(.search)
        case .find: openFind()
        case .commandLine: openPrompt(.command)
        case .tags: openPicker([.tag])
        case .regions: openPicker([.region])
        case .facets: openPicker(PickerState.everyFacet)
        case .clearFilter: clearFilter()
        case .clearFilters: clearFilters()
        case .unreadOnly: toggle(.unread)
        case .bookmarksOnly: toggle(.bookmarked)
        case .views: showViews()
        case .sort: sortNext()
        case .query: showQuery()

        case .bookmark: act(.bookmark)
        case .toggleRead: act(.toggleRead)
        case .copy: act(.copy)
        case .cite: cite()
        case .selectText: selectLines()
        case .allRead: askAllRead()
        case .select: toggleSelection()
        case .helpful: actOnBrief(.helpful)
        case .unhelpful: actOnBrief(.unhelpful)
        case .comment: actOnBrief(.comment)
        case .undo: undo()
        case .redo: redo()
        case .help: layers.append(.help(HelpState(about: context)))
        case .theme: say("Themes: \(themes.joined(separator: ", ")); now \(theme)")
        default:
            switch focus {
            case .list: performInList(command, count: count)
            case .related: performInRelated(command, count: count)
            default: performInArticle(command, count: count)
            }
        }
    }

    /// What a number before a key, or behind a command's name, goes up to: sums with it cannot overflow.
    static let largestCount = 99_999_999

    private mutating func cancel() {
        if let context = layers.last?.context {
            switch context {
            case .picker: performInPicker(.dismiss)
            case .prompt: performInPrompt(.dismiss)
            default: layers.removeLast()
            }
            return
        }
        if endImport() {
            cancelIsArmed = false
        } else if cancelIsArmed {
            quit()
        } else {
            cancelIsArmed = true
            list.mark = nil
            article?.selection = nil
            say("Cancelled; ^C once more quits")
        }
    }

    mutating func quit() {
        rememberPlace()
        outbox.append(.quit)
    }

    /// One layer back: find, a selection, zoom, the pane; at the list `q` quits.
    private mutating func back(mayQuit: Bool) {
        if focus == .article, article?.find != nil {
            endFind()
        } else if focus == .article, article?.comparison != nil {
            endComparison()
        } else if list.mark != nil {
            list.mark = nil
        } else if settings.isZoomed {
            zoom()
        } else if focus != .list {
            setFocus(.list)
        } else if mayQuit {
            quit()
        } else {
            say("q quits")
        }
    }

    private mutating func performInConfirm(_ command: Command) {
        guard case .confirm(let confirm)? = layers.popLast() else { return }
        guard command == .yes else {
            if case .allRead = confirm.subject { say("Nothing changed") }
            return
        }
        switch confirm.subject {
        case .allRead: askEverything()
        case .save(let text): outbox.append(.save(text))
        }
    }
}
