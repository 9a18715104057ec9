import Briefs
import Testing

@Suite struct SafeTextTests {
    @Test(
        "Controls, escapes and bidirectional overrides go, and nothing else",
        arguments: [
            ("plain", "plain"), ("", ""), ("tab\tand\nnewline", "tab\tand\nnewline"), ("a\u{1B}[31mb", "a[31mb"),
            ("a\u{9B}31mb", "a31mb"), ("a\u{0}\u{7}\u{7F}b", "ab"), ("a\u{202E}b\u{2066}c\u{200F}d\u{061C}e", "abcde"),
            ("ñ—“é”\u{A0}\u{AD}\u{200B}\u{200D}", "ñ—“é”\u{A0}\u{AD}\u{200B}\u{200D}"),
            ("👩‍🚒 🇧🇴 ❤️", "👩‍🚒 🇧🇴 ❤️"), ("\u{2028}", "\u{2028}"), ("ب\u{600}", "ب\u{600}"),
        ])
    func keepsText(stored: String, safe: String) {
        #expect(Array(SafeText(stored).string.unicodeScalars) == Array(safe.unicodeScalars))
    }

    @Test(
        "What divides lines becomes a newline, so that words do not fuse",
        arguments: ["\r\n", "\r", "\u{0B}", "\u{0C}", "\u{85}"])
    func keepsWordsApart(separator: String) {
        #expect(SafeText("one\(separator)two").string == "one\ntwo")
    }

    @Test("Every control of every kind is removed, alone and inside text")
    func removesEveryControl() {
        for value in UInt32(0)...0x2FFF {
            guard let scalar = Unicode.Scalar(value), SafeText.isControl(scalar) else { continue }
            for stored in [String(scalar), "a\(scalar)", "\(scalar)é", "x\(scalar)y"] {
                let left = SafeText(stored).string.unicodeScalars
                #expect(!left.contains { SafeText.isControl($0) }, "U+\(String(value, radix: 16))")
            }
        }
    }
}
