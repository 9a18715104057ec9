import Page

extension State {
    /// Gives a pane the focus. The article counts as read from then on.
    mutating func setFocus(_ pane: Context) {
        guard pane != focus else { return }
        let before = focus
        if before == .article {
            article?.selection = nil
            if article?.find != nil { endFind() }
            rememberPlace()
        }
        if before == .list { list.mark = nil }
        focus = pane
        if pane == .list { list.opensWhenKnown = false }
        arrange()
        if pane == .article {
            // From related coverage it goes back to the brief that this is about.
            if before == .list { openSelected() } else { openShown() }
        } else if pane == .related, before == .list, let id = list.selectedID, shownOrAsked != id {
            // Where the article is not beside the list, what is related to the selected brief is not known yet.
            askArticle(id, opening: false)
        }
        // Whoever opens a brief or looks at what is related is not walking by.
        if pane != .list { askCompany() }
    }

    mutating func moveFocus(_ step: Int, wraps: Bool) {
        guard let index = Context.panes.firstIndex(of: focus) else { return }
        let next = index + step
        if wraps {
            setFocus(Context.panes[(next + Context.panes.count) % Context.panes.count])
        } else if Context.panes.indices.contains(next) {
            setFocus(Context.panes[next])
        }
    }

    mutating func zoom() {
        guard layout.shape != .single || settings.isZoomed else {
            say("Only one pane fits this window; Tab goes to the next")
            return
        }
        settings.isZoomed.toggle()
        arrange()
        remember()
    }

    /// Widens the pane with the focus; the list above an article grows by rows. The article gives what its
    /// neighbour takes.
    mutating func resizePane(by columns: Int) {
        let layout = layout
        guard layout.shape != .single, !settings.isZoomed else {
            say("There is one pane only; nothing to widen")
            return
        }
        // What a large step or another window left over would be keys without effect on the way back.
        let shown = layout.settled
        switch (layout.shape, focus) {
        case (.columns, .list): settings.listWidth = shown.listWidth + columns
        case (.stacked, .list): settings.listHeight = shown.listHeight + columns.signum()
        case (_, .related): settings.relatedWidth = shown.relatedWidth + columns
        default: settings.relatedWidth = shown.relatedWidth - columns
        }
        let settled = self.layout.settled
        switch (layout.shape, focus) {
        case (.columns, .list): settings.listWidth = settled.listWidth
        case (.stacked, .list): settings.listHeight = settled.listHeight
        default: settings.relatedWidth = settled.relatedWidth
        }
        if self.layout == layout { say("That is as far as it goes") }
        arrange()
        remember()
    }

    mutating func changeMeasure(by columns: Columns) {
        let shown = layout.measure(settings.measure)
        if columns > 0, shown < settings.measure {
            say("The pane has no room for longer lines than \(shown) columns")
            return
        }
        setMeasure(min(settings.measure, max(shown, LayoutSettings.measures.lowerBound)) + columns)
    }

    mutating func setMeasure(_ measure: Columns) {
        settings.measure = min(max(measure, LayoutSettings.measures.lowerBound), LayoutSettings.measures.upperBound)
        arrange()
        say("Lines of \(layout.measure(settings.measure)) columns at most")
        remember()
    }

    mutating func align(isCentred: Bool) {
        settings.isCentred = isCentred
        arrange()
        say(isCentred ? "Lines in the middle of their pane" : "Lines at the left of their pane")
        remember()
    }

    /// Whether the terminal is told where links lead.
    mutating func setHyperlinks(_ isOn: Bool) {
        settings.hasHyperlinks = isOn
        say(isOn ? "Links can be opened by the terminal too" : "Links are opened by their numbers only")
        remember()
    }

    /// Layout, theme and place for the next start.
    mutating func remember() { outbox.append(.remember(session)) }
}
