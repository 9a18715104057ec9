import Briefs

/// What a query needs to know of regions: what a name means, what lies within what, and what people call it.
package protocol RegionResolving: Sendable {
    /// The regions that a code or a name stands for, best first; empty where none does.
    func lookup(_ name: String) -> [RegionCode]
    /// Whether `inner` is `outer` or lies within it; a named set holds what its members hold.
    func contains(_ outer: RegionCode, _ inner: RegionCode) -> Bool
    /// The regions above, nearest first.
    func ancestors(of code: RegionCode) -> [RegionCode]
    /// The named sets that hold a region.
    func sets(containing code: RegionCode) -> [RegionCode]
    /// The name in a language (BCP 47); nil for a code that nobody knows.
    func name(of code: RegionCode, in language: String) -> String?
}
