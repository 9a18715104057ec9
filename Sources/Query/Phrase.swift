/// Words that must stand side by side; each slot takes any of some words.
struct Phrase {
    var place: TextMatch.Place
    var slots: [Set<Int32>]

    /// The phrases that must all stand for a match to hold; none where there are no words in it.
    static func all(of match: TextMatch, in vocabulary: Vocabulary) -> [Phrase] {
        match.phrases.map { phrase in
            Phrase(
                place: match.place,
                slots: phrase.words.map { word in
                    phrase.isPrefix
                        ? vocabulary.numbers(beginningWith: word) : Set([vocabulary[word]].compactMap { $0 })
                })
        }
    }

    /// How often the phrase stands in a run of words.
    func count(in words: [Int32]) -> Int {
        guard words.count >= slots.count, !slots.contains(where: \.isEmpty) else { return 0 }
        var count = 0
        for start in 0...(words.count - slots.count) where stands(at: start, in: words) { count += 1 }
        return count
    }

    func stands(in text: PreparedText) -> Bool {
        if slots.contains(where: \.isEmpty) { return false }
        return text.fields(place).contains { words in
            guard words.count >= slots.count else { return false }
            return (0...(words.count - slots.count)).contains { stands(at: $0, in: words) }
        }
    }

    private func stands(at start: Int, in words: [Int32]) -> Bool {
        slots.indices.allSatisfy { slots[$0].contains(words[start + $0]) }
    }
}
