import Briefs

/// The few words that the page itself says, in the brief's language; English where it has no row.
package struct PageWords: Sendable {
    package let seeAlso: String
    package let attached: String
    let untitled: String
    let picture: String
    private let kinds: [Kind: String]
    private let briefs: (one: String, many: String)
    private let noticesFrom: (one: String, many: String)

    package static func of(language: String?) -> PageWords {
        switch language?.lowercased().prefix(2) {
        case "es": spanish
        case "pt": portuguese
        default: english
        }
    }

    /// `brief`, `investigación`: in lower case.
    package func kind(_ kind: Kind) -> String { kinds[kind] ?? kind.rawValue }

    /// `14 briefs`.
    package func count(ofBriefs count: Int) -> String { "\(count) \(count == 1 ? briefs.one : briefs.many)" }

    /// `5 notices from the organization`.
    package func count(ofNotices count: Int) -> String {
        "\(count) \(count == 1 ? noticesFrom.one : noticesFrom.many)"
    }

    private static let english = PageWords(
        seeAlso: "See also:", attached: "Attached:", untitled: "Untitled", picture: "Picture:", kinds: [:],
        briefs: ("brief", "briefs"),
        noticesFrom: ("notice from the organization", "notices from the organization"))

    private static let spanish = PageWords(
        seeAlso: "Vea también:", attached: "Adjunto:", untitled: "Sin título", picture: "Imagen:",
        kinds: [
            .brief: "breve", .news: "noticia", .analysis: "análisis", .investigation: "investigación",
            .feature: "reportaje", .interview: "entrevista", .profile: "perfil", .commentary: "comentario",
            .organization: "organización",
        ],
        briefs: ("breve", "breves"),
        noticesFrom: ("aviso de la organización", "avisos de la organización"))

    private static let portuguese = PageWords(
        seeAlso: "Veja também:", attached: "Anexo:", untitled: "Sem título", picture: "Imagem:",
        kinds: [
            .brief: "breve", .news: "notícia", .analysis: "análise", .investigation: "investigação",
            .feature: "reportagem", .interview: "entrevista", .profile: "perfil", .commentary: "comentário",
            .organization: "organização",
        ],
        briefs: ("breve", "breves"),
        noticesFrom: ("aviso da organização", "avisos da organização"))
}
