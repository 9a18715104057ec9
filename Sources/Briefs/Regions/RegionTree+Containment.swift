/// What holds what, sets included.
extension RegionTree {
    /// Whether `outer` holds `inner`: is it, lies above it, or is a set with a member that does. A set is held only if all its members are.
    /// An unknown code holds itself and nothing else.
    package func contains(_ outer: RegionCode, _ inner: RegionCode) -> Bool {
        if outer == inner { return true }
        if let parts = members(of: inner) { return parts.allSatisfy { contains(outer, $0) } }
        if let parts = members(of: outer) { return parts.contains { contains($0, inner) } }
        guard let range = range(of: outer), let number = number(of: inner) else { return false }
        return range.contains(number)
    }

    /// The named sets that hold a region or another set, by code.
    package func sets(containing code: RegionCode) -> [RegionCode] {
        sets.filter { $0 != code && contains($0, code) }
    }
}
