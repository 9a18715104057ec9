import Page
import Query

extension State {
    mutating func openFind() {
        guard article != nil else { return }
        openPrompt(.find)
    }

    /// Marks a needle on the page and goes to the first hit from where reading began.
    mutating func find(_ needle: String, from top: LineIndex) {
        guard let article else { return }
        guard !needle.isEmpty else {
            self.article?.find = nil
            resetArticle()
            scroll(to: top)
            return
        }
        var find = FindState(needle: needle, hits: article.page.places(of: needle))
        let place = article.page.place(at: top)
        find.current = find.hits.firstIndex { $0 >= place } ?? 0
        self.article?.find = find
        resetArticle()
        showHit(otherwise: top)
    }

    mutating func stepHit(_ step: Int) {
        guard let find = article?.find, !find.hits.isEmpty else {
            say("Not on this page")
            return
        }
        let count = find.hits.count
        article?.find?.current = ((find.current + step) % count + count) % count
        showHit(otherwise: article?.top ?? .start)
    }

    mutating func endFind() {
        article?.find = nil
        resetArticle()
    }

    private mutating func showHit(otherwise top: LineIndex) {
        guard let article, let hit = article.find?.hit else {
            scroll(to: top)
            return
        }
        let line = article.page.index(for: hit)
        let row = article.page.lines(from: article.top, to: line, limit: articleRows)
        if !(0..<articleRows).contains(row) { scroll(to: line, movedBy: -articleRows / 3) }
    }
}
