import Testing

@testable import Intake

@Suite struct FormatSnifferTests {
    @Test(
        "A feed is told from prose by how it begins",
        arguments: [
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"}", true), ("\u{FEFF}\n { \"items\": [] }", true),
            ("[{\"id\": 1}]", true), ("{", true), ("{}", true), ("[Editor's note] The pier burned.", false),
            ("{sic} the pier", false), ("The pier {\"a\"", false), ("<3 the pier", false), ("", false),
        ])
    func feeds(_ text: String, _ isFeed: Bool) {
        #expect(FormatSniffer.format(of: Array(text.utf8)) == (isFeed ? .json : .capture))
    }

    @Test("A feed in UTF-16 is one, too")
    func utf16() {
        let bytes = Array("{\"items\": []}".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(FormatSniffer.format(of: [0xFF, 0xFE] + bytes) == .json)
    }

    @Test(
        "A list of addresses is one although a line is none, and prose with an address in it is not",
        arguments: [
            ("https://a.example/f\nhttps://b.example/f \"news\"\n# note\nhttps://c.example/f\nc.example/f", true),
            ("https://a.example/f", true), ("https://a.example/f\nThe pier burned.", false),
            ("The pier burned.\nhttps://a.example/f", false),
        ])
    func addresses(_ text: String, _ isList: Bool) {
        #expect(FormatSniffer.format(of: Array(text.utf8)) == (isList ? .addresses : .capture))
    }
}
