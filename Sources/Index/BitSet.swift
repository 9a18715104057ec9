/// A set of small numbers.
struct BitSet {
    private(set) var words: [UInt64]
    /// Numbers are below this.
    private(set) var capacity: Int

    init(capacity: Int, filled: Bool = false) {
        self.capacity = capacity
        words = [UInt64](repeating: filled ? .max : 0, count: (capacity + 63) / 64)
        trim()
    }

    /// Bits as they were kept; what lies beyond the capacity is dropped.
    init(words: [UInt64], capacity: Int) {
        self.init(capacity: capacity)
        for place in self.words.indices where place < words.count { self.words[place] = words[place] }
        trim()
    }

    /// Those for which something holds, one after the other.
    init(capacity: Int, where holds: (Int) -> Bool) {
        self.init(capacity: capacity)
        for place in words.indices {
            var word: UInt64 = 0
            let first = place * 64
            for bit in 0..<min(64, capacity - first) where holds(first + bit) { word |= 1 << UInt64(bit) }
            words[place] = word
        }
    }

    subscript(number: Int) -> Bool {
        get { number < capacity && words[number >> 6] & (1 << UInt64(number & 63)) != 0 }
        set {
            if newValue {
                words[number >> 6] |= 1 << UInt64(number & 63)
            } else {
                words[number >> 6] &= ~(1 << UInt64(number & 63))
            }
        }
    }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Makes room for numbers below another bound; new ones are not in the set.
    mutating func grow(to capacity: Int) {
        guard capacity > self.capacity else { return }
        self.capacity = capacity
        words.append(contentsOf: repeatElement(0, count: (capacity + 63) / 64 - words.count))
    }

    mutating func formIntersection(_ other: BitSet) {
        for place in words.indices { words[place] &= place < other.words.count ? other.words[place] : 0 }
    }

    mutating func formUnion(_ other: BitSet) {
        for place in words.indices where place < other.words.count { words[place] |= other.words[place] }
        trim()
    }

    mutating func subtract(_ other: BitSet) {
        for place in words.indices where place < other.words.count { words[place] &= ~other.words[place] }
    }

    /// All others below the capacity.
    mutating func invert() {
        for place in words.indices { words[place] = ~words[place] }
        trim()
    }

    func inverted() -> BitSet {
        var other = self
        other.invert()
        return other
    }

    func visit(_ body: (Int) -> Void) {
        for (place, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                body(place * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    /// Those of a list that are in the set, in the order of the list.
    func filtered(_ list: [Int32]) -> [Int32] {
        let room = min(list.count, count)
        return words.withUnsafeBufferPointer { words in
            [Int32](unsafeUninitializedCapacity: room) { buffer, filled in
                for number in list where filled < room {
                    let place = Int(number) >> 6
                    if place < words.count, words[place] >> UInt64(number & 63) & 1 != 0 {
                        buffer[filled] = number
                        filled += 1
                    }
                }
            }
        }
    }

    /// How many numbers of the set lie below each word, for `rank`.
    func ranks() -> [Int32] {
        var total: Int32 = 0
        return words.map { word in
            defer { total += Int32(word.nonzeroBitCount) }
            return total
        }
    }

    /// How many numbers of the set are smaller than one of them.
    func rank(of number: Int, _ ranks: [Int32]) -> Int {
        let below = words[number >> 6] & ((1 << UInt64(number & 63)) - 1)
        return Int(ranks[number >> 6]) + below.nonzeroBitCount
    }

    private mutating func trim() {
        if capacity & 63 != 0, let last = words.indices.last { words[last] &= (1 << UInt64(capacity & 63)) - 1 }
    }
}
