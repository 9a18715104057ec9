import Reader
import Testing

@Suite struct TextFindTests {
    @Test(
        "Hits stand in order and share no letter, a ligature among them",
        arguments: [
            ("f", "o\u{FB00}o", [1..<4]), ("ff", "\u{FB00}f", [0..<3]), ("fo", "\u{FB00}o", [0..<4]),
            ("aa", "aaaaa", [0..<2, 2..<4]),
            ("s", "\u{DF}s", [0..<2, 2..<3]), ("", "a", []), ("abc", "ab", []),
        ])
    func order(needle: String, text: String, hits: [Range<Int>]) {
        #expect(TextFind.ranges(of: needle, in: text) == hits)
    }

    @Test("Plain letters are found the same in a text of plain letters and in one of others")
    func plainAsAny() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let text = String(
                (0..<Int.random(in: 0...30, using: &random)).compactMap { _ in "abAB r\n".randomElement() })
            let needle = String((0..<Int.random(in: 0...3, using: &random)).compactMap { _ in "abAr ".randomElement() })
            let other = TextFind.ranges(of: needle, in: text + "ñ")
            #expect(TextFind.ranges(of: needle, in: text) == other, "\(needle) in \(text)")
        }
    }

    @Test("Accented letters are found the same beside letters of other scripts and without them")
    func accentsAsAny() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let text = String(
                (0..<Int.random(in: 0...30, using: &random)).compactMap { _ in "añÁæßſ Ün\u{DF}".randomElement() })
            let needle = String(
                (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in "anÁsæ ".randomElement() })
            let other = TextFind.ranges(of: needle, in: text + "字")
            #expect(TextFind.ranges(of: needle, in: text) == other, "\(needle) in \(text)")
        }
    }
}
