import Briefs

/// Counts of a facet's values. Names are counted by their folded form and shown in the commonest spelling.
package struct FacetTally {
    private let facet: Facet
    private var counts: [String: Int] = [:]
    private var spellings: [String: [String: Int]] = [:]

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
        counts[key, default: 0] += count
        spellings[key, default: [:]][spelled, default: 0] += count
    }

    /// Most frequent first, then by label.
    package func counts(regions: any RegionResolving) -> [FacetCount] {
        let all = counts.map { key, count in
            let spelled = spellings[key]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? key
            return FacetCount(value: spelled, label: label(of: spelled, regions), count: count)
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
