import Briefs

/// What Intake asks of a gazetteer.
package struct PlaceNames: Sendable {
    /// The regions that bear a name, the likeliest first; empty where it is no place.
    package var lookup: @Sendable (String) -> [RegionCode]
    /// The countries that a text names, in order.
    package var countries: @Sendable (String) -> [RegionCode]

    package init(
        lookup: @escaping @Sendable (String) -> [RegionCode], countries: @escaping @Sendable (String) -> [RegionCode]
    ) {
        self.lookup = lookup
        self.countries = countries
    }

    /// The region that a name means: a country before what lies within others. Nil where it is no place, or
    /// where several provinces share it.
    func region(named name: String) -> RegionCode? {
        let codes = lookup(name)
        guard let first = codes.first else { return nil }
        return codes.count == 1 || !first.rawValue.contains("-") || first.rawValue.hasPrefix("x-") ? first : nil
    }
}
