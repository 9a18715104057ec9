/// Numbers, most of them small: one, two or four bytes each, as the largest of them needs. Wide libraries work as
/// narrow ones do; they only take more memory.
struct NarrowColumn {
    /// Bytes a number. Of the three arrays only the one of that width is filled.
    private(set) var width = 1
    private(set) var bytes: [UInt8] = []
    private(set) var pairs: [UInt16] = []
    private(set) var quads: [UInt32] = []

    init() {}

    init(bytes: [UInt8]) { self.bytes = bytes }

    init(pairs: [UInt16]) { (width, self.pairs) = (2, pairs) }

    init(quads: [UInt32]) { (width, self.quads) = (4, quads) }

    var count: Int {
        switch width {
        case 1: bytes.count
        case 2: pairs.count
        default: quads.count
        }
    }

    subscript(place: Int) -> UInt32 {
        get {
            switch width {
            case 1: UInt32(bytes[place])
            case 2: UInt32(pairs[place])
            default: quads[place]
            }
        }
        set {
            widen(for: newValue)
            switch width {
            case 1: bytes[place] = UInt8(truncatingIfNeeded: newValue)
            case 2: pairs[place] = UInt16(truncatingIfNeeded: newValue)
            default: quads[place] = newValue
            }
        }
    }

    mutating func append(_ number: UInt32) {
        widen(for: number)
        switch width {
        case 1: bytes.append(UInt8(truncatingIfNeeded: number))
        case 2: pairs.append(UInt16(truncatingIfNeeded: number))
        default: quads.append(number)
        }
    }

    /// Where a number is in a range.
    func bits(_ range: ClosedRange<UInt32>) -> BitSet {
        switch width {
        case 1: NarrowColumn.bits(bytes) { range.contains(UInt32($0)) }
        case 2: NarrowColumn.bits(pairs) { range.contains(UInt32($0)) }
        default: NarrowColumn.bits(quads) { range.contains($0) }
        }
    }

    /// Where a number is wanted; those beyond the end are not.
    func bits(wanted: [Bool]) -> BitSet {
        switch width {
        case 1: NarrowColumn.bits(bytes) { Int($0) < wanted.count && wanted[Int($0)] }
        case 2: NarrowColumn.bits(pairs) { Int($0) < wanted.count && wanted[Int($0)] }
        default: NarrowColumn.bits(quads) { Int($0) < wanted.count && wanted[Int($0)] }
        }
    }

    /// How often each number below `limit` stands at the places.
    func counts(in places: BitSet, below limit: Int) -> [Int] {
        switch width {
        case 1: NarrowColumn.counts(bytes, places, limit)
        case 2: NarrowColumn.counts(pairs, places, limit)
        default: NarrowColumn.counts(quads, places, limit)
        }
    }

    private mutating func widen(for number: UInt32) {
        if width == 1, number > UInt8.max {
            if number > UInt16.max { quads = bytes.map { UInt32($0) } } else { pairs = bytes.map { UInt16($0) } }
            width = number > UInt16.max ? 4 : 2
            bytes = []
        } else if width == 2, number > UInt16.max {
            quads = pairs.map { UInt32($0) }
            width = 4
            pairs = []
        }
    }

    private static func bits<Number>(_ numbers: [Number], _ holds: (Number) -> Bool) -> BitSet {
        numbers.withUnsafeBufferPointer { numbers in
            BitSet(capacity: numbers.count) { holds(numbers[$0]) }
        }
    }

    private static func counts(
        _ numbers: [some FixedWidthInteger & UnsignedInteger], _ places: BitSet, _ limit: Int
    ) -> [Int] {
        var counts = [Int](repeating: 0, count: limit)
        numbers.withUnsafeBufferPointer { numbers in
            places.visit { place in
                let number = Int(numbers[place])
                if number < limit { counts[number] += 1 }
            }
        }
        return counts
    }
}
