import Briefs
import Query

/// Answers questions from the index: the same answers as `PlainEvaluator` gives of the library as far as it has been
/// taken in.
package final class IndexAnswering: Answering {
    let index: LibraryIndex
    let regions: any RegionResolving
    private var book: MarkBook
    private(set) var marks: MarkLayer
    private var last: Results?
    /// The last matches: a list and all its facets are asked for one after the other.
    private var lastMatches: Matches?
    private var coverage: IndexCoverage?
    private(set) var tagSets = TagSets()
    let names: NameTable
    /// The list by title; made when first needed.
    private var titleOrder: [Int32]?
    private var wantsTitlesKept = false
    /// The revision of the index that all this belongs to.
    private var revision = -1

    package init(_ index: LibraryIndex, book: MarkBook, regions: any RegionResolving) {
        self.index = index
        self.book = book
        self.regions = regions
        names = NameTable(index, regions: regions)
        marks = MarkLayer(count: 0)
    }

    package func answer(_ question: Question, today: Day, isCancelled: () -> Bool) -> Answer? {
        withoutActuallyEscaping(isCancelled) { isCancelled in
            let asking = Asking(today: today, isCancelled: isCancelled)
            let answer: Answer? = whole { () throws(IndexError) in try self.answer(to: question, asking) } ?? nil
            if wantsTitlesKept, let titleOrder { index.keepTitles(titleOrder) }
            wantsTitlesKept = false
            return answer
        }
    }

    package func apply(_ changes: [Mark], to ids: [BriefID], at moment: Int) {
        _ = whole { () throws(IndexError) in
            var slots: Set<Int> = []
            for id in ids {
                guard let slot = try index.slot(of: id), !slots.contains(slot) else { continue }
                var state = marks[slot]
                for change in changes { state.apply(change, at: moment) }
                try set(state, for: slot)
                slots.insert(slot)
            }
        }
        forgetMarks()
    }

    package func set(_ states: [BriefID: MarkState]) {
        _ = whole { () throws(IndexError) in
            for (id, state) in states {
                if let slot = try index.slot(of: id) { try set(state, for: slot) } else { book.set(state, for: id) }
            }
        }
        forgetMarks()
    }

    private func set(_ state: MarkState, for slot: Int) throws(IndexError) {
        let (own, number) = (try index.id(of: slot), index.columns.numbers[slot])
        let names = index.pieces.hasAliases ? try ItemLinks.sameAs(number, index.database) : []
        marks.set(state, for: slot)
        // So that the marks are found again when the index has changed.
        book.set(state, for: own)
        if state == .none { for name in names { book.set(.none, for: name) } }
    }

    /// Forgets what was worked out of other marks.
    private func forgetMarks() {
        if last?.listing.query.dependsOnMarks ?? false { last = nil }
        if lastMatches?.listing.query.dependsOnMarks ?? false { lastMatches = nil }
        last?.counts = nil
    }

    /// Does something on one state of the index. Where that turns out to be damaged, first the columns are made from
    /// the rows, then the whole index is replaced by an empty one, and it is done on what there is then.
    func whole<Result>(_ body: () throws(IndexError) -> Result) -> Result? {
        for _ in 0..<3 {
            do throws(IndexError) {
                return try index.reading { () throws(IndexError) in
                    try refresh()
                    let result = try body()
                    if let failure = index.names.failure { throw failure }
                    return result
                }
            } catch {
                repair(after: error)
            }
        }
        return nil
    }

    private func repair(after error: IndexError) {
        if index.hasKeptColumns, case .damaged = error {
            let isMade: Void? = try? index.reading { () throws(IndexError) in try index.makeColumns() }
            if isMade != nil { return }
        }
        index.replace(after: error)
    }

    /// Whether the matches of a listing are known already.
    func isAtHand(_ listing: Listing, today: Day) -> Bool {
        let unsorted = Listing(query: Query(listing.query.conditions), kept: listing.kept)
        return revision == index.revision && lastMatches?.listing == unsorted && lastMatches?.today == today
    }

    /// Throws away what was worked out of an older state of the index.
    private func refresh() throws(IndexError) {
        index.wasAsked = true
        try index.catchUp()
        try index.settle()
        if revision == index.revision { return }
        last = nil
        lastMatches = nil
        coverage = nil
        tagSets = TagSets()
        titleOrder = nil
        marks = try MarkLayer(book, index)
        revision = index.revision
    }

    private func answer(to question: Question, _ asking: Asking) throws(IndexError) -> Answer? {
        switch question {
        case .list(let listing, let rows):
            if let first = try firstRows(listing, rows) { return .list(first) }
            guard let results = try results(listing, asking) else { return nil }
            return .list(try list(results, rows))
        case .position(let listing, let id):
            guard let results = try results(listing, asking) else { return nil }
            guard let slot = try index.slot(of: id) else { return .position(nil) }
            return .position(results.order.firstIndex(of: Int32(slot)))
        case .nextUnread(let listing, let from, let forward):
            guard let results = try results(listing, asking) else { return nil }
            return .position(nextUnread(in: results.order, from: from, forward: forward))
        case .ids(let listing, let rows):
            guard let results = try results(listing, asking) else { return nil }
            let all = 0..<results.order.count
            var ids: [BriefID] = []
            for slot in results.order[rows?.clamped(to: all) ?? all] { ids.append(try index.id(of: Int(slot))) }
            return .ids(ids)
        case .brief(let id):
            guard let slot = try index.slot(of: id), let brief = try index.brief(at: slot) else {
                return .brief(nil, .none)
            }
            var state = marks[slot]
            state.isChanged = try changedSince(slot, id: brief.id) != nil
            return .brief(brief, state)
        case .earlier(let id):
            guard let slot = try index.slot(of: id) else { return .earlier([]) }
            return .earlier(try index.earlier(of: try index.id(of: slot)))
        case .related(let id, let limit):
            guard let slot = try index.slot(of: id) else { return .related(RelatedAnswer()) }
            return .related(try related(to: slot, limit: limit))
        case .facets(let facet, let query):
            guard let found = try matches(Listing(query: query), asking) else { return nil }
            let counter = FacetCounter(index: index, marks: marks, names: names, regions: regions)
            return .facets(try counter.counts(of: facet, in: found, isSuggested: query.looksAtSuggestions))
        }
    }

    private func related(to slot: Int, limit: Int) throws(IndexError) -> RelatedAnswer {
        guard let brief = try index.brief(at: slot) else { return RelatedAnswer() }
        var answer = RelatedAnswer()
        for placed in brief.related {
            let other = try placed.id.map { (id) throws(IndexError) in try index.slot(of: id) } ?? nil
            answer.placed.append(try other.map { (slot) throws(IndexError) in try row(slot) })
        }
        let unpaired = book[brief.id].unpaired
        for edition in index.pieces.editions(of: slot) {
            let row = try row(edition)
            if !unpaired.contains(row.id) { answer.translations.append(row) }
        }
        try index.need([.order, .days, .kinds, .languages, .tags, .regions])
        let coverage = coverage ?? IndexCoverage(index, names)
        self.coverage = coverage
        let position = index.columns.position(of: slot) ?? 0
        let found = RelatedScoring(coverage).related(to: brief, at: position, text: BriefText(brief), limit: limit)
        if let failure = coverage.failure { throw failure }
        for related in found {
            let other = Int(index.columns.order[related.index])
            answer.computed.append(Related(row: try row(other), score: related.score, reasons: related.reasons))
        }
        return answer
    }
}

/// Lists.
extension IndexAnswering {
    /// The slots that match; nil when cancelled.
    private func matches(_ listing: Listing, _ asking: Asking) throws(IndexError) -> BitSet? {
        let unsorted = Listing(query: Query(listing.query.conditions), kept: listing.kept)
        if let lastMatches, lastMatches.listing == unsorted, lastMatches.today == asking.today {
            return lastMatches.found
        }
        let filter = try Filter(
            listing, index, marks, names, regions: regions, today: asking.today,
            search: TextSearch(index, asking.isCancelled), tagSets: tagSets)
        let found = try filter.slots(listing.query.conditions)
        if asking.isCancelled() { return nil }
        lastMatches = Matches(listing: unsorted, today: asking.today, found: found)
        return found
    }

    private func results(_ listing: Listing, _ asking: Asking) throws(IndexError) -> Results? {
        if let last, last.listing == listing, last.today == asking.today { return last }
        guard let found = try matches(listing, asking) else { return nil }
        // Of large libraries an order takes much room, so the one before goes first.
        last = nil
        try index.need(.order)
        let newest =
            listing.query.conditions.isEmpty ? index.columns.order : found.filtered(index.columns.order)
        guard let order = try sorted(newest, listing.query, asking) else { return nil }
        let months = try months(listing.query, found)
        var new = Results(listing: listing, today: asking.today, order: order, found: found, months: months)
        if order.isEmpty {
            for place in listing.query.conditions.indices.reversed() {
                var without = listing
                let condition = without.query.conditions.remove(at: place)
                guard let rest = try matches(without, asking) else { return nil }
                if !rest.isEmpty {
                    new.emptiedBy = condition
                    break
                }
            }
        }
        last = new
        return new
    }

    private func sorted(_ newest: [Int32], _ query: Query, _ asking: Asking) throws(IndexError) -> [Int32]? {
        switch query.order {
        case .newest: return newest
        case .oldest:
            // The mirror, but those without a day stay last.
            try index.need(.days)
            let days = index.columns.days
            let firstUndated = newest.firstIndex { days[Int($0)] == Columns.noDay } ?? newest.endIndex
            return newest[..<firstUndated].reversed() + newest[firstUndated...].reversed()
        case .title:
            if titleOrder == nil {
                guard let made = try index.titleOrder(asking.isCancelled) else { return nil }
                titleOrder = made.slots
                wantsTitlesKept = !made.isKept
            }
            let all = titleOrder ?? []
            if newest.count == all.count { return all }
            var wanted = BitSet(capacity: index.columns.count)
            for slot in newest { wanted[Int(slot)] = true }
            return wanted.filtered(all)
        case .relevance:
            if query.textMatches.isEmpty { return newest }
            var wanted = BitSet(capacity: index.columns.count)
            for slot in newest { wanted[Int(slot)] = true }
            let ranks = wanted.ranks()
            guard let scores = try scores(of: query, wanted, ranks, asking) else { return nil }
            // The sort is stable, so those with the same score stay in the order of days.
            return newest.sorted {
                scores[wanted.rank(of: Int($0), ranks)] > scores[wanted.rank(of: Int($1), ranks)]
            }
        }
    }

    /// The relevance of some slots, by their ranks, by the reference's formula; nil when cancelled.
    private func scores(
        of query: Query, _ wanted: BitSet, _ ranks: [Int32], _ asking: Asking
    ) throws(IndexError) -> [Double]? {
        try index.need(.words)
        let columns = index.columns
        let search = TextSearch(index, asking.isCancelled)
        let shown = columns.shownCount
        var words = 0
        columns.shown.visit { words += Int(columns.words[$0]) }
        let average = BM25.averageCount(words: words, texts: shown)
        var scores = [Double](repeating: 0, count: wanted.count)
        for match in query.textMatches {
            for phrase in match.phrases {
                // How many have it must be known before it can be said what one counts; the hits themselves of a
                // common word are too many to keep.
                var all = try search.slots(with: phrase, in: match.place)
                all.formIntersection(columns.shown)
                if asking.isCancelled() { return nil }
                let rarity = BM25.rarity(hits: all.count, of: shown)
                try search.visitHits(of: phrase, in: match.place) { slot, hits in
                    guard wanted[slot] else { return }
                    scores[wanted.rank(of: slot, ranks)] += BM25.score(
                        hits(), rarity: rarity, words: Int(columns.words[slot]), averageCount: average)
                }
                if asking.isCancelled() { return nil }
            }
        }
        return scores
    }

    /// The months of some slots, as far as they are in the order of the days.
    private func months(_ query: Query, _ slots: BitSet) throws(IndexError) -> [MonthCount] {
        var months: [MonthCount] = []
        if query.conditions.isEmpty, let kept = index.columns.months {
            months = kept
        } else {
            try index.need(.days)
            months = index.columns.monthCounts(in: slots)
        }
        switch query.order {
        case .newest: return months
        case .oldest: return months.reversed().filter { $0.month != nil } + months.filter { $0.month == nil }
        case .title, .relevance: return []
        }
    }

    /// The beginning of the list of everything, for the first screen, before the whole order has been read.
    private func firstRows(_ listing: Listing, _ rows: Range<Int>) throws(IndexError) -> ListAnswer? {
        let columns = index.columns
        let range = rows.clamped(to: 0..<columns.shownCount)
        guard columns.missing.contains(.order), listing.query.conditions.isEmpty, listing.query.order == .newest,
            let months = columns.months, range.upperBound <= columns.orderHead.count
        else { return nil }
        var first: [Row] = []
        for slot in columns.orderHead[range] { first.append(try row(Int(slot), listing.query)) }
        func count(_ slots: BitSet) -> Int {
            var both = columns.shown
            both.formIntersection(slots)
            return both.count
        }
        return ListAnswer(
            libraryCount: columns.shownCount, count: columns.shownCount, unread: count(marks.read.inverted()),
            bookmarked: count(marks.bookmarked), months: months, range: range, rows: first, emptiedBy: nil)
    }

    private func list(_ results: Results, _ rows: Range<Int>) throws(IndexError) -> ListAnswer {
        let counts = results.counts ?? (count(marks.read.inverted(), in: results), count(marks.bookmarked, in: results))
        last?.counts = counts
        let range = rows.clamped(to: 0..<results.order.count)
        var shown: [Row] = []
        for slot in results.order[range] { shown.append(try row(Int(slot), results.listing.query)) }
        return ListAnswer(
            libraryCount: index.columns.shownCount, count: results.order.count, unread: counts.0,
            bookmarked: counts.1, months: results.months, range: range, rows: shown, emptiedBy: results.emptiedBy)
    }

    private func count(_ slots: BitSet, in results: Results) -> Int {
        var both = results.found
        both.formIntersection(slots)
        return both.count
    }

    /// The nearest unread row beyond a position, once around; never the position itself.
    private func nextUnread(in order: [Int32], from: Int, forward: Bool) -> Int? {
        func isUnread(_ place: Int) -> Bool { place != from && !marks.read[Int(order[place])] }
        let all = order.indices
        if forward {
            let behind =
                from < all.upperBound ? max(all.lowerBound, from)..<all.upperBound : all.upperBound..<all.upperBound
            return behind.first(where: isUnread) ?? all.first(where: isUnread)
        }
        let before = from > all.lowerBound ? all.lowerBound..<min(all.upperBound, from) : 0..<0
        return before.last(where: isUnread) ?? all.last(where: isUnread)
    }
}

/// When and how a question is asked.
private struct Asking {
    var today: Day
    var isCancelled: () -> Bool
}

/// The slots that match, whatever the order.
private struct Matches {
    var listing: Listing
    var today: Day
    var found: BitSet
}

/// A listing's matches in their order; counts are worked out when asked for.
private struct Results {
    var listing: Listing
    var today: Day
    var order: [Int32]
    var found: BitSet
    var months: [MonthCount]
    var emptiedBy: Condition?
    var counts: (unread: Int, bookmarked: Int)?
}
