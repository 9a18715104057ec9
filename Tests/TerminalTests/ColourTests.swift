import PTY
import Page
import Testing

@testable import Terminal

@Suite("Colours of a terminal", .serialized)
struct ColourTests {
    /// Whether a colour of any kind was set or reset: SGR with a number from 30 to 49 or 90 to 107.
    private func hasColour(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        for part in text.split(separator: "\u{1B}[").dropFirst() {
            guard let end = part.firstIndex(where: { !("0"..."9").contains($0) && $0 != ";" }), part[end] == "m" else {
                continue
            }
            let numbers = part[..<end].split(separator: ";").compactMap { Int($0) }
            if numbers.contains(where: { 30...49 ~= $0 || 90...107 ~= $0 }) { return true }
        }
        return false
    }

    @Test(
        "A terminal shows what it can",
        arguments: [
            ("xterm-256color", ["COLORTERM": "truecolor"], "direct", 0x1C8_6432, 1, 4, 0x100_0109),
            ("tmux-256color", ["COLORTERM": "truecolor"], "direct", 0x1C8_6432, 1, 4, 0x100_0109),
            ("xterm", ["COLORTERM": "24bit"], "direct", 0x1C8_6432, 1, 4, 0x100_0109),
            ("xterm-256color", [:], "c256", 167, 1, 4, 16),
            ("screen-256color", ["COLORTERM": "truecolor"], "c256", 167, 1, 4, 16),
            ("xterm", [:], "c8", 1, 7, 4, 0),
            ("nonexistent-term", [:], "c256", 167, 1, 4, 16),
            ("vt100", [:], "none", -1, -1, -1, -1),
        ] as [(String, [String: String], String, Int, Int, Int, Int)])
    func depths(
        term: String, environment: [String: String], depth: String, title: Int, link: Int, ground: Int, rule: Int
    ) throws {
        let terminal = try startProbe(environment: environment.merging(["TERM": term]) { $1 })
        #expect(terminal.waitFor("80x24 \(depth)"), "\(terminal.screenText)")
        let cells = [0, 8, 16, 24].map { terminal.emulator.cell(at: Position(column: $0, row: 0)) }
        #expect(cells[0].foreground == title)
        #expect(cells[0].isBold)
        #expect(cells[1].foreground == link)
        #expect(cells[1].background == ground)
        #expect(cells[1].isUnderlined)
        #expect(cells[2].foreground == rule)
        #expect(cells[3].isReversed)
        #expect(hasColour(terminal.rawBytes) == (depth != "none"))
    }

    @Test("NO_COLOR is obeyed: attributes, and not one colour until the end")
    func noColour() throws {
        let terminal = try startProbe(environment: ["NO_COLOR": "1", "COLORTERM": "truecolor"])
        #expect(terminal.emulator.cell(at: Position(column: 0, row: 0)).isBold)
        try terminal.type("q")
        #expect(terminal.waitForEnd() == .exited(0))
        #expect(!hasColour(terminal.rawBytes))
    }

    @Test("An empty NO_COLOR says nothing")
    func emptyNoColour() {
        #expect(!TerminalOptions(environment: ["NO_COLOR": ""]).isWithoutColour)
        #expect(TerminalOptions(environment: ["NO_COLOR": "0"]).isWithoutColour)
    }

    @Test("The clipboard's letters are those of the standard")
    func letters() {
        for (text, encoded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            #expect(String(decoding: base64(text.utf8), as: UTF8.self) == encoded)
        }
    }
}
