import Briefs

/// Where the words of a query stand in a text: what is marked in titles and articles.
package enum QueryHits {
    /// The stretches of a text that the query's words hit, in UTF-8 offsets, in order and apart. Words that are
    /// excluded are not marked; a phrase only where it stands whole. In a title, words asked of the analysis
    /// alone do not count; elsewhere, those asked of the title alone.
    package static func ranges(in text: String, for query: Query, isTitle: Bool = false) -> [Range<Int>] {
        let matches = query.textMatches.filter { $0.place == .anywhere || ($0.place == .title) == isTitle }
        if matches.isEmpty { return [] }
        let words = Words.fold(text)
        var hits: [Range<Int>] = []
        for match in matches {
            let wanted = Words.folded(match.text)
            if wanted.isEmpty { continue }
            switch match.form {
            case .phrase:
                guard words.count >= wanted.count else { continue }
                for start in 0...(words.count - wanted.count) {
                    let stretch = words[start..<start + wanted.count]
                    if stretch.map(\.folded) == wanted, let last = stretch.last {
                        hits.append(words[start].range.lowerBound..<last.range.upperBound)
                    }
                }
            case .word, .prefix:
                let prefix = match.form == .prefix ? wanted.last : nil
                let whole = Set(match.form == .prefix ? wanted.dropLast() : wanted[...])
                for word in words {
                    let begins = prefix.map { word.folded.utf8.starts(with: $0.utf8) } ?? false
                    if begins || whole.contains(word.folded) { hits.append(word.range) }
                }
            }
        }
        return merged(hits)
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = merged.last, range.lowerBound < last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
