import Briefs
import Page

/// Selecting lines of the article, to hand them on.
extension State {
    /// Begins a selection at the hit that was found, else at the top of the screen; begun, goes over to paragraphs and
    /// back.
    mutating func selectLines() {
        guard let article else {
            say("No article is open")
            return
        }
        if var selection = article.selection {
            selection.unit = selection.unit == .lines ? .paragraphs : .lines
            self.article?.selection = selection
            return
        }
        let shown = article.page.lines(from: article.top, count: articleRows)
        let hit = article.find?.hit.map { article.page.place(at: article.page.index(for: $0)) }
        let place = hit.flatMap { hit in shown.first { $0.place == hit } } ?? shown.first { $0.part != .blank }
        guard let place = place?.place else {
            say("Nothing of the article is on screen")
            return
        }
        self.article?.selection = SelectionState(at: place)
    }

    mutating func performInSelection(_ command: Command, count: Int?) {
        guard let selection = article?.selection else { return }
        let page = max(1, articleRows - 2)
        switch command {
        case .selectText: selectLines()
        case .otherEnd:
            self.article?.selection?.anchor = selection.end
            self.article?.selection?.end = selection.anchor
            revealSelection()
        case .down where selection.unit == .lines: moveSelection(by: count ?? 1)
        case .up where selection.unit == .lines: moveSelection(by: -(count ?? 1))
        case .down, .nextParagraph: moveSelection(byParagraphs: count ?? 1)
        case .up, .previousParagraph: moveSelection(byParagraphs: -(count ?? 1))
        case .pageDown: moveSelection(by: page)
        case .pageUp: moveSelection(by: -page)
        case .halfDown: moveSelection(by: max(1, articleRows / 2))
        case .halfUp: moveSelection(by: -max(1, articleRows / 2))
        case .top: moveSelection(by: -State.largestCount)
        case .end: moveSelection(by: State.largestCount)
        case .copy: copySelection(isQuoted: false)
        case .cite: copySelection(isQuoted: true)
        case .back, .leave: article?.selection = nil
        default: performInPanes(command, count: count)
        }
    }

    private mutating func moveSelection(by lines: Int) {
        guard let end = article?.selection?.end, let page = article?.page else { return }
        let index = article?.page.index(page.index(for: end), movedBy: lines, following: 0)
        guard let index else { return }
        moveSelection(to: index)
    }

    private mutating func moveSelection(byParagraphs count: Int) {
        guard let article, let end = article.selection?.end else { return }
        var index = article.page.index(for: end)
        for _ in 0..<min(abs(count), article.page.count) {
            let (first, last) = article.page.paragraph(at: index)
            index = LineIndex(piece: count > 0 ? min(last.piece + 1, article.page.count - 1) : max(0, first.piece - 1))
            index = count > 0 ? index : article.page.paragraph(at: index).first
        }
        moveSelection(to: index)
    }

    /// Moves the end of the selection to a line, and that onto the screen.
    mutating func moveSelection(to index: LineIndex) {
        guard let article else { return }
        self.article?.selection?.end = article.page.place(at: index)
        revealSelection()
    }

    private mutating func revealSelection() {
        guard let article, let end = article.selection?.end else { return }
        let index = article.page.index(for: end)
        let row = article.page.lines(from: article.top, to: index, limit: articleRows)
        if row < 0 {
            scroll(to: index)
        } else if row >= articleRows {
            scroll(to: index, movedBy: 1 - articleRows)
        }
    }

    private mutating func copySelection(isQuoted: Bool) {
        guard let article, let selection = article.selection else { return }
        let lines = selection.lines(on: article.page)
        let text = article.page.text(from: lines.lowerBound, through: lines.upperBound)
        self.article?.selection = nil
        guard !text.isEmpty else {
            say("Nothing is written there")
            return
        }
        let words = text.split { $0.isWhitespace }.count
        let said = words == 1 ? "1 word" : "\(words) words"
        if isQuoted {
            let brief = article.text.brief
            copy(Citation(brief).quotation(of: text, language: brief.language), words: said + ", with their source")
        } else {
            copy(text, words: said)
        }
    }
}
