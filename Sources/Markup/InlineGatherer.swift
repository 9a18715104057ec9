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
        var words: [UInt8] = []
        words.reserveCapacity(text.utf8.count)
        var isSpaced = false
        func keep(_ byte: UInt8) {
            if isSpaced, !words.isEmpty { words.append(0x20) }
            isSpaced = false
            words.append(byte)
        }
        var isBeginning = true
        var lead: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, 0x0C:
                if isBeginning, !runs.isEmpty, !endsInBreak { owesSpace = true }
                isSpaced = true
            case 0x80...0x9F where lead == 0xC2:
                words.removeLast()
                for byte in String(WindowsLatin.scalar(for: Unicode.Scalar(byte))).utf8 { words.append(byte) }
            default:
                isBeginning = false
                keep(byte)
            }
            lead = byte
        }
        if !words.isEmpty { add(String(decoding: words, as: UTF8.self), style, link) }
        if isSpaced, !isBeginning { owesSpace = true }
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
