import FoundationEssentials
import PTY
import Page
import Testing

/// Text from files is text, whatever it holds: nothing of it steers the terminal.
@Suite("Hostile briefs", .serialized) struct HostileTests {
    /// What would steer a terminal, as JSON writes it.
    private static let payload =
        "\\u001b]0;owned\\u0007 \\u001b[31;4;7;9m \\u001bP1$r\\u001b\\\\ \\u009b35m \\u0090q\\u009c \\u202egnp \\u2066x \\u0000 \\u007f \\u0085 \\r \\u001bc"
    /// The same as bytes on a terminal; `ESC c` is a hard reset.
    private static let forbidden: [[UInt8]] = [
        Array("\u{1B}]0;owned".utf8), Array("\u{1B}[31;4;7;9m".utf8), Array("\u{1B}P1$r".utf8), Array("\u{9B}".utf8),
        Array("\u{90}".utf8), Array("\u{85}".utf8), Array("\u{202E}".utf8), Array("\u{2066}".utf8),
        Array("\u{1B}c".utf8), [0x7F], [0x00],
    ]

    private static func feed() -> String {
        func text(_ words: String) -> String { "\"\(words) \(payload)\"" }
        let items = (1...4).map { number in
            """
            {"id": "https://bad.example/\(number) \(payload)", "url": \(text("https://bad.example/\(number)")),
             "title": \(text("Title \(number)")), "authors": [{"name": \(text("Author"))}], "language": "en",
             "summary": \(text("Summary")), "tags": [\(text("tagged")), "plain"],
             "date_published": "2020-01-0\(number)T00:00:00Z",
             \(number % 2 == 0
                ? "\"content_text\": \(text("Plain body"))"
                : "\"content_html\": \"<p>Body &#27;]0;owned&#7; &#155;31m &#x202e; <a href=\\\"https://a.example/\(payload)\\\">link \(payload)</a></p><h2>Analysis \(payload)</h2><pre>\(payload)</pre>\""),
             "_brief": {"dateline": {"raw": \(text("BOLIVIA")), "label": \(text("Bolivia"))}, "kind": "brief",
              "day": "2020-01-0\(number)", "regions": ["BO"], "license": {"text": \(text("Licence")),
              "attribution": \(text("Attribution")), "spdx": \(text("X"))}, "contact": \(text("a@b.example")),
              "see_also": [{"text": \(text("Coverage")), "query": "region:BO"}, {"text": "q", "query": \(text("("))}],
              "related": [{"label": \(text("Label")), "teaser": \(text("Teaser")), "day": "2020-01-01"}],
              "notices": [{"label": \(text("Label")), "title": \(text("Notice")), "teaser": \(text("Teaser"))}],
              "headings": [\(text("Heading"))], "translations": [{"language": \(text("es")), "id": \(text("x"))}],
              "source": \(text("Source"))}}
            """
        }
        return """
            {"version": "https://jsonfeed.org/version/1.1", "title": \(text("Feed")), "items": [\(items.joined(separator: ","))]}
            """
    }

    private func sandbox() throws -> Sandbox {
        let sandbox = try Sandbox(sample: false)
        try sandbox.put("bad.json", Self.feed())
        // A file's name and what is wrong in it are said, too.
        try sandbox.put(
            "name \u{1B}]0;owned\u{7}\u{202E}.json",
            "{\"items\": [{\"title\": \"\u{1B}[31;4;7;9m\", \"date_published\": \"\\u001b]0;owned\"}]}")
        return sandbox
    }

    /// Everything that a terminal would take for more than text, bar the newline.
    private func controls(in text: String) -> [String] {
        text.unicodeScalars.compactMap { scalar in
            switch scalar.value {
            case 0x0A: nil
            case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
                "U+" + String(scalar.value, radix: 16)
            default: nil
            }
        }
    }

    @Test("put no control into the output of any command")
    func commands() throws {
        let sandbox = try sandbox()
        let listed = try sandbox.dateline("list", "Title")
        #expect(listed.lines.count == 4, "\(listed.output)")
        let id = try #require(listed.output.split(separator: " ").first.map(String.init))
        let marked = try sandbox.dateline(
            "mark", "--bookmark", "--tag", "own \u{1B}]0;owned\u{7}", "--note", "note \u{9B}31m\u{202E}", id)
        #expect(marked.status == 0)
        let page = sandbox.folder + "/page \u{1B}]0;owned\u{7}.txt"
        try Data("BOLIVIA / 2 DEC 2013 BY A \u{1B}]0;owned\u{7}\n\nText \u{1B}[31;4;7;9m\u{202E} of the page.\n".utf8)
            .write(to: URL(filePath: page))
        var calls: [[String]] = [
            ["list"], ["list", "--json"], ["bookmarks"], ["bookmarks", "--json"], ["doctor"], ["doctor", "--json"],
            ["related", id], ["related", "--json", id], ["import", "--dry-run", page],
            ["import", "--dry-run", "--json", page],
            ["import", "--dry-run", sandbox.library], ["play", "<Enter>"], ["play", "<Enter>F"],
            ["play", "<Tab><Tab>"],
            ["play", "t"], ["play", "f"], ["list", "tag:\"\u{1B}]0;owned\u{7}"], ["show", "\u{1B}]0;owned\u{7}"],
            ["list", "--\u{1B}]0;owned\u{7}"],
        ]
        for format in ["text", "markdown", "html", "json"] {
            for line in listed.lines {
                calls.append(["show", "--format", format, String(line.prefix { $0 != " " })])
            }
        }
        for facet in ["tag", "region", "kind", "language", "author", "source", "year", "month"] {
            calls += [["facets", "--by", facet], ["facets", "--json", "--by", facet]]
        }
        for call in calls {
            let outcome = try sandbox.run(call)
            #expect(controls(in: outcome.output).isEmpty, "\(call) prints \(controls(in: outcome.output))")
            #expect(controls(in: outcome.errors).isEmpty, "\(call) complains \(controls(in: outcome.errors))")
        }
    }

    @Test("put no control of theirs onto the terminal of the reader", arguments: [80, 160])
    func reader(_ columns: Int) throws {
        let sandbox = try sandbox()
        defer { withExtendedLifetime(sandbox) {} }
        let terminal = try sandbox.reader(size: Size(columns: columns, rows: 40))
        #expect(terminal.waitFor("Title 4"), "\(terminal.screenText)")
        for script in [
            "<Enter>", "GF", "<Esc>", "<Esc>", "<Tab><Tab>jjjj<Enter>", "<Esc><Esc><Esc>", "j<Enter>", "<Esc>", "f",
            "<Esc>", "t",
            "<Enter>", ":query<Enter>", "X", "/Title<Enter>", "y", "X", "m", "M", "x", "O", "?", "<Esc>",
            ":comment<Enter>",
        ] {
            try terminal.type(script)
            terminal.waitUntil(seconds: 0.03) { $0.hasEnded }
        }
        #expect(!terminal.hasEnded)
        terminal.kill(15)
        #expect(terminal.waitForEnd() == .exited(0))
        for bytes in Self.forbidden {
            let count = occurrences(of: bytes, in: terminal.rawBytes)
            #expect(count == 0, "\(bytes) was written \(count) times")
        }
        // Four opened briefs would not show a thing if nothing had been drawn.
        #expect(terminal.rawBytes.count > 4_000)
    }

    private func occurrences(of wanted: [UInt8], in bytes: [UInt8]) -> Int {
        guard let first = wanted.first, bytes.count >= wanted.count else { return 0 }
        return (0...bytes.count - wanted.count).count {
            bytes[$0] == first && bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
    }
}
