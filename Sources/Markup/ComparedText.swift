/// A text cut for comparing: words, single marks, and single characters of scripts that put no space between words. White
/// space is no element; it goes along with what stands around it.
struct ComparedText {
    struct Element {
        /// Offsets in the text, in UTF-8.
        var range: Range<Int>
        var isWord: Bool
        /// Whether it may end a sentence.
        var isEnd = false
    }

    let bytes: [UInt8]
    private(set) var elements: [Element] = []
    /// Equal elements of texts that were cut with one vocabulary have equal numbers.
    private(set) var numbers: [Int32] = []

    init(_ text: String, _ vocabulary: inout [String: Int32]) {
        bytes = Array(text.utf8)
        var offset = 0
        var kind: Kind?
        for character in text {
            let size = character.utf8.count
            let next = ComparedText.kind(of: character)
            if next == .space {
                kind = nil
            } else {
                // A point or a comma between digits, and an apostrophe between letters, are inside a word.
                let joins = next == .joint && kind == .word && continuesWord(at: offset, size: size, character)
                if next == .word || joins, kind == .word, let last = elements.indices.last {
                    elements[last].range = elements[last].range.lowerBound..<offset + size
                } else {
                    let isWord = next == .word || next == .single
                    elements.append(
                        Element(
                            range: offset..<offset + size, isWord: isWord, isEnd: !isWord && ends.contains(character)))
                }
                kind = joins ? .word : next
            }
            offset += size
        }
        numbers.reserveCapacity(elements.count)
        for element in elements {
            let word = String(decoding: bytes[element.range], as: UTF8.self)
            if let number = vocabulary[word] {
                numbers.append(number)
            } else {
                numbers.append(Int32(truncatingIfNeeded: vocabulary.count))
                vocabulary[word] = numbers[numbers.count - 1]
            }
        }
    }

    /// How many words are among some elements.
    func words(_ range: Range<Int>) -> Int { elements[range].count { $0.isWord } }

    private enum Kind { case space, word, single, joint, mark }

    private static let joints: Set<Character> = [".", ",", ":", "'", "’", "_"]
    private let ends: Set<Character> = [".", "!", "?", "…", "。", "！", "？"]

    private static func kind(of character: Character) -> Kind {
        if let ascii = character.asciiValue {
            switch ascii {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .word
            case 0x09...0x0D, 0x20: return .space
            default: return joints.contains(character) ? .joint : .mark
            }
        }
        guard let scalar = character.unicodeScalars.first else { return .space }
        if isSpaceless(scalar) { return .single }
        if character.isLetter || character.isNumber || scalar.properties.isAlphabetic { return .word }
        if character.isWhitespace { return .space }
        return joints.contains(character) ? .joint : .mark
    }

    /// Whether text of this script has no spaces between words: Thai and its neighbours, Chinese and Japanese.
    private static func isSpaceless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x30FF,
            0x3100...0x312F, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    private func continuesWord(at offset: Int, size: Int, _ joint: Character) -> Bool {
        guard offset > 0, offset + size < bytes.count else { return false }
        let (before, after) = (bytes[offset - 1], bytes[offset + size])
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        // Beyond ASCII any letter will do: what is joined wrongly is only compared as one word.
        func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }
        switch joint {
        case ".", ",", ":": return isDigit(before) && isDigit(after)
        case "_": return true
        default: return isLetter(before) && isLetter(after)
        }
    }
}
