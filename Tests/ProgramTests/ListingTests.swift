import FoundationEssentials
import Testing

/// What commands print of briefs, and that it can be read back in.
@Suite("Printing briefs") struct ListingTests {
    static let queries = [
        "\"free zone\"", "smugg*", "-tag:cocaine region:CO", "tag:ports OR tag:timber", "(radar OR boat) after:2020",
        "lang:es has:translation sort:oldest", "on:2018-10",
        "is:unread region:\"South America\" -region:BO before:2016",
        "has:analysis sort:title on:2021", "title:rifle", "PERÚ", "region:x-northern-triangle -lang:es",
    ]

    @Test("A query gives the same briefs in list and in the reader", arguments: queries)
    func sameBriefs(_ query: String) throws {
        let sandbox = try Sandbox()
        let listed = try Feed(sandbox.dateline("list", "--json", query).bytes)
        let titles = listed.items.compactMap(\.title)
        #expect(!titles.isEmpty && titles.count < 131, "\(query) tests nothing: \(titles.count)")
        // `:query` alone says it again, on the row above the hints.
        let screen = try sandbox.dateline("play", "--size", "89x200", ":query \(query)<Enter>:query<Enter>").lines
        let rows = screen.filter { $0.contains("●") }
        #expect(rows.count == titles.count, "\(query): \(rows.count) in the reader, \(titles.count) listed")
        for (row, title) in zip(rows, titles) {
            let beginning = title.split { $0.isWhitespace }.prefix(3).joined(separator: " ")
            #expect(row.contains(beginning), "“\(title)” was expected in “\(row)”")
        }
        #expect(try #require(screen.first).contains(" \(titles.count) of 131"))
        let said = try #require(screen.dropLast().last).drop { $0 == " " }
        #expect(try Feed(sandbox.dateline("list", "--json", String(said)).bytes).ids == listed.ids, "said as \(said)")
    }

    @Test("A line has id, day, region and title; --sort and --limit hold")
    func lines() throws {
        let sandbox = try Sandbox()
        let all = try sandbox.dateline("list")
        #expect(all.status == 0 && all.errors.isEmpty)
        let items = try Feed(sandbox.dateline("list", "--json").bytes).items
        #expect(all.lines.count == items.count)
        for (line, item) in zip(all.lines, items) {
            let parts = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: true).map(String.init)
            #expect(parts.count == 4)
            #expect(parts[0].count >= 4 && parts[0].allSatisfy(\.isHexDigit))
            #expect(parts[1] == item._brief?.day)
            #expect(parts[3].hasSuffix(try #require(item.title).split(separator: " ").last ?? ""))
        }
        let days = items.compactMap { $0._brief?.day }
        #expect(days == days.sorted(by: >))
        let oldest = try Feed(sandbox.dateline("list", "--json", "--sort", "oldest").bytes).items
        #expect(oldest.compactMap { $0._brief?.day } == days.reversed())
        let titles = try Feed(sandbox.dateline("list", "--json", "--sort", "title").bytes).items.compactMap(\.title)
        #expect(titles != items.compactMap(\.title) && Set(titles) == Set(items.compactMap(\.title)))
        #expect(try sandbox.dateline("list", "--limit", "5").lines == Array(all.lines.prefix(5)))
    }

    @Test("A folder that is not there is no empty list without a word, and no theme is taken for another")
    func notThere() throws {
        let sandbox = try Sandbox()
        let typo = try sandbox.dateline("list", "--library", sandbox.library + "-typo")
        #expect(typo.status == 3)
        #expect(typo.errors.contains("There is no library at \(sandbox.library)-typo"))
        let theme = try sandbox.dateline("play", "--theme", "no-such-theme", "")
        #expect(theme.status == 2)
        #expect(theme.errors.contains("There is no theme no-such-theme."))
    }

    @Test("list --json dropped into another library is the same list")
    func readBack() throws {
        let first = try Sandbox()
        let listed = try first.dateline("list", "--json")
        #expect(try Feed(listed.bytes).version == "https://jsonfeed.org/version/1.1")
        let second = try Sandbox(sample: false)
        try second.put("dropped/from-the-first.json", listed.bytes)
        #expect(try second.dateline("doctor").status == 0)
        #expect(try second.dateline("list", "--json").bytes == listed.bytes)
        #expect(try second.dateline("list").output == first.dateline("list").output)
        // And imported, it is the same too.
        let third = try Sandbox(sample: false)
        let outcome = try third.dateline("import", "-", input: listed.bytes)
        #expect(outcome.output == "131 added\n", "\(outcome.output)\(outcome.errors)")
        #expect(try Feed(third.dateline("list", "--json").bytes).ids == Feed(listed.bytes).ids)
        let id = try #require(
            try first.dateline("list", "--limit", "1").output.split(separator: " ").first.map(String.init))
        #expect(try third.dateline("show", id).output == first.dateline("show", id).output)
    }

    @Test("A brief is found by any beginning of its id that is its own, and by its whole id")
    func prefixes() throws {
        let sandbox = try Sandbox()
        let line = try sandbox.dateline("list", "--limit", "1").output
        let id = try #require(line.split(separator: " ").first.map(String.init))
        let item = try #require(try Feed(sandbox.dateline("show", "--json", id).bytes).items.first)
        #expect(line.contains(try #require(item.title)))
        for name in [id.uppercased(), item.id] {
            #expect(try Feed(sandbox.dateline("show", "--json", name).bytes).ids == [item.id], "\(name)")
        }
        let ambiguous = try sandbox.dateline("show", String(id.prefix(1)))
        #expect(ambiguous.status == 2)
        #expect(ambiguous.output.isEmpty && ambiguous.errors.contains("several"))
        #expect(try sandbox.dateline("mark", "--bookmark", String(id.prefix(1))).status != 0)
        #expect(try sandbox.dateline("bookmarks").status == 1)
    }

    @Test("show prints what the article pane sets", arguments: [(80, 72), (40, 38)])
    func pane(_ columns: Int, _ width: Int) throws {
        let sandbox = try Sandbox()
        for position in [0, 6] {
            let id = try #require(
                try sandbox.dateline("list").lines[position].split(separator: " ").first.map(String.init))
            let text = try sandbox.dateline("show", "--format", "text", "--width", "\(width)", id)
            #expect(text.status == 0)
            #expect(text.lines.allSatisfy { $0.count <= width })
            let keys = String(repeating: "j", count: position) + "<Enter>"
            let screen = try sandbox.dateline("play", "--size", "\(columns)x300", keys).lines
            let margin = try #require(screen.dropFirst().first { !$0.isEmpty }).prefix { $0 == " " }.count
            let pane = screen.dropFirst().map { line in
                String(line.prefix(margin).allSatisfy { $0 == " " } ? line.dropFirst(margin) : line[...])
            }
            let start = try #require(pane.firstIndex { !$0.isEmpty })
            #expect(
                Array(pane[start...].prefix(text.lines.count)) == text.lines, "\(columns) columns, brief \(position)")
        }
    }

    @Test("show gives Markdown, HTML and JSON with title, text and licence")
    func formats() throws {
        let sandbox = try Sandbox()
        let id = try #require(try sandbox.dateline("list", "rifle").output.split(separator: " ").first.map(String.init))
        let item = try #require(try Feed(sandbox.dateline("show", "--format", "json", id).bytes).items.first)
        let title = try #require(item.title)
        let markdown = try sandbox.dateline("show", "--format", "markdown", id).output
        #expect(markdown.contains("# \(title)") && markdown.contains("\n## ") && markdown.contains("CC BY 4.0"))
        let html = try sandbox.dateline("show", "--format", "html", id).output
        #expect(
            html.lowercased().hasPrefix("<!doctype html>") && html.contains("</html>") && html.contains("CC BY 4.0"))
        #expect(html.contains("<h2"))
        #expect(try sandbox.dateline("show", "--width", "9", id).status == 2)
    }

    @Test("related gives other briefs, best first, with the score and the reasons")
    func related() throws {
        let sandbox = try Sandbox()
        let listed = try sandbox.dateline("list", "title:Rosewood")
        let id = try #require(listed.output.split(separator: " ").first.map(String.init))
        let whole = try #require(try Feed(sandbox.dateline("show", "--json", id).bytes).ids.first)
        let items = try Feed(sandbox.dateline("related", "--json", id).bytes).items
        #expect(items.count > 2 && !items.contains { $0.id == whole })
        let scores = items.compactMap { $0._related?.score }
        #expect(scores.count == items.count && scores == scores.sorted(by: >))
        #expect(items.allSatisfy { !($0._related?.reasons ?? []).isEmpty })
        let text = try sandbox.dateline("related", "--limit", "2", id)
        #expect(text.lines.count == 4)
        #expect(text.lines[0].contains(try #require(items.first?.title).prefix(20)))
        #expect(text.lines[1].hasPrefix("    "))
    }

    @Test(
        "facets counts what list finds",
        arguments: ["tag", "region", "kind", "language", "author", "source", "year", "month"])
    func facets(_ facet: String) throws {
        struct Row: Decodable {
            var value: String
            var label: String
            var count: Int
        }
        let sandbox = try Sandbox()
        let rows: [Row] = try AnyJSON.rows(sandbox.dateline("facets", "--by", facet, "--json", "boat").bytes)
        #expect(!rows.isEmpty)
        if facet == "tag" { #expect(try sandbox.dateline("facets", "boat").lines.count == rows.count) }
        let fields = ["language": "lang", "year": "on", "month": "on"]
        for row in rows.prefix(1) + rows.suffix(1) {
            let query = "boat \(fields[facet] ?? facet):\"\(row.value)\""
            #expect(try sandbox.dateline("list", query).lines.count == row.count, "\(query)")
        }
    }
}
