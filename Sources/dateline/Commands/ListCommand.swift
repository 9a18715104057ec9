import Briefs
import Query
import Reader

/// `dateline list` and `dateline bookmarks`: one brief a line.
enum ListCommand {
    static func run(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        try list(try setting.query(invocation), invocation, setting)
    }

    static func bookmarks(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        guard invocation.words.isEmpty else { throw .usage("bookmarks takes no query; use list is:bookmarked QUERY") }
        return try list(Query([.state(.bookmarked)]), invocation, setting)
    }

    private static func list(_ query: Query, _ invocation: Invocation, _ setting: Setting) throws(CommandError)
        -> ExitStatus
    {
        var query = query
        if let text = invocation.value("--sort") {
            guard let sort = Sort(rawValue: text) else {
                throw .usage("--sort takes newest, oldest, relevance or title, not “\(text)”")
            }
            query.sort = sort
        }
        let limit = try invocation.number("--limit", least: 0)
        let library = try setting.open()
        var count = 0
        if invocation.has("--json") {
            library.printFeed(title: query.description) { take in
                library.rows(of: query, limit: limit) { rows in
                    count += rows.count
                    for item in rows.lazy.compactMap({ library.item(of: $0.id) }) { take(item) }
                }
            }
        } else {
            let length = library.idLength
            library.rows(of: query, limit: limit) { rows in
                count += rows.count
                Console.write(rows.map { line($0, idLength: length) }.joined())
            }
        }
        library.complain()
        return count == 0 ? .nothingMatched : .done
    }

    private static func line(_ row: Row, idLength: Int) -> String {
        let region = row.regions.first.map { Phrases.short($0) } ?? "-"
        return row.id.digest.prefix(idLength) + "  " + (row.day?.description ?? "undated   ") + "  "
            + region + String(repeating: " ", count: max(0, 3 - region.count)) + "  " + row.title.string + "\n"
    }
}
