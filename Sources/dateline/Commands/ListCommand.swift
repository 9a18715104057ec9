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
        let rows = library.rows(of: query, limit: limit)
        if invocation.has("--json") {
            Console.print(library.feed(of: rows.map(\.id), title: query.description))
        } else {
            let width = library.prefixes.length
            var text = ""
            for row in rows {
                let id = library.prefixes.prefix(of: row.id)
                let region = row.regions.first.map { Phrases.short($0) } ?? "-"
                text += id + String(repeating: " ", count: max(0, width - id.count)) + "  "
                text += (row.day?.description ?? "undated   ") + "  "
                text +=
                    region + String(repeating: " ", count: max(0, 3 - region.count)) + "  " + row.title.string + "\n"
            }
            Console.write(text)
        }
        library.complain()
        return rows.isEmpty ? .nothingMatched : .done
    }
}
