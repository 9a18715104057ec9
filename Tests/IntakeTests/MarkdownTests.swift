import Briefs
import FoundationEssentials
import Markup
import Testing

@testable import Intake

@Suite struct MarkdownTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Fixtures/markdown")
    private static let names = [
        "yaml-all", "toml", "multimarkdown", "spanish", "unclosed", "heading-only", "bad-lines", "nested",
    ]

    private func draft(_ text: String) throws -> Draft {
        let options = IntakeOptions(places: Gazetteer.places)
        return try #require(Intake.drafts(bytes: Array(text.utf8), name: "a.md", options: options).first)
    }

    /// `RECORD=1` writes the expectations anew; read the difference before keeping it.
    @Test("A text in Markdown gives the fields written down beside it", arguments: names)
    func fields(_ name: String) throws {
        let file = Self.folder.appendingPathComponent(name + ".md")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let draft = try draft(text)
        guard case .html(let html) = draft.brief.body else {
            Issue.record("no HTML")
            return
        }
        let found = PageFixture.describe(draft) + "\n" + html
        let expectation = Self.folder.appendingPathComponent(name + ".expected")
        guard let expected = try? Data(contentsOf: expectation),
            ProcessInfo.processInfo.environment["RECORD"] == nil
        else {
            try Data(found.utf8).write(to: expectation)
            Issue.record("Recorded what \(name) gives: check it by hand.")
            return
        }
        #expect(found == String(decoding: expected, as: UTF8.self))
    }

    @Test("Fields alone are a brief without text, and say so; an empty block is an error")
    func noText() throws {
        let draft = try draft("---\ntitle: Alone\ndate: 2014-05-02\n---\n")
        #expect(draft.brief.title == "Alone")
        #expect(draft.warnings.contains("There is no text below the fields."))
        #expect(throws: IntakeError.empty(name: "a.md")) { try self.draft("---\nx: \n---\n\n") }
    }

    @Test(
        "Texts of nothing but marks are read in time that grows with their length", .timeLimit(.minutes(1)),
        arguments: [
            "> ", "- ", "* ", "[", "![", "**", "_", "`", "<", "<a ", "[a](", "~~", "| a ", "*a ", "![[]()", "\\",
        ])
    func marks(_ mark: String) throws {
        let body = String(repeating: mark, count: 30_000 / mark.utf8.count)
        for separator in ["", "\n"] {
            let lines = separator.isEmpty ? body : String(repeating: mark + "\n", count: 3_000)
            #expect(try draft("---\ntitle: Marks\n---\n" + lines).brief.title == "Marks")
        }
    }

    @Test("Every way to write a field is read")
    func values() {
        let block = FrontBlock(
            """
            ---
            a: plain # said aside
            b: "qu\\"oted\\u00e9"
            c: 'it''s'
            d: [x, "y, z", don't]
            e: {name: N, other: O}
            f: >-
              folded
              over lines

              and on
            g: |
              kept
                as is
            h:
            - one
            - name: two
              role: r
            "i": plain
              going on
            j: http://e.example/a:b#c
            ---
            body
            """)
        #expect(block.text("a") == "plain")
        #expect(block.text("b") == "qu\"otedé")
        #expect(block.text("c") == "it's")
        #expect(block.texts("d") == ["x", "y, z", "don't"])
        #expect(block.texts("e") == ["N"])
        #expect(block.text("f") == "folded over lines\nand on")
        #expect(block.text("g") == "kept\n  as is")
        #expect(block.texts("h") == ["one", "two"])
        #expect(block.text("i") == "plain going on")
        #expect(block.text("j") == "http://e.example/a:b#c")
        #expect(block.body == "body" && block.repairs.isEmpty)
    }
}
