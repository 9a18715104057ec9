/// Which paragraphs of two editions of one piece say the same, told by their lengths alone (W. Gale and K. Church, "A
/// Program for Aligning Sentences in Bilingual Corpora", 1993): translations of long paragraphs are long.
enum ParagraphAlignment {
    /// Paragraphs of one edition and those of the other that go with them; one side may be empty, where something was
    /// left out.
    struct Pair: Hashable {
        var left: Range<Int>
        var right: Range<Int>
    }

    struct Paragraph {
        var bytes: Int
        var isHeading: Bool
    }

    /// Steps through both editions, and what each costs beside one paragraph for one.
    private static let steps: [(left: Int, right: Int, cost: Double)] = [
        (1, 1, 0), (1, 0, 4.5), (0, 1, 4.5), (2, 1, 2.4), (1, 2, 2.4), (2, 2, 4.5),
    ]
    /// Beyond so many paragraphs of each they are taken in their order: the table grows with the product.
    private static let limit = 1_500

    /// Pairs in order, all paragraphs in one of them. Quadratic, up to a limit.
    static func pairs(_ left: [Paragraph], _ right: [Paragraph]) -> [Pair] {
        guard !left.isEmpty, !right.isEmpty, left.count <= limit, right.count <= limit else {
            return inOrder(left.count, right.count)
        }
        let ratio = Double(right.reduce(1) { $0 + $1.bytes }) / Double(left.reduce(1) { $0 + $1.bytes })
        let width = right.count + 1
        var costs = [Double](repeating: .infinity, count: (left.count + 1) * width)
        var steps = [UInt8](repeating: 0, count: costs.count)
        costs[0] = 0
        for row in 0...left.count {
            for column in 0...right.count where row + column > 0 {
                for (number, step) in ParagraphAlignment.steps.enumerated()
                where row >= step.left && column >= step.right {
                    let before = costs[(row - step.left) * width + column - step.right]
                    let cost =
                        before + step.cost
                        + distance(left[row - step.left..<row], right[column - step.right..<column], ratio)
                    if cost < costs[row * width + column] {
                        costs[row * width + column] = cost
                        steps[row * width + column] = UInt8(number)
                    }
                }
            }
        }
        var pairs: [Pair] = []
        var (row, column) = (left.count, right.count)
        while row + column > 0 {
            let step = ParagraphAlignment.steps[Int(steps[row * width + column])]
            pairs.append(Pair(left: row - step.left..<row, right: column - step.right..<column))
            (row, column) = (row - step.left, column - step.right)
        }
        return pairs.reversed()
    }

    /// How unlikely it is that these say the same. A heading goes with a heading.
    private static func distance(_ left: ArraySlice<Paragraph>, _ right: ArraySlice<Paragraph>, _ ratio: Double)
        -> Double
    {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        let (first, second) = (left.reduce(0) { $0 + $1.bytes }, right.reduce(0) { $0 + $1.bytes })
        let expected = Double(first) * ratio
        // The variance grows with the length: 6.8 for a letter, as the paper measured it.
        let deviation = (Double(second) - expected) / (6.8 * (expected + Double(second)) / 2 + 1).squareRoot()
        let areAlike = left.map(\.isHeading) == right.map(\.isHeading)
        return min(deviation * deviation / 2, 12) + (areAlike ? 0 : 8)
    }

    private static func inOrder(_ left: Int, _ right: Int) -> [Pair] {
        (0..<max(left, right)).map { index in
            Pair(
                left: min(index, left)..<min(index + 1, left), right: min(index, right)..<min(index + 1, right))
        }
    }
}
