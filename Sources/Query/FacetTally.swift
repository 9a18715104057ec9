import Briefs

/// Counts of a facet's values. Names are counted by their folded form and shown in the commonest spelling.
package struct FacetTally {
    private let facet: Facet
    private var entries: [String: Entry] = [:]

    /// A value; nearly all are spelled in one way.
    private struct Entry {
        var count: Int
        var spelled: String
        /// The counts of all spellings, where there are several.
        var spellings: [String: Int] = [:]
    }

    package init(_ facet: Facet) { self.facet = facet }

    /// What values are compared by; one whose key is empty does not count.
    package static func key(of spelled: String, _ facet: Facet) -> String {
        facet == .region || facet == .month || facet == .year ? spelled : Words.key(spelled)
    }

    /// A language without its region.
    package static func primary(_ language: String) -> String { String(language.prefix { $0 != "-" }) }

    package static func year(_ day: Day) -> String { DayMatch.Span.year(day.components.year).text }

    /// Counts briefs for a value; a brief is to count once for a key.
    package mutating func add(_ key: String, spelled: String, count: Int = 1) {
        guard var entry = entries[key] else {
            entries[key] = Entry(count: count, spelled: spelled)
            return
        }
        if !entry.spellings.isEmpty {
            entry.spellings[spelled, default: 0] += count
        } else if entry.spelled != spelled {
            entry.spellings = [entry.spelled: entry.count, spelled: count]
        }
        entry.count += count
        entries[key] = entry
    }

    /// Most frequent first, then by label.
    package func counts(regions: any RegionResolving) -> [FacetCount] {
        let all = entries.values.map { entry in
            let commonest = entry.spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
            let spelled = commonest ?? entry.spelled
            return FacetCount(value: spelled, label: label(of: spelled, regions), count: entry.count)
        }
        return all.sorted {
            $0.count != $1.count ? $0.count > $1.count : ($0.label, $0.value) < ($1.label, $1.value)
        }
    }

    private func label(of value: String, _ regions: any RegionResolving) -> String {
        switch facet {
        case .region: RegionCode(value).flatMap { regions.name(of: $0, in: "en") } ?? value
        case .language: Languages.name(of: value)
        case .kind: value.prefix(1).uppercased() + value.dropFirst()
        default: value
        }
    }
}
