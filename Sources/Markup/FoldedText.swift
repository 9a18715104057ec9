/// Text that is gathered byte by byte (UTF-8), white space folded as HTML folds it. Most of a library's text goes
/// through here when it is indexed.
struct FoldedText {
    private(set) var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// What HTML folds: not the no-break space, and no other of Unicode's.
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D && byte != 0x0B }

    /// Adds words, one space for each run of white space, wherever it stands.
    mutating func append(_ words: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < words.count {
            // A run without anything to fold: single spaces are as they should be. Spaces are told by arithmetic,
            // since where a word ends is nothing that a processor could foresee.
            var end = start
            var last: UInt8 = 0
            while end < words.count {
                let byte = words[end]
                if byte < 0x20 || byte == 0xC2 || (byte ^ 0x20) | (last ^ 0x20) == 0 { break }
                last = byte
                end += 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: words[start..<end]))
            start = end
            guard start < words.count else { break }
            if words[start] == 0xC2, start + 1 < words.count, let meant = WindowsLatin.scalar(for: words[start + 1]) {
                bytes.append(contentsOf: String(meant).utf8)
                start += 2
            } else if FoldedText.isSpace(words[start]) {
                let isNewline = words[start] == 0x0A
                while start < words.count, FoldedText.isSpace(words[start]) { start += 1 }
                if bytes.last == 0x20 || isNewline && isIdeographic(before: words[start...]) { continue }
                bytes.append(0x20)
            } else {
                bytes.append(words[start])
                start += 1
            }
        }
    }

    /// Whether a newline stands between two letters of Chinese or Japanese, where it divides nothing (CSS Text,
    /// section 4.1.3).
    private func isIdeographic(before next: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        FoldedText.isIdeographic(bytes.suffix(3)) && FoldedText.isIdeographic(next.prefix(3))
    }

    /// U+3001 to U+9FFF and the full-width forms, in UTF-8.
    private static func isIdeographic(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count == 3, let first = bytes.first else { return false }
        if first >= 0xE4 && first <= 0xE9 { return true }
        let second = bytes.dropFirst().first ?? 0
        return first == 0xE3 && !bytes.elementsEqual([0xE3, 0x80, 0x80])
            || first == 0xEF && second >= 0xBC && second <= 0xBD
    }

    mutating func appendSpace() { bytes.append(0x20) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// A text of which one space is left of each run, and none at its ends.
    static func folded(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var folded = FoldedText()
            folded.append(bytes)
            return folded.trimmed
        }
    }

    /// What was gathered, without spaces at its ends, and with one where two of its parts came together.
    var trimmed: String {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        for byte in bytes where byte != 0x20 || !kept.isEmpty && kept.last != 0x20 { kept.append(byte) }
        if kept.last == 0x20 { kept.removeLast() }
        return String(decoding: kept, as: UTF8.self)
    }
}

/// Code points 80 to 9F are controls in Unicode and punctuation in Windows-1252. HTML reads them as the
/// latter (WHATWG HTML, numeric character references), and so saves the dash between two years.
enum WindowsLatin {
    /// What the second byte of a control (UTF-8: C2 and it) means; nil where it is none.
    static func scalar(for byte: UInt8) -> Unicode.Scalar? {
        byte >= 0x80 && byte <= 0x9F ? table[Int(byte) - 0x80] : nil
    }

    /// A text with its controls as what they mean.
    static func settled(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    isControl($0) ? scalar(for: UInt8(truncatingIfNeeded: $0.value)) ?? $0 : $0
                }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x80 && scalar.value <= 0x9F }

    private static let table: [Unicode.Scalar] = [
        "\u{20AC}", " ", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{02C6}", "\u{2030}",
        "\u{0160}", "\u{2039}", "\u{0152}", " ", "\u{017D}", " ", " ", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}",
        "\u{2022}", "\u{2013}", "\u{2014}", "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", " ", "\u{017E}",
        "\u{0178}",
    ]
}
