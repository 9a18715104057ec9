/// Folded words that must stand side by side.
package struct FoldedPhrase: Hashable, Sendable {
    package var words: [String]
    /// Whether what begins with the word counts too; there is one then.
    package var isPrefix: Bool

    package init(words: [String], isPrefix: Bool) {
        self.words = words
        self.isPrefix = isPrefix
    }
}

extension TextMatch {
    /// The phrases that must all stand for a match to hold; none where there are no words in it.
    package var phrases: [FoldedPhrase] {
        let words = Words.folded(text)
        if words.isEmpty { return [] }
        if form == .phrase { return [FoldedPhrase(words: words, isPrefix: false)] }
        return words.indices.map { index in
            FoldedPhrase(words: [words[index]], isPrefix: form == .prefix && index == words.count - 1)
        }
    }
}
