import Briefs

/// What is compared and counted of all items, an array a property. A place in the arrays is a slot; slots are given
/// in order of arrival, which is that of the items' numbers, and never again.
struct Columns {
    static let noDay = Int32.min

    /// What the arrays hold of one item.
    struct Entry {
        var number: Int64
        var key: Int64
        var day: Int32
        var added: Int32
        var modified: Int32
        var kind: UInt8
        var flags: Flags
        /// Numbers of names; -1 for none.
        var language: Int32
        var source: Int32
        var words: Int32
        var authors: [Int32]
        var tags: [Int32]
        var regions: [Int32]
        var suggested: [Int32]
    }

    struct Flags: OptionSet {
        let rawValue: UInt8
        static let analysis = Flags(rawValue: 1)
        static let link = Flags(rawValue: 2)
        static let related = Flags(rawValue: 4)
        /// Whether its id is not in plain ASCII, so that its key is not the beginning of its hash.
        static let composed = Flags(rawValue: 8)
    }

    /// Going up.
    var numbers: [Int64] = []
    var keys: [Int64] = []
    var days: [Int32] = []
    var added: [Int32] = []
    var modified: [Int32] = []
    var kinds: [UInt8] = []
    var flags: [UInt8] = []
    var languages: [Int32] = []
    var sources: [Int32] = []
    var words: [Int32] = []
    var authors = NumberLists()
    var tags = NumberLists()
    var regions = NumberLists()
    var suggested = NumberLists()

    /// Slots whose item is still there.
    private(set) var live = BitSet(capacity: 0)
    /// Live slots in the order of their keys.
    var byKey: [Int32] = []
    /// Slots that are shown: of items with one id only the first.
    var shown = BitSet(capacity: 0)
    /// The slots that are shown, newest first.
    var order: [Int32] = []
    /// How many slots the three above know.
    var settledCount = 0
    /// Whether something has changed that they do not know.
    private(set) var isSettled = true

    var count: Int { numbers.count }

    /// Slots whose item is gone.
    var deadCount: Int { count - live.count }

    mutating func append(_ entry: Entry) {
        numbers.append(entry.number)
        keys.append(entry.key)
        days.append(entry.day)
        added.append(entry.added)
        modified.append(entry.modified)
        kinds.append(entry.kind)
        flags.append(entry.flags.rawValue)
        languages.append(entry.language)
        sources.append(entry.source)
        words.append(entry.words)
        authors.append(entry.authors)
        tags.append(entry.tags)
        regions.append(entry.regions)
        suggested.append(entry.suggested)
        isSettled = false
        if live.capacity < count { live.grow(to: max(64, count * 3 / 2)) }
        live[count - 1] = true
    }

    /// Takes an item out.
    mutating func remove(number: Int64) {
        guard let slot = slot(ofNumber: number) else { return }
        live[slot] = false
        isSettled = false
    }

    /// Something has changed that decides which of several items with one id is shown.
    mutating func unsettle() { isSettled = false }

    /// Takes what was kept of a settled state.
    mutating func restore(live: BitSet, shown: BitSet) {
        (self.live, self.shown) = (live, shown)
        noteSettled()
    }

    mutating func noteSettled() {
        isSettled = true
        settledCount = count
    }

    /// Where an item stands, by its number.
    func slot(ofNumber number: Int64) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < count && numbers[low] == number ? low : nil
    }

    /// The shown slots with a key; more than one only where ids that are not plain share it.
    func shownSlots(withKey key: Int64) -> [Int] {
        var low = 0
        var high = byKey.count
        while low < high {
            let middle = (low + high) / 2
            if keys[Int(byKey[middle])] < key { low = middle + 1 } else { high = middle }
        }
        return byKey[low...].prefix { keys[Int($0)] == key }.map { Int($0) }.filter { shown[$0] }
    }

    func day(of slot: Int) -> Day? {
        days[slot] == Columns.noDay ? nil : Day(number: Int(days[slot]))
    }

    func has(_ flag: Flags, _ slot: Int) -> Bool { flags[slot] & flag.rawValue != 0 }
}
