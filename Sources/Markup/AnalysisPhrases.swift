/// The words that begin an analysis section, a row a language.
enum AnalysisPhrases {
    private static let byLanguage: [(language: String, phrases: [String])] = [
        ("en", ["analysis", "what it means", "what this means", "why it matters"]),
        ("es", ["análisis", "analisis", "qué significa", "por qué importa"]),
        ("pt", ["análise", "analise", "o que significa", "por que importa"]),
        ("fr", ["analyse", "ce que cela signifie"]),
        ("it", ["analisi"]),
    ]

    private static let all: [[String]] = byLanguage.flatMap { row in
        row.phrases.map { $0.split(separator: " ").map(String.init) }
    }

    /// Whether a heading contains one of the phrases, whole words, in any case.
    static func begin(_ heading: String) -> Bool {
        let words = heading.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return all.contains { phrase in
            words.indices.contains { start in words[start...].starts(with: phrase) }
        }
    }
}
