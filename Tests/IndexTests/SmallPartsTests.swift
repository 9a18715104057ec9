import Briefs
import Query
import Testing

@testable import Index

@Suite("Parts of the index")
struct SmallPartsTests {
    @Test("Lists of numbers come back from bytes, and bytes of anything bring nothing down")
    func packing() {
        let lists: [[Int32]] = [[], [0, 1, 127, 128, 16_383, 16_384, .max, -1], [5]]
        let bytes = PackedNumbers.pack(lists)
        #expect(bytes.withUnsafeBytes { PackedNumbers.unpack($0, count: 3) } == lists)
        var numbers = SeededNumbers(3)
        for length in 0..<200 {
            let noise = (0..<length % 40).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
            #expect(noise.withUnsafeBytes { PackedNumbers.unpack($0, count: 4) }.count == 4)
        }
    }

    @Test("Sets of numbers do what sets do", arguments: [0, 1, 63, 64, 65, 200])
    func bits(capacity: Int) {
        var numbers = SeededNumbers(UInt64(capacity))
        let left = Set((0..<capacity).filter { _ in numbers.next() % 2 == 0 })
        let right = Set((0..<capacity).filter { _ in numbers.next() % 3 == 0 })
        let (first, second) = (
            BitSet(capacity: capacity, where: left.contains), BitSet(capacity: capacity, where: right.contains)
        )
        func members(_ change: (inout BitSet) -> Void) -> Set<Int> {
            var set = first
            change(&set)
            var members: Set<Int> = []
            set.visit { members.insert($0) }
            #expect(set.count == members.count && set.isEmpty == members.isEmpty)
            return members
        }
        #expect(members { _ in } == left)
        #expect(members { $0.formUnion(second) } == left.union(right))
        #expect(members { $0.formIntersection(second) } == left.intersection(right))
        #expect(members { $0.subtract(second) } == left.subtracting(right))
        #expect(members { $0.invert() } == Set(0..<capacity).subtracting(left))
    }

    @Test("Ids that are equal have equal keys, however their letters are composed")
    func keys() {
        #expect(BriefID("urn:caf\u{E9}").key == BriefID("urn:cafe\u{301}").key)
        #expect(BriefID("urn:a").key != BriefID("urn:A").key)
        #expect(BriefID("urn:a").key != BriefID("urn:b").key)
    }
}
