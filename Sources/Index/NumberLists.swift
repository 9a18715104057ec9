/// Lists of small numbers, one a slot: how long each is, and the numbers one behind the other. Where the numbers of
/// every 64th list begin is kept beside, so that a list is found at once, and a word of a `BitSet` goes with it.
struct NumberLists {
    private(set) var counts = NarrowColumn()
    private(set) var values = NarrowColumn()
    private var starts: [UInt32] = []

    init() {}

    /// Nil where the counts do not fit the values: bytes from a file may be anything.
    init?(counts: NarrowColumn, values: NarrowColumn) {
        var end = 0
        for place in 0..<counts.count {
            if place & 63 == 0 { starts.append(UInt32(truncatingIfNeeded: end)) }
            end += Int(counts[place])
        }
        guard end == values.count, end <= UInt32.max else { return nil }
        self.counts = counts
        self.values = values
    }

    var count: Int { counts.count }

    mutating func append(_ list: [Int32]) {
        if count & 63 == 0 { starts.append(UInt32(truncatingIfNeeded: values.count)) }
        counts.append(UInt32(truncatingIfNeeded: list.count))
        for number in list { values.append(UInt32(bitPattern: number)) }
    }

    subscript(place: Int) -> [Int32] {
        var start = Int(starts[place >> 6])
        for before in (place & ~63)..<place { start += Int(counts[before]) }
        return (start..<start + Int(counts[place])).map { Int32(bitPattern: values[$0]) }
    }

    /// Where a list has anything.
    func filled() -> BitSet { counts.bits(1 ... .max) }

    /// Where a list has a number that is wanted.
    func bits(wanted: [Bool]) -> BitSet {
        var found = BitSet(capacity: count)
        if !wanted.contains(true) { return found }
        wanted.withUnsafeBufferPointer { wanted in
            visit(in: BitSet(capacity: count, filled: true)) { place, numbers in
                for number in numbers where Int(number) < wanted.count && wanted[Int(number)] {
                    found[place] = true
                    break
                }
            }
        }
        return found
    }

    /// Lends the lists at some places, one after the other.
    @inline(__always)
    func visit(in places: BitSet, _ body: (Int, UnsafeBufferPointer<UInt32>) -> Void) {
        // What is narrow is widened block by block, so that there is one way to go through it.
        var (lengths, numbers) = ([UInt32](repeating: 0, count: 64), [UInt32](repeating: 0, count: 512))
        for (block, word) in places.words.enumerated() where word != 0 {
            let first = block * 64
            let size = min(64, count - first)
            let start = Int(starts[block])
            let total = (block + 1 < starts.count ? Int(starts[block + 1]) : values.count) - start
            if total > numbers.count { numbers = [UInt32](repeating: 0, count: total * 2) }
            counts.copy(first..<first + size, to: &lengths)
            values.copy(start..<start + total, to: &numbers)
            lengths.withUnsafeBufferPointer { lengths in
                numbers.withUnsafeBufferPointer { numbers in
                    // Both were filled above, so nothing is read beyond their ends.
                    guard let lengths = lengths.baseAddress, var next = numbers.baseAddress else { return }
                    var place = 0
                    var rest = word
                    while rest != 0 {
                        let length = Int(lengths[place])
                        if rest & 1 != 0 {
                            body(first + place, UnsafeBufferPointer(start: next, count: length))
                        }
                        next += length
                        place += 1
                        rest >>= 1
                    }
                }
            }
        }
    }
}
