import Briefs
import CUnistring
import Testing

@Suite struct DisplayTextTests {
    init() { TextLocale.establish() }

    @Test(
        "What is drawn, and how wide it is",
        arguments: [
            ("plain", "plain", 5), ("", "", 0), ("Análisis — “ñ”…", "Análisis — “ñ”…", 15), ("中文", "中文", 4),
            ("a\tb\nc\r\nd\re", "a b c d e", 9), ("so\u{AD}ft", "soft", 4), ("a\u{A0}b", "a b", 3),
            ("a\u{2028}b\u{2029}c\u{85}d", "a b c d", 7), ("\u{1B}[31mred", "[31mred", 7), ("a\u{202E}b", "ab", 2),
            ("❤\u{FE0F}", "❤", 1), ("👍\u{1F3FD}", "👍", 2), ("👩\u{200D}🚒", "👩", 2),
            ("👩\u{1F3FD}\u{200D}❤\u{FE0F}\u{200D}👨 x", "👩 x", 4), ("\u{1FAE8}", "\u{FFFD}", 1),
            ("\u{FFFF}", "\u{FFFD}", 1), ("e\u{301}", "e\u{301}", 1), ("\u{301}x", "\u{25CC}\u{301}x", 2),
            ("z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "z\u{301}\u{302}\u{303}\u{304}", 1),
            ("\u{FEFF}a\u{200B}b\u{2060}c", "abc", 3), ("1\u{FE0F}\u{20E3}", "1\u{20E3}", 1),
            ("🏴\u{E0067}\u{E007F}", "🏴", 2),
            ("क\u{200D}ष", "कष", 2), ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2),
        ])
    func settles(stored: String, drawn: String, columns: Int) {
        let text = DisplayText(stored)
        #expect(Array(text.string.unicodeScalars) == Array(drawn.unicodeScalars))
        #expect(text.columns == columns)
        #expect(text.glyphs.reduce(0) { $0 + $1.width } == columns)
    }

    @Test("Settling what is settled changes nothing")
    func isStable() {
        for stored in DisplayTextTests.hostile {
            let text = DisplayText(stored)
            #expect(DisplayText(text.string) == text)
        }
    }

    @Test("No scalar of any plane reaches the screen as a control or with a width that ncurses does not know")
    func settlesEveryScalar() {
        var wrong: [UInt32] = []
        for value in Array(UInt32(0)...0x2FFFF) + Array(0xE0000...0xE0FFF) + Array(0x10FFF0...0x10FFFF) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = DisplayText("a\(scalar)b")
            var sum = 0
            for drawn in text.string.unicodeScalars {
                let width = Int(wcwidth(wchar_t(bitPattern: drawn.value)))
                if width < 0 || SafeText.isControl(drawn) { wrong.append(value) }
                sum += width
            }
            if sum != text.columns { wrong.append(value) }
        }
        #expect(wrong.isEmpty, "U+\(String(wrong.first ?? 0, radix: 16))")
    }

    @Test("Glyphs joined give the text, none wider than two cells or heavier than a base and four marks")
    func glyphsAreWhole() {
        for stored in DisplayTextTests.hostile {
            let text = DisplayText(stored)
            var joined = ""
            for glyph in text.glyphs {
                #expect(glyph.width == 1 || glyph.width == 2)
                switch glyph.content {
                case .scalar(let scalar): joined.unicodeScalars.append(scalar)
                case .cluster(let cluster):
                    #expect(cluster.unicodeScalars.count <= 5)
                    joined += cluster
                }
            }
            #expect(Array(joined.unicodeScalars) == Array(text.string.unicodeScalars))
        }
    }

    @Test(
        "Text that is too wide ends in an ellipsis",
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("中文字", 5, "中文…"),
            ("中文字", 4, "中…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("abc", -3, ""),
        ])
    func truncates(stored: String, limit: Int, shown: String) {
        let text = DisplayText(stored).truncated(to: limit)
        #expect(text.string == shown)
        #expect(text.columns <= max(0, limit))
    }

    @Test("A beginning is never wider than asked, and never ends inside a glyph")
    func prefixes() {
        for stored in DisplayTextTests.hostile {
            let text = DisplayText(stored)
            for limit in 0...(text.columns + 1) {
                let head = text.prefix(columns: limit)
                #expect(head.columns <= limit)
                #expect(head.columns >= min(limit, text.columns) - 1)
                #expect(Array(head.glyphs) == Array(text.glyphs.prefix(head.glyphs.count)))
            }
        }
    }

    @Test("Text cut at the beginning of a glyph settles to the same glyphs")
    func cutsClean() {
        for stored in DisplayTextTests.hostile {
            let bytes = Array(stored.utf8)
            let cells = DisplayText.cells(of: stored)
            #expect(cells.count == bytes.count)
            let whole = DisplayText(stored)
            for cut in cells.indices where cells[cut] != DisplayText.continues {
                let left = DisplayText(String(decoding: bytes[..<cut], as: UTF8.self))
                let right = DisplayText(String(decoding: bytes[cut...], as: UTF8.self))
                #expect(left + right == whole)
                #expect(left.columns == cells[..<cut].reduce(0) { $0 + ($1 == DisplayText.continues ? 0 : Int($1)) })
            }
        }
    }

    @Test("Letters that are not looked up are as wide as the system says, and draw as themselves")
    func plainLetters() {
        var wrong: [UInt32] = []
        for value in UInt32(0x20)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let width = Int(wcwidth(wchar_t(bitPattern: value)))
            let text = DisplayText(String(scalar))
            let isOwn = Array(text.string.unicodeScalars) == [scalar]
            if isOwn, text.columns != (value == 0xFFFD ? 1 : width) { wrong.append(value) }
            if width < 0, isOwn { wrong.append(value) }
        }
        #expect(wrong.isEmpty, "U+\(String(wrong.first ?? 0, radix: 16))")
    }

    @Test("Stored bytes settle as their text does, stray ones too")
    func bytes() {
        for stored in DisplayTextTests.hostile {
            #expect(DisplayText(utf8: Array(stored.utf8)[...]) == DisplayText(stored))
            #expect(DisplayText.cells(of: Array(stored.utf8)) == DisplayText.cells(of: stored))
        }
        let stray: [UInt8] = [0x61, 0xFF, 0xC3, 0x62, 0xE4, 0xB8, 0x00, 0xED, 0xA0, 0x80, 0xF4]
        #expect(DisplayText.cells(of: stray).count == stray.count)
        #expect(DisplayText(utf8: stray[...]).string.unicodeScalars.first == "a")
    }

    @Test("A mark behind the end of a line stands on nothing")
    func markAfterNewline() {
        #expect(DisplayText("a\n\u{301}b").string == "a \u{25CC}\u{301}b")
        #expect(DisplayText("a \u{301}b").columns == 3)
    }

    @Test(
        "Text that may run from right to left says so", arguments: [("plain ñ 中", false), ("a א", true), ("١", true)])
    func rightToLeft(stored: String, has: Bool) {
        #expect(DisplayText(stored).hasRightToLeft == has)
        #expect((DisplayText("x") + DisplayText(stored)).hasRightToLeft == has)
    }

    static let hostile = [
        "", " ", "plain", "Análisis\u{A0}de\u{AD}sempeño", "👩‍🚒👨‍👩‍👧‍👦🇧🇴🇵🇪", "\u{301}\u{302}a\u{303}\u{200D}b",
        "\u{1F3FD}\u{1F3FD}x", "a\r\n\u{301}b\r", "\u{200B}\u{FEFF}\u{301}", "中\u{301}文\u{E0100}", "\u{200D}👩\u{200D}",
        "\u{1B}]0;x\u{7}\u{9B}2J", "नमस्ते दुनिया", "각\u{1100}\u{1161}", "ﷺ\u{2028}\u{FFFF}\u{10FFFF}", "a\u{20E3}👍🏽👍🏽",
    ]
}
