import FoundationEssentials
import PTY
import Page
import Testing

/// Every command by what it prints, what it takes and how it ends.
@Suite("Commands") struct CommandTests {
    static let names = [
        "list", "show", "related", "facets", "import", "mark", "bookmarks", "keys", "themes", "regions", "play",
        "doctor",
    ]

    @Test("Each command explains itself, and stands in the overview", arguments: names)
    func help(_ name: String) throws {
        let sandbox = try Sandbox(sample: false)
        let outcome = try sandbox.dateline(name, "--help")
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        #expect(outcome.output.hasPrefix("dateline \(name) "))
        for option in ["--library", "--json", "--help"] { #expect(outcome.output.contains(option)) }
        let overview = try sandbox.dateline("--help")
        #expect(overview.status == 0)
        #expect(overview.output.contains("\n  \(name) "))
    }

    @Test("The version is one line")
    func version() throws {
        let outcome = try Sandbox(sample: false).dateline("--version")
        #expect(["dateline ", "index schema ", "journal format "].allSatisfy { outcome.output.contains($0) })
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 1)
        #expect(outcome.output.hasPrefix("dateline "))
    }

    @Test(
        "Wrong usage is one sentence on standard error and 2",
        arguments: [
            ["list", "--nonsense"], ["list", "--limit", "many"], ["list", "--limit"], ["list", "--sort", "sideways"],
            ["show"],
            ["show", "a", "b"], ["show", "--format", "pdf", "ID"], ["related"], ["facets", "--by", "colour"],
            ["import"],
            ["mark", "ID"], ["mark", "--bookmark"], ["bookmarks", "cocaine"], ["play", "--size", "big", "j"],
            ["play", "<Nokey>"],
            ["lsit"], ["facet"], ["bookmark"], ["themse"], ["--theme", "none", "cocaine"], ["list", "--library"],
            ["--json"],
        ])
    func usage(_ arguments: [String]) throws {
        let sandbox = try Sandbox(sample: arguments.contains("ID"))
        let id = "https://elfarol.example/briefs/2013/12/airbridge-radar"
        let outcome = try sandbox.run(arguments.map { $0 == "ID" ? id : $0 })
        #expect(outcome.status == 2, "\(arguments): \(outcome.output)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("dateline: "))
        #expect(outcome.errors.count { $0 == "\n" } == 1, "\(outcome.errors)")
    }

    @Test("A sole word near a command is asked about, -- searches for it, and more words are a query")
    func nearCommand() throws {
        let sandbox = try Sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let near = try sandbox.dateline("lsit")
        #expect(near.errors.contains("“list”") && near.errors.contains("dateline -- lsit"))
        for arguments in [["--", "lsit"], ["lsit", "of", "boats"], ["cocaine"]] {
            let outcome = try sandbox.run(arguments)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("needs a terminal"), "\(outcome.errors)")
        }
        let terminal = try sandbox.reader("--", "lsit")
        #expect(terminal.waitFor("No brief matches"), "\(terminal.screenText)")
        #expect(terminal.screenText.contains("lsit"))
    }

    @Test("Without a terminal there is one line on standard error, and nothing else")
    func noTerminal() throws {
        let outcome = try Sandbox().dateline()
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.count { $0 == "\n" } == 1)
        #expect(outcome.errors.contains("dateline list"))
    }

    @Test("A query that cannot be read shows where, and ends with 2", arguments: ["list", "facets"])
    func caret(_ command: String) throws {
        let outcome = try Sandbox().dateline(command, "mañana", "tga:cocaine")
        #expect(outcome.status == 2)
        let lines = outcome.errors.split(separator: "\n").map(String.init)
        #expect(lines.count == 3, "\(outcome.errors)")
        #expect(lines[1] == "  mañana tga:cocaine")
        #expect(lines[2].hasPrefix("         ^^^"), "\(outcome.errors)")
        #expect(lines[2].allSatisfy { $0 == " " || $0 == "^" })
    }

    @Test("Nothing matched is 1, with nothing on standard error")
    func nothing() throws {
        let sandbox = try Sandbox()
        for arguments in [["list", "qqqzzz"], ["bookmarks"], ["facets", "qqqzzz"], ["regions", "Atlantis"]] {
            let outcome = try sandbox.run(arguments)
            #expect(outcome.status == 1, "\(arguments)")
            #expect(
                outcome.output.isEmpty && outcome.errors.isEmpty, "\(arguments): \(outcome.output)\(outcome.errors)")
        }
        let json = try sandbox.dateline("list", "--json", "qqqzzz")
        #expect(json.status == 1)
        #expect(try Feed(json.bytes).items.isEmpty)
        for arguments in [["show", "zzz"], ["related", "zzz"], ["mark", "--read", "zzz"]] {
            let outcome = try sandbox.run(arguments)
            #expect(outcome.status == 1, "\(arguments)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains("“zzz”"))
        }
    }

    @Test("--library names the folder, before the environment does; options stand before the query")
    func library() throws {
        let sample = try Sandbox()
        let empty = try Sandbox(sample: false)
        #expect(try empty.dateline("list").status == 1)
        let named = try empty.dateline("list", "--library", sample.library, "--limit", "2")
        #expect(named.lines.count == 2)
        #expect(try empty.dateline("--library=\(sample.library)", "list", "--limit=3").lines.count == 3)
        // Behind the first word all is query, and a dash excludes.
        let excluded = try sample.dateline("list", "-tag:cocaine", "region:CO")
        let all = try sample.dateline("list", "region:CO")
        #expect(excluded.status == 0)
        #expect(excluded.lines.count < all.lines.count)
        #expect(try sample.dateline("list", "cocaine", "--limit", "2").lines.count != 2)
    }

    @Test("Keys, themes and regions are the tables of the program, as text and as JSON")
    func tables() throws {
        struct Key: Decodable {
            var command: String
            var keys: [String]
            var contexts: [String]
            var words: String
        }
        struct Theme: Decodable {
            var name: String
            var file: String
        }
        struct Region: Decodable {
            var code: String
            var parent: String?
            var names: [String: String]
            var members: [String]
        }
        let sandbox = try Sandbox(sample: false)
        let keys: [Key] = try AnyJSON.rows(sandbox.dateline("keys", "--json").bytes)
        #expect(keys.contains { $0.command == "bookmark" && $0.keys == ["m"] })
        let printed = try sandbox.dateline("keys").output
        for key in keys { #expect(printed.contains(":\(key.command) ") && printed.contains(key.words)) }

        let themes: [Theme] = try AnyJSON.rows(sandbox.dateline("themes", "--json").bytes)
        #expect(themes.count >= 6)
        #expect(themes.allSatisfy { FileManager.default.fileExists(atPath: $0.file) })
        #expect(try sandbox.dateline("themes").lines == themes.map(\.name))

        let regions: [Region] = try AnyJSON.rows(sandbox.dateline("regions", "--json").bytes)
        #expect(regions.count > 4_000)
        let bolivia = try #require(regions.first { $0.code == "BO" })
        #expect(bolivia.parent == "005" && bolivia.names["en"] == "Bolivia")
        #expect(regions.first { $0.code == "x-northern-triangle" }?.members.sorted() == ["GT", "HN", "SV"])
        #expect(try sandbox.dateline("regions").lines.count == regions.count)
        #expect(try sandbox.dateline("regions", "méxico").lines.first == "MX  Mexico")
    }

    @Test("A theme that cannot be read is named with its line, and the others are there")
    func brokenTheme() throws {
        let sandbox = try Sandbox(sample: false)
        let folder = sandbox.folder + "/config/dateline/themes"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("title  #ffffff on #000000\nnonsense here\n".utf8).write(to: URL(filePath: folder + "/mine.theme"))
        let outcome = try sandbox.dateline("themes")
        #expect(outcome.status == 4)
        #expect(outcome.lines.count >= 6)
        #expect(outcome.errors.contains("mine.theme:2") || outcome.errors.contains("line 2"), "\(outcome.errors)")
        #expect(try sandbox.dateline("doctor").status == 4)
    }

    @Test("A played session prints the screen, its cursor, and leaves no mark")
    func play() throws {
        let sandbox = try Sandbox()
        let outcome = try sandbox.dateline("play", "--size", "80x24", "--cursor", "jm")
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 25)
        #expect(outcome.lines.prefix(24).allSatisfy { $0.count <= 80 })
        #expect(outcome.output.contains("★"))
        #expect(outcome.lines.last?.hasPrefix("cursor ") == true)
        #expect(try sandbox.dateline("bookmarks").status == 1)
        #expect(!FileManager.default.fileExists(atPath: sandbox.library + "/state"))
        #expect(try sandbox.dateline("play", "--size", "80x24", "--cursor", "jm").output == outcome.output)
    }
}
