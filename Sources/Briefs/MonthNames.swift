/// Days and months in words, in the languages that briefs come in. Others are written in English.
package enum MonthNames {
    /// `Dec`, `dic`, `dez`: three letters, as a dateline has them.
    package static func short(_ month: Int, language: String?) -> String {
        name(month, in: Language(language).short)
    }

    /// `December`, `diciembre`, `dezembro`.
    package static func long(_ month: Int, language: String?) -> String {
        name(month, in: Language(language).long)
    }

    /// `2 Dec 2013`.
    package static func short(_ day: Day, language: String?) -> String {
        let parts = day.components
        return "\(parts.day) \(short(parts.month, language: language)) \(parts.year)"
    }

    /// `2 December 2013`, `2 de diciembre de 2013`.
    package static func long(_ day: Day, language: String?) -> String {
        let parts = day.components
        let month = long(parts.month, language: language)
        switch Language(language) {
        case .english, .french: return "\(parts.day) \(month) \(parts.year)"
        case .spanish, .portuguese: return "\(parts.day) de \(month) de \(parts.year)"
        }
    }

    private static func name(_ month: Int, in names: [String]) -> String {
        names.indices.contains(month - 1) ? names[month - 1] : String(month)
    }

    private enum Language {
        case english, spanish, portuguese, french

        init(_ tag: String?) {
            switch tag?.lowercased().prefix(2) {
            case "es": self = .spanish
            case "pt": self = .portuguese
            case "fr": self = .french
            default: self = .english
            }
        }

        var short: [String] {
            switch self {
            case .english: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            case .spanish: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
            case .portuguese: ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"]
            case .french:
                ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"]
            }
        }

        var long: [String] {
            switch self {
            case .english:
                [
                    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                    "November", "December",
                ]
            case .spanish:
                [
                    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
                    "noviembre", "diciembre",
                ]
            case .portuguese:
                [
                    "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
                    "novembro", "dezembro",
                ]
            case .french:
                [
                    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                    "novembre", "décembre",
                ]
            }
        }
    }
}
