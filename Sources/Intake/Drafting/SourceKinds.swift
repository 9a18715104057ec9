import Briefs

/// What sources call the kinds of pieces.
enum SourceKinds {
    /// The kind that a word means: a type of schema.org, or a heading as printed in any of the languages.
    static func kind(of word: String, book: PhraseBook) -> Kind? {
        let name = word.split(whereSeparator: { "/#:".contains($0) }).last.map(String.init) ?? word
        return types[name.lowercased()] ?? book.kinds[MatchKey.fold(word)]
    }

    /// Types of schema.org that say more than "an article".
    private static let types: [String: Kind] = [
        "newsarticle": .news, "reportagenewsarticle": .news, "analysisnewsarticle": .analysis,
        "backgroundnewsarticle": .analysis, "opinionnewsarticle": .commentary, "reviewnewsarticle": .commentary,
        "askpublicnewsarticle": .organization, "advertisercontentarticle": .organization,
    ]
}
