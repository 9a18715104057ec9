import Testing

@testable import Intake

@Suite struct TextDecodingTests {
    private let text = "¿Qué? “Año” — 5 €"

    @Test("UTF-8 and UTF-16 are read with and without a mark")
    func unicode() {
        let utf16 = Array("Sí, la línea del río".utf16)
        let little = utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(TextDecoding.decode(Array(text.utf8)).text == text)
        #expect(TextDecoding.decode([0xEF, 0xBB, 0xBF] + Array(text.utf8)).text == text)
        for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
            let decoded = TextDecoding.decode(bytes)
            #expect(decoded.text == "Sí, la línea del río" && decoded.repairs.isEmpty)
        }
        for bytes in [little, big] {
            let decoded = TextDecoding.decode(bytes)
            #expect(decoded.text == "Sí, la línea del río" && decoded.repairs.count == 1)
        }
    }

    @Test("Anything else is Windows-1252, and says so")
    func windows() {
        let decoded = TextDecoding.decode([0xBF, 0x51, 0x75, 0xE9, 0x3F, 0x20, 0x93, 0x94, 0x80, 0x97])
        #expect(decoded.text == "¿Qué? “”€—" && decoded.repairs.count == 1)
    }

    @Test("A character cut at the end does not make UTF-8 something else")
    func cut() {
        let bytes = Array("Año nuevo…".utf8)
        let decoded = TextDecoding.decode(Array(bytes.dropLast()))
        #expect(
            decoded.text == "Año nuevo" && decoded.repairs == ["The file ends within a character, which was left out."]
        )
    }

    @Test("One damaged byte among sound ones is replaced, not the whole text read otherwise")
    func damaged() {
        let bytes = Array("áéíóúñ ".utf8) + [0xE9] + Array(" áéí".utf8)
        let decoded = TextDecoding.decode(bytes)
        #expect(decoded.text == "áéíóúñ � áéí" && decoded.repairs.count == 1)
    }
}
