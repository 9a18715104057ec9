import Query

/// The full text: which items have a phrase, and how often.
struct TextSearch {
    private let index: LibraryIndex
    private let columns: Columns
    /// The numbers of the items that are looked at, in order; nil for all.
    private let ranges: [ClosedRange<Int64>]?
    private let isCancelled: () -> Bool

    /// `isCancelled` is asked from time to time; a search that was told to stop finds nothing more.
    init(_ index: LibraryIndex, within ranges: [ClosedRange<Int64>]? = nil, _ isCancelled: @escaping () -> Bool) {
        self.index = index
        columns = index.columns
        self.ranges = ranges
        self.isCancelled = isCancelled
    }

    /// About how many items have to be looked at to find a phrase everywhere; nil where looking at few of them takes
    /// no less.
    func effort(_ phrase: FoldedPhrase, in place: TextMatch.Place) throws(IndexError) -> Int? {
        if phrase.isPrefix {
            // Beginnings of up to three letters have lists; of longer ones FTS5 gathers all items at each search.
            return place == .anywhere && WordPrefix.code(of: phrase.words[0]) != nil ? 0 : nil
        }
        var effort = 0
        for word in phrase.words { effort += try WordRuns.count(of: WordHash.of(word), index.database) }
        return effort
    }

    /// The slots of items that have a phrase, whether they are shown or not.
    func slots(with phrase: FoldedPhrase, in place: TextMatch.Place) throws(IndexError) -> BitSet {
        var found = BitSet(capacity: columns.count)
        if phrase.isPrefix, place == .anywhere, phrase.words.count == 1,
            let prefix = WordPrefix.code(of: phrase.words[0])
        {
            let numbers = columns.numbers
            var run = 0
            try PrefixLists.visit(prefix, index.database) { number in
                if let slot = numbers.slot(of: number, after: &run) { found[slot] = true }
            }
            // And those not written down yet.
            for number in index.tally.items(beginning: prefix) {
                if let slot = numbers.slot(of: number, after: &run) { found[slot] = true }
            }
        } else {
            let expression = TextSearch.expression(phrase, place)
            try walk("SELECT rowid FROM texts WHERE texts MATCH ?", expression) { slot, _ in found[slot] = true }
        }
        return found
    }

    /// Hands over the slots of items that have a phrase, with how often it stands in them.
    func visitHits(
        of phrase: FoldedPhrase, in place: TextMatch.Place, _ body: (Int, () -> BM25.Hits) -> Void
    ) throws(IndexError) {
        try walk("SELECT rowid, hits(texts) FROM texts WHERE texts MATCH ?", TextSearch.expression(phrase, place)) {
            slot, row in body(slot) { HitsFunction.unpacked(row.integer(1)) }
        }
    }

    private func walk(
        _ sql: String, _ expression: String, _ found: (Int, Statement) -> Void
    ) throws(IndexError) {
        let numbers = columns.numbers
        var run = 0
        var rows = 0
        func take(_ row: Statement) -> Bool {
            rows += 1
            if rows % 1_024 == 0, isCancelled() { return false }
            if let slot = numbers.slot(of: row.integer(0), after: &run) { found(slot, row) }
            return true
        }
        guard let ranges else {
            return try index.database.rows(sql, [.text(expression)]) { (row) throws(IndexError) in take(row) }
        }
        for range in ranges {
            try index.database.rows(
                sql + " AND rowid BETWEEN ? AND ?",
                [.text(expression), .whole(range.lowerBound), .whole(range.upperBound)]
            ) { (row) throws(IndexError) in take(row) }
        }
    }

    private static func expression(_ phrase: FoldedPhrase, _ place: TextMatch.Place) -> String {
        let column =
            switch place {
            case .anywhere: ""
            case .title: "title : "
            case .analysis: "analysis : "
            }
        return column + quoted(phrase.words) + (phrase.isPrefix ? " *" : "")
    }

    /// Folded words hold letters and digits only; the quotation marks keep them from being operators.
    private static func quoted(_ words: [String]) -> String { "\"" + words.joined(separator: " ") + "\"" }
}
