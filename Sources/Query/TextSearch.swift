import Briefs

/// What of a brief is searched.
package struct BriefText: Hashable, Sendable {
    package var title: String
    /// The body without its analysis.
    package var text: String
    package var analysis: String
    package var hasLink: Bool

    package init(title: String, text: String, analysis: String = "", hasLink: Bool = false) {
        self.title = title
        self.text = text
        self.analysis = analysis
        self.hasLink = hasLink
    }
}

/// The distinct words of a library, numbered as they are met.
struct Vocabulary {
    private(set) var words: [String] = []
    private var numbers: [String: Int32] = [:]

    /// The number of a word, a new one where it is new.
    mutating func number(of word: String) -> Int32 {
        if let number = numbers[word] { return number }
        let number = Int32(truncatingIfNeeded: words.count)
        words.append(word)
        numbers[word] = number
        return number
    }

    subscript(word: String) -> Int32? { numbers[word] }

    /// The words that begin so.
    func numbers(beginningWith prefix: String) -> Set<Int32> {
        let prefix = Array(prefix.utf8)
        var found: Set<Int32> = []
        for (index, word) in words.enumerated() where word.utf8.starts(with: prefix) {
            found.insert(Int32(truncatingIfNeeded: index))
        }
        return found
    }
}

/// A brief's words by their numbers.
struct PreparedText {
    var title: [Int32]
    var text: [Int32]
    var analysis: [Int32]
    var hasLink: Bool

    init(_ source: BriefText, vocabulary: inout Vocabulary) {
        title = Words.fold(source.title).map { vocabulary.number(of: $0.folded) }
        text = Words.fold(source.text).map { vocabulary.number(of: $0.folded) }
        analysis = Words.fold(source.analysis).map { vocabulary.number(of: $0.folded) }
        hasLink = source.hasLink
    }

    func fields(_ place: TextMatch.Place) -> [[Int32]] {
        switch place {
        case .anywhere: [title, text, analysis]
        case .title: [title]
        case .analysis: [analysis]
        }
    }

    var count: Int { title.count + text.count + analysis.count }
}

/// Words that must stand side by side; each slot takes any of some words.
struct Phrase {
    var place: TextMatch.Place
    var slots: [Set<Int32>]

    /// The phrases that must all stand for a match to hold; none where there are no words in it.
    static func all(of match: TextMatch, in vocabulary: Vocabulary) -> [Phrase] {
        let words = Words.folded(match.text)
        let slots = words.enumerated().map { index, word in
            match.form == .prefix && index == words.count - 1
                ? vocabulary.numbers(beginningWith: word) : Set([vocabulary[word]].compactMap { $0 })
        }
        if slots.isEmpty { return [] }
        return match.form == .phrase
            ? [Phrase(place: match.place, slots: slots)] : slots.map { Phrase(place: match.place, slots: [$0]) }
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
