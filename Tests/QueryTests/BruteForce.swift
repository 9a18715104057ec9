import Briefs

@testable import Query

/// Answers whether a brief matches, written another way: on strings, with a line a condition.
struct BruteForce {
    let briefs: [Brief]
    let book: MarkBook
    let today: Day
    private let regions = SmallRegions()

    init(briefs: [Brief], book: MarkBook, today: Day) {
        self.briefs = briefs
        self.book = book
        self.today = today
    }

    func matches(_ query: Query) -> Set<BriefID> {
        let isSuggested = query.conditions.contains(.state(.suggested))
        return Set(briefs.filter { brief in query.conditions.allSatisfy { holds($0, brief, isSuggested) } }.map(\.id))
    }

    private func holds(_ condition: Condition, _ brief: Brief, _ isSuggested: Bool) -> Bool {
        let marks = book[brief.id]
        switch condition {
        case .text(let match): return stands(match, brief)
        case .tag(let tag): return (brief.tags + marks.tags).contains { Words.key($0) == Words.key(tag) }
        case .region(let code):
            return (isSuggested ? brief.suggestedRegions : brief.regions).contains { regions.contains(code, $0) }
        case .kind(let kind): return brief.kind == kind
        case .language(let language):
            return brief.language.map { ($0.lowercased() + "-").hasPrefix(language.lowercased() + "-") } ?? false
        case .author(let name): return brief.authors.contains { isName(name, within: $0) }
        case .source(let name): return isName(name, within: brief.source)
        case .day(let match): return match.matches(brief.day, today: today)
        case .added(let match): return match.matches(SmallLibrary.dates(of: brief).added, today: today)
        case .changed(let match): return match.matches(SmallLibrary.dates(of: brief).changed, today: today)
        case .state(.unread): return !marks.isRead
        case .state(.read): return marks.isRead
        case .state(.bookmarked): return marks.isBookmarked
        case .state(.noted): return !marks.notes.isEmpty
        case .state(.changed):
            guard marks.isRead, let changed = SmallLibrary.dates(of: brief).changed, let read = marks.readAt else {
                return false
            }
            return read < changed.number * 86_400_000
        case .state(.suggested): return !brief.suggestedRegions.isEmpty
        case .has(.analysis): return !Words.fold(SmallLibrary.text(of: brief).analysis).isEmpty
        case .has(.link): return SmallLibrary.text(of: brief).hasLink
        case .has(.related): return !brief.related.isEmpty
        case .has(.translation): return linked(brief)
        case .not(let inner): return !holds(inner, brief, isSuggested)
        case .all(let parts): return !parts.contains { !holds($0, brief, isSuggested) }
        case .any(let parts): return parts.contains { holds($0, brief, isSuggested) }
        }
    }

    private func linked(_ brief: Brief) -> Bool {
        briefs.contains { other in
            other.id != brief.id
                && (brief.translations.contains { $0.id == other.id }
                    || other.translations.contains { $0.id == brief.id })
        }
    }

    private func isName(_ name: String, within other: String) -> Bool {
        let wanted = Words.folded(name)
        return wanted.isEmpty
            ? Words.key(name) == Words.key(other) : wanted.allSatisfy { Words.folded(other).contains($0) }
    }

    /// Looks in text whose words are set between bars: `|air|bridge|`.
    private func stands(_ match: TextMatch, _ brief: Brief) -> Bool {
        let text = SmallLibrary.text(of: brief)
        let fields =
            switch match.place {
            case .anywhere: [text.title, text.text, text.analysis]
            case .title: [text.title]
            case .analysis: [text.analysis]
            }
        let barred = fields.map { "|" + Words.folded($0).map { $0 + "|" }.joined() }
        let wanted = Words.folded(match.text)
        guard let last = wanted.last else { return true }
        switch match.form {
        case .phrase: return barred.contains { $0.contains("|" + wanted.joined(separator: "|") + "|") }
        case .word: return wanted.allSatisfy { word in barred.contains { $0.contains("|\(word)|") } }
        case .prefix:
            return wanted.dropLast().allSatisfy { word in barred.contains { $0.contains("|\(word)|") } }
                && barred.contains { $0.contains("|\(last)") }
        }
    }
}
