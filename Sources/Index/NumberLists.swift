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
        if wanted.contains(true) {
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
        switch counts.width {
        case 1: visit(counts.bytes, places, body)
        case 2: visit(counts.pairs, places, body)
        default: visit(counts.quads, places, body)
        }
    }

    @inline(__always)
    private func visit<Count: UnsignedInteger>(
        _ counts: [Count], _ places: BitSet, _ body: (Int, UnsafeBufferPointer<UInt32>) -> Void
    ) {
        switch values.width {
        case 1: NumberLists.visit(counts, values.bytes, starts, places, body)
        case 2: NumberLists.visit(counts, values.pairs, starts, places, body)
        default: NumberLists.visit(counts, values.quads, starts, places, body)
        }
    }

    @inline(__always)
    private static func visit<Count: UnsignedInteger, Value: UnsignedInteger>(
        _ counts: [Count], _ values: [Value], _ starts: [UInt32], _ places: BitSet,
        _ body: (Int, UnsafeBufferPointer<UInt32>) -> Void
    ) {
        // A list is widened to be lent; nearly all are short.
        var room = [UInt32](repeating: 0, count: 16)
        counts.withUnsafeBufferPointer { counts in
            values.withUnsafeBufferPointer { values in
                for (block, word) in places.words.enumerated() where word != 0 {
                    var start = Int(starts[block])
                    var place = block * 64
                    var rest = word
                    while rest != 0 {
                        let count = Int(counts[place])
                        if rest & 1 != 0 {
                            if count > room.count { room = [UInt32](repeating: 0, count: count * 2) }
                            room.withUnsafeMutableBufferPointer { room in
                                for number in 0..<count {
                                    room[number] = UInt32(truncatingIfNeeded: values[start + number])
                                }
                                body(place, UnsafeBufferPointer(rebasing: room[..<count]))
                            }
                        }
                        start += count
                        place += 1
                        rest >>= 1
                    }
                }
            }
        }
    }
}
