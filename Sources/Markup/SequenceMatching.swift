/// Which elements of two sequences stay, in order: the longest common subsequence by E. W. Myers's "An O(ND) Difference
/// Algorithm and Its Variations", with a bound on D. Where the two differ by more than that, elements that stand once on
/// both sides hold them together (the "patience" way), and what lies between two of these is matched by itself; where
/// there are none, the way that has come furthest is taken and gone on from. So time grows with the lengths and not with
/// their product, and memory by a few megabytes, whatever is compared.
struct SequenceMatching {
    /// Pairs of places, both going up.
    private(set) var pairs: [(old: Int, new: Int)] = []
    private let old: [Int32]
    private let new: [Int32]

    /// So many differences are looked through before an easier way is taken, and so often that is tried.
    private static let mostDifferences = 512
    private static let mostLevels = 3

    init(_ old: [Int32], _ new: [Int32]) {
        (self.old, self.new) = (old, new)
        match(old.indices, new.indices, level: 0)
    }

    private mutating func match(_ olds: Range<Int>, _ news: Range<Int>, level: Int) {
        var (olds, news) = (olds, news)
        while !olds.isEmpty, !news.isEmpty, old[olds.lowerBound] == new[news.lowerBound] {
            pairs.append((olds.lowerBound, news.lowerBound))
            (olds, news) = (olds.dropFirst(), news.dropFirst())
        }
        var tail: [(old: Int, new: Int)] = []
        while !olds.isEmpty, !news.isEmpty, old[olds.upperBound - 1] == new[news.upperBound - 1] {
            tail.append((olds.upperBound - 1, news.upperBound - 1))
            (olds, news) = (olds.dropLast(), news.dropLast())
        }
        var mayAnchor = level < SequenceMatching.mostLevels
        while !olds.isEmpty, !news.isEmpty {
            let way = way(olds, news)
            if !way.isWhole, mayAnchor {
                mayAnchor = false
                if matchBetweenAnchors(olds, news, level) { break }
            }
            pairs += way.pairs
            (olds, news) = (olds.dropFirst(way.old), news.dropFirst(way.new))
        }
        pairs += tail.reversed()
    }

    /// False where there is nothing that stands once on both sides.
    private mutating func matchBetweenAnchors(_ olds: Range<Int>, _ news: Range<Int>, _ level: Int) -> Bool {
        let anchors = anchors(olds, news)
        if anchors.isEmpty { return false }
        var (nextOld, nextNew) = (olds.lowerBound, news.lowerBound)
        for anchor in anchors {
            match(nextOld..<anchor.old, nextNew..<anchor.new, level: level + 1)
            pairs.append(anchor)
            (nextOld, nextNew) = (anchor.old + 1, anchor.new + 1)
        }
        match(nextOld..<olds.upperBound, nextNew..<news.upperBound, level: level + 1)
        return true
    }

    /// The longest rising chain of elements that stand once on both sides.
    private func anchors(_ olds: Range<Int>, _ news: Range<Int>) -> [(old: Int, new: Int)] {
        /// Where an element stands; below 0 where it does so more than once.
        func places(_ elements: [Int32], _ range: Range<Int>) -> [Int32: Int] {
            var places: [Int32: Int] = [:]
            for place in range { places[elements[place]] = places[elements[place]] == nil ? place : -1 }
            return places
        }
        let oldPlaces = places(old, olds)
        let newPlaces = places(new, news)
        let unique = news.compactMap { place -> (old: Int, new: Int)? in
            guard newPlaces[new[place]] == place, let other = oldPlaces[new[place]], other >= 0 else { return nil }
            return (other, place)
        }
        // Of chains of each length the one with the smallest end, and for each element what comes before it.
        var ends: [Int] = []
        var before = [Int](repeating: -1, count: unique.count)
        for index in unique.indices {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if unique[ends[middle]].old < unique[index].old { low = middle + 1 } else { high = middle }
            }
            before[index] = low > 0 ? ends[low - 1] : -1
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var chain: [(old: Int, new: Int)] = []
        var index = ends.last ?? -1
        while index >= 0 {
            chain.append(unique[index])
            index = before[index]
        }
        return chain.reversed()
    }

    /// A way from one to the other, and how many elements of each it has gone past.
    private struct Way {
        var pairs: [(old: Int, new: Int)]
        var old: Int
        var new: Int
        var isWhole: Bool
    }

    /// A shortest way; where that takes too many differences, the one that has come furthest with as many as may be.
    private func way(_ olds: Range<Int>, _ news: Range<Int>) -> Way {
        let (oldCount, newCount) = (olds.count, news.count)
        let most = min(oldCount + newCount, SequenceMatching.mostDifferences)
        // How far each diagonal has been followed; of every number of differences what is needed to find the way back.
        var reach = [Int32](repeating: 0, count: 2 * most + 3)
        var trace: [[Int32]] = []
        let centre = most + 1
        for differences in 0...most {
            trace.append(Array(reach[centre - differences - 1...centre + differences + 1]))
            for diagonal in stride(from: -differences, through: differences, by: 2) {
                let isDown =
                    diagonal == -differences
                    || (diagonal != differences && reach[centre + diagonal - 1] < reach[centre + diagonal + 1])
                var x = Int(isDown ? reach[centre + diagonal + 1] : reach[centre + diagonal - 1] + 1)
                var y = x - diagonal
                while x < oldCount, y < newCount, y >= 0, old[olds.lowerBound + x] == new[news.lowerBound + y] {
                    x += 1
                    y += 1
                }
                reach[centre + diagonal] = Int32(truncatingIfNeeded: x)
                if x >= oldCount, y >= newCount {
                    return Way(
                        pairs: pairs(back: trace, x, y, olds, news), old: oldCount, new: newCount, isWhole: true)
                }
            }
        }
        var furthest = (x: 0, y: 0)
        for diagonal in stride(from: -most, through: most, by: 2) {
            let x = Int(reach[centre + diagonal])
            // A way may lead past the end of one side, from where it does not go on.
            if x <= oldCount, x - diagonal <= newCount, x >= 0, x - diagonal >= 0,
                2 * x - diagonal > furthest.x + furthest.y
            {
                furthest = (x, x - diagonal)
            }
        }
        return Way(
            pairs: pairs(back: trace, furthest.x, furthest.y, olds, news), old: furthest.x, new: furthest.y,
            isWhole: false)
    }

    private func pairs(
        back trace: [[Int32]], _ endX: Int, _ endY: Int, _ olds: Range<Int>, _ news: Range<Int>
    ) -> [(old: Int, new: Int)] {
        var (x, y) = (endX, endY)
        var found: [(old: Int, new: Int)] = []
        for differences in stride(from: trace.count - 1, through: 0, by: -1) {
            let reach = trace[differences]
            let centre = differences + 1
            let diagonal = x - y
            let isDown =
                diagonal == -differences
                || (diagonal != differences && reach[centre + diagonal - 1] < reach[centre + diagonal + 1])
            let previous = differences == 0 ? 0 : isDown ? diagonal + 1 : diagonal - 1
            let startX = differences == 0 ? 0 : Int(reach[centre + previous])
            let startY = differences == 0 ? 0 : startX - previous
            let firstX = differences == 0 ? 0 : isDown ? startX : startX + 1
            while x > firstX, x - diagonal > 0 {
                x -= 1
                y -= 1
                found.append((olds.lowerBound + x, news.lowerBound + y))
            }
            (x, y) = (startX, startY)
        }
        return found.reversed()
    }
}
