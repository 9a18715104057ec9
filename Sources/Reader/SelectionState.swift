import Page

/// Lines of the article that are selected, held by places, so that they stay the same words at any width.
package struct SelectionState: Hashable, Sendable {
    package enum Unit: Hashable, Sendable { case lines, paragraphs }

    package var unit = Unit.lines
    /// The end that stays.
    package var anchor: Place
    /// The end that keys move.
    package var end: Place

    package init(at place: Place) {
        anchor = place
        end = place
    }

    /// The first line and the last on a page.
    package func lines(on page: SetPage) -> ClosedRange<LineIndex> {
        let low = page.index(for: min(anchor, end))
        let high = page.index(for: max(anchor, end))
        switch unit {
        case .lines: return low...high
        case .paragraphs: return page.paragraph(at: low).first...max(low, page.paragraph(at: high).last)
        }
    }
}
