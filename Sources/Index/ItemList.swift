/// Item numbers that go up, in few bytes: how many there are, then the first, then how far each is from the one
/// before. Lists can be put one behind the other.
struct ItemList {
    private var differences: [UInt8] = []
    private var count: UInt64 = 0
    private var last: Int64 = 0

    mutating func append(_ number: Int64) {
        SevenBits.put(UInt64(bitPattern: number &- last), to: &differences)
        last = number
        count += 1
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        SevenBits.put(count, to: &bytes)
        return bytes + differences
    }

    /// Hands over the numbers of lists that stand one behind the other. Bytes that are no such thing end it.
    static func visit(_ bytes: UnsafeRawBufferPointer, _ body: (Int64) -> Void) {
        var index = 0
        while index < bytes.count {
            guard let count = SevenBits.take(bytes, &index) else { return }
            var number: UInt64 = 0
            var left = count
            while left > 0 {
                guard let difference = SevenBits.take(bytes, &index) else { return }
                number &+= difference
                body(Int64(bitPattern: number))
                left -= 1
            }
        }
    }
}
