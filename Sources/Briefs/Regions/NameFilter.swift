/// Which names there are, as filters (Bloom, 1970): of nearly all words of a text it is told without a search that they
/// are no name and begin none.
struct NameFilter {
    static let all = NameFilter()

    private var openings = Bits(count: 1 << 16)
    private var names = Bits(count: 1 << 18)

    private init() {
        let lines = RegionLines()
        var at = RegionData.names.lowerBound
        while at < RegionData.names.upperBound {
            let end = lines.end(ofLineAt: at)
            let key = at..<lines.end(ofFieldAt: at, limit: end)
            let word = at..<lines.end(ofFieldAt: at, by: UInt8(ascii: " "), limit: key.upperBound)
            openings.insert(word.lazy.map { lines.byte($0) })
            names.insert(key.lazy.map { lines.byte($0) })
            at = end + 1
        }
    }

    /// How many of the words from one on may be a name, a bit for each number: bit 0 for the first alone. `bytes` has the
    /// words with one space between.
    func mayHold(_ words: ArraySlice<FoldedWords.Word>, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard let first = words.first, openings.mayHold(bytes[first.range]) else { return 0 }
        var found: UInt32 = 0
        var hash = Bits.seed
        var next = first.range.lowerBound
        for (count, word) in words.prefix(UInt32.bitWidth).enumerated() {
            while next < word.range.upperBound {
                Bits.add(bytes[next], to: &hash)
                next += 1
            }
            if names.has(hash) { found |= 1 << UInt32(count) }
        }
        return found
    }

    /// A bit a hash (FNV-1a).
    private struct Bits {
        static let seed: UInt32 = 0x811C_9DC5
        private var words: [UInt64]

        /// `count` is a power of two, and at least 64.
        init(count: Int) { words = [UInt64](repeating: 0, count: count / 64) }

        static func add(_ byte: UInt8, to hash: inout UInt32) { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }

        mutating func insert(_ bytes: some Sequence<UInt8>) {
            let place = place(of: Bits.hash(bytes))
            words[place >> 6] |= 1 << UInt64(place & 63)
        }

        func mayHold(_ bytes: some Sequence<UInt8>) -> Bool { has(Bits.hash(bytes)) }

        func has(_ hash: UInt32) -> Bool {
            let place = place(of: hash)
            return words[place >> 6] & 1 << UInt64(place & 63) != 0
        }

        private static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
            var hash = seed
            for byte in bytes { add(byte, to: &hash) }
            return hash
        }

        private func place(of hash: UInt32) -> Int { Int(hash >> 14 ^ hash) & (words.count * 64 - 1) }
    }
}
