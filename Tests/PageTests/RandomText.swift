/// Text to be broken and drawn: pieces in which scripts, marks, joins and blanks meet, the same for the same seed.
struct RandomText: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &self) }

    /// European text: what `PlainBreaks` takes.
    mutating func plain() -> String {
        var text = ""
        for _ in 0..<below(60) {
            let piece = RandomText.plainPieces[below(RandomText.plainPieces.count)]
            text += String(repeating: piece, count: 1 + below(3))
        }
        return text
    }

    mutating func any() -> String {
        var text = ""
        for _ in 0..<below(50) {
            switch below(8) {
            case 0: text.unicodeScalars.append(scalar())
            case 1, 2: text += RandomText.plainPieces[below(RandomText.plainPieces.count)]
            case 3 where below(9) == 0:
                text += "https://e.example/" + String(repeating: "a-part_of/it?x=1&", count: below(20))
            default: text += RandomText.pieces[below(RandomText.pieces.count)]
            }
        }
        return text
    }

    private mutating func scalar() -> Unicode.Scalar {
        let limit = [0x180, 0x700, 0x3100, 0x1_0000, 0x2_0000, 0x11_0000][below(6)]
        return Unicode.Scalar(UInt32(below(limit))) ?? "\u{FFFD}"
    }

    private static let plainPieces: [String] =
        ["word", "Señal", "Łódź", "Αθήναι", "Киев", "Tiếng", "10,000.50", "U.S.", "e.g.", "½", "€5"]
        + "abc 0123 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ¡¢£©«¬®°±²´µ¶·»¿× – — “ ” ‘ ’ „ ‚ … ‐ ‑ • † \u{A0}".map {
            String($0)
        } + [" ", " ", " ", " ", " ", "  ", "\n"]

    private static let pieces = [
        " ", " ", "\t", "\n", "\r\n", "\u{A0}", "\u{AD}", "extra\u{AD}ordinary", "\u{301}", "e\u{301}\u{302}",
        "\u{200D}",
        "\u{FE0F}", "👩\u{200D}🚒", "👨\u{200D}👩\u{200D}👧", "🇧🇴", "🇵🇪🇧", "👍🏽", "1\u{FE0F}\u{20E3}", "中文", "字", "。", "「", "」",
        "かな", "か\u{3099}", "ｶﾞ", "한국어", "\u{1112}\u{1161}\u{11AB}", "\u{1100}", "नमस्ते", "क्ष", "ไทย", "བོད་", "שלום",
        "שָׁלוֹם", "سلام", "١٢٣", "(", ")", "[", "]", "\u{200B}", "\u{2060}", "\u{2028}", "\u{85}", "\u{605}", "\u{FFFC}",
        "\u{1F1E6}", "\u{202E}", "ﷺ", "，", ",", ".", "a.b", "\u{1B}", "\u{0}", "\u{FFFF}", "\u{E0067}", "\u{10FFFF}",
    ]
}
