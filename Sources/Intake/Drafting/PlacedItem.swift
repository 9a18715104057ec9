import Briefs

/// What a piece's source, its title and its body say of places.
struct PlacedItem {
    /// Places that the source gives as such, categories that are names of places, and countries that the title names.
    private(set) var stated: [RegionCode] = []
    /// Countries that only the body names, and names that several places bear.
    private(set) var suggested: [RegionCode] = []

    init(_ item: SourceItem, title: String, body: String, places: PlaceNames) {
        for name in item.places + item.categories {
            if let region = places.region(named: name) {
                state(region)
            } else {
                suggested += places.lookup(name).filter { !suggested.contains($0) }
            }
        }
        let label = PlacedLabel(nil, title: title, body: body, places: places)
        for region in label.stated { state(region) }
        suggested += label.suggested.filter { !suggested.contains($0) }
        suggested.removeAll { stated.contains($0) }
    }

    private mutating func state(_ region: RegionCode) {
        if !stated.contains(region) { stated.append(region) }
    }
}
