import Briefs
import Query

/// The conditions of a query as sets of slots. A set for each condition, and one pass for each set.
struct Filter {
    private let index: LibraryIndex
    private let columns: Columns
    private let marks: MarkLayer
    private let regions: any RegionResolving
    private let names: NameTable
    private let today: Day
    private let search: TextSearch
    private let kept: BitSet
    private let looksAtSuggestions: Bool

    init(
        _ listing: Listing, _ index: LibraryIndex, _ marks: MarkLayer, _ names: NameTable,
        regions: any RegionResolving, today: Day, search: TextSearch
    ) throws(IndexError) {
        self.index = index
        columns = index.columns
        self.marks = marks
        self.regions = regions
        self.names = names
        self.today = today
        self.search = search
        looksAtSuggestions = listing.query.looksAtSuggestions
        var kept = BitSet(capacity: columns.count)
        for id in listing.kept {
            // An id that is only another name of a brief keeps nothing.
            for slot in columns.shownSlots(withKey: id.key) {
                if !id.isPlain, try index.id(of: slot) != id { continue }
                kept[slot] = true
            }
        }
        self.kept = kept
    }

    /// The slots that are shown and for which all conditions hold.
    func slots(_ conditions: [Condition]) throws(IndexError) -> BitSet {
        var found = columns.shown
        for condition in conditions { found.formIntersection(try slots(condition, wanted: true)) }
        return found
    }

    /// Where a condition comes out as wanted. What is asked of the marks of a brief that is kept always does, on
    /// both sides of a minus.
    private func slots(_ condition: Condition, wanted: Bool) throws(IndexError) -> BitSet {
        switch condition {
        case .not(let inner): return try slots(inner, wanted: !wanted)
        case .all(let parts) where wanted, .any(let parts) where !wanted:
            var found = BitSet(capacity: columns.count, filled: true)
            for part in parts { found.formIntersection(try slots(part, wanted: wanted)) }
            return found
        case .all(let parts), .any(let parts):
            var found = BitSet(capacity: columns.count)
            for part in parts { found.formUnion(try slots(part, wanted: wanted)) }
            return found
        case .tag(let tag):
            let key = Words.key(tag)
            let stored = having(columns.tags, names: names.keys(.tag).map { $0 == key })
            var found = wanted ? marks.tagged(key) : marks.tagged(key).inverted()
            found.formUnion(kept)
            if wanted { found.formUnion(stored) } else { found.subtract(stored) }
            return found
        case .state(.unread), .state(.read), .state(.bookmarked), .state(.noted):
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
            var found = BitSet(capacity: columns.count, filled: true)
            for phrase in match.phrases { found.formIntersection(try search.slots(with: phrase, in: match.place)) }
            return found
        case .region(let code):
            let wanted = names.regionCodes().map { own in
                own.map { $0 == code || regions.contains(code, $0) } ?? false
            }
            return having(looksAtSuggestions ? columns.suggested : columns.regions, names: wanted)
        case .kind(let kind):
            let number = UInt8(truncatingIfNeeded: Kind.allCases.firstIndex(of: kind) ?? 0)
            let kinds = columns.kinds
            return BitSet(capacity: columns.count) { kinds[$0] == number }
        case .language(let language):
            let key = Languages.key(language)
            return having(
                columns.languages,
                names: index.names[.language].map { name in
                    let own = Languages.key(name)
                    return own == key || own.hasPrefix(key + "-")
                })
        case .author(let author):
            let key = NameKey(author)
            return having(columns.authors, names: names.nameKeys(.author).map { $0.holds(key) })
        case .source(let source):
            let key = NameKey(source)
            return having(columns.sources, names: names.nameKeys(.source).map { $0.holds(key) })
        case .day(let match): return days(columns.days, match)
        case .added(let match): return days(columns.added, match)
        case .changed(let match): return days(index.changed, match)
        case .state(let state): return slots(state)
        case .has(let feature): return slots(feature)
        case .tag, .not, .all, .any: return BitSet(capacity: columns.count)
        }
    }

    private func slots(_ state: ReadingState) -> BitSet {
        switch state {
        case .unread: marks.read.inverted()
        case .read: marks.read
        case .bookmarked: marks.bookmarked
        case .noted: marks.noted
        case .changed: { changed in BitSet(capacity: changed.count) { changed[$0] != Columns.noDay } }(index.changed)
        case .suggested: { lists in BitSet(capacity: lists.count) { !lists[$0].isEmpty } }(columns.suggested)
        }
    }

    private func slots(_ feature: Feature) -> BitSet {
        func flagged(_ flag: Columns.Flags) -> BitSet {
            let flags = columns.flags
            return BitSet(capacity: flags.count) { flags[$0] & flag.rawValue != 0 }
        }
        switch feature {
        case .analysis: return flagged(.analysis)
        case .link: return flagged(.link)
        case .related: return flagged(.related)
        case .translation:
            var found = BitSet(capacity: columns.count)
            for slot in index.pieces.groupOfSlot.keys { found[slot] = true }
            return found
        }
    }

    private func days(_ column: [Int32], _ match: DayMatch) -> BitSet {
        let (start, end) = match.span.bounds(today: today)
        // As `DayMatch` has it, with its bounds worked out once.
        let first = start.map { Int64($0.number) }
        let behind = end.map { Int64($0.number) }
        return BitSet(capacity: column.count) { slot in
            if column[slot] == Columns.noDay { return false }
            let day = Int64(column[slot])
            switch match.relation {
            case .after: return first.map { day >= $0 } ?? false
            case .before: return first.map { day < $0 } ?? false
            case .on: return (first.map { day >= $0 } ?? false) && (behind.map { day < $0 } ?? true)
            }
        }
    }

    /// The slots whose list has one of the names that are wanted.
    private func having(_ lists: NumberLists, names: [Bool]) -> BitSet {
        var found = BitSet(capacity: lists.count)
        if !names.contains(true) { return found }
        var start = 0
        for slot in 0..<lists.count {
            let end = Int(lists.ends[slot])
            for place in start..<end
            where names.indices.contains(Int(lists.values[place])) && names[Int(lists.values[place])] {
                found[slot] = true
                break
            }
            start = end
        }
        return found
    }

    private func having(_ column: [Int32], names: [Bool]) -> BitSet {
        BitSet(capacity: column.count) { names.indices.contains(Int(column[$0])) && names[Int(column[$0])] }
    }
}
