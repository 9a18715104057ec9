/// A line of a page that was saved as text, white space folded.
struct CaptureLine: Hashable, Sendable {
    /// As printed, but for white space: non-breaking spaces, tabs and runs of spaces are what copying leaves
    /// behind, and stand as single spaces.
    let text: String
    /// For matching; empty where the line is so long that it can only be a paragraph.
    let key: String
    /// The key without the punctuation around it.
    let bare: String
    /// Words of the key.
    let words: [String]
    /// In bytes of UTF-8.
    let length: Int
    /// Whether the line ends as a sentence does.
    let endsSentence: Bool

    /// No heading, dateline or notice is longer.
    static let longest = 2_500

    init(_ text: String) {
        self.text = text
        length = text.utf8.count
        endsSentence = CaptureLine.isSentenceEnd(of: text)
        guard length <= CaptureLine.longest else {
            (key, bare, words) = ("", "", [])
            return
        }
        key = MatchKey.fold(text)
        bare = CaptureLine.barePunctuation(key)
        words = bare.split(separator: " ").map(String.init)
    }

    /// A key without what is no letter and no digit at either end.
    static func barePunctuation(_ key: String) -> String {
        let trimmed = key.utf8.drop { !MatchKey.isWord($0) }
        let end = trimmed.lastIndex { MatchKey.isWord($0) }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
        return String(decoding: trimmed[..<end], as: UTF8.self)
    }

    /// Whether a line ends as a sentence does; `U.S.` and `S. A.` do not.
    private static func isSentenceEnd(of text: String) -> Bool {
        var tail = text.unicodeScalars[...]
        while let last = tail.last {
            switch last {
            case "\"", "'", "”", "’", "»", ")", "]": tail.removeLast()
            case "…", ";", ":", ",": return true
            case ".":
                let word = Substring(tail).suffix(12).split(separator: " ").last ?? ""
                let letters = word.filter { $0 != "." }
                return !(letters.count < word.count && letters.count <= 3 && letters.allSatisfy(\.isUppercase))
            default: return false
            }
        }
        return false
    }

    /// Whether anything of the line can be seen.
    var isVisible: Bool { length > CaptureLine.longest || key.utf8.contains { $0 != 0x20 } }

    /// A paragraph, not a heading.
    var isProse: Bool { length > 200 || endsSentence }

    /// All letters are capitals, and there are some.
    var isShouted: Bool {
        guard length <= CaptureLine.longest else { return false }
        var capitals = 0
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            guard MatchKey.isCapital(scalar) else { return false }
            capitals += 1
        }
        return capitals > 1
    }
}

extension CaptureLine {
    /// Cuts a text into its lines, leaving out empty ones; lines that a program wrapped become one again.
    static func lines(of text: String) -> [CaptureLine] {
        unwrapped(pieces(of: text)).map { CaptureLine($0) }.filter(\.isVisible)
    }

    /// The lines, each folded; an empty one stands for a gap.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var line: [UInt8] = []
        var source = text
        source.withUTF8 { bytes in
            var index = 0
            var isSpacePending = false
            func width(at index: Int) -> (space: Int, newline: Int) {
                let byte = bytes[index]
                switch byte {
                case 0x20, 0x09: return (1, 0)
                case 0x0A, 0x0B, 0x0C, 0x0D: return (0, 1)
                case 0xC2 where index + 1 < bytes.count:
                    return bytes[index + 1] == 0xA0 ? (2, 0) : bytes[index + 1] == 0x85 ? (0, 2) : (0, 0)
                case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
                    switch bytes[index + 2] {
                    case 0x80...0x8A, 0xAF: return (3, 0)
                    case 0xA8, 0xA9: return (0, 3)
                    default: return (0, 0)
                    }
                case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80:
                    return (3, 0)
                default: return (0, 0)
                }
            }
            while index < bytes.count {
                let byte = bytes[index]
                if byte > 0x20, byte < 0x80 {
                    if isSpacePending { line.append(0x20) }
                    isSpacePending = false
                    line.append(byte)
                    index += 1
                    continue
                }
                let (space, newline) = width(at: index)
                if newline > 0 {
                    pieces.append(String(decoding: line, as: UTF8.self))
                    line.removeAll(keepingCapacity: true)
                    isSpacePending = false
                    let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
                    index += isPair ? 2 : newline
                } else if space > 0 {
                    isSpacePending = !line.isEmpty
                    index += space
                } else {
                    if isSpacePending { line.append(0x20) }
                    isSpacePending = false
                    line.append(byte)
                    index += 1
                }
            }
        }
        pieces.append(String(decoding: line, as: UTF8.self))
        return pieces
    }

    /// Joins lines that were wrapped at a width: those after which the next word would not have fitted. Only
    /// where most lines that have a next one are so; elsewhere a line is a paragraph.
    private static func unwrapped(_ pieces: [String]) -> [String] {
        let lengths = pieces.map { $0.utf8.count <= 400 ? $0.count : Int.max }
        let width = lengths.max() ?? 0
        let filled = pieces.filter { !$0.isEmpty }
        guard (40...100).contains(width) else { return filled }
        var pairs = 0
        var full = 0
        var joins = [Bool](repeating: false, count: pieces.count)
        for index in pieces.indices.dropLast() where !pieces[index].isEmpty && !pieces[index + 1].isEmpty {
            let next = pieces[index + 1].prefix { $0 != " " }.count
            pairs += 1
            joins[index] = lengths[index] + 1 + next > width
            if joins[index] { full += 1 }
        }
        guard full >= 3, full * 2 >= pairs else { return filled }
        var result: [String] = []
        var isOpen = false
        for (index, piece) in pieces.enumerated() where !piece.isEmpty {
            if isOpen, let last = result.popLast() { result.append(last + " " + piece) } else { result.append(piece) }
            isOpen = joins[index]
        }
        return result
    }
}
