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
