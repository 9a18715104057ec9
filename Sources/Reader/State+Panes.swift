import Page

extension State {
    /// Gives a pane the focus. The article counts as read from then on.
    mutating func setFocus(_ pane: Context) {
        guard pane != focus else { return }
        if focus == .article {
            article?.find = nil
            rememberPlace()
        }
        if focus == .list { list.mark = nil }
        focus = pane
        arrange()
        if pane == .article { openSelected() }
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
        let before = settings
        switch (layout.shape, focus) {
        case (.columns, .list): settings.listWidth += columns
        case (.stacked, .list): settings.listHeight += columns.signum()
        case (_, .related): settings.relatedWidth += columns
        default: settings.relatedWidth -= columns
        }
        if self.layout == layout {
            settings = before
            say("That is as far as it goes")
        }
        arrange()
        remember()
    }

    mutating func changeMeasure(by columns: Columns) { setMeasure(settings.measure + columns) }

    /// The measure asked for, or the nearest that there is.
    mutating func setMeasure(_ columns: Columns) {
        settings.measure = min(max(columns, LayoutSettings.measures.lowerBound), LayoutSettings.measures.upperBound)
        arrange()
        say("Lines of \(layout.measure(settings.measure)) columns at most")
        remember()
    }

    /// Layout, theme and place for the next start.
    mutating func remember() { outbox.append(.remember(session)) }
}
