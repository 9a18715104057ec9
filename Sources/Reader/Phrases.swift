import Briefs
import Query

/// What the reader says in words: months, languages, distances in time, reasons.
package enum Phrases {
    /// `December 2013`; `Undated` for none.
    package static func month(_ month: Month?) -> String {
        guard let month else { return "Undated" }
        return "\(MonthNames.long(month.month, language: "en")) \(month.year)"
    }

    /// `02 Dec`, six columns.
    package static func shortDay(_ day: Day?) -> String {
        guard let day else { return "  —   " }
        let parts = day.components
        return (parts.day < 10 ? "0" : "") + "\(parts.day) \(MonthNames.long(parts.month, language: "en").prefix(3))"
    }

    /// `02 Dec 2013`, eleven columns.
    package static func fullDay(_ day: Day?) -> String {
        guard let day else { return "undated    " }
        return "\(shortDay(day)) \(Day.padded(day.components.year, 4))"
    }

    /// The region as the list shows it, two or three columns: the country of a subdivision.
    package static func short(_ region: RegionCode) -> String {
        let raw = region.rawValue
        if raw.hasPrefix("x-") { return "··" }
        return raw.split(separator: "-").first.map(String.init) ?? raw
    }

    /// An order of the list, said: `oldest first`.
    package static func order(_ sort: Sort) -> String {
        switch sort {
        case .newest: "newest first"
        case .oldest: "oldest first"
        case .title: "by title"
        case .relevance: "by relevance"
        }
    }

    /// Why a brief is related: `Beni, airstrips · 7 weeks before`. Names come first, then what both are filed
    /// under; ordinary words are said only where nothing better is.
    package static func reasons(_ reasons: [Reason], regions: RegionTree) -> String {
        var names: [String] = []
        var filed: [String] = []
        var ordinary: [String] = []
        var apart = ""
        for reason in reasons {
            switch reason {
            case .terms(let terms):
                for term in terms {
                    // The first word of many names, by itself, names nothing.
                    if particles.contains(Words.key(term)) { continue }
                    let isName = term.contains { $0.isUppercase || $0.isNumber }
                    if isName { names.append(term) } else { ordinary.append(term) }
                }
            case .tags(let tags): filed += tags
            case .regions(let codes): filed += codes.map { regions.region($0)?.name(in: "en") ?? $0.rawValue }
            case .daysApart(let days): apart = distance(days)
            }
        }
        var seen: Set<String> = []
        let telling = names.prefix(3) + filed
        let shared = (telling.isEmpty ? ordinary[...] : telling).filter { seen.insert(Words.key($0)).inserted }
        return [shared.prefix(4).joined(separator: ", "), apart].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// Words in capitals that by themselves name nothing: the first of many a name, a language, where somebody is from.
    private static let particles: Set<String> = [
        "san", "santa", "santo", "sao", "saint", "sainte", "new", "nueva", "nuevo", "north", "south", "east", "west",
        "norte", "sur", "este", "oeste", "port", "puerto", "fort", "rio", "grand", "don", "dona",
        "english", "spanish", "portuguese", "french", "dutch", "american", "british", "european", "latin",
    ]

    /// How long something will go on: `about 2 min left`. Rounded, as it is a guess.
    package static func timeLeft(_ seconds: Int) -> String {
        switch seconds {
        case ..<10: "a few seconds left"
        case ..<55: "about \((seconds + 5) / 10 * 10) s left"
        case ..<3_570: "about \((seconds + 30) / 60) min left"
        default: "about \((seconds + 1_800) / 3_600) h left"
        }
    }

    /// `3 weeks later`, `7 weeks before`, `same day`.
    package static func distance(_ days: Int) -> String {
        let count = abs(days)
        let words: String
        switch count {
        case 0: return "same day"
        case 1: return days > 0 ? "a day later" : "the day before"
        case ..<14: words = "\(count) days"
        case ..<60: words = "\((count + 3) / 7) weeks"
        case ..<700: words = "\((count + 15) / 30) months"
        default: words = "\((count + 182) / 365) years"
        }
        return words + (days > 0 ? " later" : " before")
    }
}
