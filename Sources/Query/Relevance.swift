import Briefs
import Glibc

/// How well texts fit the words of a query: BM25 as FTS5 reckons it (k1 1.2, b 0.75, a phrase at a time), with
/// a hit in the title counting four times one in the text.
struct Relevance {
    static let titleWeight = 4.0

    private let phrases: [(phrase: Phrase, idf: Double)]
    private let averageCount: Double

    init(_ query: Query, vocabulary: Vocabulary, texts: [PreparedText]) {
        phrases = query.textMatches.flatMap { Phrase.all(of: $0, in: vocabulary) }.map { phrase in
            let hits = Double(texts.count { phrase.stands(in: $0) })
            let idf = log((Double(texts.count) - hits + 0.5) / (hits + 0.5))
            return (phrase, idf > 0 ? idf : 1e-6)
        }
        averageCount = texts.isEmpty ? 1 : max(1, Double(texts.reduce(0) { $0 + $1.count }) / Double(texts.count))
    }

    /// Higher is better.
    func score(_ text: PreparedText) -> Double {
        phrases.reduce(0) { total, part in
            var weight = 0.0
            if part.phrase.place != .analysis {
                weight += Relevance.titleWeight * Double(part.phrase.count(in: text.title))
            }
            if part.phrase.place == .anywhere { weight += Double(part.phrase.count(in: text.text)) }
            if part.phrase.place != .title { weight += Double(part.phrase.count(in: text.analysis)) }
            let length = 1.2 * (0.25 + 0.75 * Double(text.count) / averageCount)
            return total + part.idf * weight * 2.2 / (weight + length)
        }
    }
}
