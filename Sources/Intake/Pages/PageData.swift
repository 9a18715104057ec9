import Briefs

/// What a page's JSON-LD says of the piece.
struct PageData {
    private let piece: JSONValue?

    /// The object that describes the page's piece: the first whose address is the page's, else the first.
    init(_ facts: PageFacts) {
        let pieces = LinkedData.articles(in: facts.data)
        let address = facts.canonical ?? facts.meta("og:url")
        let own = pieces.first { piece in
            address != nil && ["url", "@id", "mainEntityOfPage"].contains { LinkedData.address(piece[$0]) == address }
        }
        piece = own ?? pieces.first
    }

    private func first(_ names: String...) -> String? {
        names.lazy.compactMap { LinkedData.strings(piece?[$0]).first }.first
    }

    var headline: String? { first("headline", "name") }
    var description: String? { first("description", "abstract") }
    var published: String? { first("datePublished", "dateCreated") }
    var updated: String? { first("dateModified") }
    var language: String? { LinkedData.strings(piece?["inLanguage"]).first }
    var siteName: String? { first("publisher", "sourceOrganization", "provider") }
    var authors: [String] { LinkedData.strings(piece?["author"]) + LinkedData.strings(piece?["creator"]) }
    var sections: [String] { LinkedData.strings(piece?["articleSection"]) }
    var rights: String? { first("license", "copyrightNotice", "usageInfo") }
    var address: String? {
        ["url", "mainEntityOfPage", "@id"].lazy.compactMap { LinkedData.address(piece?[$0]) }
            .first { BriefID.isAbsoluteAddress($0) || $0.hasPrefix("/") }
    }
    /// Whether the page says that it shows only a part.
    var isPartial: Bool {
        switch piece?["isAccessibleForFree"] {
        case .bool(let isFree): !isFree
        case .string(let text): text.lowercased() == "false"
        default: false
        }
    }
    /// A text without or with markup.
    var body: String? { piece?["articleBody"]?.string }

    /// The type that says the most: a subtype of an article before the article.
    var kind: String? {
        let types = piece.map { LinkedData.types(of: $0) } ?? []
        return types.first { !["Article", "WebPage", "BlogPosting", "TechArticle"].contains($0) }
    }

    var keywords: [String] {
        LinkedData.strings(piece?["keywords"]).flatMap {
            $0.split(whereSeparator: { ",;".contains($0) }).map(String.init)
        }
    }

    var places: [String] {
        ["contentLocation", "locationCreated", "spatialCoverage", "spatial"].flatMap { LinkedData.strings(piece?[$0]) }
            .filter { !BriefID.isAbsoluteAddress($0) }
    }

    /// Other editions: language and address.
    var editions: [(language: String, link: String)] {
        ["workTranslation", "translationOfWork", "isBasedOn"].flatMap { name -> [(language: String, link: String)] in
            let values = piece?[name]?.array ?? [piece?[name]].compactMap { $0 }
            return values.prefix(20).compactMap { value in
                guard let link = LinkedData.address(value), let tag = LinkedData.strings(value["inLanguage"]).first
                else {
                    return nil
                }
                return (tag, link)
            }
        }
    }
}
