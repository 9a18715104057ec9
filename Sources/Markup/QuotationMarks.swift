/// The marks that `q` stands for, by language, and those of a quotation within a quotation.
struct QuotationMarks {
    let opening: StaticString
    let closing: StaticString

    /// `depth` 0 is the outermost.
    static func marks(in language: String?, depth: Int) -> QuotationMarks {
        let code = language.map { $0.lowercased().prefix { $0 != "-" && $0 != "_" } } ?? ""
        let pair = rows.first { $0.languages.contains(String(code)) }?.pair ?? (english, single)
        return depth % 2 == 0 ? pair.0 : pair.1
    }

    private static let english = QuotationMarks(opening: "“", closing: "”")
    private static let single = QuotationMarks(opening: "‘", closing: "’")
    private static let angled = QuotationMarks(opening: "«", closing: "»")
    private static let low = QuotationMarks(opening: "„", closing: "“")

    private static let rows: [(languages: Set<String>, pair: (QuotationMarks, QuotationMarks))] = [
        (["es", "it", "el", "ca", "gl", "eu"], (angled, english)),
        (["fr"], (QuotationMarks(opening: "«\u{A0}", closing: "\u{A0}»"), english)),
        (["ru", "uk", "be", "bg"], (angled, low)),
        (["de", "cs", "sk", "sl", "lt", "et", "is"], (low, QuotationMarks(opening: "‚", closing: "‘"))),
        (["pl", "ro", "hu"], (QuotationMarks(opening: "„", closing: "”"), angled)),
        (["sv", "fi"], (QuotationMarks(opening: "”", closing: "”"), QuotationMarks(opening: "’", closing: "’"))),
        (["ja"], (QuotationMarks(opening: "「", closing: "」"), QuotationMarks(opening: "『", closing: "』"))),
    ]
}
