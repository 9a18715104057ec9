import Briefs
import Page
import Query

/// The page as it differs from an earlier text.
package struct ComparisonState: Sendable {
    package var comparison: ArticleComparison
    /// Which of the earlier texts it is compared with, 1 the newest.
    package var number: Int
    /// Where reading was in the text itself.
    var before: Place
}

/// What changed in a brief.
extension State {
    /// Shows what changed since the brief was read, or since its earlier text of some number; once more: the text itself.
    mutating func showChanges(since number: Int?) {
        guard let article else {
            say("No article is open")
            return
        }
        if article.comparison != nil, number == nil || number == article.comparison?.number {
            endComparison()
        } else {
            if focus != .article { setFocus(.article) }
            ask(.earlier(article.id), for: .earlier(number))
        }
    }

    mutating func takeEarlier(_ texts: [EarlierText], number: Int?) {
        guard let article, !texts.isEmpty else {
            say("This brief has not changed since it came into the library")
            return
        }
        // The text that was read is the oldest that was changed after that.
        let read = article.readAt.flatMap { readAt in texts.lastIndex { $0.moment > readAt } }
        let index = number.map { $0 - 1 } ?? read ?? 0
        guard texts.indices.contains(index) else {
            let count = texts.count == 1 ? "There is 1 earlier text" : "There are \(texts.count) earlier texts"
            say("\(count) of this brief; :diff 1 is the newest")
            return
        }
        let comparison = ArticleComparison(article.text, since: texts[index].brief)
        let place = article.comparison?.before ?? article.anchor ?? article.page.place(at: article.top)
        self.article?.comparison = ComparisonState(comparison: comparison, number: index + 1, before: place)
        if article.find != nil { self.article?.find = nil }
        self.article?.selection = nil
        resetArticle(saysElse: true)
        scroll(to: .start)
        let day = MonthNames.short(texts[index].day, language: "en")
        guard comparison.hasChanges else {
            say("Changed on \(day), but not in its words · Esc: the text")
            return
        }
        let words = "\(comparison.inserted) words in, \(comparison.deleted) out"
        say("Changed on \(day): \(words) · } goes to them, Esc: the text")
    }

    /// Back to the text itself, where reading was.
    mutating func endComparison() {
        guard let comparison = article?.comparison else { return }
        article?.comparison = nil
        resetArticle(saysElse: true)
        scroll(to: comparison.before)
    }

    /// What a brief that has changed since it was read says at its head.
    static func remark(on marks: MarkState) -> String? {
        guard marks.isChanged else { return nil }
        let words = marks.readAt.map { moment in
            " on " + MonthNames.short(Day(number: Int((Double(moment) / 86_400_000).rounded(.down))), language: "en")
        }
        return "Changed since you read it\(words ?? "") · :diff shows what"
    }

    // MARK: A brief that changes while it is open

    /// The library may have another text of what is read.
    mutating func askWhetherChanged() {
        guard let article, asked == nil else { return }
        ask(.brief(article.id), for: .refresh)
    }

    mutating func takeRefreshed(_ brief: Brief?) {
        guard let brief, let article, brief.id == article.id,
            brief.body != article.text.brief.body || brief.title != article.text.brief.title
        else { return }
        let anchor = PlaceAnchor(
            article.comparison?.before ?? article.anchor ?? article.page.place(at: article.top),
            on: textPage(of: article))
        if article.comparison != nil { endComparison() }
        if article.find != nil { endFind() }
        var text = ArticleText(brief, regions: regions)
        text.translations = article.text.translations
        text.seeAlsoCounts = State.seeAlsoCounts(of: brief, regions, known: seeAlsoCounts)
        self.article?.text = text
        self.article?.selection = nil
        self.article?.readAt = article.readAt ?? article.marks.readAt
        resetArticle(saysElse: true)
        if let page = self.article?.page { scroll(to: anchor.place(on: page)) }
        say("This brief has changed just now · :diff shows what")
    }

    /// The page of the text itself, without what stands beside it.
    func textPage(of article: ArticleState) -> SetPage {
        if article.comparison == nil { return article.page.columns.first ?? article.page }
        return Typesetter(measure: article.measure).set(article.text)
    }
}
