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

    /// False where no name begins with the word.
    func mayBegin(with word: UnsafeBufferPointer<UInt8>) -> Bool { openings.mayHold(word) }

    /// False where there is no such name.
    func mayHold(_ key: UnsafeBufferPointer<UInt8>) -> Bool { names.mayHold(key) }

    /// A bit a hash.
    private struct Bits {
        private var words: [UInt64]

        /// `count` is a power of two, and at least 64.
        init(count: Int) { words = [UInt64](repeating: 0, count: count / 64) }

        mutating func insert(_ bytes: some Sequence<UInt8>) {
            let hash = place(of: bytes)
            words[hash >> 6] |= 1 << UInt64(hash & 63)
        }

        func mayHold(_ bytes: some Sequence<UInt8>) -> Bool {
            let hash = place(of: bytes)
            return words[hash >> 6] & 1 << UInt64(hash & 63) != 0
        }

        /// FNV-1a, folded.
        private func place(of bytes: some Sequence<UInt8>) -> Int {
            var hash: UInt32 = 0x811C_9DC5
            for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
            return Int(hash >> 14 ^ hash) & (words.count * 64 - 1)
        }
    }
}
