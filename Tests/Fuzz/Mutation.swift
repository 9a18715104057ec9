/// Makes damaged inputs of real ones.
struct Mutation {
    /// Bytes that have a meaning somewhere: in JSON, HTML, queries, captures, terminals, Unicode.
    static let tokens: [String] = [
        "{", "}", "[", "]", "\"", "\\", "\\u", "\\ud83d", "\\udc00", ":", ",", "-", "1e999", "-0", "null", "true",
        "99999999999999999999", "9223372036854775807", "-9223372036854775808", "\"items\":[", "\"_brief\":{",
        "<p>", "</p>", "<", ">", "&", "&amp;", "&#x110000;", "&#0;", "<table><tr><td>", "<ul><li>", "<ol start=",
        "<blockquote>", "<pre>", "<!--", "-->", "<a href=\"", "javascript:", "https://e.example/a?b#c", "<script>",
        "<dl><dt>", "<dd>", "<h2>", "<br>", "</li></ul>", "<svg/>", "<![CDATA[", "]]>", "<sup>", "<figure>",
        "(", ")", " OR ", "tag:", "region:", "before:2013-02-30", "after:", "is:", "sort:", "title:\"", "*", "..",
        "added:>=", "lang:", "\n", "\r\n", "\t", " ", "\n\n", "See also:", "Tags", "BOLIVIA / 2 DEC 2013",
        "\u{1B}[", "\u{1B}]8;;", "\u{7}", "\u{9B}", "\u{0}", "\u{7F}", "\u{202E}", "\u{2066}", "\u{200D}", "\u{FE0F}",
        "\u{301}", "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "\u{20E3}", "\u{1F469}", "\u{1F3FD}", "\u{1F1E7}",
        "\u{4E2D}", "\u{FF21}", "\u{130}", "\u{DF}", "\u{FB01}", "\u{AD}", "\u{A0}", "\u{2028}", "\u{85}", "\u{FEFF}",
        "\u{1100}\u{1161}\u{11A8}", "\u{E0067}", "\u{10FFFF}", "\u{FFFE}", "\u{915}\u{94D}", "\u{627}\u{64B}",
    ]

    /// An input like those of a corpus: whole, damaged, or much too much of a piece of one.
    static func input(of corpus: [[UInt8]], _ random: inout Seeded, flood: Bool = true) -> [UInt8] {
        var bytes = random.oneIn(40) ? [] : random.one(of: corpus)
        if flood, random.oneIn(60) { return self.flood(bytes, &random) }
        for _ in 0..<(1 << random.below(6)) { change(&bytes, of: corpus, &random) }
        return bytes
    }

    static func text(of corpus: [[UInt8]], _ random: inout Seeded, flood: Bool = true) -> String {
        String(decoding: input(of: corpus, &random, flood: flood), as: UTF8.self)
    }

    private static func change(_ bytes: inout [UInt8], of corpus: [[UInt8]], _ random: inout Seeded) {
        let at = random.below(bytes.count + 1)
        let end = min(bytes.count, at + random.below(1 << random.below(12)))
        switch random.below(10) {
        case 0 where at < bytes.count: bytes[at] = UInt8(random.below(256))
        case 1 where at < bytes.count: bytes[at] ^= 1 << UInt8(random.below(8))
        case 2: bytes.removeSubrange(at..<end)
        case 3: bytes.insert(contentsOf: bytes[at..<end], at: random.below(bytes.count + 1))
        case 4:
            let other = random.one(of: corpus)
            let from = random.below(other.count)
            bytes.insert(contentsOf: other[from...].prefix(random.below(2_000)), at: at)
        case 5: bytes = Array(random.oneIn(2) ? bytes[..<at] : bytes[at...])
        case 6: bytes.insert(contentsOf: Unicode.Scalar.random(&random).utf8, at: at)
        default:
            let token = Array(random.one(of: tokens).utf8)
            bytes.insert(contentsOf: Array(repeating: token, count: 1 + random.below(3)).joined(), at: at)
        }
    }

    /// A piece repeated to a quarter of a megabyte: shows work that grows faster than its input.
    private static func flood(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var piece = random.oneIn(2) ? [] : Array(bytes.dropFirst(random.below(bytes.count)).prefix(random.below(40)))
        for _ in 0...random.below(3) { piece += Array(random.one(of: tokens).utf8) }
        let head = bytes.prefix(random.below(bytes.count + 1))
        return Array(head) + Array(repeating: piece, count: 262_144 / max(1, piece.count)).joined()
    }
}

extension Unicode.Scalar {
    /// A scalar from anywhere, oftener from where widths, marks and joins are odd.
    static func random(_ random: inout Seeded) -> Unicode.Scalar {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x2F, 0x20...0x7E, 0x80...0x24F, 0x300...0x36F, 0x590...0x6FF, 0x900...0xDFF, 0x1100...0x11FF,
            0x1AB0...0x1AFF, 0x2000...0x206F, 0x20D0...0x20FF, 0x2600...0x27BF, 0x3000...0x30FF, 0x4E00...0x9FFF,
            0xAC00...0xD7FB, 0xD7B0...0xE000, 0xFB00...0xFFFF, 0x1_0000...0x1_FFFF, 0x1_F1E6...0x1_F1FF,
            0x1_F300...0x1_FAFF, 0xE_0000...0xE_01FF, 0...0x10_FFFF,
        ]
        let range = random.one(of: ranges)
        return Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "\u{FFFD}"
    }

    fileprivate var utf8: [UInt8] { Array(String(self).utf8) }
}
