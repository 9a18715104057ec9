import Page
import Query

extension State {
    mutating func openFind() {
        guard article != nil else { return }
        openPrompt(.find)
    }

    /// Marks a needle on the page and goes to the first hit from where reading began.
    mutating func find(_ needle: String, from top: Int) {
        guard article != nil else { return }
        article?.find = needle.isEmpty ? nil : FindState(needle: needle, lines: [])
        resetArticle()
        guard let article, !needle.isEmpty else {
            scroll(to: top)
            return
        }
        let lines = article.page.hitLines
        self.article?.find = FindState(needle: needle, lines: lines)
        self.article?.find?.current = lines.firstIndex { $0 >= top } ?? 0
        showHit(otherwise: top)
    }

    mutating func stepHit(_ step: Int) {
        guard let find = article?.find, !find.lines.isEmpty else {
            say("Not on this page")
            return
        }
        let count = find.lines.count
        article?.find?.current = ((find.current + step) % count + count) % count
        showHit(otherwise: article?.top ?? 0)
    }

    mutating func endFind() {
        article?.find = nil
        resetArticle()
    }

    private mutating func showHit(otherwise top: Int) {
        guard let find = article?.find, find.lines.indices.contains(find.current) else {
            scroll(to: top)
            return
        }
        let line = find.lines[find.current]
        let visible = (article?.top ?? 0)..<(article?.top ?? 0) + articleRows
        if !visible.contains(line) { scroll(to: line - articleRows / 3) }
    }
}
