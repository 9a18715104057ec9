import Briefs
import Query

/// The names that a library uses, numbered for each facet in the order in which they were met.
struct NameShelf {
    enum Facet: Int, CaseIterable {
        case language, source, author, tag, region
    }

    private var texts: [[String]]
    /// Made when a name is first looked for: reading needs none.
    private var numbers: [[String: Int32]?]

    init() {
        texts = Facet.allCases.map { _ in [] }
        numbers = Facet.allCases.map { _ in nil }
    }

    /// Reads the names of an index.
    init(_ database: Database) throws(IndexError) {
        self.init()
        try database.rows("SELECT facet, text FROM names ORDER BY facet, number") { (row) throws(IndexError) in
            guard let facet = Facet(rawValue: row.int(0)) else { return true }
            add(row.text(1), facet)
            return true
        }
    }

    /// All names of a facet, by number.
    subscript(facet: Facet) -> [String] { texts[facet.rawValue] }

    func text(_ number: Int32, _ facet: Facet) -> String? {
        let texts = texts[facet.rawValue]
        return texts.indices.contains(Int(number)) ? texts[Int(number)] : nil
    }

    /// The number of a name; one that is new is written down.
    mutating func number(of text: String, _ facet: Facet, _ database: Database) throws(IndexError) -> Int32 {
        if numbers[facet.rawValue] == nil {
            let pairs = texts[facet.rawValue].enumerated().map { ($0.element, Int32(truncatingIfNeeded: $0.offset)) }
            numbers[facet.rawValue] = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        if let known = numbers[facet.rawValue]?[text] { return known }
        let number = texts[facet.rawValue].count
        try database.run(
            "INSERT INTO names(facet, number, text) VALUES (?, ?, ?)", .integer(facet.rawValue), .integer(number),
            .text(text))
        add(text, facet)
        return Int32(truncatingIfNeeded: number)
    }

    private mutating func add(_ text: String, _ facet: Facet) {
        numbers[facet.rawValue]?[text] = Int32(truncatingIfNeeded: texts[facet.rawValue].count)
        texts[facet.rawValue].append(text)
    }
}
