/// Values written one behind the other, as the cache of folded marks has them.
struct PackedBytes {
    private(set) var bytes: [UInt8] = []

    /// Seven bits a byte, lowest first; the highest bit says that more follow.
    mutating func add(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func add(_ text: String) { add(Array(text.utf8)) }

    mutating func add(_ some: [UInt8]) {
        add(some.count)
        bytes += some
    }

    /// A number that is all but sure to be another when any byte is.
    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var sum: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
        bytes.withUnsafeBytes { buffer in
            var place = 0
            while place + 8 <= buffer.count {
                sum = (sum ^ buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
                sum ^= sum >> 32
                place += 8
            }
            while place < buffer.count {
                sum = (sum ^ UInt64(buffer[place])) &* 0xFF51_AFD7_ED55_8CCD
                sum ^= sum >> 32
                place += 1
            }
        }
        return sum
    }
}

/// Reads what `PackedBytes` wrote. Of damaged bytes it gives nil, sooner or later.
struct PackedReader {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    var isAtEnd: Bool { place == bytes.endIndex }

    mutating func number() -> Int? {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while place < bytes.endIndex, shift < 64 {
            let byte = bytes[place]
            place += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(Int64(bitPattern: number)) }
            shift += 7
        }
        return nil
    }

    /// How many of something follow; no more than there are bytes left.
    mutating func count() -> Int? {
        guard let count = number(), count >= 0, count <= bytes.endIndex - place else { return nil }
        return count
    }

    mutating func some() -> ArraySlice<UInt8>? {
        guard let count = count() else { return nil }
        place += count
        return bytes[place - count..<place]
    }

    mutating func text() -> String? { some().map { String(decoding: $0, as: UTF8.self) } }
}
