/// Names of languages, for chips and counts.
package enum Languages {
    /// A language as languages are compared: `es-MX`, `ES_mx` alike.
    package static func key(_ language: String) -> String {
        String(language.lowercased().map { $0 == "_" ? "-" : $0 })
    }

    /// The English name of a language by its primary subtag; the code itself where there is none here.
    package static func name(of code: String) -> String {
        switch code.prefix(while: { $0 != "-" && $0 != "_" }).lowercased() {
        case "ar": "Arabic"
        case "de": "German"
        case "en": "English"
        case "es": "Spanish"
        case "fr": "French"
        case "gn": "Guaraní"
        case "ht": "Haitian Creole"
        case "it": "Italian"
        case "ja": "Japanese"
        case "ko": "Korean"
        case "nl": "Dutch"
        case "pt": "Portuguese"
        case "qu": "Quechua"
        case "ru": "Russian"
        case "zh": "Chinese"
        default: code
        }
    }
}
