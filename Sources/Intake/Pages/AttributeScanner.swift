/// Goes through the attributes of a tag: names and values as ranges of the source.
struct AttributeScanner {
    private var at: Int
    private let end: Int

    init(_ range: Range<Int32>) {
        at = Int(range.lowerBound)
        end = Int(range.upperBound)
    }

    /// A value is empty where the attribute has none.
    mutating func next(in source: [UInt8]) -> (name: Range<Int>, value: Range<Int>)? {
        source.withUnsafeBufferPointer { next(in: $0) }
    }

    mutating func next(in source: UnsafeBufferPointer<UInt8>) -> (name: Range<Int>, value: Range<Int>)? {
        while at < end, source[at] <= 0x20 || source[at] == UInt8(ascii: "/") { at += 1 }
        guard at < end else { return nil }
        let start = at
        at += 1
        while at < end, source[at] > 0x20, source[at] != UInt8(ascii: "="), source[at] != UInt8(ascii: "/") { at += 1 }
        let name = start..<at
        var next = at
        while next < end, source[next] <= 0x20 { next += 1 }
        guard next < end, source[next] == UInt8(ascii: "=") else { return (name, at..<at) }
        at = next + 1
        while at < end, source[at] <= 0x20 { at += 1 }
        guard at < end else { return (name, at..<at) }
        let quote = source[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let from = at + 1
            at = from
            while at < end, source[at] != quote { at += 1 }
            defer { at = min(at + 1, end) }
            return (name, from..<at)
        }
        let from = at
        while at < end, source[at] > 0x20 { at += 1 }
        return (name, from..<at)
    }

    /// Whether bytes are a name, in letters of either case.
    static func isName(_ bytes: some Collection<UInt8>, _ name: StaticString) -> Bool {
        guard bytes.count == name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { wanted in
            zip(bytes, wanted).allSatisfy { $0 == $1 || $0 >= 0x41 && $0 <= 0x5A && $0 | 0x20 == $1 }
        }
    }
}
