import Briefs

/// The phrases of all languages together, folded for matching: a page's language is not known before it is
/// read, and pages mix them.
struct PhraseBook: Sendable {
    static let all = PhraseBook([.english, .spanish, .portuguese])

    /// By language; in the order in which the languages were given.
    let functionWords: [(language: String, words: Set<String>)]
    let kinds: [String: Kind]
    /// Folded spelling to 1…12.
    let months: [String: Int]
    let dateWords: Set<String>
    let home: Set<String>
    /// What a breadcrumb goes through, kinds included, the longest first.
    let crumbs: [String]
    let by: [String]
    let and: Set<String>
    let seeAlso: [String]
    let coverageOf: [String]
    let analysisOpeners: [String]
    let analysisClosers: [String]
    let shareWords: Set<String>
    let share: Set<String>
    let helpful: Set<String>
    let giveButtons: Set<String>
    let giving: PhraseSet
    let ourselves: Set<String>
    let comments: PhraseSet
    let licenceOpeners: [String]
    let copying: PhraseSet
    let crediting: PhraseSet
    let licences: PhraseSet
    let creditTo: [String]
    let creditEnds: [String]
    let tags: Set<String>
    let related: Set<String>
    let about: [String]
    let organization: Set<String>
    let contact: [String]
    let footers: [String]
    let nameParticles: Set<String>
    let cutting: Cutting

    init(_ languages: [Phrases]) {
        /// The longest first, so that of two that fit the fuller one does.
        func merged(_ list: (Phrases) -> [String]) -> [String] {
            Set(languages.flatMap { list($0).map { MatchKey.fold($0) } })
                .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        }
        functionWords = languages.map { ($0.language, Set($0.functionWords.map { MatchKey.fold($0) })) }
        var kinds: [String: Kind] = [:]
        var months: [String: Int] = [:]
        for language in languages {
            for (word, kind) in language.kinds { kinds[MatchKey.fold(word)] = kind }
            for (index, spellings) in language.months.enumerated() {
                for spelling in spellings { months[MatchKey.fold(spelling)] = index + 1 }
            }
        }
        self.kinds = kinds
        self.months = months
        dateWords = Set(merged(\.dateWords))
        home = Set(merged(\.home))
        crumbs = merged { $0.home + $0.crumbs + Array($0.kinds.keys) }
        by = merged(\.by)
        and = Set(merged(\.and))
        seeAlso = merged(\.seeAlso)
        coverageOf = merged(\.coverageOf)
        analysisOpeners = merged(\.analysisOpeners)
        analysisClosers = merged(\.analysisClosers)
        shareWords = Set(merged(\.shareWords))
        share = Set(merged(\.share))
        helpful = Set(merged(\.helpful))
        giveButtons = Set(merged(\.giveButtons))
        giving = PhraseSet(merged(\.giving))
        ourselves = Set(merged(\.ourselves))
        comments = PhraseSet(merged(\.comments))
        licenceOpeners = merged(\.licenceOpeners)
        copying = PhraseSet(merged(\.copying))
        crediting = PhraseSet(merged(\.crediting))
        licences = PhraseSet(merged(\.licences))
        creditTo = merged(\.creditTo)
        creditEnds = merged(\.creditEnds)
        tags = Set(merged(\.tags))
        related = Set(merged(\.related))
        about = merged(\.about)
        organization = Set(merged(\.organization))
        contact = merged(\.contact)
        footers = merged(\.footers)
        nameParticles = Set(merged(\.nameParticles))
        // A single word opens nothing inside a line, but for the buttons and headings that are looked at more closely.
        cutting = Cutting(
            share: PhraseSet(share), shareWord: PhraseSet(shareWords),
            helpful: PhraseSet(helpful.filter { $0.utf8.count > 10 }), comments: comments,
            licence: PhraseSet(licenceOpeners), organization: PhraseSet(organization),
            related: PhraseSet(related.filter { $0.contains(" ") }), give: PhraseSet(giveButtons),
            tags: PhraseSet(tags),
            about: PhraseSet(about))
    }
}
