import PTY
import Page
import Testing

/// Every way of moving through an article, in the built program on a pseudo-terminal.
@Suite struct PageMovementTests {
    private static let size = Size(columns: 80, rows: 20)
    private static let paragraphs = 40

    /// Numbered paragraphs of one line each, a heading before every tenth, the analysis among them.
    private func sandbox() throws -> Sandbox {
        let sandbox = try Sandbox(sample: false)
        let html = (1...Self.paragraphs).map { number -> String in
            let heading = number == 21 ? "<h2>Analysis</h2>" : number % 10 == 1 ? "<h2>Part \(number)</h2>" : ""
            return "\(heading)<p>Paragraph \(number) of the tally\(number == 33 ? ", a needle" : "").</p>"
        }.joined()
        try sandbox.put(
            "a.json",
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"Tally","items":[{"id":"https://tally.example/1",
            "title":"Forty paragraphs","language":"en","date_published":"2024-02-03T00:00:00Z","content_html":"\(html)"}]}
            """)
        return sandbox
    }

    /// Keys after `Enter`, and the first line of text that is then on screen.
    @Test(
        "A key moves to the line that it promises",
        arguments: [
            ("j", "Forty paragraphs"), ("4jk", "────"), ("jj2k", "BRIEF"),
            ("<Space>", "Paragraph 4"), ("<Space><Space>b", "Paragraph 4"), ("<PgDn><PgUp>", "BRIEF"),
            ("<C-f>", "Paragraph 4"), ("<C-f><C-b>", "BRIEF"), ("<C-d>", "Paragraph 1 "),
            ("<C-d><C-d><C-u>", "Paragraph 1 "),
            ("}", "Part 1"), ("}}}", "Paragraph 2"), ("5}{", "Paragraph 3"), (")", "Part 1"), ("))", "Part 11"),
            (")))(", "Part 11"), ("a", "Analysis"), ("Gg", "BRIEF"), ("10G", "Paragraph 1 "), ("<End><Home>", "BRIEF"),
            ("O3j<Enter>", "Part 31"), ("/needle<Enter>", "Paragraph 31"),
        ])
    func moves(keys: String, line: String) throws {
        let desk = try sandbox()
        defer { withExtendedLifetime(desk) {} }
        let terminal = try desk.reader(size: Self.size)
        #expect(terminal.waitFor("Forty paragraphs"))
        try terminal.type("<Enter>")
        #expect(terminal.waitFor("BRIEF"))
        try terminal.type(keys)
        let isThere = terminal.waitUntil { terminal in
            let first = terminal.emulator.lines.dropFirst().first { !$0.allSatisfy { $0 == " " } }
            return first?.drop { $0 == " " }.hasPrefix(line) ?? false
        }
        #expect(isThere, "\(keys):\n\(terminal.screenText)")
    }

    @Test("The end is the end: the last paragraph is on screen, and the status says so")
    func end() throws {
        let desk = try sandbox()
        defer { withExtendedLifetime(desk) {} }
        let terminal = try desk.reader(size: Self.size)
        #expect(terminal.waitFor("Forty paragraphs"))
        try terminal.type("<Enter>G")
        #expect(terminal.waitUntil { $0.screenText.contains("Paragraph 40") && $0.screenText.contains("end") })
    }

    @Test("Resizing keeps the paragraph on top, at every width on the way")
    func resized() throws {
        let desk = try sandbox()
        defer { withExtendedLifetime(desk) {} }
        let terminal = try desk.reader(size: Self.size)
        #expect(terminal.waitFor("Forty paragraphs"))
        try terminal.type("<Enter>a")
        for columns in [60, 33, 47, 88, 80] {
            terminal.resize(to: Size(columns: columns, rows: 20))
            let isThere = terminal.waitUntil { terminal in
                terminal.emulator.lines.dropFirst().first { !$0.allSatisfy { $0 == " " } }?.contains("Analysis")
                    ?? false
            }
            #expect(isThere, "\(columns):\n\(terminal.screenText)")
        }
    }

    @Test("A place that was kept is there tomorrow, in a text that has got another paragraph before it")
    func tomorrow() throws {
        let sandbox = try sandbox()
        let terminal = try sandbox.reader(size: Self.size)
        #expect(terminal.waitFor("Forty paragraphs"))
        try terminal.type("<Enter>a6j")
        #expect(terminal.waitFor("Paragraph 23"))
        try terminal.type("Q")
        #expect(terminal.waitForEnd() != nil)
        let text = String(decoding: try #require(try sandbox.files()["a.json"]), as: UTF8.self)
        try sandbox.put("a.json", text.replacing("<p>Paragraph 2 of", with: "<p>One more.</p><p>Paragraph 2 of"))
        let again = try sandbox.reader(size: Self.size)
        #expect(again.waitFor("Forty paragraphs"))
        try again.type("<Enter>")
        let isThere = again.waitUntil { terminal in
            terminal.emulator.lines.dropFirst().first { !$0.allSatisfy { $0 == " " } }?.contains("Paragraph 23")
                ?? false
        }
        #expect(isThere, "\(again.screenText)")
    }
}
