import FoundationEssentials
import Glibc
import PTY
import Page
import Testing

@Suite struct ClipboardTests {
    private static let size = Size(columns: 100, rows: 30)

    /// A library of one brief, as long as asked, and a program that keeps what it is given.
    private func desk(
        bytes: Int, hasProgram: Bool
    ) throws -> (sandbox: Sandbox, kept: String, variables: [String: String]) {
        let sandbox = try Sandbox(sample: false)
        let paragraph = String(repeating: "The clerk wrote it down in two books. ", count: 20)
        let count = max(1, bytes / paragraph.utf8.count)
        let html = (0..<count).map { "<p>\($0). \(paragraph)</p>" }.joined()
        try sandbox.put(
            "a.json",
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"Clerks","items":[{"id":"https://clerk.example/1",
            "title":"Two books","language":"en","date_published":"2024-02-03T00:00:00Z","content_html":"\(html)"}]}
            """)
        let kept = sandbox.folder + "/kept"
        let program = sandbox.folder + "/keep"
        try Data("#!/bin/sh\ncat > \(kept).part && mv \(kept).part \(kept)\n".utf8).write(to: URL(filePath: program))
        chmod(program, 0o700)
        return (sandbox, kept, ["DATELINE_CLIPBOARD": hasProgram ? program : sandbox.folder + "/absent"])
    }

    private func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("y of a selection goes to the terminal by OSC 52 and to the desktop's clipboard")
    func both() throws {
        let (sandbox, kept, variables) = try desk(bytes: 2_000, hasProgram: true)
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try sandbox.reader(size: Self.size, adding: variables)
        #expect(terminal.waitFor("Two books"))
        try terminal.type("<Enter>VVy")
        #expect(terminal.waitFor("Copied:"), "\(terminal.screenText)")
        #expect(terminal.waitUntil { $0.hasWritten("\u{1B}]52;c;") })
        #expect(terminal.waitUntil { _ in text(kept) != nil })
        #expect(text(kept)?.isEmpty == false)
    }

    @Test("What is longer than terminals take goes to the desktop's clipboard alone, whole")
    func long() throws {
        let (sandbox, kept, variables) = try desk(bytes: 120_000, hasProgram: true)
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try sandbox.reader(size: Self.size, adding: variables)
        #expect(terminal.waitFor("Two books"))
        try terminal.type("<Enter>VGy")
        #expect(terminal.waitFor("Copied:"), "\(terminal.screenText)")
        #expect(terminal.waitUntil { _ in text(kept) != nil })
        #expect((text(kept)?.utf8.count ?? 0) > 100_000)
        #expect(!terminal.hasWritten("\u{1B}]52;c;"))
    }

    @Test("Without such a program the status says that the terminal may cut it, and y writes a file")
    func file() throws {
        let (sandbox, _, variables) = try desk(bytes: 120_000, hasProgram: false)
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try sandbox.reader(size: Self.size, adding: variables)
        #expect(terminal.waitFor("Two books"))
        try terminal.type("<Enter>VGy")
        #expect(terminal.waitFor("The terminal may cut"), "\(terminal.screenText)")
        try terminal.type("y")
        #expect(terminal.waitFor("Written to dateline-copy.txt"), "\(terminal.screenText)")
        #expect((text(sandbox.folder + "/dateline-copy.txt")?.utf8.count ?? 0) > 100_000)
    }
}
