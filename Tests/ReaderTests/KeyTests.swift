import Testing

@testable import Reader

@Suite("Keys as they are written")
struct KeyTests {
    @Test(
        "A name reads as its key and is printed back",
        arguments: [
            ("j", Key.character("j")), ("J", .character("J")), ("ñ", .character("ñ")), ("<Enter>", .enter),
            ("<Tab>", .tab), ("<S-Tab>", .backTab), ("<Esc>", .escape), ("<C-r>", .control("r")),
            ("<C-Space>", .control(" ")), ("<C-\\>", .control("\\")), ("<lt>", .character("<")),
            ("<Space>", .character(" ")), ("<PgUp>", .pageUp), ("<PgDn>", .pageDown), ("<Home>", .home),
            ("<End>", .end), ("<Up>", .up), ("<Down>", .down), ("<Left>", .left), ("<Right>", .right),
            ("<Backspace>", .backspace), ("<Del>", .delete), ("<Ins>", .insert), ("<F1>", .function(1)),
            ("<F12>", .function(12)), ("<M-b>", .alt("b")), ("<M-Backspace>", .alt("\u{7F}")), ("|", .character("|")),
        ])
    func names(_ name: String, _ key: Key) {
        #expect(Key(name: name) == key)
        #expect(key.description == name)
    }

    @Test(
        "Other spellings of a name read too",
        arguments: [
            ("<enter>", Key.enter), ("<CR>", .enter), ("<c-R>", .control("r")), ("<C-m>", .enter), ("<C-i>", .tab),
            ("<C-h>", .backspace), ("<C-[>", .escape), (" ", .character(" ")), ("<BS>", .backspace),
            ("<gt>", .character(">")), (">", .character(">")), ("<PageDown>", .pageDown),
        ])
    func spellings(_ name: String, _ key: Key) { #expect(Key(name: name) == key) }

    @Test(
        "What is no key has no name",
        arguments: ["", "<>", "<Entr>", "jk", "<F0>", "<F99>", "<F+1>", "<C-é>", "<M-x>", "\u{1B}", "<C->"])
    func noNames(_ name: String) { #expect(Key(name: name) == nil) }

    @Test("A script is a row of keys")
    func scripts() throws {
        #expect(
            try Key.parse("/ra<Enter>3j<lt>\n<C-r> x")
                == [
                    .character("/"), .character("r"), .character("a"), .enter, .character("3"), .character("j"),
                    .character("<"), .control("r"), .character(" "), .character("x"),
                ])
    }

    @Test("A script that cannot be read says why")
    func brokenScripts() {
        #expect(throws: KeyNotationError.unknownName("<Entr>")) { try Key.parse("a<Entr>") }
        #expect(throws: KeyNotationError.unclosed("<Esc")) { try Key.parse("jj<Esc") }
        #expect(throws: KeyNotationError.notTyped("\u{1B}")) { try Key.parse("\u{1B}") }
        #expect(KeyNotationError.unknownName("<Entr>").description.contains("<Entr>"))
    }
}
