/// The words that begin an analysis section, a row a language.
enum AnalysisPhrases {
    private static let byLanguage: [(language: String, phrases: [String])] = [
        ("en", ["analysis", "what it means", "what this means", "why it matters"]),
        ("es", ["análisis", "analisis", "qué significa", "por qué importa"]),
        ("pt", ["análise", "analise", "o que significa", "por que importa"]),
        ("fr", ["analyse", "ce que cela signifie"]),
        ("it", ["analisi"]),
    ]

    /// The phrases by their first word.
    private static let byFirst: [String: [[String]]] = {
        let all = byLanguage.flatMap(\.phrases).map { $0.split(separator: " ").map(String.init) }
        return Dictionary(grouping: all) { $0.first ?? "" }
    }()

    /// More is no title of a section.
    private static let longest = 1_000

    /// Whether a heading contains one of the phrases, whole words, in any case.
    static func begin(_ heading: String) -> Bool {
        guard heading.utf8.count <= longest else { return false }
        let words = heading.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.indices.contains { start in
            byFirst[words[start]]?.contains { words[start...].starts(with: $0) } ?? false
        }
    }
}
