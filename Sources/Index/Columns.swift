import Briefs
import Query

/// What is compared and counted of all items, a column a property. A place in the columns is a slot; slots are given
/// in order of arrival, which is that of the items' numbers, and never again. Of a snapshot, a column is empty until
/// it is needed (`load`).
struct Columns {
    static let noDay = Int32.min

    /// What the columns hold of one item.
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

    /// Columns that are read when they are first needed.
    struct Parts: OptionSet {
        let rawValue: UInt32
        static let days = Parts(rawValue: 1)
        static let added = Parts(rawValue: 2)
        static let modified = Parts(rawValue: 4)
        static let kinds = Parts(rawValue: 8)
        static let flags = Parts(rawValue: 16)
        static let languages = Parts(rawValue: 32)
        static let sources = Parts(rawValue: 64)
        static let words = Parts(rawValue: 128)
        static let authors = Parts(rawValue: 256)
        static let tags = Parts(rawValue: 512)
        static let regions = Parts(rawValue: 1_024)
        static let suggested = Parts(rawValue: 2_048)
        static let doubles = Parts(rawValue: 4_096)
        static let order = Parts(rawValue: 8_192)
        static let all = Parts(rawValue: 16_383)
    }

    /// Going up.
    var numbers = NumberRuns()
    var keys = KeyTable()
    var days = DayColumn()
    var added = DayColumn()
    var modified = DayColumn()
    var kinds: [UInt8] = []
    var flags: [UInt8] = []
    /// Numbers of names and one more; 0 for none.
    var languages = NarrowColumn()
    var sources = NarrowColumn()
    var words = NarrowColumn()
    var authors = NumberLists()
    var tags = NumberLists()
    var regions = NumberLists()
    var suggested = NumberLists()

    /// Parts that have not been read yet.
    var missing: Parts = []
    /// Which snapshot the columns are of; nil where they are all in memory.
    var kept: SnapshotName?
    /// Whether the orders are those of the snapshot.
    var isAsKept = false
    /// Whether an item came that could not be added, so that the columns must be made from the rows.
    private(set) var isBroken = false

    /// Slots whose item is still there.
    private(set) var live = BitSet(capacity: 0)
    /// Slots that are shown: of items with one id only the first.
    var shown = BitSet(capacity: 0) {
        didSet { shownCount = shown.count }
    }
    /// How many slots are shown.
    private(set) var shownCount = 0
    /// The slots that are shown, newest first.
    var order: [Int32] = []
    /// The beginning of `order`, of a snapshot.
    private(set) var orderHead: [Int32] = []
    /// The months of `order`, where they were kept.
    var months: [MonthCount]?
    /// Slots that share their key with others, each group by itself.
    var doubles: [[Int32]] = []
    /// Whether something has changed that the orders do not know.
    private(set) var isSettled = true
    /// Whether that may be which of several items with one id comes first.
    private(set) var isRankUnsettled = false

    var count: Int { numbers.count }

    /// Slots whose item is gone.
    var deadCount: Int { count - live.count }

    /// Takes an item in. All parts must have been read.
    mutating func append(_ entry: Entry) {
        isSettled = false
        guard missing.isEmpty else {
            isBroken = true
            return
        }
        numbers.append(entry.number)
        keys.append(UInt64(bitPattern: entry.key))
        days.append(entry.day)
        added.append(entry.added)
        modified.append(entry.modified)
        kinds.append(entry.kind)
        flags.append(entry.flags.rawValue)
        languages.append(UInt32(bitPattern: entry.language &+ 1))
        sources.append(UInt32(bitPattern: entry.source &+ 1))
        words.append(UInt32(bitPattern: entry.words))
        authors.append(entry.authors)
        tags.append(entry.tags)
        regions.append(entry.regions)
        suggested.append(entry.suggested)
        if live.capacity < count { live.grow(to: max(64, count * 3 / 2)) }
        live[count - 1] = true
    }

    /// Takes an item out.
    mutating func remove(number: Int64) {
        guard let slot = numbers.slot(of: number) else { return }
        live[slot] = false
        isSettled = false
    }

    /// Something has changed that decides which of several items with one id is shown.
    mutating func unsettle() {
        isSettled = false
        isRankUnsettled = true
    }

    /// Takes what was kept of a settled state.
    mutating func restore(live: BitSet, shown: BitSet, orderHead: [Int32]) {
        (self.live, self.shown, self.orderHead) = (live, shown, orderHead)
        noteSettled()
        isAsKept = true
    }

    mutating func noteSettled() {
        isSettled = true
        isRankUnsettled = false
        isAsKept = false
    }

    /// Where an item stands, by its number.
    func slot(ofNumber number: Int64) -> Int? { numbers.slot(of: number) }

    /// The shown slots with a key; more than one only where ids that are not plain share it.
    func shownSlots(withKey key: Int64) throws(IndexError) -> [Int] {
        try keys.slots(withKey: UInt64(bitPattern: key)).filter { shown[$0] }
    }

    func day(of slot: Int) -> Day? {
        let day = days[slot]
        return day == Columns.noDay ? nil : Day(number: Int(day))
    }

    /// The number of the language of an item; -1 for none.
    func language(of slot: Int) -> Int32 { Int32(bitPattern: languages[slot]) &- 1 }

    func has(_ flag: Flags, _ slot: Int) -> Bool { flags[slot] & flag.rawValue != 0 }

    /// Where a slot stands in the list; nil where it is not shown. Looks at days and the order.
    func position(of slot: Int) -> Int? {
        guard shown[slot] else { return nil }
        let day = days[slot]
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if days[Int(order[middle])] > day { low = middle + 1 } else { high = middle }
        }
        return order[low...].firstIndex(of: Int32(truncatingIfNeeded: slot))
    }
}
