import Briefs

/// Answers questions by looking at every brief in memory: slow, obvious, and the reference that the index is
/// held against.
///
/// A `region:` looks at stated regions; where the query asks `is:suggested`, at the suggested ones instead.
/// Texts are cut into words when first needed. The last list is kept, so that scrolling asks nothing anew.
package final class PlainEvaluator: Answering {
    let shelf: Shelf
    let regions: any RegionResolving
    private(set) var marks: [MarkState]
    private let text: (Brief) -> BriefText
    private let earlier: (BriefID) -> [EarlierText]
    private var vocabulary = Vocabulary()
    /// As far as texts have been cut.
    private var prepared: [PreparedText] = []
    private var finder: RelatedFinder?
    private var last: Results?
    /// All regions that stand in the library, stated or suggested.
    private let codes: Set<RegionCode>

    /// `text` is asked once a brief, when words are first needed; `earlier` gives the texts that a brief had before, the
    /// newest first.
    package init(
        briefs: [Brief], book: MarkBook, regions: any RegionResolving,
        dates: (Brief) -> BriefDates, text: @escaping (Brief) -> BriefText,
        earlier: @escaping (BriefID) -> [EarlierText] = { _ in [] }
    ) {
        shelf = Shelf(briefs: briefs, dates: dates)
        self.regions = regions
        self.text = text
        self.earlier = earlier
        marks = shelf.entries.map { entry in
            let ids = [entry.brief.id] + entry.brief.sameAs
            return ids.lazy.map { book[$0] }.first { $0 != .none } ?? .none
        }
        codes = Set(briefs.flatMap { $0.regions + $0.suggestedRegions })
    }

    package func answer(_ question: Question, today: Day, isCancelled: () -> Bool) -> Answer? {
        switch question {
        case .list(let listing, let rows):
            return list(listing, rows, today, isCancelled).map { .list($0) }
        case .position(let listing, let id):
            guard let results = results(listing, today, isCancelled) else { return nil }
            return .position(shelf.positions[id].flatMap { results.order.firstIndex(of: $0) })
        case .nextUnread(let listing, let from, let forward):
            guard let results = results(listing, today, isCancelled) else { return nil }
            return .position(nextUnread(in: results.order, from: from, forward: forward))
        case .ids(let listing, let rows):
            guard let results = results(listing, today, isCancelled) else { return nil }
            let all = 0..<results.order.count
            return .ids(results.order[rows?.clamped(to: all) ?? all].map { shelf.entries[$0].brief.id })
        case .brief(let id):
            guard let index = shelf.positions[id] else { return .brief(nil, .none) }
            var state = marks[index]
            state.isChanged = state.isRead(before: shelf.entries[index].dates.changedAt)
            return .brief(shelf.entries[index].brief, state)
        case .earlier(let id):
            return .earlier(shelf.positions[id].map { earlier(shelf.entries[$0].brief.id) } ?? [])
        case .related(let id, let limit):
            guard let index = shelf.positions[id] else { return .related(RelatedAnswer()) }
            return related(to: index, limit: limit, isCancelled).map { .related($0) }
        case .facets(let facet, let query):
            guard let found = matches(Listing(query: query), today, isCancelled) else { return nil }
            let counting = FacetCounting(regions: regions, isSuggested: query.looksAtSuggestions)
            return .facets(counting.counts(of: facet, in: found.map { (shelf.entries[$0], marks[$0]) }))
        }
    }

    package func apply(_ changes: [Mark], to ids: [BriefID], at moment: Int) {
        for index in Set(ids.compactMap { shelf.positions[$0] }) {
            for change in changes { marks[index].apply(change, at: moment) }
        }
        forgetMarks()
    }

    package func set(_ states: [BriefID: MarkState]) {
        for (id, state) in states {
            if let index = shelf.positions[id] { marks[index] = state }
        }
        forgetMarks()
    }

    /// Forgets what was worked out of other marks.
    private func forgetMarks() {
        if last?.listing.query.dependsOnMarks ?? false { last = nil }
        last?.counts = nil
    }

    /// The words of every brief, in the order of the shelf; nil when cancelled. What was cut until then is kept.
    func texts(_ isCancelled: () -> Bool) -> [PreparedText]? {
        while prepared.count < shelf.entries.count {
            if isCancelled() { return nil }
            prepared.append(PreparedText(text(shelf.entries[prepared.count].brief), vocabulary: &vocabulary))
        }
        return prepared
    }

    /// What is searched of one brief.
    func source(of index: Int) -> BriefText { text(shelf.entries[index].brief) }

    private func related(to index: Int, limit: Int, _ isCancelled: () -> Bool) -> RelatedAnswer? {
        let brief = shelf.entries[index].brief
        var answer = RelatedAnswer()
        answer.placed = brief.related.map { placed in
            placed.id.flatMap { shelf.positions[$0] }.map { row($0) }
        }
        let unpaired = marks[index].unpaired
        answer.translations = shelf.editions(of: index).map { row($0) }.filter { !unpaired.contains($0.id) }
        guard let texts = texts(isCancelled) else { return nil }
        let finder = finder ?? RelatedFinder(shelf: shelf, texts: texts, vocabulary: vocabulary)
        self.finder = finder
        let found = RelatedScoring(finder).related(to: brief, at: index, text: source(of: index), limit: limit)
        answer.computed = found.map { Related(row: row($0.index), score: $0.score, reasons: $0.reasons) }
        return answer
    }
}

/// Lists.
extension PlainEvaluator {
    /// The matches, newest first; nil when cancelled.
    private func matches(_ listing: Listing, _ today: Day, _ isCancelled: () -> Bool) -> [Int]? {
        let query = listing.query
        let texts = query.dependsOnText ? texts(isCancelled) : []
        guard let texts else { return nil }
        let matching = Matching(query, vocabulary: vocabulary, codes: codes, regions: regions, today: today)
        var found: [Int] = []
        for (index, entry) in shelf.entries.enumerated() {
            if index % 256 == 0, isCancelled() { return nil }
            let subject = Matching.Subject(
                entry: entry, marks: marks[index], text: texts.isEmpty ? nil : texts[index],
                hasEditions: shelf.hasEditions(index), isKept: listing.kept.contains(entry.brief.id))
            if matching.holds(subject) { found.append(index) }
        }
        return found
    }

    private func results(_ listing: Listing, _ today: Day, _ isCancelled: () -> Bool) -> Results? {
        if let last, last.listing == listing, last.today == today { return last }
        let query = listing.query
        guard let found = matches(listing, today, isCancelled), let order = sorted(found, query, isCancelled) else {
            return nil
        }
        var new = Results(listing: listing, today: today, order: order, months: [])
        if query.order == .newest || query.order == .oldest { new.months = months(order) }
        if order.isEmpty {
            for index in query.conditions.indices.reversed() {
                var without = listing
                let condition = without.query.conditions.remove(at: index)
                guard let rest = matches(without, today, isCancelled) else { return nil }
                if !rest.isEmpty {
                    new.emptiedBy = condition
                    break
                }
            }
        }
        last = new
        return new
    }

    private func sorted(_ found: [Int], _ query: Query, _ isCancelled: () -> Bool) -> [Int]? {
        switch query.order {
        case .newest: return found
        case .oldest:
            // The mirror, but those without a day stay last.
            let dated = found.filter { shelf.entries[$0].brief.day != nil }
            let undated = found.filter { shelf.entries[$0].brief.day == nil }
            return dated.reversed() + undated.reversed()
        case .title:
            return found.sorted {
                (shelf.entries[$0].foldedTitle, $0) < (shelf.entries[$1].foldedTitle, $1)
            }
        case .relevance:
            if query.textMatches.isEmpty { return found }
            guard let texts = texts(isCancelled) else { return nil }
            let relevance = Relevance(query, vocabulary: vocabulary, texts: texts)
            let scored = found.map { (score: relevance.score(texts[$0]), index: $0) }
            return scored.sorted { $0.score != $1.score ? $0.score > $1.score : $0.index < $1.index }.map(\.index)
        }
    }

    private func months(_ order: [Int]) -> [MonthCount] {
        var months: [MonthCount] = []
        for index in order {
            let month = shelf.entries[index].brief.day?.month
            if let last = months.last, last.month == month {
                months[months.count - 1].count += 1
            } else {
                months.append(MonthCount(month: month, count: 1))
            }
        }
        return months
    }

    private func list(_ listing: Listing, _ rows: Range<Int>, _ today: Day, _ isCancelled: () -> Bool) -> ListAnswer? {
        guard let found = results(listing, today, isCancelled) else { return nil }
        let counts =
            found.counts
            ?? (found.order.count { !marks[$0].isRead }, found.order.count { marks[$0].isBookmarked })
        last?.counts = counts
        let range = rows.clamped(to: 0..<found.order.count)
        return ListAnswer(
            libraryCount: shelf.entries.count, count: found.order.count, unread: counts.0, bookmarked: counts.1,
            months: found.months, range: range, rows: found.order[range].map { row($0, listing.query) },
            emptiedBy: found.emptiedBy)
    }

    private func row(_ index: Int, _ query: Query = .everything) -> Row {
        let brief = shelf.entries[index].brief
        let title = DisplayText(brief.title)
        return Row(
            id: brief.id, title: title, day: brief.day, regions: brief.regions, kind: brief.kind,
            language: brief.language, isRead: marks[index].isRead, isBookmarked: marks[index].isBookmarked,
            hasTranslation: shelf.hasEditions(index),
            hits: QueryHits.ranges(in: title.string, for: query, isTitle: true),
            changedSince: marks[index].isRead(before: shelf.entries[index].dates.changedAt) ? marks[index].readAt : nil)
    }

    /// The nearest unread row beyond a position, once around; never the position itself.
    private func nextUnread(in order: [Int], from: Int, forward: Bool) -> Int? {
        let unread = order.indices.filter { $0 != from && !marks[order[$0]].isRead }
        if forward { return unread.first { $0 > from } ?? unread.first }
        return unread.last { $0 < from } ?? unread.last
    }
}

/// A listing's matches in their order; counts are worked out when asked for.
private struct Results {
    var listing: Listing
    var today: Day
    var order: [Int]
    var months: [MonthCount]
    var emptiedBy: Condition?
    var counts: (unread: Int, bookmarked: Int)?
}
