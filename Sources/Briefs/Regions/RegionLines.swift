/// Reads `RegionData.text` as bytes, and searches its sorted sections without an index: a probe falls anywhere, and goes back to the
/// beginning of its line. Made where it is used: it holds a pointer.
struct RegionLines {
    private let bytes = UnsafeBufferPointer(start: RegionData.text.utf8Start, count: RegionData.text.utf8CodeUnitCount)

    /// Where the line that begins at `start` ends, without its `\n`.
    func end(ofLineAt start: Int) -> Int {
        end(ofFieldAt: start, by: UInt8(ascii: "\n"), limit: bytes.count)
    }

    /// Where the field that begins at `start` ends.
    func end(ofFieldAt start: Int, by mark: UInt8 = UInt8(ascii: "|"), limit: Int) -> Int {
        var end = start
        while end < limit, bytes[end] != mark { end += 1 }
        return end
    }

    /// The text of some bytes.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The fields of some bytes, parted by `mark`; empty ones too, but none for no bytes.
    func fields(_ range: Range<Int>, by mark: UInt8 = UInt8(ascii: "|")) -> [Range<Int>] {
        var fields: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let end = end(ofFieldAt: start, by: mark, limit: range.upperBound)
            fields.append(start..<end)
            start = end + 1
        }
        return fields
    }

    /// The byte at an offset.
    func byte(_ offset: Int) -> UInt8 { bytes[offset] }

    /// The number that some bytes spell in decimal.
    func number(_ range: Range<Int>) -> Int {
        bytes[range].reduce(0) { $0 * 10 + Int($1 & 15) }
    }

    /// What follows the key on the line of a sorted section that has exactly this key.
    func value(of key: UnsafeBufferPointer<UInt8>, in section: Range<Int>) -> Range<Int>? {
        let start = firstLine(notBefore: key, in: section)
        guard start < section.upperBound, compare(lineAt: start, with: key) == 0 else { return nil }
        return min(start + key.count + 1, section.upperBound)..<end(ofLineAt: start)
    }

    /// The first line of a sorted section whose key does not come before `key`.
    private func firstLine(notBefore key: UnsafeBufferPointer<UInt8>, in section: Range<Int>) -> Int {
        var low = section.lowerBound
        var high = section.upperBound
        while low < high {
            var line = low + (high - low) / 2
            while line > low, bytes[line - 1] != UInt8(ascii: "\n") { line -= 1 }
            if compare(lineAt: line, with: key) < 0 {
                low = end(ofLineAt: line) + 1
            } else {
                high = line
            }
        }
        return low
    }

    /// Below, at or above 0 as the line's key comes before `key`, is it, or comes after it.
    private func compare(lineAt start: Int, with key: UnsafeBufferPointer<UInt8>) -> Int {
        for (offset, byte) in key.enumerated() {
            let other = bytes[start + offset]
            if other == UInt8(ascii: "|") { return -1 }
            if other != byte { return Int(other) - Int(byte) }
        }
        return bytes[start + key.count] == UInt8(ascii: "|") ? 0 : 1
    }
}
