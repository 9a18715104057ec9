import Briefs

/// A query made ready for one library: names folded, words numbered, regions spelled out. Then each brief is
/// asked, one after the other.
struct Matching {
    private indirect enum Check {
        case phrases([Phrase])
        case tag(String)
        case regions(Set<RegionCode>)
        case kind(Kind)
        case language(String)
        case author(NameKey)
        case source(NameKey)
        case day(DayMatch)
        case added(DayMatch)
        case changed(DayMatch)
        case state(ReadingState)
        case has(Feature)
        case not(Check)
        case all([Check])
        case any([Check])
    }

    /// A brief that is asked.
    struct Subject {
        var entry: Shelf.Entry
        var marks: MarkState
        /// Nil unless the query asks for words.
        var text: PreparedText?
        var hasEditions: Bool
        /// Whether it matches whatever is asked of its marks.
        var isKept: Bool
    }

    private let checks: [Check]
    private let today: Day
    private let looksAtSuggestions: Bool

    /// `codes`: the regions that stand in the library.
    init(_ query: Query, vocabulary: Vocabulary, codes: Set<RegionCode>, regions: any RegionResolving, today: Day) {
        func check(_ condition: Condition) -> Check {
            switch condition {
            case .text(let match): .phrases(Phrase.all(of: match, in: vocabulary))
            case .tag(let tag): .tag(Words.key(tag))
            case .region(let code): .regions(codes.filter { $0 == code || regions.contains(code, $0) })
            case .kind(let kind): .kind(kind)
            case .language(let language): .language(Languages.key(language))
            case .author(let author): .author(NameKey(author))
            case .source(let source): .source(NameKey(source))
            case .day(let match): .day(match)
            case .added(let match): .added(match)
            case .changed(let match): .changed(match)
            case .state(let state): .state(state)
            case .has(let feature): .has(feature)
            case .not(let inner): .not(check(inner))
            case .all(let parts): .all(parts.map(check))
            case .any(let parts): .any(parts.map(check))
            }
        }
        checks = query.conditions.map(check)
        self.today = today
        looksAtSuggestions = query.looksAtSuggestions
    }

    func holds(_ subject: Subject) -> Bool { checks.allSatisfy { holds($0, subject, wanted: true) } }

    /// Whether a check comes out as wanted. What is asked of the marks of a brief that is kept always does, on
    /// both sides of a minus.
    private func holds(_ check: Check, _ subject: Subject, wanted: Bool) -> Bool {
        switch check {
        case .not(let inner): return holds(inner, subject, wanted: !wanted)
        case .all(let parts) where wanted, .any(let parts) where !wanted:
            return parts.allSatisfy { holds($0, subject, wanted: wanted) }
        case .all(let parts), .any(let parts): return parts.contains { holds($0, subject, wanted: wanted) }
        case .tag(let key):
            if subject.entry.tagKeys.contains(key) { return wanted }
            return subject.isKept || subject.marks.tags.contains { Words.key($0) == key } == wanted
        case .state(.unread), .state(.read), .state(.bookmarked), .state(.noted), .state(.changed):
            return subject.isKept || isSo(check, subject) == wanted
        default: return isSo(check, subject) == wanted
        }
    }

    private func isSo(_ check: Check, _ subject: Subject) -> Bool {
        let entry = subject.entry
        switch check {
        case .phrases(let phrases):
            return phrases.allSatisfy { phrase in subject.text.map { phrase.stands(in: $0) } ?? false }
        case .regions(let codes):
            return (looksAtSuggestions ? entry.brief.suggestedRegions : entry.brief.regions).contains(
                where: codes.contains)
        case .kind(let kind): return entry.brief.kind == kind
        case .language(let wanted):
            return entry.language.map { $0 == wanted || $0.hasPrefix(wanted + "-") } ?? false
        case .author(let key): return entry.authors.contains { $0.holds(key) }
        case .source(let key): return entry.source.holds(key)
        case .day(let match): return match.matches(entry.brief.day, today: today)
        case .added(let match): return match.matches(entry.dates.added, today: today)
        case .changed(let match): return match.matches(entry.dates.changed, today: today)
        case .state(let state):
            switch state {
            case .unread: return !subject.marks.isRead
            case .read: return subject.marks.isRead
            case .bookmarked: return subject.marks.isBookmarked
            case .noted: return !subject.marks.notes.isEmpty
            case .changed: return subject.marks.isRead(before: entry.dates.changedAt)
            case .suggested: return !entry.brief.suggestedRegions.isEmpty
            }
        case .has(let feature):
            switch feature {
            case .analysis: return subject.text.map { !$0.analysis.isEmpty } ?? false
            case .link: return subject.text?.hasLink ?? false
            case .related: return !entry.brief.related.isEmpty
            case .translation: return subject.hasEditions
            }
        case .tag, .not, .all, .any: return false
        }
    }
}
