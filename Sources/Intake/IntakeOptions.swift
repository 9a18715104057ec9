import Briefs

/// What the person who imports says about the input.
package struct IntakeOptions: Sendable {
    /// The source's name; goes before what the page says of itself.
    package var source: String?
    /// The page's address, absolute: given to a draft that has none.
    package var url: String?
    /// When the input was fetched or saved, RFC 3339.
    package var retrieved: String?
    /// When the file was last changed, RFC 3339: stands in for `retrieved` where that is not known.
    package var modified: String?
    /// How names of places are known.
    package var places: PlaceNames

    package init(
        source: String? = nil, url: String? = nil, retrieved: String? = nil, modified: String? = nil,
        places: PlaceNames
    ) {
        self.source = source
        self.url = url
        self.retrieved = retrieved
        self.modified = modified
        self.places = places
    }
}
