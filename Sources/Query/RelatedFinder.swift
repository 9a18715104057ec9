import Briefs

/// The words, tags and regions of a shelf, counted: what the plain evaluator finds related coverage by.
struct RelatedFinder: RelatedSource {
    private let shelf: Shelf
    private let vocabulary: Vocabulary
    /// The briefs that have a word, in list order, by the word's number.
    private let postings: [[Int32]]
    /// In how many pieces a word stands, editions of one counted once.
    private let pieces: [Int]
    private let tagPieces: [String: Int]
    private let regionPieces: [RegionCode: Int]
    let pieceCount: Int

    init(shelf: Shelf, texts: [PreparedText], vocabulary: Vocabulary) {
        self.shelf = shelf
        self.vocabulary = vocabulary
        let piece = shelf.pieceOfEntry
        pieceCount = shelf.pieces.count
        var postings = [[Int32]](repeating: [], count: vocabulary.words.count)
        for (index, text) in texts.enumerated() {
            for word in Set(text.title + text.text + text.analysis) { postings[Int(word)].append(Int32(index)) }
        }
        pieces = postings.map { briefs in Set(briefs.map { piece[Int($0)] }).count }
        self.postings = postings
        var tags: [String: Set<Int>] = [:]
        var regions: [RegionCode: Set<Int>] = [:]
        for (index, entry) in shelf.entries.enumerated() {
            for tag in entry.tagKeys { tags[tag, default: []].insert(piece[index]) }
            for region in entry.brief.regions { regions[region, default: []].insert(piece[index]) }
        }
        tagPieces = tags.mapValues(\.count)
        regionPieces = regions.mapValues(\.count)
    }

    func piece(of brief: Int) -> Int { shelf.pieceOfEntry[brief] }

    func pieceBounds(of word: String) -> ClosedRange<Int> {
        let count = pieceCount(of: word)
        return count...count
    }

    func pieceCount(of word: String) -> Int { vocabulary[word].map { pieces[Int($0)] } ?? 0 }

    func briefs(with word: String) -> [Int] { vocabulary[word].map { postings[Int($0)].map { Int($0) } } ?? [] }

    func pieceCount(ofTag key: String) -> Int { tagPieces[key] ?? 1 }

    func pieceCount(of region: RegionCode) -> Int { regionPieces[region] ?? 1 }

    func facets(of brief: Int) -> RelatedFacets {
        let entry = shelf.entries[brief]
        return RelatedFacets(
            kind: entry.brief.kind, day: entry.brief.day, language: entry.language, tagKeys: entry.tagKeys,
            regions: entry.brief.regions)
    }
}
