import FoundationEssentials
import PTY
import Page
import Reader
import Testing

/// What the built program does with drafts: prints them, keeps subscriptions, tells editions and pieces apart.
@Suite("Importing what people have") struct ImportFormatTests {
    private static let posts = Sandbox.repository + "/Tests/IntakeTests/Fixtures/posts"

    /// The parts of a document that the common reader of feeds does not look at.
    private struct Document: Decodable {
        struct Item: Decodable {
            struct Attachment: Decodable { var url: String }
            var id: String
            var title: String?
            var url: String?
            var content_html: String?
            var content_text: String?
            var date_published: String?
            var date_modified: String?
            var tags: [String]?
            var attachments: [Attachment]?
        }
        var title: String
        var home_page_url: String?
        var language: String?
        var description: String?
        var items: [Item]

        init(_ bytes: [UInt8]) throws { self = try JSONDecoder().decode(Document.self, from: Data(bytes)) }
    }

    @Test("--dry-run --json prints the drafts with the feed's head, and writes nothing")
    func dryRun() throws {
        let sandbox = try Sandbox(sample: false)
        let outcome = try sandbox.dateline("import", "--dry-run", "--json", Self.posts + "/feed-1-1.json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let document = try Document(outcome.bytes)
        #expect(document.title == "The Lantern Post" && document.home_page_url == "https://lantern.example/")
        #expect(document.language == "en-us" && document.description == "News of an invented coast")
        let item = try #require(document.items.first)
        #expect(item.date_published == "2015-03-05T01:30:00Z" && item.date_modified == "2015-03-05T09:00:00Z")
        #expect(item.content_html?.contains("<em>crews</em>") == true)
        #expect(item.content_text?.contains("The crews went back.") == true)
        #expect(item.attachments?.map(\.url) == ["https://lantern.example/audio/1.mp3"])
        #expect(try sandbox.files().isEmpty)
        // What was printed can be read in.
        let again = try sandbox.dateline("import", "-", input: outcome.bytes)
        #expect(again.status == 0 && again.output == "2 added\n", "\(again.errors)")
        let many = try sandbox.dateline(
            "import", "--dry-run", "--json", Self.posts + "/posts-plain.json", Self.posts + "/post-single.json")
        #expect(try Document(many.bytes).items.count == 2)
    }

    @Test(
        "0 where all could be read, 4 where a part could not, 3 where nothing could",
        arguments: [
            ("feed-1-1.json", 0), ("feed-epoch-dates.json", 0), ("feed-empty.json", 0), ("posts-empty.json", 0),
            ("feed-cut-off.json", 4), ("feed-one-bad-item.json", 4), ("posts-cut-off.json", 4),
            ("posts-drafts-and-protected.json", 0), ("urls.txt", 0), ("urls-with-bad-line.txt", 4),
        ])
    func status(_ name: String, _ status: Int32) throws {
        let sandbox = try Sandbox(sample: false)
        let outcome = try sandbox.dateline("import", Self.posts + "/" + name)
        #expect(outcome.status == status, "\(outcome.output)\(outcome.errors)")
        #expect(!outcome.output.isEmpty)
    }

    @Test("A feed without items says so")
    func empty() throws {
        let sandbox = try Sandbox(sample: false)
        let outcome = try sandbox.dateline("import", Self.posts + "/feed-empty.json")
        #expect(outcome.output == "Nothing to add\n" && outcome.errors.contains("There are no items in it"))
    }

    @Test("Repairs are told a line each, with the item's number and title, and stand in the brief")
    func repairs() throws {
        let sandbox = try Sandbox(sample: false)
        let name = Self.posts + "/feed-epoch-dates.json"
        let outcome = try sandbox.dateline("import", name)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("dateline: \(name): item 1 “Seconds”: ") }, "\(outcome.errors)")
        #expect(lines.allSatisfy { $0.contains(": item ") })
        let stored = try sandbox.files().filter { $0.key.hasSuffix(".json") }.map {
            String(decoding: $0.value, as: UTF8.self)
        }
        #expect(stored.contains { $0.contains("\"warnings\"") && $0.contains("counts seconds") })
    }

    @Test("A folder of saved pages: what lies beside a page for show is left out without a word")
    func savedPages() throws {
        let sandbox = try Sandbox(sample: false)
        let inbox = sandbox.folder + "/inbox"
        try FileManager.default.createDirectory(atPath: inbox + "/Page_files", withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: Self.posts + "/../spanish.txt", toPath: inbox + "/Page_files/other.txt")
        try Data("<html>".utf8).write(to: URL(filePath: inbox + "/Page.html"))
        try Data("body {}".utf8).write(to: URL(filePath: inbox + "/style.css"))
        try FileManager.default.copyItem(atPath: Self.posts + "/feed-1-1.json", toPath: inbox + "/feed.json")
        let outcome = try sandbox.dateline("import", inbox)
        #expect(outcome.output == "2 added\n", "\(outcome.output)\(outcome.errors)")
        #expect(!outcome.errors.contains("style.css") && !outcome.errors.contains("Page_files"))
    }

    @Test("--keep-source keeps the bytes of any format")
    func keepSource() throws {
        for name in ["feed-1-1.json", "posts-embedded.json", "urls.txt", "feed-empty.json"] {
            let sandbox = try Sandbox(sample: false)
            let outcome = try sandbox.dateline("import", "--keep-source", Self.posts + "/" + name)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let bytes = Array(try Data(contentsOf: URL(filePath: Self.posts + "/" + name)))
            let kept = try sandbox.files().filter { $0.key.hasPrefix("history/") && $0.value == bytes }
            #expect(kept.count == 1, "\(name)")
        }
    }

    @Test("A list of addresses becomes subscriptions, once")
    func subscriptions() throws {
        let sandbox = try Sandbox(sample: false)
        let first = try sandbox.dateline("import", Self.posts + "/urls.txt")
        #expect(first.output == "7 subscriptions added\n", "\(first.output)\(first.errors)")
        #expect(try sandbox.dateline("import", Self.posts + "/urls.txt").output == "7 subscriptions already there\n")
        let listed = try sandbox.dateline("sources")
        #expect(listed.status == 0)
        #expect(listed.lines.first == "The Lantern Post  https://lantern.example/feed.xml  news, the coast, extra")
        let opml = try sandbox.dateline("sources", "--opml")
        #expect(opml.status == 0)
        let other = try Sandbox(sample: false)
        let taken = try other.dateline("import", "-", input: opml.bytes)
        #expect(taken.output == "7 subscriptions added\n", "\(taken.errors)")
        #expect(try other.dateline("sources", "--opml").output == opml.output)
        #expect(try other.dateline("sources").output == listed.output)
        #expect(try sandbox.dateline("subscribe", "--title", "New", "https://new.example/feed").status == 0)
        #expect(try sandbox.dateline("sources").output.contains("New  https://new.example/feed"))
        #expect(try sandbox.dateline("unsubscribe", "https://new.example/feed", "nothing").status == 4)
        #expect(try sandbox.dateline("sources").output.contains("new.example") == false)
        #expect(try sandbox.dateline("unsubscribe", "https://new.example/feed").status == 1)
        #expect(try sandbox.dateline("subscribe", "new.example").status == 2)
        struct Row: Decodable {
            var feed_url: String?
            var source: String?
            var briefs: Int
        }
        _ = try sandbox.dateline("import", Self.posts + "/feed-1-1.json")
        let rows: [Row] = try AnyJSON.rows(try sandbox.dateline("sources", "--json").bytes)
        #expect(rows.first?.feed_url == "https://lantern.example/feed.xml" && rows.first?.briefs == 2)
    }

    /// All persons and places on the coast are invented.
    private static func edition(_ id: String, _ language: String, _ text: String) -> String {
        """
        {"title": "Two Tongues", "items": [{"id": "https://tongues.example/\(id)", "title": "\(id)",
         "language": "\(language)", "date_published": "2014-05-06T10:00:00Z", "content_text": "\(text)",
         "_brief": {"regions": ["BO"], "day": "2014-05-06"}}]}
        """
    }

    private static let english = edition(
        "boat", "en",
        "Police found 1,250 crates on the boat of Elio Banzer near Puerto Lobal, said Marta Quiroga. The 43"
            + " papers that he showed to Tito Rivas were those of Dora Ulloa.")
    private static let spanish = edition(
        "barco", "es",
        "La policía halló 1.250 cajas en el barco de Elio Banzer cerca de Puerto Lobal, dijo Marta Quiroga."
            + " Los 43 papeles que mostró a Tito Rivas eran de Dora Ulloa.")

    @Test("Editions are linked; once they are taken apart, no import links them again")
    func unpair() throws {
        let sandbox = try Sandbox(sample: false)
        for text in [Self.english, Self.spanish] {
            #expect(try sandbox.dateline("import", "-", input: Array(text.utf8)).output == "1 added\n")
        }
        #expect(try sandbox.dateline("list", "has:translation").lines.count == 2)
        #expect(try sandbox.dateline("related", "--json", "https://tongues.example/boat").output.contains("items"))
        let reader = try sandbox.reader("boat")
        #expect(reader.waitFor("boat"))
        try reader.type("<Enter>")
        #expect(reader.waitFor("ES"))
        try command("unpair", reader)
        #expect(reader.waitFor("Taken apart"), "\(reader.screenText)")
        try reader.type("Q")
        #expect(reader.waitForEnd() == .exited(0))
        // Both are imported anew into a library that has nothing but the marks.
        for (path, _) in try sandbox.files() where path.hasPrefix("briefs/") {
            try FileManager.default.removeItem(atPath: sandbox.library + "/" + path)
        }
        for text in [Self.spanish, Self.english] {
            #expect(try sandbox.dateline("import", "-", input: Array(text.utf8)).output == "1 added\n")
        }
        #expect(try sandbox.dateline("list", "has:translation").status == 1)
    }

    @Test("mark --unpair does the same")
    func markUnpair() throws {
        let sandbox = try Sandbox(sample: false)
        for text in [Self.english, Self.spanish] { _ = try sandbox.dateline("import", "-", input: Array(text.utf8)) }
        #expect(try sandbox.dateline("mark", "--unpair", "https://tongues.example/barco").status == 0)
        let again = try sandbox.dateline("mark", "--unpair", "https://tongues.example/boat")
        #expect(again.errors.contains("no edition"), "\(again.errors)")
    }

    /// Types a command, and `Enter` once it stands there: what comes in one burst counts as pasted.
    private func command(_ text: String, _ reader: PseudoTerminal) throws {
        try reader.type(":" + text)
        #expect(reader.waitFor(":" + text), "\(reader.screenText)")
        try reader.type("<Enter>")
    }

    @Test("In the reader :import takes files in, keeps the place, and says what came of it")
    func inReader() throws {
        let sandbox = try Sandbox(sample: false)
        _ = try sandbox.dateline("import", "-", input: Array(Self.english.utf8))
        try FileManager.default.createDirectory(atPath: sandbox.folder + "/in box", withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: Self.posts + "/feed-1-1.json", toPath: sandbox.folder + "/in box/f.json")
        let reader = try sandbox.reader()
        #expect(reader.waitFor("boat"))
        try command("import ~/in box", reader)
        #expect(reader.waitFor("2 added"), "\(reader.screenText)")
        #expect(reader.waitFor("Ferry strike"), "\(reader.screenText)")
        try command("import nowhere.json", reader)
        #expect(reader.waitFor("cannot be read"), "\(reader.screenText)")
        try command("import \(Self.posts)/feed-cut-off.json", reader)
        #expect(reader.waitFor("1 file has a problem"), "\(reader.screenText)")
        try reader.type("Q")
        #expect(reader.waitForEnd() == .exited(0))
    }
}
