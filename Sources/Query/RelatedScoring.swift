import Briefs
import Glibc

/// Finds what goes with a brief.
///
/// Of the brief in hand the twelve most telling words are taken that some other piece has too; a piece that
/// has any of them is scored by their weights, by the tags and regions that both have (the rarer the more), and
/// a little by the days apart. What weighs in a word is how rare it is in the library, whether it is a name,
/// and whether the brief says it again. Names and numerals are the same in every language, so a story is
/// followed across languages by them. Editions of one piece count as one, and only one is listed.
///
/// Not generic over its source: in another room such code runs unspecialized, several times slower.
package struct RelatedScoring {
    package struct Found {
        package var index: Int
        package var score: Double
        package var reasons: [Reason]
    }

    private let source: any RelatedSource

    package init(_ source: any RelatedSource) { self.source = source }

    /// The related briefs, best first. Notices of the organization are no coverage, unless one is in hand.
    /// `brief` stands at `index`; `text` is its text.
    package func related(to brief: Brief, at index: Int, text: BriefText, limit: Int) -> [Found] {
        let hand = Hand(brief)
        let profile = TermProfile(text, outlet: brief.source)
        let own = source.piece(of: index)
        let terms = chosen(profile)
        let beside = mostBesideWords(of: hand)
        var best: [Candidate] = []
        for editions in pieces(sharing: terms, but: own) {
            // What comes now has no better words, and facets can add only so much.
            if best.count >= limit, best.last.map({ $0.score > editions.most + beside }) ?? true { break }
            var found: Candidate?
            for (other, shared) in editions.briefs {
                guard
                    let edition = judged(hand, other, terms.indices.filter { shared >> $0 & 1 == 1 }.map { terms[$0] })
                else { continue }
                if let rival = found, !isBetterEdition(edition, rival, for: hand) { continue }
                found = edition
            }
            guard let found else { continue }
            let place = best.firstIndex { rival in
                found.score != rival.score ? found.score > rival.score : found.index < rival.index
            }
            best.insert(found, at: place ?? best.count)
            if best.count > limit { best.removeLast() }
        }
        let floor = (best.first?.score ?? 0) * RelatedRule.floor
        return best.prefix { $0.score >= floor }.map { candidate in
            Found(index: candidate.index, score: candidate.score, reasons: reasons(of: candidate, hand, profile))
        }
    }

    /// The editions of a piece that share words with the brief in hand.
    private struct Editions {
        /// Each with its words: a bit for each term.
        var briefs: [(brief: Int, shared: UInt32)]
        /// What the words of one weigh at most.
        var most: Double
    }

    /// The pieces that have any of the terms, those with the weightiest first.
    private func pieces(sharing terms: [Term], but own: Int) -> [Editions] {
        // A brief and a term in one number each: numbers are sorted far faster than pairs.
        var uses: [Int] = []
        for (bit, term) in terms.enumerated() {
            for other in source.briefs(with: term.folded) { uses.append(other << 5 | bit) }
        }
        uses.sort()
        var briefs: [(piece: Int, brief: Int, shared: UInt32)] = []
        for use in uses {
            let (brief, bit) = (use >> 5, UInt32(1) << UInt32(use & 31))
            if briefs.last?.brief == brief {
                briefs[briefs.count - 1].shared |= bit
            } else {
                briefs.append((source.piece(of: brief), brief, bit))
            }
        }
        briefs.sort { $0.piece != $1.piece ? $0.piece < $1.piece : $0.brief < $1.brief }
        var pieces: [Editions] = []
        var last: Int?
        for (piece, brief, shared) in briefs where piece != own {
            let weight = terms.indices.reduce(0) { shared >> $1 & 1 == 1 ? $0 + terms[$1].weight : $0 }
            if piece == last {
                pieces[pieces.count - 1].briefs.append((brief, shared))
                pieces[pieces.count - 1].most = max(pieces[pieces.count - 1].most, weight)
            } else {
                pieces.append(Editions(briefs: [(brief, shared)], most: weight))
            }
            last = piece
        }
        return pieces.sorted { $0.most > $1.most }
    }

    /// What tags, regions and the day can add to a score at most.
    private func mostBesideWords(of hand: Hand) -> Double {
        let tags = hand.tagKeys.reduce(0) { $0 + rarity(source.pieceCount(ofTag: $1)) }
        let regions = hand.brief.regions.reduce(0) { $0 + rarity(source.pieceCount(of: $1)) }
        // A little more, as sums differ with the order of their parts.
        return (RelatedRule.facetWeight * (tags + regions) + RelatedRule.dayWeight) * 1.000_001
    }

    /// The brief in hand.
    private struct Hand {
        let brief: Brief
        let tagKeys: [String]
        let language: String?

        init(_ brief: Brief) {
            self.brief = brief
            tagKeys = brief.tags.map(Words.key)
            language = brief.language.map(Languages.key)
        }
    }

    private struct Term {
        var folded: String
        var weight: Double
        /// Whether it may stand alone: a name or a numeral that the brief says again.
        var isTelling: Bool
    }

    private struct Candidate {
        var index: Int
        var score: Double
        var terms: [Term]
        /// Which tags of the brief in hand it has, and what each weighs; the regions alike.
        var tags: [(index: Int, weight: Double)]
        var regions: [(code: RegionCode, weight: Double)]
        var language: String?
        var daysApart: Int?
    }

    /// Words are counted in the order of what they may weigh at most, and no more of them than needed.
    private func chosen(_ profile: TermProfile) -> [Term] {
        let most = min(RelatedRule.mostPieces, max(RelatedRule.longestStory, source.pieceCount / 5))
        let possible = profile.uses.compactMap { folded, use -> (folded: String, factor: Double, most: Double)? in
            let bounds = source.pieceBounds(of: folded)
            guard bounds.upperBound >= 2, bounds.lowerBound <= most else { return nil }
            var factor = 1 + RelatedRule.repeatWeight * log(Double(use.count))
            if use.isName { factor *= RelatedRule.nameWeight }
            return (folded, factor, rarity(max(2, bounds.lowerBound)) * factor)
        }
        var terms: [Term] = []
        for term in possible.sorted(by: { $0.most != $1.most ? $0.most > $1.most : $0.folded < $1.folded }) {
            if terms.count == RelatedRule.termCount, let last = terms.last, last.weight > term.most { break }
            let count = source.pieceCount(of: term.folded)
            guard count >= 2, count <= most, let use = profile.uses[term.folded] else { continue }
            let new = Term(
                folded: term.folded, weight: rarity(count) * term.factor,
                isTelling: (use.isName || use.isNumeral) && use.count > 1)
            let place = terms.firstIndex {
                $0.weight != new.weight ? $0.weight < new.weight : new.folded < $0.folded
            }
            terms.insert(new, at: place ?? terms.count)
            if terms.count > RelatedRule.termCount { terms.removeLast() }
        }
        return terms
    }

    private func rarity(_ count: Int) -> Double {
        log(Double(max(1, source.pieceCount)) / Double(max(1, count)))
    }

    /// Nil where what is shared is likely chance: one word, said once, and nothing else.
    private func judged(_ hand: Hand, _ other: Int, _ terms: [Term]) -> Candidate? {
        let facets = source.facets(of: other)
        if facets.kind == .organization, hand.brief.kind != .organization { return nil }
        let tags = hand.tagKeys.indices.filter { facets.tagKeys.contains(hand.tagKeys[$0]) }
        let regions = hand.brief.regions.filter { facets.regions.contains($0) }
        guard terms.count > 1 || terms.contains(where: { $0.isTelling }) || !tags.isEmpty || !regions.isEmpty else {
            return nil
        }
        var score = terms.reduce(0) { $0 + $1.weight }
        let tagWeights = tags.map { rarity(source.pieceCount(ofTag: hand.tagKeys[$0])) }
        let regionWeights = regions.map { rarity(source.pieceCount(of: $0)) }
        score += RelatedRule.facetWeight * (tagWeights.reduce(0, +) + regionWeights.reduce(0, +))
        var daysApart: Int?
        if let day = hand.brief.day, let otherDay = facets.day {
            let apart = otherDay.number - day.number
            score += RelatedRule.dayWeight / (1 + Double(abs(apart)) / 365)
            daysApart = apart
        }
        return Candidate(
            index: other, score: score, terms: terms, tags: zip(tags, tagWeights).map { ($0, $1) },
            regions: zip(regions, regionWeights).map { ($0, $1) }, language: facets.language, daysApart: daysApart)
    }

    private func reasons(of candidate: Candidate, _ hand: Hand, _ profile: TermProfile) -> [Reason] {
        let weights = Dictionary(candidate.terms.map { ($0.folded, $0.weight) }, uniquingKeysWith: max)
        var reasons = [Reason.terms(profile.phrases(of: weights))]
        if !candidate.tags.isEmpty {
            let ranked = candidate.tags.sorted { ($1.weight, $0.index) < ($0.weight, $1.index) }
            reasons.append(.tags(ranked.map { hand.brief.tags[$0.index] }))
        }
        if !candidate.regions.isEmpty {
            let ranked = candidate.regions.sorted { ($1.weight, $0.code) < ($0.weight, $1.code) }
            reasons.append(.regions(ranked.map(\.code)))
        }
        if let apart = candidate.daysApart { reasons.append(.daysApart(apart)) }
        return reasons
    }

    /// Of two editions of one piece, the one in the language of the brief in hand; else the better fit.
    private func isBetterEdition(_ found: Candidate, _ rival: Candidate, for hand: Hand) -> Bool {
        let speaks = found.language == hand.language
        if speaks != (rival.language == hand.language) { return speaks }
        return found.score != rival.score ? found.score > rival.score : found.index < rival.index
    }
}

/// What related coverage goes by.
enum RelatedRule {
    /// How many words of a brief are followed.
    static let termCount = 12
    /// Words that more pieces have say nothing; nor do those of a fifth of a small library.
    static let mostPieces = 2_000
    /// So many pieces may follow one story, however small the library.
    static let longestStory = 6

    /// Names carry a story from piece to piece; ordinary words coincide.
    static let nameWeight = 2.0
    /// What saying a word again adds, by the logarithm of how often.
    static let repeatWeight = 0.5
    /// What is shared beyond words, beside a word of the same rarity.
    static let facetWeight = 0.5
    /// What a piece of the same day gains; half of it a year apart.
    static let dayWeight = 0.5

    /// What scores below this part of the best is not listed beside it.
    static let floor = 0.15
}
