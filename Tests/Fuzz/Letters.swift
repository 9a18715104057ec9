/// How often each plain letter and digit stands in a text: what must not grow less on its way to the screen.
struct Letters {
    private var counts = [Int](repeating: 0, count: 128)

    init(_ text: String) {
        for byte in text.utf8
        where (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) {
            counts[Int(byte)] += 1
        }
    }

    /// The letters of which another text has fewer.
    func missing(in other: String) -> String {
        let others = Letters(other)
        return counts.indices.filter { counts[$0] > others.counts[$0] }
            .map { "\(Character(Unicode.Scalar(UInt8($0))))" }.joined()
    }
}
