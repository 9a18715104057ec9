/// Guesses a text's language by its small words; used only where the page does not say.
enum LanguageGuess {
    /// Nil where too few small words stand, or no language leads clearly.
    static func language(of paragraphs: [String], book: PhraseBook) -> String? {
        var words: [String: Int] = [:]
        var budget = 32_768
        for paragraph in paragraphs where budget > 0 {
            let head = paragraph.utf8.count > budget ? String(paragraph.unicodeScalars.prefix(budget)) : paragraph
            budget -= head.utf8.count
            for word in MatchKey.fold(head).utf8.split(whereSeparator: { !MatchKey.isWord($0) }) {
                words[String(decoding: word, as: UTF8.self), default: 0] += 1
            }
        }
        let scores = book.functionWords.map { language, known in
            (language: language, hits: known.reduce(0) { $0 + (words[$1] ?? 0) })
        }.sorted { ($1.hits, $0.language) < ($0.hits, $1.language) }
        guard let best = scores.first, best.hits >= 3, scores.count > 1, best.hits * 4 >= scores[1].hits * 5 else {
            return nil
        }
        return best.language
    }
}
