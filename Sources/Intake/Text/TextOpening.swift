/// The first words of a text, which stand for a title where there is none.
enum TextOpening {
    /// Whole words, 80 characters at the most; nil where the text says nothing.
    static func of(_ text: String) -> String? {
        let words = text.prefix(400).split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        guard !words.isEmpty else { return nil }
        let head = words.prefix(80)
        guard head.endIndex < words.endIndex else { return words }
        return (head.lastIndex(of: " ").map { head[..<$0] } ?? head) + "…"
    }
}
