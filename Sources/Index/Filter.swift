import Briefs
import Query

/// The conditions of a query as sets of slots. A set for each condition, and one pass for each set.
struct Filter {
    private let index: LibraryIndex
    private let marks: MarkLayer
    private let regions: any RegionResolving
    private let names: NameTable
    private let today: Day
    private let search: TextSearch
    private let tagSets: TagSets
    private let kept: BitSet
    private let looksAtSuggestions: Bool

    init(
        _ listing: Listing, _ index: LibraryIndex, _ marks: MarkLayer, _ names: NameTable,
        regions: any RegionResolving, today: Day, search: TextSearch, tagSets: TagSets
    ) throws(IndexError) {
        self.index = index
        self.marks = marks
        self.regions = regions
        self.names = names
        self.today = today
        self.search = search
        self.tagSets = tagSets
        looksAtSuggestions = listing.query.looksAtSuggestions
        let columns = index.columns
        var kept = BitSet(capacity: columns.count)
        for id in listing.kept {
            // An id that is only another name of a brief keeps nothing.
            for slot in try columns.shownSlots(withKey: id.key) {
                if !id.isPlain, try index.id(of: slot) != id { continue }
                kept[slot] = true
            }
        }
        self.kept = kept
    }

    private var count: Int { index.columns.count }

    /// The columns, once the parts that are needed have been read.
    private func columns(_ parts: Columns.Parts) throws(IndexError) -> Columns {
        try index.need(parts)
        return index.columns
    }

    /// The slots that are shown and for which all conditions hold.
    func slots(_ conditions: [Condition]) throws(IndexError) -> BitSet {
        var found = index.columns.shown
        for condition in conditions { found.formIntersection(try slots(condition, wanted: true)) }
        return found
    }

    /// Where a condition comes out as wanted. What is asked of the marks of a brief that is kept always does, on
    /// both sides of a minus.
    private func slots(_ condition: Condition, wanted: Bool) throws(IndexError) -> BitSet {
        switch condition {
        case .not(let inner): return try slots(inner, wanted: !wanted)
        case .all(let parts) where wanted, .any(let parts) where !wanted:
            var found = BitSet(capacity: count, filled: true)
            for part in parts { found.formIntersection(try slots(part, wanted: wanted)) }
            return found
        case .all(let parts), .any(let parts):
            var found = BitSet(capacity: count)
            for part in parts { found.formUnion(try slots(part, wanted: wanted)) }
            return found
        case .tag(let tag):
            let key = Words.key(tag)
            let stored = try tagSets.set(of: key) { () throws(IndexError) in
                try columns(.tags).tags.bits(wanted: names.keys(.tag).map { $0 == key })
            }
            var found = wanted ? marks.tagged(key) : marks.tagged(key).inverted()
            found.formUnion(kept)
            if wanted { found.formUnion(stored) } else { found.subtract(stored) }
            return found
        case .state(.unread), .state(.read), .state(.bookmarked), .state(.noted), .state(.changed):
            var found = try slots(condition)
            if !wanted { found.invert() }
            found.formUnion(kept)
            return found
        default:
            let found = try slots(condition)
            return wanted ? found : found.inverted()
        }
    }

    private func slots(_ condition: Condition) throws(IndexError) -> BitSet {
        switch condition {
        case .text(let match):
            var found = BitSet(capacity: count, filled: true)
            for phrase in match.phrases { found.formIntersection(try search.slots(with: phrase, in: match.place)) }
            return found
        case .region(let code):
            let wanted = names.regionCodes().map { own in
                own.map { $0 == code || regions.contains(code, $0) } ?? false
            }
            return looksAtSuggestions
                ? try columns(.suggested).suggested.bits(wanted: wanted)
                : try columns(.regions).regions.bits(wanted: wanted)
        case .kind(let kind):
            let number = UInt8(truncatingIfNeeded: Kind.allCases.firstIndex(of: kind) ?? 0)
            let kinds = try columns(.kinds).kinds
            return BitSet(capacity: count) { kinds[$0] == number }
        case .language(let language):
            let key = Languages.key(language)
            let wanted = index.names[.language].map { name in
                let own = Languages.key(name)
                return own == key || own.hasPrefix(key + "-")
            }
            return try columns(.languages).languages.bits(wanted: [false] + wanted)
        case .author(let author):
            let key = NameKey(author)
            return try columns(.authors).authors.bits(wanted: names.nameKeys(.author).map { $0.holds(key) })
        case .source(let source):
            let key = NameKey(source)
            let wanted = names.nameKeys(.source).map { $0.holds(key) }
            return try columns(.sources).sources.bits(wanted: [false] + wanted)
        case .day(let match): return days(try columns(.days).days, match)
        case .added(let match): return days(try columns(.added).added, match)
        case .changed(let match): return days(try index.changed(), match)
        case .state(let state): return try slots(state)
        case .has(let feature): return try slots(feature)
        case .tag, .not, .all, .any: return BitSet(capacity: count)
        }
    }

    private func slots(_ state: ReadingState) throws(IndexError) -> BitSet {
        switch state {
        case .unread: marks.read.inverted()
        case .read: marks.read
        case .bookmarked: marks.bookmarked
        case .noted: marks.noted
        case .changed: try changedSinceRead()
        case .suggested: try columns(.suggested).suggested.filled()
        }
    }

    /// Few briefs have a history, so these are asked when they were read.
    private func changedSinceRead() throws(IndexError) -> BitSet {
        var found = BitSet(capacity: count)
        for (slot, moment) in try index.changeMoments() {
            if let readAt = marks.readMoment(slot), readAt < moment { found[slot] = true }
        }
        return found
    }

    private func slots(_ feature: Feature) throws(IndexError) -> BitSet {
        let flag: Columns.Flags
        switch feature {
        case .analysis: flag = .analysis
        case .link: flag = .link
        case .related: flag = .related
        case .translation: return index.pieces.withEditions()
        }
        let flags = try columns(.flags).flags
        return BitSet(capacity: flags.count) { flags[$0] & flag.rawValue != 0 }
    }

    /// As `DayMatch` has it, with its bounds worked out once.
    private func days(_ column: DayColumn, _ match: DayMatch) -> BitSet {
        let (start, end) = match.span.bounds(today: today)
        let first = start.map { Int64($0.number) }
        let behind = end.map { Int64($0.number) }
        switch match.relation {
        case .after: return first.map { column.bits(first: $0) } ?? BitSet(capacity: count)
        case .before: return first.map { column.bits(end: $0) } ?? BitSet(capacity: count)
        case .on:
            return first.map { column.bits(first: $0, end: behind ?? .max) } ?? BitSet(capacity: count)
        }
    }
}
