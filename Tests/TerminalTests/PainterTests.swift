import Testing

@testable import Terminal

@Suite("The last door before the terminal")
struct PainterTests {
    @Test(
        "Whatever is no text of its width becomes the replacement character",
        arguments: [0x00, 0x0A, 0x1B, 0x7F, 0x85, 0x9B, 0x0301, 0x200B, 0x202E, 0x2066, 0xFE0F, 0x6F22, 0x110000])
    func refused(_ value: UInt32) {
        Terminal.useUTF8()
        #expect(Painter.checked(value, width: 1) == 0xFFFD)
    }

    @Test("Text passes", arguments: [(0x41, 1), (0xF1, 1), (0x2014, 1), (0x6F22, 2), (0x1F5DE, 1), (0x25CF, 1)])
    func passed(_ value: UInt32, width: Int) {
        Terminal.useUTF8()
        #expect(Painter.checked(value, width: width) == value)
    }
}
