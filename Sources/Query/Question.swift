import Briefs

/// What the list shows: a query, and briefs that stay although a mark made in the list took them out of it.
package struct Listing: Hashable, Sendable {
    package var query: Query
    /// They match whatever the query asks of their marks.
    package var kept: Set<BriefID>

    package init(query: Query, kept: Set<BriefID> = []) {
        self.query = query
        self.kept = kept
    }
}

/// What the reader asks of a library. Answered by the plain evaluator or by the index: the same answers.
package enum Question: Hashable, Sendable {
    /// The rows of a range of the list, and the counts of all of it.
    case list(Listing, rows: Range<Int>)
    /// Where a brief stands in a list.
    case position(Listing, BriefID)
    /// The nearest row after (`forward`) or before a position that is unread; wraps once.
    case nextUnread(Listing, from: Int, forward: Bool)
    /// The ids of all of a list, or of some positions.
    case ids(Listing, rows: Range<Int>?)
    case brief(BriefID)
    /// The texts that a brief had before it changed, the newest first.
    case earlier(BriefID)
    case related(BriefID, limit: Int)
    /// Counts of a facet's values under a query, most frequent first; regions count what lies below them.
    case facets(Facet, Query)
}

/// The answer, one case a question.
package enum Answer: Sendable {
    case list(ListAnswer)
    case position(Int?)
    case ids([BriefID])
    case brief(Brief?, MarkState)
    case earlier([EarlierText])
    case related(RelatedAnswer)
    case facets([FacetCount])
}

/// Whatever answers questions. It is used on one thread; a long answer asks `isCancelled` from time to time
/// and, when told so, stops and returns nil.
package protocol Answering: AnyObject {
    func answer(_ question: Question, today: Day, isCancelled: () -> Bool) -> Answer?
    /// The newest rows of a listing, at most so many, where all of it takes noticeably longer: an answer that is not
    /// whole. Nil where the whole one is as quick.
    func newest(of listing: Listing, limit: Int, today: Day) -> ListAnswer?
    /// Takes marks that have been made at a moment, in milliseconds since 1970, so that the next answers know them.
    func apply(_ marks: [Mark], to ids: [BriefID], at moment: Int)
    /// Takes over what is remembered of briefs now, by marks that were made elsewhere.
    func set(_ states: [BriefID: MarkState])
}

extension Answering {
    package func newest(of listing: Listing, limit: Int, today: Day) -> ListAnswer? { nil }

    /// Takes marks where nothing changes any more: what is read is read for good.
    package func apply(_ marks: [Mark], to ids: [BriefID]) { apply(marks, to: ids, at: .max) }
}

/// A stretch of a list, and the counts of the whole.
package struct ListAnswer: Hashable, Sendable {
    /// Whether all matches are known. Else there are the newest rows in the order of their days, and what is counted
    /// are these.
    package var isWhole = true
    /// Briefs in the library.
    package var libraryCount: Int
    /// Briefs that match.
    package var count: Int
    package var unread: Int
    package var bookmarked: Int
    /// The months of the matches in list order with their counts; empty where the order is not by date.
    /// A nil month holds the undated.
    package var months: [MonthCount]
    /// The positions of `rows` in the list.
    package var range: Range<Int>
    package var rows: [Row]
    /// Where nothing matches: the condition without which something would, the last such in the query.
    package var emptiedBy: Condition?

    package init(
        libraryCount: Int, count: Int, unread: Int, bookmarked: Int, months: [MonthCount], range: Range<Int>,
        rows: [Row], emptiedBy: Condition? = nil
    ) {
        self.libraryCount = libraryCount
        self.count = count
        self.unread = unread
        self.bookmarked = bookmarked
        self.months = months
        self.range = range
        self.rows = rows
        self.emptiedBy = emptiedBy
    }
}

package struct MonthCount: Hashable, Sendable {
    package var month: Month?
    package var count: Int

    package init(month: Month?, count: Int) {
        self.month = month
        self.count = count
    }
}

/// One line of the list, ready to be set.
package struct Row: Hashable, Sendable {
    package var id: BriefID
    package var title: DisplayText
    package var day: Day?
    /// Stated regions, first first.
    package var regions: [RegionCode]
    package var kind: Kind
    package var language: String?
    package var isRead: Bool
    /// Where its text has become another since it was last marked as read, when that was, in milliseconds since 1970.
    package var changedSince: Int?
    package var isBookmarked: Bool
    package var hasTranslation: Bool
    /// Ranges of `title.string`, in UTF-8 offsets, that the words of the query hit.
    package var hits: [Range<Int>]

    package init(
        id: BriefID, title: DisplayText, day: Day?, regions: [RegionCode], kind: Kind, language: String?, isRead: Bool,
        isBookmarked: Bool, hasTranslation: Bool, hits: [Range<Int>], changedSince: Int? = nil
    ) {
        self.id = id
        self.title = title
        self.day = day
        self.regions = regions
        self.kind = kind
        self.language = language
        self.isRead = isRead
        self.changedSince = changedSince
        self.isBookmarked = isBookmarked
        self.hasTranslation = hasTranslation
        self.hits = hits
    }

    /// Whether it is read and its text has become another since.
    package var isChanged: Bool { isRead && changedSince != nil }
}

/// Related coverage of a brief: translations, then what the index finds, best first. What the editor placed
/// stands in the brief itself.
package struct RelatedAnswer: Hashable, Sendable {
    package var placed: [Row?]
    package var translations: [Row]
    package var computed: [Related]

    package init(placed: [Row?] = [], translations: [Row] = [], computed: [Related] = []) {
        self.placed = placed
        self.translations = translations
        self.computed = computed
    }
}

/// A brief that goes with another, and why.
package struct Related: Hashable, Sendable {
    package var row: Row
    package var score: Double
    /// In words, the strongest first: `airstrips, Beni`, `7 weeks before`.
    package var reasons: [Reason]

    package init(row: Row, score: Double, reasons: [Reason]) {
        self.row = row
        self.score = score
        self.reasons = reasons
    }
}

/// Why two briefs belong together.
package enum Reason: Hashable, Sendable {
    /// Rare words that both use, as spelled in the text.
    case terms([String])
    case tags([String])
    case regions([RegionCode])
    /// Days from the brief in hand to the related one: negative where that is older.
    case daysApart(Int)
}
