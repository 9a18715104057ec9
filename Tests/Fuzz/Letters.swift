/// How often each plain letter and digit stands in a text, raised and lowered digits among them: what must not grow less
/// on its way to the screen.
struct Letters {
    private var counts = [Int](repeating: 0, count: 128)

    init(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: counts[Int(scalar.value)] += 1
            case 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079, 0x2080...0x2089:
                counts[0x30 + Int(scalar.properties.numericValue ?? 0)] += 1
            default: break
            }
        }
    }

    /// The letters of which another text has fewer.
    func missing(in other: String) -> String {
        let others = Letters(other)
        return counts.indices.filter { counts[$0] > others.counts[$0] }
            .map { "\(Character(Unicode.Scalar(UInt8($0))))" }.joined()
    }
}
