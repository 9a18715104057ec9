import Briefs

/// Reads `content_text`: paragraphs divided by blank lines, lines that are said to be headings, addresses.
struct PlainReader {
    private let headings: Set<String>

    init(headings: [String]) {
        self.headings = Set(headings.map { PlainReader.trimmed($0) }.filter { !$0.isEmpty })
    }

    /// Newlines within a paragraph are spaces. Headings have level 2, those after the analysis has begun
    /// level 3, since plain text ends no section.
    func document(of text: String) -> Document {
        var document = Document()
        var paragraph: [UInt8] = []
        func close() {
            guard !paragraph.isEmpty else { return }
            let inline = inline(of: String(decoding: paragraph, as: UTF8.self), links: &document.links)
            document.blocks.append(.paragraph(inline))
            paragraph.removeAll(keepingCapacity: true)
        }
        var text = text
        text.withUTF8 { source in
            var at = 0
            while at <= source.count {
                let end = PlainReader.lineEnd(source, from: at)
                let line = PlainReader.trimmed(source[at..<end.lowerBound])
                at = end.isEmpty ? source.count + 1 : end.upperBound
                if line.isEmpty {
                    close()
                } else if let heading = heading(line) {
                    close()
                    let level = document.analysis == nil ? 2 : 3
                    if document.analysis == nil, AnalysisPhrases.begin(heading) {
                        document.analysis = document.blocks.count
                    }
                    document.blocks.append(.heading(level: level, inline(of: heading, links: &document.links)))
                } else {
                    if !paragraph.isEmpty { paragraph.append(UInt8(ascii: " ")) }
                    paragraph += line
                }
            }
        }
        close()
        return document
    }

    private func heading(_ line: [UInt8]) -> String? {
        guard !headings.isEmpty else { return nil }
        let text = String(decoding: line, as: UTF8.self)
        return headings.contains(text) ? text : nil
    }

    private func inline(of text: String, links: inout [Link]) -> Inline {
        var runs: [Inline.Run] = []
        var at = text.startIndex
        for range in BareAddress.ranges(in: text) {
            if at < range.lowerBound { runs.append(Inline.Run(String(text[at..<range.lowerBound]))) }
            let shown = String(text[range])
            if let address = Address.resolve(shown, against: nil) {
                links.append(Link(address: address, text: shown))
                runs.append(Inline.Run(shown, link: links.count))
            } else {
                runs.append(Inline.Run(shown))
            }
            at = range.upperBound
        }
        if at < text.endIndex { runs.append(Inline.Run(String(text[at...]))) }
        return Inline(runs)
    }

    /// What ends the line that begins here: LF, CR, both, NEL or U+2029. Empty at the end of the text.
    private static func lineEnd(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int> {
        var at = start
        while at < source.count {
            switch source[at] {
            case 0x0A: return at..<at + 1
            case 0x0D: return at..<at + (at + 1 < source.count && source[at + 1] == 0x0A ? 2 : 1)
            case 0xC2 where source[at...].starts(with: "\u{85}".utf8): return at..<at + 2
            case 0xE2 where source[at...].starts(with: "\u{2029}".utf8): return at..<at + 3
            default: at += 1
            }
        }
        return at..<at
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        return line.withUTF8 { String(decoding: trimmed($0[...]), as: UTF8.self) }
    }

    /// Without white space at the ends, and tabs and runs of spaces within as one space.
    private static func trimmed(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(line.count)
        var owesSpace = false
        for byte in line {
            if byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C {
                owesSpace = true
                continue
            }
            if owesSpace, !folded.isEmpty { folded.append(0x20) }
            owesSpace = false
            folded.append(byte)
        }
        while let sign = behind.first(where: { folded.suffix($0.count) == $0[...] }) { folded.removeLast(sign.count) }
        let spaces = folded.prefix { $0 >= 0x80 || $0 == 0x20 }
        var start = 0
        while let sign = before.first(where: { spaces[start...].starts(with: $0) }) { start += sign.count }
        if start > 0 { folded.removeFirst(start) }
        return folded
    }

    /// What is white space before a line, and what behind it: spaces, no-break spaces, and marks without width.
    private static let before = [" ", "\u{A0}", "\u{FEFF}"].map { Array($0.utf8) }
    private static let behind = [" ", "\u{A0}", "\u{FEFF}", "\u{200B}"].map { Array($0.utf8) }
}

/// Addresses that stand in plain text.
enum BareAddress {
    /// From `http://` or `https://` to the next white space, without the sentence's own punctuation.
    static func ranges(in text: String) -> [Range<String.Index>] {
        let bytes = text.utf8
        var found: [Range<String.Index>] = []
        var at = bytes.startIndex
        while let colon = bytes[at...].firstIndex(of: UInt8(ascii: ":")) {
            at = bytes.index(after: colon)
            guard let start = schemeStart(before: colon, in: bytes), bytes[at...].starts(with: "//".utf8) else {
                continue
            }
            if let previous = found.last, start < previous.upperBound { continue }
            let body = bytes.index(at, offsetBy: 2)
            let end = trimmedEnd(text.unicodeScalars[body...])
            guard end > body else { continue }
            found.append(start..<end)
            at = end
        }
        return found
    }

    private static func schemeStart(before colon: String.Index, in bytes: String.UTF8View) -> String.Index? {
        for scheme in ["https", "http"] {
            guard
                let start = bytes.index(colon, offsetBy: -scheme.utf8.count, limitedBy: bytes.startIndex),
                bytes[start..<colon].elementsEqual(scheme.utf8, by: { $0 | 0x20 == $1 })
            else { continue }
            if start > bytes.startIndex {
                let before = bytes[bytes.index(before: start)]
                if (0x30...0x39).contains(before) || (0x61...0x7A).contains(before | 0x20) { continue }
            }
            return start
        }
        return nil
    }

    private static func trimmedEnd(_ scalars: Substring.UnicodeScalarView) -> String.Index {
        var address = scalars[..<(scalars.firstIndex(where: ends) ?? scalars.endIndex)]
        // A closing bracket is the sentence's own where nothing in the address opened it.
        var surplus = (round: 0, square: 0)
        for scalar in address {
            switch scalar {
            case "(": surplus.round -= 1
            case ")": surplus.round += 1
            case "[": surplus.square -= 1
            case "]": surplus.square += 1
            default: break
            }
        }
        while let last = address.last {
            switch last {
            case ")" where surplus.round > 0: surplus.round -= 1
            case "]" where surplus.square > 0: surplus.square -= 1
            case ".", ",", ";", ":", "!", "?", "'", "’", "*", "_": break
            default: return address.endIndex
            }
            address.removeLast()
        }
        return address.endIndex
    }

    private static func ends(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "\"", "“", "”", "«", "»", "\u{2028}": true
        default: scalar.value <= 0x20 || scalar.value >= 0x7F && scalar.properties.isWhitespace
        }
    }
}
