import FoundationEssentials
import Testing

/// `dateline import` on the fixtures of captured pages and on JSON Feed files.
@Suite("Importing") struct ImportTests {
    private static let fixtures = Sandbox.repository + "/Tests/IntakeTests/Fixtures"
    static let captures = ((try? FileManager.default.contentsOfDirectory(atPath: fixtures)) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()

    private static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: fixtures + "/" + name)))
    }

    /// A small feed, as another program would write it.
    private static let feed = """
        {"version": "https://jsonfeed.org/version/1.1", "title": "The Quay", "feed_url": "https://quay.example/feed.json",
         "items": [
          {"id": "7", "title": "Harbour closes", "date_published": "2020-03-01T23:30:00-05:00", "tags": ["ports"],
           "content_text": "The harbour closed.", "_other": {"big": 12345678901234567890}},
          {"id": "https://quay.example/8", "title": "Harbour opens", "date_published": "2020-04-02T01:00:00Z",
           "content_html": "<p>The harbour <em>opened</em>.</p>"}
         ]}
        """

    private func contents(of folder: String) -> [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    @Test("All captures go in, and a second time adds nothing and writes nothing")
    func twice() throws {
        let sandbox = try Sandbox(sample: false)
        #expect(Self.captures.count >= 10)
        let first = try sandbox.dateline("import", Self.fixtures + "/full-page.txt", Self.fixtures + "/spanish.txt")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output == "2 added\n")
        let listed = try Feed(sandbox.dateline("list", "--json").bytes)
        #expect(listed.items.count == 2)
        let before = try sandbox.files()
        let second = try sandbox.dateline("import", Self.fixtures + "/full-page.txt", Self.fixtures + "/spanish.txt")
        #expect(second.status == 0)
        #expect(second.output == "2 already there\n")
        #expect(try sandbox.files() == before)
        // The same page with its tail fused, with other spaces, in Latin-1: the same briefs.
        let again = try sandbox.dateline(
            "import", Self.fixtures + "/fused-tail.txt", Self.fixtures + "/nbsp-curly.txt",
            Self.fixtures + "/latin1-crlf.txt")
        #expect(try Feed(sandbox.dateline("list", "--json").bytes).ids == listed.ids, "\(again.output)")
    }

    @Test("A brief that was read and then imported anew is changed, until it is read again")
    func changed() throws {
        let sandbox = try Sandbox(sample: false)
        func take(_ feed: String) throws -> String {
            let outcome = try sandbox.dateline("import", "-", input: Array(feed.utf8))
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.output
        }
        func changed() throws -> Sandbox.Outcome { try sandbox.dateline("list", "is:changed") }
        #expect(try take(Self.feed) == "2 added\n")
        let ids = try sandbox.dateline("list").lines.compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(try sandbox.dateline("mark", "--read", ids[0]).status == 0)
        #expect(try changed().status == 1 && changed().output.isEmpty)
        let corrected = Self.feed.replacing("opened</em>", with: "opened at noon</em>")
            .replacing("closed.\"", with: "closed at noon.\"")
        #expect(try take(corrected) == "2 changed\n")
        // The other one has never been read.
        let found = try changed()
        #expect(found.status == 0 && found.lines.count == 1 && found.output.hasPrefix(ids[0]), "\(found.output)")
        #expect(try sandbox.dateline("list", "is:unread").output.hasPrefix(ids[1]))
        // It is so in the reader too, without colour, and from an index that is made anew.
        let reader = try sandbox.reader()
        #expect(reader.waitFor("≠"), "\(reader.screenText)")
        try reader.type("Q")
        #expect(reader.waitForEnd() == .exited(0))
        try FileManager.default.removeItem(atPath: sandbox.folder + "/cache")
        #expect(try changed().output == found.output)
        #expect(try sandbox.dateline("mark", "--read", ids[0]).status == 0)
        #expect(try changed().status == 1 && changed().output.isEmpty)
    }

    @Test("A captured page is listed and shown with all its fields", arguments: ["full-page"])
    func fields(_ name: String) throws {
        let sandbox = try Sandbox(sample: false)
        #expect(try sandbox.dateline("import", Self.fixtures + "/\(name).txt").status == 0)
        let item = try #require(try Feed(sandbox.dateline("list", "--json").bytes).items.first)
        #expect(item._brief?.dateline?.raw?.isEmpty == false)
        #expect(item._brief?.day?.count == 10)
        #expect(item._brief?.regions?.isEmpty == false)
        #expect(item._brief?.related?.count == 3)
        #expect(item._brief?.notices?.count == 5)
        #expect(item._brief?.seeAlso?.first?.query?.hasPrefix("region:") == true)
        #expect(item.authors?.first?.name?.isEmpty == false)
        #expect(item._brief?.license?.text?.isEmpty == false)
        let id = try #require(try sandbox.dateline("list").output.split(separator: " ").first)
        let shown = try sandbox.dateline("show", String(id)).output
        #expect(shown.contains(try #require(item.title?.split(separator: " ").first)))
        #expect(shown.contains("Analysis"))
    }

    @Test("Every capture by itself gives one brief", arguments: captures)
    func each(_ name: String) throws {
        let sandbox = try Sandbox(sample: false)
        let outcome = try sandbox.dateline("import", Self.fixtures + "/" + name)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "1 added\n")
        let doctor = try sandbox.dateline("doctor")
        #expect(doctor.status == 0, "\(doctor.output)")
    }

    @Test("A whole folder goes in, what cannot be read is named, and the rest is there")
    func folder() throws {
        let sandbox = try Sandbox(sample: false)
        let inbox = sandbox.folder + "/inbox"
        try FileManager.default.createDirectory(atPath: inbox + "/deep/.hidden", withIntermediateDirectories: true)
        try Data(Self.bytes("spanish.txt")).write(to: URL(filePath: inbox + "/a.txt"))
        try Data(Self.feed.utf8).write(to: URL(filePath: inbox + "/deep/quay.json"))
        try Data("%PDF-1.4 …".utf8).write(to: URL(filePath: inbox + "/deep/paper.pdf"))
        try Data("not looked at".utf8).write(to: URL(filePath: inbox + "/deep/.hidden/x.txt"))
        let outcome = try sandbox.dateline("import", inbox)
        // Nobody named the paper: it is mentioned, and no failure.
        #expect(outcome.status == 0)
        #expect(outcome.output == "3 added\n", "\(outcome.output)")
        #expect(outcome.errors.contains("paper.pdf looks like a PDF document"), "\(outcome.errors)")
        let named = try sandbox.dateline("import", inbox + "/deep/paper.pdf", inbox + "/a.txt")
        #expect(named.status == 4 && named.output == "1 already there\n")
        #expect(try sandbox.dateline("import", inbox + "/deep/paper.pdf").status == 3)
        #expect(try Feed(sandbox.dateline("list", "--json").bytes).items.count == 3)
    }

    @Test("A JSON Feed keeps ids, its own day and what the program does not know")
    func jsonFeed() throws {
        let sandbox = try Sandbox(sample: false)
        let outcome = try sandbox.dateline("import", "-", input: Array(Self.feed.utf8))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "2 added\n")
        let items = try Feed(sandbox.dateline("list", "--json").bytes).items
        #expect(items.map(\.id) == ["https://quay.example/8", "https://quay.example/feed.json#7"])
        #expect(items.map { $0._brief?.day } == ["2020-04-02", "2020-03-01"])
        let again = try sandbox.dateline("import", "-", input: Array(Self.feed.utf8))
        #expect(again.output == "2 already there\n")
        let paths = contents(of: sandbox.library).filter { $0.hasSuffix(".json") }
        #expect(
            paths == ["briefs/The Quay/2020-03.json", "briefs/The Quay/2020-04.json"] || paths.count == 2, "\(paths)")
    }

    @Test("--dry-run tells and writes nothing, and with --json prints the drafts")
    func dryRun() throws {
        let sandbox = try Sandbox(sample: false)
        let plain = try sandbox.dateline("import", "--dry-run", Self.fixtures + "/full-page.txt")
        #expect(plain.status == 0)
        #expect(plain.output.hasSuffix("1 new\n"), "\(plain.output)")
        let json = try sandbox.dateline(
            "import", "--dry-run", "--keep-source", "--json", Self.fixtures + "/full-page.txt")
        #expect(try Feed(json.bytes).items.count == 1)
        #expect(contents(of: sandbox.library).isEmpty)
        // A library that is not there is not made, either.
        let nowhere = sandbox.folder + "/nowhere"
        let outcome = try sandbox.dateline(
            "import", "--library", nowhere, "--dry-run", Self.fixtures + "/full-page.txt")
        #expect(outcome.status == 0)
        #expect(!FileManager.default.fileExists(atPath: nowhere))
    }

    @Test("--url gives the address, --source the outlet, --keep-source the bytes as they came")
    func options() throws {
        let sandbox = try Sandbox(sample: false)
        let bytes = try Self.bytes("no-dateline.txt")
        let outcome = try sandbox.dateline(
            "import", "--url", "https://gaceta.example/1", "--source", "La Gaceta", "--keep-source", "-", input: bytes)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let item = try #require(try Feed(sandbox.dateline("list", "--json").bytes).items.first)
        #expect(item.url == "https://gaceta.example/1")
        #expect(item.id == "https://gaceta.example/1")
        #expect(item._brief?.source == "La Gaceta")
        let kept = try sandbox.files().filter { $0.key.hasPrefix("history/") }
        #expect(kept.values.contains(bytes), "\(kept.keys)")
        let two = try sandbox.dateline(
            "import", "--url", "https://gaceta.example/2", Self.fixtures + "/spanish.txt",
            Self.fixtures + "/full-page.txt")
        #expect(two.status == 2)
        let relative = try sandbox.dateline("import", "--url", "gaceta", Self.fixtures + "/spanish.txt")
        #expect(relative.status != 0)
        #expect(relative.errors.contains("no absolute address"))
    }

    @Test(
        "What cannot be read at all says so and ends with 3",
        arguments: [
            ("a picture", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3]), ("nothing", []), ("a broken feed", [0x7B, 0x22, 0x61]),
        ])
    func unreadable(_ name: String, _ bytes: [UInt8]) throws {
        let sandbox = try Sandbox(sample: false)
        let outcome = try sandbox.dateline("import", "-", input: bytes)
        #expect(outcome.status == 3, "\(name): \(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("standard input"))
        #expect(contents(of: sandbox.library).isEmpty)
    }

    @Test("A path that is not there is named: 3 alone, 4 beside one that is")
    func missing() throws {
        let sandbox = try Sandbox(sample: false)
        let alone = try sandbox.dateline("import", "/nowhere/page.txt")
        #expect(alone.status == 3)
        #expect(alone.errors.contains("/nowhere/page.txt"))
        let both = try sandbox.dateline("import", "/nowhere/page.txt", Self.fixtures + "/spanish.txt")
        #expect(both.status == 4)
        #expect(both.output == "1 added\n")
        #expect(try sandbox.dateline("import").status == 2)
    }
}
