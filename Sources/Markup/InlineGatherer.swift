/// Gathers the text of one paragraph.
struct InlineGatherer {
    private var runs: [Inline.Run] = []
    /// The run that is still growing, empty where none is.
    private var text = FoldedText()
    private var style: Inline.Style = []
    private var link: Int?
    private var owesSpace = false
    /// Whether a forced line break is the last thing gathered.
    private var endsInBreak = false

    var isEmpty: Bool { runs.isEmpty && text.isEmpty }

    /// Whether an opening bracket is the last thing gathered.
    var endsInBracket: Bool {
        text.bytes.last == UInt8(ascii: "(") || text.bytes.suffix(3).elementsEqual("（".utf8)
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, style: Inline.Style, link: Int?) {
        var (start, end) = (0, bytes.count)
        while start < end, FoldedText.isSpace(bytes[start]) { start += 1 }
        while end > start, FoldedText.isSpace(bytes[end - 1]) { end -= 1 }
        if start > 0 { divide() }
        if start == end { return }
        openRun(style, link)
        text.append(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        if end < bytes.count { owesSpace = true }
    }

    /// Keeps the words before and after apart.
    mutating func divide() {
        if !isEmpty, !endsInBreak { owesSpace = true }
    }

    /// A forced line break. False where it is the second in a row: then the paragraph ends.
    mutating func breakLine() -> Bool {
        owesSpace = false
        if endsInBreak {
            runs.removeLast()
            endsInBreak = false
            return false
        }
        guard !isEmpty else { return true }
        closeRun()
        runs.append(Inline.Run("\u{2028}"))
        endsInBreak = true
        return true
    }

    /// What was gathered, and a fresh start. Nil where it is nothing to be seen.
    mutating func take() -> Inline? {
        if endsInBreak { runs.removeLast() }
        closeRun()
        owesSpace = false
        endsInBreak = false
        guard !runs.isEmpty else { return nil }
        let inline = Inline(runs)
        runs = []
        return inline.runs.contains { InlineGatherer.isVisible($0.text) } ? inline : nil
    }

    /// Makes the run that is growing one of this style and link, with the space before it where one is owed: within
    /// the run on the left or the right that is plain, since the space beside an emphasis or a link is no part of it.
    private mutating func openRun(_ style: Inline.Style, _ link: Int?) {
        let owed = owesSpace
        owesSpace = false
        endsInBreak = false
        if !text.isEmpty, self.style == style, self.link == link {
            if owed { text.appendSpace() }
            return
        }
        let isPlain = style.isEmpty && link == nil
        if owed, !isPlain, self.style.isEmpty, self.link == nil { text.appendSpace() }
        if owed, !isPlain, !self.style.isEmpty || self.link != nil {
            closeRun()
            runs.append(Inline.Run(" "))
        }
        closeRun()
        (self.style, self.link) = (style, link)
        if owed, isPlain { text.appendSpace() }
    }

    private mutating func closeRun() {
        guard !text.isEmpty else { return }
        runs.append(Inline.Run(text.string, style: style, link: link))
        text.removeAll()
    }

    /// Whether there is more to a text than white space and what has no width.
    private static func isVisible(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x21...0x7E: true
            case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: false
            default: !scalar.properties.isWhitespace
            }
        }
    }
}
