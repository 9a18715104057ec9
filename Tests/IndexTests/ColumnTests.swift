import Briefs
import Query
import Testing

@testable import Index

@Suite("Columns")
struct ColumnTests {
    @Test(
        "A column widens for a larger number and gives back what it was given", arguments: [255, 256, 65_535, 65_536])
    func widening(largest: UInt32) {
        var numbers = SeededNumbers(UInt64(largest))
        var column = NarrowColumn()
        var plain: [UInt32] = []
        func add(_ number: UInt32) {
            column.append(number)
            plain.append(number)
        }
        for _ in 0..<150 { add(UInt32(numbers.next() % 200)) }
        #expect(column.width == 1)
        add(largest)
        #expect(column.width == (largest < 256 ? 1 : largest < 65_536 ? 2 : 4))
        for _ in 0..<150 { add(UInt32(numbers.next() % 300)) }
        column[7] = .max
        plain[7] = .max
        #expect((0..<column.count).map { column[$0] } == plain)
        let range = UInt32(100)...250
        let wanted = (0..<120).map { $0 % 3 == 0 }
        var places = BitSet(capacity: plain.count)
        for place in plain.indices where place % 2 == 0 { places[place] = true }
        let (inRange, found, counts) = (
            column.bits(range), column.bits(wanted: wanted), column.counts(in: places, below: 120)
        )
        for (place, number) in plain.enumerated() {
            #expect(inRange[place] == range.contains(number))
            #expect(found[place] == (number < 120 && wanted[Int(number)]))
        }
        for number in 0..<120 {
            #expect(counts[number] == plain.indices.filter { $0 % 2 == 0 && Int(plain[$0]) == number }.count)
        }
    }

    @Test("Days come back, near and far, and are found by their bounds")
    func days() {
        let all: [Int32] = [
            Columns.noDay, 0, -1, 18_262, 32_767, -32_767, -32_768, 32_768, .max, .min + 1, 2_000_000, Columns.noDay,
        ]
        for count in [6, all.count] {
            var column = DayColumn()
            for day in all[..<count] { column.append(day) }
            #expect(column.isFar == (count > 6))
            #expect((0..<count).map { column[$0] } == Array(all[..<count]))
            let bounds: [Int64] = [.min, -40_000, -32_768, -32_767, -1, 0, 1, 18_263, 32_767, 32_768, 3_000_000, .max]
            for first in bounds {
                for end in bounds {
                    let found = column.bits(first: first, end: end)
                    for (place, day) in all[..<count].enumerated() {
                        #expect(
                            found[place] == (day != Columns.noDay && Int64(day) >= first && Int64(day) < end),
                            "\(day) from \(first) before \(end)")
                    }
                }
            }
        }
        var column = DayColumn()
        column.append(5)
        column[0] = 100_000
        #expect(column[0] == 100_000)
    }

    @Test("Lists of all lengths and widths are found at once and one after the other", arguments: 0..<4)
    func lists(kind: Int) throws {
        var numbers = SeededNumbers(UInt64(kind))
        var lists = NumberLists()
        var plain: [[Int32]] = []
        for place in 0..<300 {
            let length = kind > 1 && place == 129 ? 700 : Int(numbers.next() % 4)
            let largest: UInt64 = kind == 0 ? 200 : kind == 3 && place > 70 ? 100_000 : 5_000
            plain.append((0..<length).map { _ in Int32(numbers.next() % largest) })
            lists.append(plain[place])
        }
        #expect(lists.counts.width == (kind > 1 ? 2 : 1) && lists.values.width == [1, 2, 2, 4][kind])
        #expect((0..<300).map { lists[$0] } == plain)
        let places = BitSet(capacity: 300) { _ in numbers.next() % 3 == 0 }
        var visitor = Visitor()
        lists.visit(in: places, &visitor)
        for (place, list) in plain.enumerated() { #expect(visitor.visited[place] == (places[place] ? list : nil)) }
        let wanted = (0..<5_000).map { $0 % 7 == 0 }
        let (found, filled) = (lists.bits(wanted: wanted), lists.filled())
        for (place, list) in plain.enumerated() {
            #expect(found[place] == list.contains { $0 < 5_000 && wanted[Int($0)] })
            #expect(filled[place] == !list.isEmpty)
        }
        let again = try #require(NumberLists(counts: lists.counts, values: lists.values))
        #expect((0..<300).map { again[$0] } == plain)
        var longer = lists.values
        longer.append(0)
        #expect(NumberLists(counts: lists.counts, values: longer) == nil)
    }

    private struct Visitor: NumberListVisitor {
        var visited: [Int: [Int32]] = [:]

        mutating func visit(_ place: Int, _ numbers: UnsafeBufferPointer<some FixedWidthInteger & UnsignedInteger>) {
            visited[place] = numbers.map { Int32(truncatingIfNeeded: $0) }
        }
    }

    @Test("A list counts once for each region and all above, few regions or many", arguments: [3, 700])
    func regions(size: Int) {
        var numbers = SeededNumbers(UInt64(size))
        let lineages = (0..<size).map { name in
            [name] + [size + name % 7, size + 7 + name % 2].filter { _ in name != 1 }
        }
        var lists = NumberLists()
        var slots = BitSet(capacity: 200)
        var expected = [Int32](repeating: 0, count: size + 9)
        for place in 0..<200 {
            // The last of these is no region that is known.
            let list = (0..<Int(numbers.next() % 4)).map { _ in Int32(numbers.next() % UInt64(size + 1)) }
            lists.append(list)
            slots[place] = place % 3 > 0
            if place % 3 > 0 {
                for code in Set(list.filter { $0 < size }.flatMap { lineages[Int($0)] }) { expected[code] += 1 }
            }
        }
        #expect(RegionTally.counts(lists, slots, lineages, codeCount: size + 9) == expected)
    }

    @Test("Numbers of items are found in runs, with gaps between")
    func runs() throws {
        var runs = NumberRuns()
        let numbers: [Int64] = [1, 2, 3, 7, 8, 10, 100, 101, 1_000_000_000_000]
        for number in numbers { runs.append(number) }
        #expect(runs.numbers.count == 5 && (0..<runs.count).map { runs[$0] } == numbers)
        var run = 0
        for number in Array(Int64(-2)...110) + [999_999_999_999, 1_000_000_000_000, 1_000_000_000_001, .max] {
            #expect(runs.slot(of: number) == numbers.firstIndex(of: number))
            #expect(runs.slot(of: number, after: &run) == numbers.firstIndex(of: number))
        }
        #expect(runs.slot(of: .min) == nil && NumberRuns().slot(of: 1) == nil)
        #expect(NumberRuns(numbers: runs.numbers, slots: runs.slots, count: runs.count) != nil)
        let wrong: [([Int64], [Int32], Int)] = [
            ([1, 2], [0, 2], 4), ([1], [1], 3), ([1, 5], [0, 3], 3), ([1, 5], [0, 0], 3), ([1], [0, 1], 3), ([], [], 3),
            ([.max - 1], [0], 4), ([1], [0], 0),
        ]
        for (numbers, slots, count) in wrong {
            #expect(NumberRuns(numbers: numbers, slots: slots, count: count) == nil, "\(numbers) \(slots)")
        }
    }

    @Test("Slots are found by their keys on disk and in memory, equal keys too")
    func keys() throws {
        let database = try Database(":memory:")
        try database.execute(Schema.tables)
        var numbers = SeededNumbers(8)
        var keys: [UInt64] = []
        for _ in 0..<1_600 {
            // Some stand many times, more than a block of them, and the outermost are among them.
            keys.append(
                [numbers.next(), numbers.next(), numbers.next() % 40, 7, .max, UInt64(1) << 63][Int(numbers.next() % 6)]
            )
        }
        var table = KeyTable()
        var live = BitSet(capacity: 1_600, filled: true)
        func check(_ count: Int) throws {
            for key in Set(keys.prefix(count)).shuffled(using: &numbers).prefix(200) + [0, 7, 8, 39, .max, .max - 1] {
                let expected = (0..<count).filter { keys[$0] == key && live[$0] }
                #expect(try table.slots(withKey: key).filter { live[$0] }.sorted() == expected)
            }
            var visited: [UInt64] = []
            try table.visit(live) { (key, slot) throws(IndexError) in
                #expect(keys[Int(slot)] == key)
                visited.append(key)
            }
            #expect(visited == (0..<count).filter { live[$0] }.map { keys[$0] }.sorted())
        }
        var count = 0
        for round in 0..<4 {
            for key in keys[count..<(round + 1) * 400] { table.append(key) }
            for slot in 0..<count where numbers.next() % 5 == 0 { live[slot] = false }
            let before = count
            count = (round + 1) * 400
            var shared: Set<Int32> = []
            try table.settle(live: live) { group in
                #expect(group.count > 1 && Set(group.map { keys[Int($0)] }).count == 1)
                shared.formUnion(group)
            }
            let new = Set((before..<count).map { keys[$0] })
            let alike = Dictionary(grouping: (0..<count).filter { live[$0] && new.contains(keys[$0]) }) { keys[$0] }
            #expect(shared == Set(alike.values.filter { $0.count > 1 }.joined().map { Int32($0) }))
            try check(count)
            if round % 2 == 0 {
                let name = SnapshotName(generation: Int64(round), half: Int64(round / 2))
                let kept = try table.write(database, name, live)
                table = KeyTable(StoredKeys(database, name, count: kept, slotCount: count), count: count)
                try check(count)
            }
        }
    }
}
