/// Lists of numbers as bytes, each list after its count.
enum PackedNumbers {
    static func pack(_ lists: [[Int32]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for list in lists {
            SevenBits.put(UInt64(list.count), to: &bytes)
            for number in list { SevenBits.put(UInt64(UInt32(bitPattern: number)), to: &bytes) }
        }
        return bytes
    }

    /// As many lists as asked for; what the bytes do not hold is left out.
    static func unpack(_ bytes: UnsafeRawBufferPointer, count: Int) -> [[Int32]] {
        var index = 0
        return (0..<count).map { _ in
            var list: [Int32] = []
            var left = SevenBits.take(bytes, &index) ?? 0
            while left > 0, let number = SevenBits.take(bytes, &index) {
                list.append(Int32(truncatingIfNeeded: number))
                left -= 1
            }
            return list
        }
    }
}
