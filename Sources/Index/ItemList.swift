/// Item numbers that go up, in few bytes: how many there are, then the first, then how far each is from the one
/// before, seven bits a byte. Lists can be put one behind the other.
struct ItemList {
    private var differences: [UInt8] = []
    private var count: UInt64 = 0
    private var last: Int64 = 0

    mutating func append(_ number: Int64) {
        ItemList.put(UInt64(bitPattern: number &- last), to: &differences)
        last = number
        count += 1
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        ItemList.put(count, to: &bytes)
        return bytes + differences
    }

    /// Hands over the numbers of lists that stand one behind the other. Bytes that are no such thing end it.
    static func visit(_ bytes: UnsafeRawBufferPointer, _ body: (Int64) -> Void) {
        var index = 0
        while index < bytes.count {
            guard let count = take(bytes, &index) else { return }
            var number: UInt64 = 0
            var left = count
            while left > 0 {
                guard let difference = take(bytes, &index) else { return }
                number &+= difference
                body(Int64(bitPattern: number))
                left -= 1
            }
        }
    }

    private static func put(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    private static func take(_ bytes: UnsafeRawBufferPointer, _ index: inout Int) -> UInt64? {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while index < bytes.count, shift < 64 {
            let byte = bytes[index]
            index += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        return nil
    }
}
