/// Which of some pieces of a text are which of another: first those that are the same, in order, then between these those
/// that share most of their words.
struct BlockAlignment {
    /// One piece of the result: what stands on one side only has nil for the other.
    struct Pair: Equatable {
        var old: Int?
        var new: Int?
    }

    private(set) var pairs: [Pair] = []

    /// So much of their words must two pieces share to be one.
    private static let leastShared = 0.4
    /// So many comparisons are made between two pieces that are the same; where there are more, each piece is compared
    /// with the next few only.
    private static let mostComparisons = 4_096
    private static let few = 16

    init(_ olds: [String], _ news: [String]) {
        var vocabulary: [String: Int32] = [:]
        func number(_ text: String) -> Int32 {
            if let number = vocabulary[text] { return number }
            let number = Int32(truncatingIfNeeded: vocabulary.count)
            vocabulary[text] = number
            return number
        }
        let matching = SequenceMatching(olds.map(number), news.map(number))
        var (old, new) = (0, 0)
        for same in matching.pairs {
            align(olds, old..<same.old, news, new..<same.new)
            pairs.append(Pair(old: same.old, new: same.new))
            (old, new) = (same.old + 1, same.new + 1)
        }
        align(olds, old..<olds.count, news, new..<news.count)
    }

    private mutating func align(_ olds: [String], _ oldRange: Range<Int>, _ news: [String], _ newRange: Range<Int>) {
        var alike: [(old: Int, new: Int)] = []
        if !oldRange.isEmpty, !newRange.isEmpty {
            let oldWords = oldRange.map { WordBag(olds[$0]) }
            let newWords = newRange.map { WordBag(news[$0]) }
            alike =
                oldRange.count * newRange.count <= BlockAlignment.mostComparisons
                ? BlockAlignment.best(oldWords, newWords) : BlockAlignment.nearest(oldWords, newWords)
        }
        var (old, new) = (oldRange.lowerBound, newRange.lowerBound)
        func skip(to oldEnd: Int, _ newEnd: Int) {
            // What went stands before what came in its place.
            while old < oldEnd {
                pairs.append(Pair(old: old, new: nil))
                old += 1
            }
            while new < newEnd {
                pairs.append(Pair(old: nil, new: new))
                new += 1
            }
        }
        for pair in alike {
            skip(to: oldRange.lowerBound + pair.old, newRange.lowerBound + pair.new)
            pairs.append(Pair(old: old, new: new))
            (old, new) = (old + 1, new + 1)
        }
        skip(to: oldRange.upperBound, newRange.upperBound)
    }

    /// The pairs in order that share the most words in all.
    private static func best(_ olds: [WordBag], _ news: [WordBag]) -> [(old: Int, new: Int)] {
        let width = news.count + 1
        var worths = [Double](repeating: 0, count: (olds.count + 1) * width)
        var shared = [Double](repeating: 0, count: (olds.count + 1) * width)
        for old in stride(from: olds.count - 1, through: 0, by: -1) {
            for new in stride(from: news.count - 1, through: 0, by: -1) {
                let place = old * width + new
                let alike = olds[old].shared(with: news[new])
                shared[place] = alike
                let without = max(worths[place + width], worths[place + 1])
                worths[place] = alike >= leastShared ? max(without, alike + worths[place + width + 1]) : without
            }
        }
        var pairs: [(old: Int, new: Int)] = []
        var (old, new) = (0, 0)
        while old < olds.count, new < news.count {
            let place = old * width + new
            if shared[place] >= leastShared, worths[place] == shared[place] + worths[place + width + 1] {
                pairs.append((old, new))
                (old, new) = (old + 1, new + 1)
            } else if worths[place] == worths[place + width] {
                old += 1
            } else {
                new += 1
            }
        }
        return pairs
    }

    /// Each new piece with the first of the next few old ones that is alike enough.
    private static func nearest(_ olds: [WordBag], _ news: [WordBag]) -> [(old: Int, new: Int)] {
        var pairs: [(old: Int, new: Int)] = []
        var next = 0
        for new in news.indices {
            let candidates = next..<min(next + few, olds.count)
            guard let old = candidates.first(where: { olds[$0].shared(with: news[new]) >= leastShared }) else {
                continue
            }
            pairs.append((old, new))
            next = old + 1
        }
        return pairs
    }
}

/// The words of a piece of text, for saying how alike two are.
private struct WordBag {
    /// In order, each as often as it stands there.
    private let words: [Int]

    init(_ text: String) {
        var vocabulary: [String: Int32] = [:]
        let cut = ComparedText(text, &vocabulary)
        words = cut.elements.filter(\.isWord).map { element in
            var hasher = Hasher()
            cut.bytes[element.range].withUnsafeBytes { hasher.combine(bytes: $0) }
            return hasher.finalize()
        }.sorted()
    }

    /// The part of their words that two share, from 0 to 1.
    func shared(with other: WordBag) -> Double {
        if words.isEmpty || other.words.isEmpty { return words.count == other.words.count ? 1 : 0 }
        // So much at the most.
        let bound = 2 * Double(min(words.count, other.words.count)) / Double(words.count + other.words.count)
        if bound < 0.3 { return 0 }
        var (left, right, count) = (0, 0, 0)
        while left < words.count, right < other.words.count {
            if words[left] == other.words[right] {
                (left, right, count) = (left + 1, right + 1, count + 1)
            } else if words[left] < other.words[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return 2 * Double(count) / Double(words.count + other.words.count)
    }
}
