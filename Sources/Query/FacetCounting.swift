import Briefs

/// Counts the values of a facet among some briefs.
struct FacetCounting {
    let regions: any RegionResolving
    /// Whether suggested regions are counted instead of the stated ones.
    let isSuggested: Bool

    /// Most frequent first, then by label. A brief counts once for a value, however often it has it.
    func counts(of facet: Facet, in found: [(entry: Shelf.Entry, marks: MarkState)]) -> [FacetCount] {
        var counts: [String: Int] = [:]
        // Names are counted by their folded form and shown in the commonest spelling.
        var spellings: [String: [String: Int]] = [:]
        for item in found {
            var seen: Set<String> = []
            for spelled in values(of: facet, item.entry, item.marks) {
                let key = facet == .region || facet == .month || facet == .year ? spelled : Words.key(spelled)
                guard !key.isEmpty, seen.insert(key).inserted else { continue }
                counts[key, default: 0] += 1
                spellings[key, default: [:]][spelled, default: 0] += 1
            }
        }
        let all = counts.map { key, count in
            let spelled = spellings[key]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? key
            return FacetCount(value: spelled, label: label(of: facet, spelled), count: count)
        }
        return all.sorted {
            $0.count != $1.count ? $0.count > $1.count : ($0.label, $0.value) < ($1.label, $1.value)
        }
    }

    private func values(of facet: Facet, _ entry: Shelf.Entry, _ marks: MarkState) -> [String] {
        let brief = entry.brief
        switch facet {
        case .tag: return brief.tags + marks.tags
        case .region: return lineage(of: isSuggested ? brief.suggestedRegions : brief.regions).map(\.rawValue)
        case .kind: return [brief.kind.rawValue]
        case .language: return entry.language.map { [String($0.prefix { $0 != "-" })] } ?? []
        case .author: return brief.authors
        case .source: return [brief.source]
        case .year: return brief.day.map { [DayMatch.Span.year($0.components.year).text] } ?? []
        case .month: return brief.day.map { [$0.month.description] } ?? []
        }
    }

    /// The regions themselves, all that lies above them, and the sets that hold them.
    private func lineage(of codes: [RegionCode]) -> Set<RegionCode> {
        var all: Set<RegionCode> = []
        for code in codes where all.insert(code).inserted {
            all.formUnion(regions.ancestors(of: code))
            all.formUnion(regions.sets(containing: code))
        }
        return all
    }

    private func label(of facet: Facet, _ value: String) -> String {
        switch facet {
        case .region: RegionCode(value).flatMap { regions.name(of: $0, in: "en") } ?? value
        case .language: Languages.name(of: value)
        case .kind: value.prefix(1).uppercased() + value.dropFirst()
        default: value
        }
    }
}
