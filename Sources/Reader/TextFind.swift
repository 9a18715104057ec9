import Query

/// Looks for letters in a text regardless of case and accents, inside words too: what find in the page and the
/// picker mark.
package struct TextFind {
    /// The letters that are looked for.
    private let wanted: [Unicode.Scalar]
    /// The same as bytes, small letters, where all are ASCII: most texts need no folding then.
    private let bytes: [UInt8]?

    package init(_ needle: String) {
        wanted = TextFind.folded(needle).map(\.scalar)
        bytes = wanted.allSatisfy(\.isASCII) ? wanted.map { UInt8(truncatingIfNeeded: $0.value) } : nil
    }

    /// Where a needle stands, in UTF-8 offsets, left to right without overlap. Linear but for repeated beginnings.
    package static func ranges(of needle: String, in text: String) -> [Range<Int>] { TextFind(needle).ranges(in: text) }

    /// Where it stands in a text.
    package func ranges(in text: String) -> [Range<Int>] {
        guard !wanted.isEmpty else { return [] }
        var text = text
        return text.withUTF8 { plainRanges(in: $0) } ?? foldedRanges(in: text)
    }

    /// Looks through bytes; nil where a text is not all ASCII, or what is looked for is not.
    private func plainRanges(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
        guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
        guard let bytes, let first = bytes.first else { return [] }
        var found: [Range<Int>] = []
        var start = 0
        while start + bytes.count <= text.count {
            if TextFind.small(text[start]) == first {
                var length = 1
                while length < bytes.count, TextFind.small(text[start + length]) == bytes[length] { length += 1 }
                if length == bytes.count {
                    found.append(start..<start + length)
                    start += length
                    continue
                }
            }
            start += 1
        }
        return found
    }

    private static func small(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte + 0x20 : byte }

    private func foldedRanges(in text: String) -> [Range<Int>] {
        let within = TextFind.folded(text)
        guard within.count >= wanted.count else { return [] }
        var found: [Range<Int>] = []
        var start = 0
        while start + wanted.count <= within.count {
            var length = 0
            while length < wanted.count, within[start + length].scalar == wanted[length] { length += 1 }
            if length == wanted.count {
                let end = within[start + length - 1].range.upperBound
                found.append(within[start].range.lowerBound..<end)
                start += length
                // A ligature is several letters, and is hit once.
                while start < within.count, within[start].range.lowerBound < end { start += 1 }
            } else {
                start += 1
            }
        }
        return found
    }

    private struct Letter {
        var scalar: Unicode.Scalar
        /// The character that it came from.
        var range: Range<Int>
    }

    /// What each letter below U+0300 folds to.
    private static let latin: [[Unicode.Scalar]] = (0..<0x300).map { value in
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return [] }
        if scalar.isASCII { return [Unicode.Scalar(small(UInt8(value)))] }
        let key = Words.key(String(scalar))
        return key.isEmpty ? [scalar] : Array(key.unicodeScalars)
    }

    private static func folded(_ text: String) -> [Letter] {
        var letters: [Letter] = []
        letters.reserveCapacity(text.utf8.count)
        var offset = 0
        // Letters below U+0300 stand alone, but for a line's end of two.
        if text.unicodeScalars.allSatisfy({ $0.value < latin.count && $0 != "\r" }) {
            for scalar in text.unicodeScalars {
                let range = offset..<offset + (scalar.isASCII ? 1 : 2)
                offset = range.upperBound
                for folded in latin[Int(scalar.value)] { letters.append(Letter(scalar: folded, range: range)) }
            }
            return letters
        }
        for character in text {
            let length = character.utf8.count
            let range = offset..<offset + length
            offset += length
            if let ascii = character.asciiValue {
                letters.append(Letter(scalar: Unicode.Scalar(small(ascii)), range: range))
                continue
            }
            let key = Words.key(String(character))
            let scalars = key.isEmpty ? Array(character.unicodeScalars) : Array(key.unicodeScalars)
            for scalar in scalars { letters.append(Letter(scalar: scalar, range: range)) }
        }
        return letters
    }
}
