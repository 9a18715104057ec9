/// Names of languages, for chips and counts.
package enum Languages {
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
