import Testing

@testable import Markup

@Suite("Matching sequences")
struct SequenceMatchingTests {
    @Test("What is found rises on both sides, is equal, and is as long as it can be", arguments: 0..<80)
    func longest(seed: Int) {
        var edits = RandomEdits(UInt64(seed) + 300)
        let kinds = [2, 3, 8, 40][seed % 4]
        let old = (0..<edits.number(30)).map { _ in Int32(edits.number(kinds)) }
        let new = (0..<edits.number(30)).map { _ in Int32(edits.number(kinds)) }
        let pairs = SequenceMatching(old, new).pairs
        #expect(pairs.allSatisfy { old[$0.old] == new[$0.new] })
        #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new })
        #expect(pairs.count == slow(old, new))
    }

    @Test("Beyond the bound it still rises, is equal, and misses little", arguments: 0..<4)
    func beyond(seed: Int) {
        var edits = RandomEdits(UInt64(seed) + 700)
        // Without and with elements that stand once on both sides.
        let kinds = seed % 2 == 0 ? 40 : 1_000_000
        let old = (0..<9_000).map { _ in Int32(edits.number(kinds)) }
        let new = old.map { edits.number(10) == 0 ? -1 : $0 }
        let kept = new.count { $0 >= 0 }
        let pairs = SequenceMatching(old, new).pairs
        #expect(pairs.allSatisfy { old[$0.old] == new[$0.new] })
        #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new })
        #expect(pairs.count > kept * 9 / 10, "\(pairs.count) of \(kept)")
        // Nothing in common but chance.
        let others = SequenceMatching(old, (0..<9_000).map { _ in Int32(edits.number(kinds)) }).pairs
        #expect(zip(others, others.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new })
    }

    /// By a table of all beginnings of both.
    private func slow(_ old: [Int32], _ new: [Int32]) -> Int {
        var row = [Int](repeating: 0, count: new.count + 1)
        for one in old {
            var before = row
            for (place, other) in new.enumerated() {
                before[place + 1] = one == other ? row[place] + 1 : max(before[place], row[place + 1])
            }
            row = before
        }
        return row[new.count]
    }
}
