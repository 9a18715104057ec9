import Glibc

/// BM25 as FTS5 reckons it (k1 1.2, b 0.75), with a hit in the title counting four times one in the text.
package enum BM25 {
    private static let titleWeight = 4.0

    /// How often a phrase stands in a brief's title, text and analysis.
    package struct Hits: Hashable, Sendable {
        package var title: Int
        package var text: Int
        package var analysis: Int

        package init(title: Int, text: Int, analysis: Int) {
            self.title = title
            self.text = text
            self.analysis = analysis
        }
    }

    /// What a phrase weighs that stands in so many of so many texts.
    package static func rarity(hits: Int, of count: Int) -> Double {
        let (hits, count) = (Double(hits), Double(count))
        let rarity = log((count - hits + 0.5) / (hits + 0.5))
        return rarity > 0 ? rarity : 1e-6
    }

    package static func averageCount(words: Int, texts: Int) -> Double {
        texts == 0 ? 1 : max(1, Double(words) / Double(texts))
    }

    /// What one phrase adds to the score of a text of so many words; higher is better.
    package static func score(_ hits: Hits, rarity: Double, words: Int, averageCount: Double) -> Double {
        let weight = titleWeight * Double(hits.title) + Double(hits.text) + Double(hits.analysis)
        let length = 1.2 * (0.25 + 0.75 * Double(words) / averageCount)
        return rarity * weight * 2.2 / (weight + length)
    }
}
