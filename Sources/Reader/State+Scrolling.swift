import Briefs
import Page
import Query

/// Moving through the page, and keeping the place.
extension State {
    /// The rows of the article pane.
    package var articleRows: Rows { layout.article?.size.rows ?? max(1, size.rows - 3) }

    /// The lines of related coverage that follow the foot where it has no pane beside the article.
    var followingLines: [RelatedEntry.Line] {
        guard layout.relatedFollowsArticle, let article else { return [] }
        return related.lines(columns: article.measure)
    }

    /// How many lines there are below the page: a blank one, a rule, and related coverage.
    var following: Int {
        let lines = followingLines.count
        return lines == 0 ? 0 : lines + 2
    }

    mutating func scroll(by lines: Int) { scroll(to: article?.top ?? .start, movedBy: lines) }

    /// Scrolls so many lines on from one, as far as the page goes.
    mutating func scroll(to line: LineIndex, movedBy lines: Int = 0) {
        article?.isAtEndTwice = false
        article?.anchor = nil
        let (rows, following) = (articleRows, following)
        let moved = lines == 0 ? line : article?.page.index(line, movedBy: lines, following: following)
        let last = article?.page.lastTop(rows: rows, following: following)
        guard let moved, let last else { return }
        let top = min(moved, last)
        article?.top = top
        // With the line below, by which is told how far along the page is.
        article?.page.prepare(from: top, rows: rows + 1)
    }

    /// Scrolls to a place, and holds on to it: setting the page wider and narrower again comes back to the word.
    mutating func scroll(to place: Place) {
        guard let page = article?.page else { return }
        scroll(to: page.index(for: place))
        article?.anchor = place
    }

    /// Whether the last line is on screen.
    package var isAtEnd: Bool {
        guard let article else { return true }
        var page = article.page
        return article.top >= page.lastTop(rows: articleRows, following: following)
    }

    /// How far reading is along the page, in hundredths, and how many minutes are left.
    var progressInArticle: (share: Int, minutesLeft: Int)? {
        guard let article else { return nil }
        guard !isAtEnd else { return (100, 0) }
        var page = article.page
        let end = page.index(article.top, movedBy: articleRows, following: following)
        let bytes = page.bytes(from: end)
        return (min(99, (bytes.all - bytes.left) * 100 / max(1, bytes.all)), page.minutesLeft(from: end))
    }

    mutating func pageDown(_ page: Int) {
        guard isAtEnd else {
            scroll(by: page)
            return
        }
        if article?.isAtEndTwice == true {
            askUnread(forward: true)
        } else {
            article?.isAtEndTwice = true
            say("end · Space: next unread")
        }
    }

    mutating func goToAnalysis() {
        guard let place = article?.page.analysis else {
            say("This brief has no section of analysis")
            return
        }
        scroll(to: place)
    }

    mutating func jump(through places: KeyPath<SetPage, [Place]>, by count: Int, _ name: String) {
        guard let article else { return }
        let places =
            name == "paragraph"
            ? article.comparison?.comparison.places ?? article.page[keyPath: places] : article.page[keyPath: places]
        let top = article.page.place(at: article.top)
        let target: Place?
        if count > 0 {
            let later = places.filter { $0 > top }
            target = later.isEmpty ? nil : later[min(count, later.count) - 1]
        } else {
            let earlier = places.filter { $0 < top }
            target = earlier.isEmpty ? nil : earlier[max(0, earlier.count + count)]
        }
        guard let target else {
            if count < 0, .start < article.top {
                scroll(to: .start)
            } else {
                say(count > 0 ? "No \(name) further on" : "No \(name) before")
            }
            return
        }
        scroll(to: target)
    }

    // MARK: Place

    /// Keeps where reading stands in the brief that is open, if that has changed.
    mutating func rememberPlace() {
        guard let article, article.isOpened else { return }
        let isAtStart = article.top <= .start
        let shown = article.comparison?.before ?? article.anchor ?? article.page.place(at: article.top)
        let place = isAtStart || isAtEnd ? nil : PlaceAnchor(shown, on: textPage(of: article)).description
        guard place != article.rememberedPlace else { return }
        self.article?.rememberedPlace = place
        self.article?.marks.place = place
        outbox.append(.mark([MarkChange(ids: [article.id], marks: [Mark(.place, place.map { .text($0) } ?? .none)])]))
    }
}
