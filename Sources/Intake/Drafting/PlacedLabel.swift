import Briefs

/// What the label of a dateline, the title and the body say of places.
struct PlacedLabel {
    var stated: [RegionCode] = []
    var suggested: [RegionCode] = []
    var tags: [String] = []
    var warnings: [String] = []

    /// Names in more of the body than this are not looked for.
    private static let bodyLimit = 262_144

    init(_ label: String?, title: String, body: String, places: PlaceNames) {
        if let label { read(label, places) }
        for code in places.countries(title) { state(code) }
        let head =
            body.utf8.count > PlacedLabel.bodyLimit ? String(body.unicodeScalars.prefix(PlacedLabel.bodyLimit)) : body
        for code in places.countries(head) where !stated.contains(code) && !suggested.contains(code) {
            suggested.append(code)
        }
    }

    /// A label may list several: `MEXICO / GUATEMALA`, `PERU, BOLIVIA`.
    private mutating func read(_ label: String, _ places: PlaceNames) {
        let whole = places.lookup(label)
        let parts = whole.isEmpty ? label.split(whereSeparator: { "/|·•".contains($0) }).map(String.init) : [label]
        for part in parts {
            let name = part.split(separator: " ").joined(separator: " ")
            let listed = name.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
            let codes = places.lookup(name)
            if let region = places.region(named: name) {
                state(region)
            } else if !codes.isEmpty {
                let names = codes.map(\.rawValue).joined(separator: ", ")
                warnings.append("“\(name)” may be any of \(names): offered, not taken as stated.")
                suggested += codes.filter { !suggested.contains($0) }
            } else if listed.count > 1, case let regions = listed.compactMap({ places.region(named: $0) }),
                regions.count == listed.count
            {
                for region in regions { state(region) }
            } else if !name.isEmpty, !tags.contains(name.lowercased()) {
                tags.append(name.lowercased())
            }
        }
    }

    private mutating func state(_ region: RegionCode) {
        if !stated.contains(region) { stated.append(region) }
    }
}
