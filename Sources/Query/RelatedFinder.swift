import Briefs
import Glibc

/// Finds what goes with a brief: the plain reference.
///
/// Of the brief in hand the twelve most telling words are taken that some other piece has too; a piece that
/// has any of them is scored by their weights, by the tags and regions that both have (the rarer the more), and
/// a little by the days apart. What weighs in a word is how rare it is in the library, whether it is a name,
/// and whether the brief says it again. Names and numerals are the same in every language, so a story is
/// followed across languages by them. Editions of one piece count as one, and only one is listed.
struct RelatedFinder {
    /// How many words of a brief are followed.
    static let termCount = 12
    /// Words that more pieces have say nothing; nor do those of a fifth of a small library.
    static let mostPieces = 2_000
    /// So many pieces may follow one story, however small the library.
    private static let longestStory = 6

    /// Names carry a story from piece to piece; ordinary words coincide.
    private static let nameWeight = 2.0
    /// What saying a word again adds, by the logarithm of how often.
    private static let repeatWeight = 0.5
    /// What is shared beyond words, beside a word of the same rarity.
    private static let facetWeight = 0.5
    /// What a piece of the same day gains; half of it a year apart.
    private static let dayWeight = 0.5

    /// What scores below this part of the best is not listed beside it.
    private static let floor = 0.15

    struct Found {
        var index: Int
        var score: Double
        var reasons: [Reason]
    }

    private let shelf: Shelf
    private let vocabulary: Vocabulary
    /// The briefs that have a word, in list order, by the word's number.
    private let postings: [[Int32]]
    /// In how many pieces a word stands, editions of one counted once.
    private let pieces: [Int]
    private let tagPieces: [String: Int]
    private let regionPieces: [RegionCode: Int]
    private let pieceCount: Int
    /// The piece that each brief is an edition of.
    private let piece: [Int]

    init(shelf: Shelf, texts: [PreparedText], vocabulary: Vocabulary) {
        self.shelf = shelf
        self.vocabulary = vocabulary
        piece = shelf.pieceOfEntry
        pieceCount = shelf.pieces.count
        var postings = [[Int32]](repeating: [], count: vocabulary.words.count)
        for (index, text) in texts.enumerated() {
            for word in Set(text.title + text.text + text.analysis) { postings[Int(word)].append(Int32(index)) }
        }
        let piece = piece
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

    /// The related briefs, best first. Notices of the organization are no coverage, unless one is in hand.
    func related(to index: Int, source: BriefText, limit: Int) -> [Found] {
        let profile = TermProfile(source, outlet: shelf.entries[index].brief.source)
        let terms = chosen(profile)
        var shared: [Int: [Term]] = [:]
        for term in terms {
            for other in postings[Int(term.number)] where piece[Int(other)] != piece[index] {
                shared[Int(other), default: []].append(term)
            }
        }
        var best: [Int: Found] = [:]
        for (other, terms) in shared {
            let isNotice = shelf.entries[other].brief.kind == .organization
            if isNotice, shelf.entries[index].brief.kind != .organization { continue }
            guard let found = judged(index, other, terms, profile) else { continue }
            if let rival = best[piece[other]], !isBetterEdition(found, rival, for: index) { continue }
            best[piece[other]] = found
        }
        let ranked = best.values.sorted { $0.score != $1.score ? $0.score > $1.score : $0.index < $1.index }
        let floor = (ranked.first?.score ?? 0) * RelatedFinder.floor
        return Array(ranked.prefix { $0.score >= floor }.prefix(max(0, limit)))
    }

    private struct Term {
        var number: Int32
        var folded: String
        var weight: Double
        /// Whether it may stand alone: a name or a numeral that the brief says again.
        var isTelling: Bool
    }

    private func chosen(_ profile: TermProfile) -> [Term] {
        let most = min(RelatedFinder.mostPieces, max(RelatedFinder.longestStory, pieceCount / 5))
        let terms = profile.uses.compactMap { folded, use -> Term? in
            guard let number = vocabulary[folded] else { return nil }
            let count = pieces[Int(number)]
            guard count >= 2, count <= most else { return nil }
            var weight = rarity(count) * (1 + RelatedFinder.repeatWeight * log(Double(use.count)))
            if use.isName { weight *= RelatedFinder.nameWeight }
            return Term(
                number: number, folded: folded, weight: weight,
                isTelling: (use.isName || use.isNumeral) && use.count > 1)
        }
        let ranked = terms.sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.folded < $1.folded }
        return Array(ranked.prefix(RelatedFinder.termCount))
    }

    private func rarity(_ count: Int) -> Double { log(Double(max(1, pieceCount)) / Double(max(1, count))) }

    /// Nil where what is shared is likely chance: one word, said once, and nothing else.
    private func judged(_ index: Int, _ other: Int, _ terms: [Term], _ profile: TermProfile) -> Found? {
        let (brief, entry) = (shelf.entries[index], shelf.entries[other])
        let tags = brief.tagKeys.indices.filter { entry.tagKeys.contains(brief.tagKeys[$0]) }
        let regions = brief.brief.regions.filter { entry.brief.regions.contains($0) }
        guard terms.count > 1 || terms.contains(where: \.isTelling) || !tags.isEmpty || !regions.isEmpty else {
            return nil
        }

        var score = terms.reduce(0) { $0 + $1.weight }
        let tagWeights = tags.map { rarity(tagPieces[brief.tagKeys[$0]] ?? 1) }
        let regionWeights = regions.map { rarity(regionPieces[$0] ?? 1) }
        score += RelatedFinder.facetWeight * (tagWeights.reduce(0, +) + regionWeights.reduce(0, +))

        let weights = Dictionary(terms.map { ($0.folded, $0.weight) }, uniquingKeysWith: max)
        var reasons = [Reason.terms(profile.phrases(of: weights))]
        if !tags.isEmpty {
            let ranked = zip(tags, tagWeights).sorted { ($1.1, $0.0) < ($0.1, $1.0) }
            reasons.append(.tags(ranked.map { brief.brief.tags[$0.0] }))
        }
        if !regions.isEmpty {
            let ranked = zip(regions, regionWeights).sorted { ($1.1, $0.0) < ($0.1, $1.0) }
            reasons.append(.regions(ranked.map(\.0)))
        }
        if let day = brief.brief.day, let otherDay = entry.brief.day {
            let apart = otherDay.number - day.number
            score += RelatedFinder.dayWeight / (1 + Double(abs(apart)) / 365)
            reasons.append(.daysApart(apart))
        }
        return Found(index: other, score: score, reasons: reasons)
    }

    /// Of two editions of one piece, the one in the language of the brief in hand; else the better fit.
    private func isBetterEdition(_ found: Found, _ rival: Found, for index: Int) -> Bool {
        let language = shelf.entries[index].language
        let speaks = shelf.entries[found.index].language == language
        if speaks != (shelf.entries[rival.index].language == language) { return speaks }
        return found.score != rival.score ? found.score > rival.score : found.index < rival.index
    }
}
