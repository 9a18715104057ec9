import FoundationEssentials
import Glibc
import PTY
import Page
import Testing

/// A library with files that cannot be read whole: everything else is there, the doctor names each, none is touched.
@Suite("A broken library") struct BrokenLibraryTests {
    struct Report: Decodable {
        struct Problem: Decodable {
            var file: String
            var line: Int?
            var column: Int?
            var what: String
            var advice: String
        }
        var briefs: Int
        var problems: [Problem]
    }

    private static let head = #"{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": ["#

    /// Files with what is wrong in each, where, and a title that can be read all the same.
    static let files: [(name: String, text: String, line: Int, column: Int, title: String?)] = [
        ("prose.json", "This is no JSON.\n", 1, 1, nil),
        (
            "broken.json",
            head + "\n {\"id\": \"https://a.example/1\", \"title\": \"Whole neighbour\"},\n"
                + " {\"id\": \"https://a.example/2\" \"title\": \"Comma lost\"}\n]}", 3, 31, "Whole neighbour"
        ),
        ("no-id.json", head + "\n {\"title\": \"Nameless\", \"content_text\": \"x\"}]}", 2, 2, "Nameless"),
        (
            "no-date.json",
            head + "\n {\"id\": \"https://d.example/1\", \"title\": \"Dateless\",\n"
                + "  \"date_published\": \"yesterday\"}]}", 3, 21, "Dateless"
        ),
        (
            "cut.json", head + "\n {\"id\": \"https://c.example/1\", \"title\": \"Before the cut\"},\n {\"id\": \"htt",
            3, 9, "Before the cut"
        ),
        // Where Dateline itself writes: it must not take this for its own to rewrite.
        (
            "briefs/quay/2020-03.json",
            head + "{\"id\": \"https://q.example/1\", \"title\": \"Own but broken\"},\n oops ]}", 2, 2, "Own but broken"
        ),
    ]

    private func sandbox() throws -> Sandbox {
        let sandbox = try Sandbox(sample: false)
        for file in Self.files { try sandbox.put(file.name, file.text) }
        let whole = Self.head + #"{"id": "https://w.example/1", "title": "Sound", "date_published": "2021-05-06"}]}"#
        try sandbox.put("sound.json", whole)
        try sandbox.put(
            "bom.json",
            [0xEF, 0xBB, 0xBF] + Array(whole.replacing("Sound", with: "Marked").replacing("w.", with: "m.").utf8))
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in whole.replacing("w.", with: "u.").utf16 {
            wide += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
        }
        try sandbox.put("wide.json", wide)
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.library + "/dangling.json", withDestinationPath: "/nowhere/at/all.json")
        try FileManager.default.createSymbolicLink(atPath: sandbox.library + "/circle", withDestinationPath: ".")
        mkfifo(sandbox.library + "/pipe.json", 0o600)
        // Root reads every folder; anybody else is kept out of this one.
        if geteuid() != 0 {
            try FileManager.default.createDirectory(
                atPath: sandbox.library + "/locked", withIntermediateDirectories: true)
            chmod(sandbox.library + "/locked", 0)
        }
        return sandbox
    }

    /// Files with a problem: those of the table, UTF-16, the dangling link, the pipe, and the locked folder.
    private var problemCount: Int { Self.files.count + 3 + (geteuid() == 0 ? 0 : 1) }

    @Test("lists all that can be read, and says how many files have a problem")
    func list() throws {
        let sandbox = try sandbox()
        let outcome = try sandbox.dateline("list")
        #expect(outcome.status == 0)
        for title in Self.files.compactMap(\.title) + ["Sound", "Marked"] {
            #expect(outcome.output.contains(title), "\(title) is missing:\n\(outcome.output)")
        }
        #expect(outcome.errors == "dateline: \(problemCount) files have a problem; dateline doctor names them\n")
    }

    @Test("is examined by the doctor, file by file, with line, column and advice")
    func doctor() throws {
        let sandbox = try sandbox()
        let outcome = try sandbox.dateline("doctor")
        #expect(outcome.status == 4)
        #expect(outcome.output.contains("\nWatching  "), "\(outcome.output)")
        let json = try sandbox.dateline("doctor", "--json")
        #expect(json.status == 4)
        let report = try JSONDecoder().decode(Report.self, from: Data(json.bytes))
        #expect(Set(report.problems.map(\.file)).count == problemCount)
        for problem in report.problems {
            #expect(problem.advice.count > 10 && problem.advice.hasSuffix("."), "\(problem.file): \(problem.advice)")
        }
        for file in Self.files {
            let found = report.problems.filter { $0.file == file.name }
            #expect(
                found.contains { $0.line == file.line && abs(($0.column ?? 0) - file.column) <= 2 },
                "\(file.name) at \(file.line):\(file.column), but: \(found.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.what)" })"
            )
            #expect(outcome.output.contains("\n\(file.name):\(file.line):"), "\(outcome.output)")
        }
        #expect(report.problems.contains { $0.file == "wide.json" && $0.what.contains("UTF-16") })
        #expect(report.problems.contains { $0.file == "dangling.json" })
        #expect(report.problems.contains { $0.file == "pipe.json" })
        #expect(!report.problems.contains { $0.file == "bom.json" || $0.file == "sound.json" })
        if geteuid() != 0 { #expect(report.problems.contains { $0.file == "locked" }) }
    }

    @Test("is opened by the reader with one line about it")
    func reader() throws {
        let sandbox = try sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try sandbox.reader(size: Size(columns: 90, rows: 30))
        #expect(terminal.waitFor("\(problemCount) files have a problem"), "\(terminal.screenText)")
        for title in Self.files.compactMap(\.title) + ["Sound", "Marked"] {
            #expect(terminal.screenText.contains(title), "\(title) is missing:\n\(terminal.screenText)")
        }
        let about = terminal.emulator.lines.filter { $0.contains("problem") }
        #expect(about.count == 1, "\(about)")
        try terminal.type("Q")
        #expect(terminal.waitForEnd() == .exited(0))
    }

    @Test("keeps every byte of those files through marks and imports")
    func untouched() throws {
        let sandbox = try sandbox()
        unlink(sandbox.library + "/pipe.json")
        let before = try sandbox.files()
        let id = try #require(try sandbox.dateline("list", "title:neighbour").output.split(separator: " ").first)
        #expect(try sandbox.dateline("mark", "--bookmark", "--tag", "kept", String(id)).status == 0)
        let feed = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "quay", "items": [
             {"id": "https://q.example/1", "title": "Own, said anew", "date_published": "2020-03-04T00:00:00Z"},
             {"id": "https://q.example/2", "title": "New of the month", "date_published": "2020-03-05T00:00:00Z"},
             {"id": "https://a.example/1", "title": "Whole neighbour, said anew"}]}
            """
        _ = try sandbox.dateline("import", "--source", "quay", "-", input: Array(feed.utf8))
        let after = try sandbox.files()
        for (path, bytes) in before { #expect(after[path] == bytes, "\(path) was changed") }
        #expect(try sandbox.dateline("list").output.contains("New of the month"))
        #expect(try sandbox.dateline("bookmarks").output.contains("neighbour"))
    }

    @Test("that is not there is an error, and says what makes one")
    func absent() throws {
        let sandbox = try Sandbox(sample: false)
        let nowhere = sandbox.folder + "/nowhere"
        let doctor = try sandbox.dateline("doctor", "--library", nowhere)
        #expect(doctor.status == 3)
        #expect(doctor.errors.contains("There is no library at"))
        #expect(try sandbox.dateline("list", "--library", nowhere).status == 3)
        let file = sandbox.folder + "/file"
        try Data("x".utf8).write(to: URL(filePath: file))
        #expect(try sandbox.dateline("doctor", "--library", file).status == 3)
    }
}
