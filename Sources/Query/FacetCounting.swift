import Briefs

/// Counts the values of a facet among some briefs.
struct FacetCounting {
    let regions: any RegionResolving
    /// Whether suggested regions are counted instead of the stated ones.
    let isSuggested: Bool

    /// Most frequent first, then by label. A brief counts once for a value, however often it has it.
    func counts(of facet: Facet, in found: [(entry: Shelf.Entry, marks: MarkState)]) -> [FacetCount] {
        var tally = FacetTally(facet)
        for item in found {
            var seen: Set<String> = []
            for spelled in values(of: facet, item.entry, item.marks) {
                let key = FacetTally.key(of: spelled, facet)
                if !key.isEmpty, seen.insert(key).inserted { tally.add(key, spelled: spelled) }
            }
        }
        return tally.counts(regions: regions)
    }

    private func values(of facet: Facet, _ entry: Shelf.Entry, _ marks: MarkState) -> [String] {
        let brief = entry.brief
        switch facet {
        case .tag: return brief.tags + marks.tags
        case .region: return regions.lineage(of: isSuggested ? brief.suggestedRegions : brief.regions).map(\.rawValue)
        case .kind: return [brief.kind.rawValue]
        case .language: return entry.language.map { [FacetTally.primary($0)] } ?? []
        case .author: return brief.authors
        case .source: return [brief.source]
        case .year: return brief.day.map { [FacetTally.year($0)] } ?? []
        case .month: return brief.day.map { [$0.month.description] } ?? []
        }
    }
}
