/// What a transaction has counted so far and not written down: in how many items each word stands, and which items
/// have words that begin so.
struct WordTally {
    private var words = NumberedPlaces()
    private var counts: [Int32] = []
    private var prefixes = NumberedPlaces()
    /// The prefixes of all items, one item after the other, by their places; with the item, counted from the first.
    private var uses: [(prefix: Int32, item: Int32)] = []
    private var items: [Int64] = []

    /// How many items wait to be written down.
    var count: Int { items.count }

    /// How many items have a word, of those not written down.
    subscript(word: UInt64) -> Int { words[word].map { Int(counts[$0]) } ?? 0 }

    /// The items not written down that have a word that begins so, in order.
    func items(beginning prefix: UInt64) -> [Int64] {
        guard let place = prefixes[prefix] else { return [] }
        return uses.filter { $0.prefix == Int32(truncatingIfNeeded: place) }.map { items[Int($0.item)] }
    }

    /// Takes an item in; numbers go up.
    mutating func add(_ item: ItemWords, number: Int64) {
        let place = Int32(truncatingIfNeeded: items.count)
        items.append(number)
        for word in item.words {
            let place = words.place(of: word)
            if place == counts.count { counts.append(0) }
            counts[place] += 1
        }
        for prefix in item.prefixes {
            uses.append((Int32(truncatingIfNeeded: prefixes.place(of: prefix)), place))
        }
    }

    /// Writes everything down, and forgets it.
    mutating func flush(_ database: Database) throws(IndexError) {
        if items.isEmpty { return }
        try WordRuns.add(words.sorted.map { ($0.number, counts[$0.place]) }, database)
        var lists = [ItemList](repeating: ItemList(), count: prefixes.count)
        for use in byPrefix { lists[Int(use.prefix)].append(items[Int(use.item)]) }
        let sorted = prefixes.sorted.map { (prefix: $0.number, bytes: lists[$0.place].bytes) }
        try PrefixLists.add(sorted, items: items.count, database)
        self = WordTally()
    }

    /// The uses sorted by prefix, those of one in the order of items.
    private var byPrefix: [(prefix: Int32, item: Int32)] {
        var starts = [Int](repeating: 0, count: prefixes.count + 1)
        for use in uses { starts[Int(use.prefix) + 1] += 1 }
        for place in 1..<starts.count { starts[place] += starts[place - 1] }
        var sorted = uses
        for use in uses {
            sorted[starts[Int(use.prefix)]] = use
            starts[Int(use.prefix)] += 1
        }
        return sorted
    }
}

/// Numbers that are not 0, each with a place of its own, given from 0 up.
private struct NumberedPlaces {
    private var slots = [(number: UInt64, place: Int32)](repeating: (0, 0), count: 8_192)
    private(set) var count = 0

    subscript(number: UInt64) -> Int? {
        let slot = slot(of: number)
        return slots[slot].number == 0 ? nil : Int(slots[slot].place)
    }

    mutating func place(of number: UInt64) -> Int {
        var slot = slot(of: number)
        if slots[slot].number != 0 { return Int(slots[slot].place) }
        if count * 2 >= slots.count {
            let old = slots
            slots = [(number: UInt64, place: Int32)](repeating: (0, 0), count: old.count * 2)
            for entry in old where entry.number != 0 { slots[self.slot(of: entry.number)] = entry }
            slot = self.slot(of: number)
        }
        slots[slot] = (number, Int32(truncatingIfNeeded: count))
        count += 1
        return count - 1
    }

    /// In the order of the numbers.
    var sorted: [(number: UInt64, place: Int)] {
        slots.filter { $0.number != 0 }.map { (number: $0.number, place: Int($0.place)) }.sorted {
            $0.number < $1.number
        }
    }

    /// Where a number stands, or would.
    private func slot(of number: UInt64) -> Int {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            var slot = Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
            while slots[slot].number != 0, slots[slot].number != number { slot = (slot + 1) & mask }
            return slot
        }
    }
}
