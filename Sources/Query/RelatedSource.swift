import Briefs

/// What related coverage is worked out from: the words, tags and regions of a library, counted by pieces.
/// Briefs go by their positions in list order.
package protocol RelatedSource {
    /// Briefs that are editions of one piece count as one.
    var pieceCount: Int { get }
    func piece(of brief: Int) -> Int
    /// Between what the number of pieces with a folded word lies: what is known of it without counting.
    func pieceBounds(of word: String) -> ClosedRange<Int>
    func pieceCount(of word: String) -> Int
    /// In list order.
    func briefs(with word: String) -> [Int]
    func pieceCount(ofTag key: String) -> Int
    func pieceCount(of region: RegionCode) -> Int
    func facets(of brief: Int) -> RelatedFacets
}

/// What is compared of two briefs beside their words.
package struct RelatedFacets: Hashable, Sendable {
    package var kind: Kind
    package var day: Day?
    /// As languages are compared.
    package var language: String?
    package var tagKeys: [String]
    package var regions: [RegionCode]

    package init(kind: Kind, day: Day?, language: String?, tagKeys: [String], regions: [RegionCode]) {
        self.kind = kind
        self.day = day
        self.language = language
        self.tagKeys = tagKeys
        self.regions = regions
    }
}
