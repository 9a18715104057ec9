import Briefs

/// Gathers the text of one paragraph, white space folded as HTML folds it.
struct InlineGatherer {
    private(set) var runs: [Inline.Run] = []
    private var owesSpace = false

    var isEmpty: Bool { runs.isEmpty }

    /// Whether a forced line break is the last thing gathered.
    private(set) var endsInBreak = false

    mutating func append(_ text: String, style: Inline.Style, link: Int?) {
        // Byte by byte: most of a library's text goes through here when it is indexed.
        var text = text
        let words = text.withUTF8 { InlineGatherer.folded($0) }
        if words.isSpacedBefore, !runs.isEmpty, !endsInBreak { owesSpace = true }
        if words.text.isEmpty { return }
        add(words.text, style, link)
        if words.isSpacedBehind { owesSpace = true }
    }

    /// Text with one space for each run of white space within it, and whether white space stood before and behind.
    private static func folded(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (text: String, isSpacedBefore: Bool, isSpacedBehind: Bool) {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }
        var start = 0
        var end = bytes.count
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        var words: [UInt8] = []
        words.reserveCapacity(end - start)
        while start < end {
            // A run without anything to fold: single spaces are as they should be.
            var index = start
            while index < end {
                let byte = bytes[index]
                if byte == 0xC2 || isSpace(byte) && (byte != 0x20 || isSpace(bytes[index + 1])) { break }
                index += 1
            }
            words.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            start = index
            guard index < end else { break }
            if bytes[index] == 0xC2 {
                if index + 1 < end, (0x80...0x9F).contains(bytes[index + 1]) {
                    words.append(contentsOf: String(WindowsLatin.scalar(for: Unicode.Scalar(bytes[index + 1]))).utf8)
                    start += 2
                } else {
                    words.append(0xC2)
                    start += 1
                }
            } else {
                words.append(0x20)
                while start < end, isSpace(bytes[start]) { start += 1 }
            }
        }
        return (
            String(decoding: words, as: UTF8.self), bytes.first.map(isSpace) ?? false, bytes.last.map(isSpace) ?? false
        )
    }

    /// A forced line break. False where it is the second in a row: then the paragraph ends.
    mutating func breakLine() -> Bool {
        owesSpace = false
        if endsInBreak {
            dropBreak()
            return false
        }
        guard !runs.isEmpty else { return true }
        runs.append(Inline.Run("\u{2028}"))
        endsInBreak = true
        return true
    }

    /// What was gathered, and a fresh start.
    mutating func take() -> Inline {
        if endsInBreak { dropBreak() }
        let inline = Inline(runs)
        self = InlineGatherer()
        return inline
    }

    private mutating func dropBreak() {
        runs.removeLast()
        endsInBreak = false
    }

    private mutating func add(_ piece: String, _ style: Inline.Style, _ link: Int?) {
        var piece = piece
        if owesSpace {
            owesSpace = false
            if let last = runs.indices.last, runs[last].link == link, runs[last].style == style {
                piece = " " + piece
            } else if link == nil, style.isEmpty {
                piece = " " + piece
            } else if let last = runs.indices.last, runs[last].link == nil, runs[last].style.isEmpty {
                // The space before a link or an emphasis is no part of it.
                runs[last].text += " "
            } else {
                runs.append(Inline.Run(" "))
            }
        }
        endsInBreak = false
        if let last = runs.indices.last, runs[last].style == style, runs[last].link == link,
            runs[last].text != "\u{2028}"
        {
            runs[last].text += piece
        } else {
            runs.append(Inline.Run(piece, style: style, link: link))
        }
    }
}

/// Code points 80 to 9F are controls in Unicode and punctuation in Windows-1252. HTML reads them as the
/// latter (WHATWG HTML, numeric character references), and so saves the dash between two years.
private enum WindowsLatin {
    static func scalar(for control: Unicode.Scalar) -> Unicode.Scalar {
        let index = Int(control.value) - 0x80
        return table.indices.contains(index) ? table[index] : control
    }

    private static let table: [Unicode.Scalar] = [
        "\u{20AC}", " ", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{02C6}", "\u{2030}",
        "\u{0160}", "\u{2039}", "\u{0152}", " ", "\u{017D}", " ", " ", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}",
        "\u{2022}", "\u{2013}", "\u{2014}", "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", " ", "\u{017E}",
        "\u{0178}",
    ]
}
