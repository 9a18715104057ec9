import Briefs

extension RegionResolving {
    /// The regions themselves, all that lies above them, and the sets that hold them.
    package func lineage(of codes: [RegionCode]) -> Set<RegionCode> {
        var all: Set<RegionCode> = []
        for code in codes where all.insert(code).inserted {
            all.formUnion(ancestors(of: code))
            all.formUnion(sets(containing: code))
        }
        return all
    }
}
