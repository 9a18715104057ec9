import Briefs

/// Reads `content_text`: paragraphs divided by blank lines, lines that are said to be headings, addresses.
struct PlainReader {
    private let headings: Set<String>

    init(headings: [String]) {
        self.headings = Set(headings.map { PlainReader.trimmed($0[...]) }.filter { !$0.isEmpty })
    }

    /// Newlines within a paragraph are spaces. Headings have level 2, those after the analysis has begun
    /// level 3, since plain text ends no section.
    func document(of text: String) -> Document {
        var document = Document()
        var paragraph: [String] = []
        func close() {
            guard !paragraph.isEmpty else { return }
            let inline = inline(of: paragraph.joined(separator: " "), links: &document.links)
            document.blocks.append(.paragraph(inline))
            paragraph = []
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: PlainReader.endsLine) {
            let line = PlainReader.trimmed(line)
            if line.isEmpty {
                close()
            } else if headings.contains(line) {
                close()
                let level = document.analysis == nil ? 2 : 3
                if document.analysis == nil, AnalysisPhrases.begin(line) { document.analysis = document.blocks.count }
                document.blocks.append(.heading(level: level, inline(of: line, links: &document.links)))
            } else {
                paragraph.append(line)
            }
        }
        close()
        return document
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

    private static func endsLine(_ character: Character) -> Bool {
        character == "\n" || character == "\r\n" || character == "\r" || character == "\u{85}"
            || character == "\u{2029}"
    }

    /// Without white space at the ends, and tabs and runs of spaces within as one space.
    private static func trimmed(_ line: Substring) -> String {
        var folded = String.UnicodeScalarView()
        var owesSpace = false
        for scalar in line.unicodeScalars {
            if scalar == " " || scalar == "\t" || scalar == "\u{0B}" || scalar == "\u{0C}" {
                owesSpace = true
                continue
            }
            if owesSpace, !folded.isEmpty { folded.append(" ") }
            owesSpace = false
            folded.append(scalar)
        }
        while let last = folded.last, last == " " || last == "\u{A0}" || last == "\u{FEFF}" || last == "\u{200B}" {
            folded.removeLast()
        }
        while let first = folded.first, first == " " || first == "\u{A0}" || first == "\u{FEFF}" {
            folded.removeFirst()
        }
        return String(folded)
    }
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
                bytes[start..<colon].map({ $0 | 0x20 }) == Array(scheme.utf8)
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
        let stops: Set<Unicode.Scalar> = ["<", ">", "\"", "“", "”", "«", "»", "\u{2028}"]
        let end =
            scalars.firstIndex { $0.properties.isWhitespace || stops.contains($0) || $0.value < 0x20 }
            ?? scalars.endIndex
        var address = scalars[..<end]
        let closing: Set<Unicode.Scalar> = [".", ",", ";", ":", "!", "?", "'", "’", "*", "_"]
        // A closing bracket is the sentence's own where nothing in the address opened it.
        var surplus: [Unicode.Scalar: Int] = [:]
        for (open, close) in [("(", ")"), ("[", "]")] as [(Unicode.Scalar, Unicode.Scalar)] {
            surplus[close] = address.reduce(0) { $0 + ($1 == close ? 1 : $1 == open ? -1 : 0) }
        }
        while let last = address.last {
            if let count = surplus[last] {
                guard count > 0 else { break }
                surplus[last] = count - 1
            } else if !closing.contains(last) {
                break
            }
            address.removeLast()
        }
        return address.endIndex
    }
}
