import Briefs
import Query

/// The names that a library uses, numbered for each facet in the order in which they were met. Those of a facet are
/// read when they are first needed.
final class NameShelf {
    enum Facet: Int, CaseIterable {
        case language, source, author, tag, region
    }

    private let database: Database
    private var texts: [[String]?] = Facet.allCases.map { _ in nil }
    /// Made when a name is first looked for: reading needs none.
    private var numbers: [[String: Int32]?] = Facet.allCases.map { _ in nil }
    /// What went wrong first; the names that were given after it mean nothing.
    private(set) var failure: IndexError?

    init(_ database: Database) { self.database = database }

    /// All names of a facet, by number.
    subscript(facet: Facet) -> [String] {
        if let known = texts[facet.rawValue] { return known }
        do throws(IndexError) {
            return try read(facet)
        } catch {
            failure = failure ?? error
            return []
        }
    }

    func text(_ number: Int32, _ facet: Facet) -> String? {
        let texts = self[facet]
        return texts.indices.contains(Int(number)) ? texts[Int(number)] : nil
    }

    /// The number of a name; one that is new is written down.
    func number(of text: String, _ facet: Facet, _ database: Database) throws(IndexError) -> Int32 {
        if texts[facet.rawValue] == nil { _ = try read(facet) }
        if numbers[facet.rawValue] == nil {
            let pairs = (texts[facet.rawValue] ?? []).enumerated().map {
                ($0.element, Int32(truncatingIfNeeded: $0.offset))
            }
            numbers[facet.rawValue] = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        if let number = numbers[facet.rawValue]?[text] { return number }
        let number = Int32(truncatingIfNeeded: texts[facet.rawValue]?.count ?? 0)
        try database.run(
            "INSERT INTO names(facet, number, text) VALUES (?, ?, ?)", .integer(facet.rawValue), .integer(number),
            .text(text))
        numbers[facet.rawValue]?[text] = number
        texts[facet.rawValue]?.append(text)
        return number
    }

    private func read(_ facet: Facet) throws(IndexError) -> [String] {
        var all: [String] = []
        let sql = "SELECT text FROM names WHERE facet = ? ORDER BY number"
        try database.rows(sql, [.integer(facet.rawValue)]) { (row) throws(IndexError) in
            all.append(row.text(0))
            return true
        }
        texts[facet.rawValue] = all
        return all
    }
}
