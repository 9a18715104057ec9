/// Lists of numbers as bytes: seven bits a byte, the least first; each list after its count.
enum PackedNumbers {
    static func pack(_ lists: [[Int32]]) -> [UInt8] {
        var bytes: [UInt8] = []
        func put(_ number: UInt32) {
            var rest = number
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(truncatingIfNeeded: rest))
        }
        for list in lists {
            put(UInt32(truncatingIfNeeded: list.count))
            for number in list { put(UInt32(bitPattern: number)) }
        }
        return bytes
    }

    /// As many lists as asked for; what the bytes do not hold is left out.
    static func unpack(_ bytes: UnsafeRawBufferPointer, count: Int) -> [[Int32]] {
        var index = 0
        func take() -> UInt32? {
            var number: UInt32 = 0
            var shift: UInt32 = 0
            while index < bytes.count, shift < 35 {
                let byte = bytes[index]
                index += 1
                number |= UInt32(byte & 0x7F) << shift
                if byte < 0x80 { return number }
                shift += 7
            }
            return nil
        }
        return (0..<count).map { _ in
            var list: [Int32] = []
            for _ in 0..<Int(take() ?? 0) {
                guard let number = take() else { break }
                list.append(Int32(bitPattern: number))
            }
            return list
        }
    }
}
