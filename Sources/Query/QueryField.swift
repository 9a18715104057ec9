/// The fields of the query language.
package enum QueryField: String, CaseIterable, Hashable, Sendable {
    case tag, region, kind, lang, author, source, title, analysis, after, before, on, added, changed, `is`, has, sort

    /// What to write, with an example.
    package var advice: String {
        switch self {
        case .tag: "write tag:name, or tag:\"two words\""
        case .region: "write a code or a name, as in region:BO or region:\"South America\""
        case .kind: "write kind: and a kind, as in kind:analysis"
        case .lang: "write a code of letters, as in lang:es"
        case .author: "write author:name, or author:\"first last\""
        case .source: "write source:name, or source:\"two words\""
        case .title: "write title:word, title:begin* or title:\"a phrase\""
        case .analysis: "write analysis:word, analysis:begin* or analysis:\"a phrase\""
        case .after, .before, .on, .added, .changed:
            "write \(rawValue):2013, \(rawValue):2013-12, \(rawValue):2013-12-02, \(rawValue):30d, \(rawValue):2w "
                + "or \(rawValue):last-year"
        case .is: "write " + Quoting.alternatives(ReadingState.allCases.map { "is:\($0.rawValue)" })
        case .has: "write " + Quoting.alternatives(Feature.allCases.map { "has:\($0.rawValue)" })
        case .sort: "write " + Quoting.alternatives(Sort.allCases.map { "sort:\($0.rawValue)" })
        }
    }

    /// The field that somebody meant who wrote another name: one letter off, or a word that other programs use.
    static func meant(by name: String) -> QueryField? {
        let elsewhere: [String: QueryField] = [
            "by": .author, "country": .region, "date": .on, "day": .on, "language": .lang, "month": .on,
            "order": .sort, "outlet": .source, "place": .region, "since": .after, "type": .kind, "until": .before,
            "year": .on,
        ]
        if let field = elsewhere[name] { return field }
        if name.utf8.count < 3 { return nil }
        return allCases.first { $0.rawValue.utf8.count >= 3 && isOneEdit(Array(name.utf8), Array($0.rawValue.utf8)) }
    }

    /// Whether one letter added, left out, exchanged or swapped with its neighbour makes one of the other.
    private static func isOneEdit(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let start = zip(left, right).prefix { $0 == $1 }.count
        let (tail, other) = (left.dropFirst(start), right.dropFirst(start))
        return tail.dropFirst().elementsEqual(other) || tail.elementsEqual(other.dropFirst())
            || tail.dropFirst().elementsEqual(other.dropFirst())
            || (tail.count >= 2 && other.count >= 2 && tail.prefix(2).reversed().elementsEqual(other.prefix(2))
                && tail.dropFirst(2).elementsEqual(other.dropFirst(2)))
    }
}
