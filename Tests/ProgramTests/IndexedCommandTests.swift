import Briefs
import FoundationEssentials
import Glibc
import PTY
import Page
import Query
import Testing

@testable import Index

/// Commands answer from the index; what they print is what the whole library says.
@Suite("Commands and the index") struct IndexedCommandTests {
    private static let queries = [
        "", "boat", "smugg*", "\"free zone\"", "-tag:cocaine region:CO", "region:\"South America\" sort:oldest",
        "is:unread has:related sort:title", "radar OR boat sort:relevance", "on:2018", "region:x-northern-triangle",
        "lang:es", "title:the", "qqqzzz", "author:perez", "(tag:ports OR kind:analysis) before:2020 -has:link",
    ]

    private static var today: Day { Day(number: time(nil) / 86_400) }

    private func compare(_ sandbox: Sandbox, _ note: String) throws {
        let plain = try PlainCommands(sandbox.library, today: Self.today)
        for query in Self.queries {
            let note = "\(note): \(query)"
            #expect(try sandbox.dateline("list", query).output == plain.list(query), "\(note)")
            #expect(try sandbox.dateline("list", "--json", query).output == plain.feed(query), "\(note)")
        }
        for facet in Facet.allCases {
            let printed = try sandbox.dateline("facets", "--by", facet.rawValue, "-kind:news").output
            #expect(try printed == plain.facets(facet, "-kind:news"), "\(note): \(facet)")
        }
        for place in [0, 3, 11] {
            let related = try plain.related(place)
            if related.id.isEmpty { continue }
            #expect(try sandbox.dateline("related", related.id).output == related.text, "\(note): \(place)")
        }
    }

    @Test("The sample is printed as the plain evaluator reads it, and so is what has changed in it since")
    func sample() throws {
        let sandbox = try Sandbox()
        try compare(sandbox, "sample")
        try sandbox.put("dropped.json", RandomFeed(seed: 1).text(count: 40))
        try compare(sandbox, "with a dropped feed")
    }

    @Test("Random libraries are printed as the plain evaluator reads them", arguments: 0..<3)
    func random(seed: UInt64) throws {
        let sandbox = try Sandbox(sample: false)
        for number in 0..<4 {
            try sandbox.put("feed-\(number).json", RandomFeed(seed: seed * 10 + UInt64(number)).text(count: 25))
        }
        try compare(sandbox, "seed \(seed)")
        try sandbox.put("feed-1.json", RandomFeed(seed: seed * 10 + 7).text(count: 20))
        unlink(sandbox.library + "/feed-2.json")
        try compare(sandbox, "seed \(seed), changed")
    }

    @Test("A list longer than what is read at a time is whole, and --limit holds across")
    func pages() throws {
        let sandbox = try Sandbox(sample: false)
        try sandbox.put("many.json", RandomFeed(seed: 5, ids: 5_000).text(count: 1_300))
        let plain = try PlainCommands(sandbox.library, today: Self.today)
        let all = try sandbox.dateline("list")
        #expect(try all.output == plain.list("") && all.lines.count > 1_050)
        for limit in [0, 1, 499, 500, 501, 1_001] {
            let outcome = try sandbox.dateline("list", "--limit", "\(limit)")
            #expect(outcome.lines == Array(all.lines.prefix(limit)) && outcome.status == (limit == 0 ? 1 : 0))
        }
    }

    @Test("Many commands at once on a library that has no index yet all print the same")
    func together() throws {
        let sandbox = try Sandbox(sample: false)
        try sandbox.put("many.json", RandomFeed(seed: 6, ids: 900).text(count: 400))
        let expected = try PlainCommands(sandbox.library, today: Self.today).list("")
        for _ in 0..<6 {
            let running = try (0..<5).map { _ in try sandbox.start(["list"]) }
            for process in running {
                let outcome = try sandbox.finish(process)
                #expect(outcome.output == expected && !outcome.errors.contains("index"), "\(outcome.errors)")
            }
            try FileManager.default.removeItem(atPath: sandbox.folder + "/cache")
        }
    }

    @Test("Without a cache that can be written the answer is the same, and one line says why it takes longer")
    func unwritable() throws {
        let sandbox = try Sandbox()
        let expected = try sandbox.dateline("list").output
        try FileManager.default.removeItem(atPath: sandbox.folder + "/cache")
        try Data("in the way".utf8).write(to: URL(filePath: sandbox.folder + "/cache"))
        let outcome = try sandbox.dateline("list")
        #expect(outcome.output == expected && outcome.status == 0)
        #expect(outcome.errors.contains("in memory") && outcome.errors.count { $0 == "\n" } == 1)
    }

    @Test("A damaged index is made anew without a word, one of a newer program is left as it is")
    func damaged() throws {
        let sandbox = try Sandbox()
        let expected = try sandbox.dateline("list").output
        let file = try sandbox.index()
        try Data((0..<60_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: URL(filePath: file))
        let outcome = try sandbox.dateline("list")
        #expect(outcome.output == expected && outcome.errors.isEmpty)

        var bytes = Array(try Data(contentsOf: URL(filePath: file)))
        // The version of the schema, as SQLite keeps it in the head of a file.
        bytes.replaceSubrange(60..<64, with: [0, 0, 0x7F, 0])
        try Data(bytes).write(to: URL(filePath: file))
        let newer = try sandbox.dateline("list")
        #expect(newer.output == expected && newer.errors.contains("newer Dateline"))
        #expect(try Array(Data(contentsOf: URL(filePath: file))) == bytes)
    }

    @Test("An index that a stopped program holds is not waited for without end")
    func stopped() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.dateline("list")
        let expected = try sandbox.dateline("list", "region:BO").output
        // As a program does that was stopped in the middle of writing.
        let database = try Database(sandbox.index())
        try database.execute("BEGIN IMMEDIATE")
        try sandbox.put(
            "late.json", #"{"items":[{"id":"urn:late","title":"Late one","_brief":{"day":"2031-01-01"}}]}"#)
        let outcome = try sandbox.dateline("list")
        #expect(outcome.lines.first?.hasSuffix("Late one") == true && outcome.lines.count == 132)
        #expect(try sandbox.dateline("list", "region:BO").output == expected)
        try database.execute("ROLLBACK")
    }

    @Test("Where the disk takes no more the answer is the same, and what failed is said", arguments: [40, 400, 1_000])
    func full(blocks: Int) throws {
        let sandbox = try Sandbox()
        let script = "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" list --limit 3"
        let terminal = try PseudoTerminal(
            ["/bin/sh", "-c", script, Sandbox.program], size: Size(columns: 90, rows: 20),
            environment: sandbox.environment, folder: sandbox.folder)
        #expect(terminal.waitForEnd(seconds: 30) == .exited(0), "\(terminal.screenText)")
        let expected = try sandbox.dateline("list", "--limit", "3").lines
        let lines = terminal.emulator.lines
        for line in expected {
            #expect(lines.contains { line.hasPrefix($0) && $0.count > 40 }, "\(terminal.screenText)")
        }
        #expect(terminal.screenText.contains("dateline: The index "), "\(terminal.screenText)")
    }

    @Test("A long first look is told on a terminal, and leaves nothing of it")
    func progress() throws {
        let sandbox = try Sandbox(sample: false)
        try sandbox.put("many.json", RandomFeed(seed: 8, ids: 9_000).text(count: 1_500))
        let terminal = try sandbox.reader("list", "--limit", "3", size: Size(columns: 60, rows: 10))
        #expect(terminal.waitForEnd(seconds: 30) == .exited(0))
        #expect(terminal.hasWritten("Taking in the library: 0 of 1 files, "), "\(terminal.screenText)")
        #expect(!terminal.screenText.contains("Taking in"))
        // Ids that stand twice are a problem of the file, said last.
        let lines = terminal.emulator.lines.filter { !$0.isEmpty }
        #expect(lines.count == 4 && lines[3].hasPrefix("dateline: 1 file"), "\(terminal.screenText)")
    }
}
