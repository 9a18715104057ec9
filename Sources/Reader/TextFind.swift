import Query

/// Looks for letters in a text regardless of case and accents, inside words too: what find in the page and the
/// picker mark.
package enum TextFind {
    /// Where a needle stands, in UTF-8 offsets, left to right without overlap. Linear but for repeated beginnings.
    package static func ranges(of needle: String, in text: String) -> [Range<Int>] {
        let wanted = folded(needle).map(\.scalar)
        guard !wanted.isEmpty else { return [] }
        let within = folded(text)
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

    private static func folded(_ text: String) -> [Letter] {
        var letters: [Letter] = []
        letters.reserveCapacity(text.utf8.count)
        var offset = 0
        for character in text {
            let length = character.utf8.count
            let range = offset..<offset + length
            offset += length
            if let ascii = character.asciiValue {
                let isUpper = (0x41...0x5A).contains(ascii)
                letters.append(Letter(scalar: Unicode.Scalar(isUpper ? ascii + 0x20 : ascii), range: range))
                continue
            }
            let key = Words.key(String(character))
            let scalars = key.isEmpty ? Array(character.unicodeScalars) : Array(key.unicodeScalars)
            for scalar in scalars { letters.append(Letter(scalar: scalar, range: range)) }
        }
        return letters
    }
}
