import Testing

@testable import Intake

@Suite("Encodings that documents declare") struct DeclaredEncodingTests {
    private func bytes(_ head: String, _ tail: [UInt8]) -> [UInt8] { Array(head.utf8) + tail }

    @Test(
        "A document is read in the encoding that it declares",
        arguments: [
            ("<?xml version='1.0' encoding='ISO-8859-1'?><a>", [0xF1], "ñ"),
            ("<?xml version=\"1.0\" encoding = \"windows-1251\" ?><a>", [0xC4, 0xE0], "Да"),
            ("<?xml version=\"1.0\" encoding=\"koi8-r\"?><a>", [0xE4, 0xC1], "Да"),
            ("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a>", [0x93, 0xFA], "日"),
            ("<?xml version=\"1.0\" encoding=\"gb2312\"?><a>", [0xC8, 0xD5], "日"),
            ("<?xml version=\"1.0\" encoding=\"us-ascii\"?><a>", [0x93, 0x94], "“”"),
        ] as [(String, [UInt8], String)])
    func declared(_ head: String, _ tail: [UInt8], _ text: String) {
        let (read, repairs) = TextDecoding.text(of: bytes(head, tail), as: .xml)
        #expect(read == head + text)
        #expect(repairs.isEmpty)
    }

    @Test(
        "A page says it in a meta, which may stand behind comments",
        arguments: [
            "<meta charset=windows-1251>", "<META http-equiv=x content=\"text/html; charset=Windows-1251\">",
            "<!-- <meta charset=utf-8> --><title>x</title><meta charset=\"windows-1251\"/>",
        ])
    func pages(_ head: String) {
        #expect(TextDecoding.text(of: bytes(head, [0xC4, 0xE0]), as: .page).text == head + "Да")
    }

    @Test("What is UTF-8 throughout is UTF-8, whatever it declares; that is noted")
    func wrongDeclaration() {
        let head = "<?xml version='1.0' encoding='iso-8859-1'?><a>"
        let (text, repairs) = TextDecoding.text(of: Array((head + "ñ€").utf8), as: .xml)
        #expect(text == head + "ñ€")
        #expect(repairs.count == 1)
    }

    @Test("A mark at the beginning holds over a declaration")
    func mark() {
        let text = "<?xml version='1.0' encoding='iso-8859-1'?><a>ñ"
        let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(TextDecoding.text(of: bytes, as: .xml).text == text)
    }

    @Test(
        "An unknown label is noted, and the bytes are read as what they look like", arguments: ["x-klingon", "../../x"])
    func unknown(_ label: String) {
        let head = "<?xml version='1.0' encoding='\(label)'?><a>"
        let (text, repairs) = TextDecoding.text(of: bytes(head, [0xF1]), as: .xml)
        #expect(text == head + "ñ")
        #expect(!repairs.isEmpty)
    }

    @Test("Damaged bytes of a declared encoding stand as one sign each, and are counted")
    func damaged() {
        let head = "<?xml version='1.0' encoding='shift_jis'?><a>"
        let (text, repairs) = TextDecoding.text(of: bytes(head, [0x93, 0xFA, 0xFF, 0x61, 0x93]), as: .xml)
        #expect(text == head + "日\u{FFFD}a\u{FFFD}")
        #expect(repairs == ["2 characters were damaged (no shift_jis) and stand as �."])
    }
}
