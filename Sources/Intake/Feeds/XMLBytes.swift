import Glibc

/// Searches in bytes.
enum XMLBytes {
    static func find(_ byte: UInt8, in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < source.count, let base = source.baseAddress,
            let found = memchr(base + start, Int32(byte), source.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Looks for the last byte, which in all that is looked for here is rarer than the first.
    static func find(_ text: StaticString, in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let length = text.utf8CodeUnitCount
        var from = start + length - 1
        while let last = find(text.utf8Start[length - 1], in: source, from: from) {
            if starts(source, last - length + 1, text) { return last - length + 1 }
            from = last + 1
        }
        return nil
    }

    static func starts(_ source: UnsafeBufferPointer<UInt8>, _ at: Int, _ text: StaticString) -> Bool {
        guard at + text.utf8CodeUnitCount <= source.count, let base = source.baseAddress else { return false }
        return memcmp(base + at, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    static func count(_ byte: UInt8, in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for index in range where source[index] == byte { count += 1 }
        return count
    }
}
