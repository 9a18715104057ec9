import Briefs

/// Reads the query language (COMMANDS.md, "Queries").
///
/// ```
/// query       = { alternatives }
/// alternatives = unit { "OR" unit }            OR binds closer than standing side by side
/// unit        = "-" unit | "(" query ")" | field ":" value | word | word "*" | quoted
/// ```
/// A backslash takes the sign after it as itself. Lone punctuation is passed over. Never traps; every error
/// names its place.
package struct QueryParser: Sendable {
    /// The longest query that is read, in bytes.
    package static let longest = 20_000
    /// How deep parentheses and minuses may nest.
    package static let deepest = 32

    private let regions: any RegionResolving

    package init(regions: any RegionResolving) { self.regions = regions }

    /// Reads a query. With `lastWordIsPrefix`, for searching while typing, a word that ends the text is taken
    /// as the beginning of one.
    package func parse(_ text: String, lastWordIsPrefix: Bool = false) throws(QueryError) -> Query {
        guard text.utf8.count <= QueryParser.longest else {
            throw QueryError(.tooLong(limit: QueryParser.longest), at: QueryParser.longest..<text.utf8.count)
        }
        var reading = QueryReading(text: text, regions: regions, lastWordIsPrefix: lastWordIsPrefix)
        let conditions = try reading.sequence(depth: 0, opened: nil)
        return Query(conditions, sort: reading.sort)
    }
}
