import Briefs

/// How well texts fit the words of a query, a phrase at a time.
struct Relevance {
    private let phrases: [(phrase: Phrase, rarity: Double)]
    private let averageCount: Double

    init(_ query: Query, vocabulary: Vocabulary, texts: [PreparedText]) {
        phrases = query.textMatches.flatMap { Phrase.all(of: $0, in: vocabulary) }.map { phrase in
            let hits = texts.count { phrase.stands(in: $0) }
            return (phrase, BM25.rarity(hits: hits, of: texts.count))
        }
        averageCount = BM25.averageCount(words: texts.reduce(0) { $0 + $1.count }, texts: texts.count)
    }

    /// Higher is better.
    func score(_ text: PreparedText) -> Double {
        phrases.reduce(0) { total, part in
            let place = part.phrase.place
            let hits = BM25.Hits(
                title: place == .analysis ? 0 : part.phrase.count(in: text.title),
                text: place == .anywhere ? part.phrase.count(in: text.text) : 0,
                analysis: place == .title ? 0 : part.phrase.count(in: text.analysis))
            return total + BM25.score(hits, rarity: part.rarity, words: text.count, averageCount: averageCount)
        }
    }
}
