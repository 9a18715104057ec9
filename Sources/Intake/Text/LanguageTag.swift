/// Names of languages as sources write them.
enum LanguageTag {
    /// BCP 47 in lower case; nil where a text is no such tag.
    static func normal(_ text: String) -> String? {
        let tag = String(text.lowercased().filter { !$0.isWhitespace }.map { $0 == "_" ? "-" : $0 })
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count) || first == "x", parts.allSatisfy(isPart),
            first.allSatisfy({ $0.isLetter })
        else { return nil }
        return tag
    }

    private static func isPart(_ part: Substring) -> Bool {
        (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
