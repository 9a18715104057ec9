/// What is counted of one item's words: hashes of its distinct words, and their distinct beginnings.
struct ItemWords: Sendable {
    /// `WordHash` of each word, each once.
    var words: [UInt64] = []
    /// `WordPrefix` of the first character of each word, of the first two, and of the first three, each once.
    var prefixes: [UInt64] = []
}

/// Gathers the words of one item after the other; what it works with is kept from item to item.
struct ItemWordGatherer {
    private var words = DistinctNumbers()
    private var prefixes = DistinctNumbers()

    /// `fields`: folded words, each with a space behind it.
    mutating func gather(_ fields: [[UInt8]]) -> ItemWords {
        var item = ItemWords()
        words.forget()
        prefixes.forget()
        for field in fields {
            field.withUnsafeBufferPointer { field in
                var start = 0
                var hasher = WordHash()
                for end in 0..<field.count {
                    let byte = field[end]
                    if byte != 0x20 {
                        hasher.add(byte)
                        continue
                    }
                    if words.insert(hasher.value) {
                        item.words.append(hasher.value)
                        addPrefixes(of: UnsafeBufferPointer(rebasing: field[start..<end]), &item)
                    }
                    hasher = WordHash()
                    start = end + 1
                }
            }
        }
        return item
    }

    private mutating func addPrefixes(of word: UnsafeBufferPointer<UInt8>, _ item: inout ItemWords) {
        let (one, two, three) = WordPrefix.codes(of: word)
        if one != 0, prefixes.insert(one) { item.prefixes.append(one) }
        if two != 0, prefixes.insert(two) { item.prefixes.append(two) }
        if three != 0, prefixes.insert(three) { item.prefixes.append(three) }
    }
}

/// A word as a number that hardly any two words share: the same on every machine, and spread evenly.
/// FNV-1a, and the last mixing of MurmurHash3 (Appleby, public domain) for the spread.
struct WordHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// Never 0.
    var value: UInt64 {
        var hash = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        hash ^= hash >> 33
        return hash == 0 ? 1 : hash
    }

    static func of(_ word: String) -> UInt64 {
        var hash = WordHash()
        for byte in word.utf8 { hash.add(byte) }
        return hash.value
    }
}

/// The beginnings of words as numbers: the scalars, 21 bits each.
enum WordPrefix {
    /// The beginnings of one, two and three characters; 0 where the word is too short.
    static func codes(of word: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64, UInt64) {
        var code: UInt64 = 0
        var (one, two): (UInt64, UInt64) = (0, 0)
        var length = 0
        var index = 0
        while index < word.count, length < 3 {
            let lead = word[index]
            let (count, bits): (Int, UInt8) =
                lead < 0x80 ? (1, 0x7F) : lead < 0xE0 ? (2, 0x1F) : lead < 0xF0 ? (3, 0x0F) : (4, 0x07)
            var scalar = UInt64(lead & bits)
            for tail in word[min(index + 1, word.count)..<min(index + count, word.count)] {
                scalar = scalar << 6 | UInt64(tail & 0x3F)
            }
            code = code << 21 | scalar
            length += 1
            index += count
            if length == 1 { one = code }
            if length == 2 { two = code }
        }
        return (one, two, length == 3 ? code : 0)
    }

    /// The number of a beginning of one to three characters; nil for another.
    static func code(of beginning: String) -> UInt64? {
        let scalars = beginning.unicodeScalars
        guard (1...3).contains(scalars.count) else { return nil }
        return scalars.reduce(0) { $0 << 21 | UInt64($1.value) }
    }
}

/// Which numbers have been met; forgetting them costs nothing.
private struct DistinctNumbers {
    private var entries: [(number: UInt64, round: UInt32)]
    private var round: UInt32 = 1
    private var count = 0

    mutating func forget() {
        round &+= 1
        count = 0
        if round == 0 { self = DistinctNumbers(capacity: entries.count) }
    }

    init(capacity: Int = 2_048) { entries = [(number: UInt64, round: UInt32)](repeating: (0, 0), count: capacity) }

    /// Whether a number is new.
    mutating func insert(_ number: UInt64) -> Bool {
        if count * 2 >= entries.count { grow() }
        let mask = entries.count - 1
        let round = round
        let start = Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        let isNew = entries.withUnsafeMutableBufferPointer { entries in
            var place = start
            while entries[place].round == round {
                if entries[place].number == number { return false }
                place = (place + 1) & mask
            }
            entries[place] = (number, round)
            return true
        }
        if isNew { count += 1 }
        return isNew
    }

    private mutating func grow() {
        var larger = DistinctNumbers(capacity: entries.count * 2)
        for entry in entries where entry.round == round { _ = larger.insert(entry.number) }
        self = larger
    }
}
