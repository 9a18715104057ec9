/// Counts in how many lists each name stands; of names with one key in one list, only the first.
struct KeyTally: NumberListVisitor {
    private let keyOfName: UnsafeBufferPointer<Int32>
    private let counts: UnsafeMutableBufferPointer<Int32>
    /// The last list that had each key.
    private let last: UnsafeMutableBufferPointer<Int32>

    static func counts(_ lists: NumberLists, _ slots: BitSet, _ keyOfName: [Int32], _ keyCount: Int) -> [Int32] {
        var counts = [Int32](repeating: 0, count: keyOfName.count)
        var last = [Int32](repeating: -1, count: keyCount)
        keyOfName.withUnsafeBufferPointer { keyOfName in
            counts.withUnsafeMutableBufferPointer { counts in
                last.withUnsafeMutableBufferPointer { last in
                    var tally = KeyTally(keyOfName: keyOfName, counts: counts, last: last)
                    lists.visit(in: slots, &tally)
                }
            }
        }
        return counts
    }

    mutating func visit(_ place: Int, _ names: UnsafeBufferPointer<some FixedWidthInteger & UnsignedInteger>) {
        let place = Int32(truncatingIfNeeded: place)
        for name in names where Int(name) < keyOfName.count {
            let key = Int(keyOfName[Int(name)])
            if last[key] == place { continue }
            last[key] = place
            counts[Int(name)] += 1
        }
    }
}

/// Counts in how many lists each region stands, or one below it. Nearly all briefs have one region or two: those are
/// counted as they are, and what lies above them gets them all at once.
struct RegionTally: NumberListVisitor {
    /// The codes that each name counts for, one behind the other, and where those of each begin.
    private let codes: UnsafeBufferPointer<Int32>
    private let starts: UnsafeBufferPointer<Int32>
    /// By the first name and, where there are two, the second behind it; empty where there are too many names.
    private let pairs: UnsafeMutableBufferPointer<Int32>
    private let counts: UnsafeMutableBufferPointer<Int32>
    /// The last list that had each code.
    private let last: UnsafeMutableBufferPointer<Int32>

    private static let mostForPairs = 512

    /// `lineages` are those of the names in the lists, as numbers below `codeCount`.
    static func counts(_ lists: NumberLists, _ slots: BitSet, _ lineages: [[Int]], codeCount: Int) -> [Int32] {
        let width = lineages.count + 1
        let codes = lineages.joined().map { Int32(truncatingIfNeeded: $0) }
        var starts: [Int32] = [0]
        for lineage in lineages { starts.append(starts[starts.count - 1] + Int32(lineage.count)) }
        var pairs = [Int32](repeating: 0, count: width <= mostForPairs ? width * width : 0)
        var counts = [Int32](repeating: 0, count: codeCount)
        var last = [Int32](repeating: -1, count: codeCount)
        codes.withUnsafeBufferPointer { codes in
            starts.withUnsafeBufferPointer { starts in
                pairs.withUnsafeMutableBufferPointer { pairs in
                    counts.withUnsafeMutableBufferPointer { counts in
                        last.withUnsafeMutableBufferPointer { last in
                            var tally = RegionTally(
                                codes: codes, starts: starts, pairs: pairs, counts: counts, last: last)
                            lists.visit(in: slots, &tally)
                        }
                    }
                }
            }
        }
        for (pair, count) in pairs.enumerated() where count > 0 {
            let second = pair % width
            let both = lineages[pair / width] + (second == 0 ? [] : lineages[second - 1])
            for code in Set(both) { counts[code] += count }
        }
        return counts
    }

    mutating func visit(_ place: Int, _ names: UnsafeBufferPointer<some FixedWidthInteger & UnsignedInteger>) {
        if names.isEmpty { return }
        let width = starts.count
        let (first, second) = (Int(names[0]), names.count > 1 ? Int(names[1]) + 1 : 0)
        if names.count <= 2, !pairs.isEmpty, first + 1 < width, second < width {
            pairs[first * width + second] += 1
            return
        }
        let place = Int32(truncatingIfNeeded: place)
        for name in names where Int(name) + 1 < width {
            for number in Int(starts[Int(name)])..<Int(starts[Int(name) + 1]) {
                let code = Int(codes[number])
                if last[code] == place { continue }
                last[code] = place
                counts[code] += 1
            }
        }
    }
}
