/// A name as names are looked for: by whole words, in any order.
package struct NameKey: Hashable {
    private let key: String
    private let words: Set<String>

    package init(_ name: String) {
        key = Words.key(name)
        words = Set(Words.folded(name))
    }

    /// Whether this name holds all words of another; one without words must be the same.
    package func holds(_ other: NameKey) -> Bool {
        other.words.isEmpty ? key == other.key : other.words.isSubset(of: words)
    }
}
