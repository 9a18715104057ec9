import Briefs
import Query

extension Columns {
    /// How many slots at the beginning of the list are read at a start.
    static let headCount = 4_096

    /// What a start needs of a snapshot; the parts come when they are needed. Nil where it is not there or damaged.
    init?(_ database: Database, _ name: SnapshotName) {
        self.init()
        var head = SnapshotReader(database, SnapshotPlace(name: name, section: .head))
        guard let count = head.take(Int64.self).map({ Int($0) }), (0...Int(Int32.max)).contains(count),
            let keyCount = head.take(Int64.self).map({ Int($0) }), (0...count).contains(keyCount),
            let first = head.array(Int64.self), let starts = head.array(Int32.self),
            let numbers = NumberRuns(numbers: first, slots: starts, count: count),
            let live = head.array(UInt64.self), let shown = head.array(UInt64.self),
            let months = head.array(Int32.self), let monthCounts = head.array(Int32.self),
            months.count == monthCounts.count
        else { return nil }
        var body = SnapshotReader(database, SnapshotPlace(name: name, section: .order))
        guard let orderHead = body.slots(below: count, most: Columns.headCount) else { return nil }
        self.numbers = numbers
        keys = KeyTable(
            StoredKeys(database, name, count: keyCount, slotCount: count), count: count)
        restore(
            live: BitSet(words: live, capacity: count), shown: BitSet(words: shown, capacity: count),
            orderHead: orderHead)
        self.months = zip(months, monthCounts).map { month, count in
            MonthCount(
                month: month == .min ? nil : Month(year: Int(month >> 4), month: Int(month & 15)),
                count: Int(count))
        }
        missing = .all
        kept = name
    }

    /// Reads parts of the snapshot; false where one of them is damaged.
    mutating func load(_ parts: Parts, _ database: Database) -> Bool {
        guard let name = kept else { return false }
        let (count, shownCount) = (count, shownCount)
        func reader(_ section: SnapshotPlace.Section) -> SnapshotReader {
            SnapshotReader(database, SnapshotPlace(name: name, section: section))
        }
        /// Puts what was read in its place.
        func take<Part>(
            _ part: Parts, _ section: SnapshotPlace.Section, _ place: inout Part,
            _ read: (inout SnapshotReader) -> Part?
        ) -> Bool {
            if !parts.contains(part) { return true }
            var reader = reader(section)
            guard let column = read(&reader) else { return false }
            place = column
            return true
        }
        func bytes(_ reader: inout SnapshotReader) -> [UInt8]? {
            reader.array(UInt8.self).flatMap { $0.count == count ? $0 : nil }
        }
        func lists(_ reader: inout SnapshotReader) -> NumberLists? {
            guard let counts = reader.column(count: count), let values = reader.column() else { return nil }
            return NumberLists(counts: counts, values: values)
        }
        func groups(_ reader: inout SnapshotReader) -> [[Int32]]? {
            guard let slots = reader.slots(below: count), let counts = reader.column(),
                let lists = NumberLists(counts: counts, values: NarrowColumn(quads: slots.map { UInt32($0) }))
            else { return nil }
            return (0..<lists.count).map { lists[$0] }
        }
        let isWhole =
            take(.days, .days, &days) { $0.days(count: count) }
            && take(.added, .added, &added) { $0.days(count: count) }
            && take(.modified, .modified, &modified) { $0.days(count: count) }
            && take(.kinds, .kinds, &kinds, bytes) && take(.flags, .flags, &flags, bytes)
            && take(.languages, .languages, &languages) { $0.column(count: count) }
            && take(.sources, .sources, &sources) { $0.column(count: count) }
            && take(.words, .words, &words) { $0.column(count: count) }
            && take(.authors, .authors, &authors, lists) && take(.tags, .tags, &tags, lists)
            && take(.regions, .regions, &regions, lists) && take(.suggested, .suggested, &suggested, lists)
            && take(.doubles, .doubles, &doubles, groups)
            && take(.order, .order, &order) { reader in
                reader.slots(below: count).flatMap { $0.count == shownCount ? $0 : nil }
            }
        if isWhole { missing.subtract(parts) }
        return isWhole
    }

    /// Writes everything as a snapshot. All parts must have been read, and the orders be settled.
    func write(_ database: Database, _ name: SnapshotName) throws(IndexError) {
        let keyCount = try keys.write(database, name, live)
        func section(
            _ section: SnapshotPlace.Section, _ body: (inout SnapshotWriter) throws(IndexError) -> Void
        ) throws(IndexError) {
            var writer = SnapshotWriter(database, SnapshotPlace(name: name, section: section))
            try body(&writer)
            try writer.endRow()
        }
        let months = months ?? monthCounts(in: shown)
        try section(.head) { (writer) throws(IndexError) in
            try writer.put(Int64(count))
            try writer.put(Int64(keyCount))
            try writer.put(numbers.numbers)
            try writer.put(numbers.slots)
            try writer.put(live.words)
            try writer.put(shown.words)
            try writer.put(months.map { $0.month.map { Int32(clamping: $0.year * 16 + $0.month) } ?? .min })
            try writer.put(months.map { Int32(truncatingIfNeeded: $0.count) })
        }
        try section(.order) { (writer) throws(IndexError) in try writer.put(order) }
        let dayColumns: [(SnapshotPlace.Section, DayColumn)] = [
            (.days, days), (.added, added), (.modified, modified),
        ]
        for (place, column) in dayColumns {
            try section(place) { (writer) throws(IndexError) in try column.put(&writer) }
        }
        for (place, column) in [(SnapshotPlace.Section.kinds, kinds), (.flags, flags)] {
            try section(place) { (writer) throws(IndexError) in try writer.put(column) }
        }
        let columns: [(SnapshotPlace.Section, NarrowColumn)] = [
            (.languages, languages), (.sources, sources), (.words, words),
        ]
        for (place, column) in columns {
            try section(place) { (writer) throws(IndexError) in try writer.put(column) }
        }
        let lists: [(SnapshotPlace.Section, NumberLists)] = [
            (.authors, authors), (.tags, tags), (.regions, regions), (.suggested, suggested),
        ]
        for (place, lists) in lists {
            try section(place) { (writer) throws(IndexError) in
                try writer.put(lists.counts)
                try writer.put(lists.values)
            }
        }
        try section(.doubles) { (writer) throws(IndexError) in
            try writer.put(doubles.flatMap { $0 })
            try writer.put(NarrowColumn(quads: doubles.map { UInt32(truncatingIfNeeded: $0.count) }))
        }
    }

    /// How many of some slots are of each month, the last month first, and those without a day behind. Looks at days.
    func monthCounts(in slots: BitSet) -> [MonthCount] {
        var months: [MonthCount] = []
        for (day, count) in days.counts(in: slots) {
            let month = day == Columns.noDay ? nil : Day(number: Int(day)).month
            if months.isEmpty || months[months.count - 1].month != month {
                months.append(MonthCount(month: month, count: 0))
            }
            months[months.count - 1].count += count
        }
        return months
    }
}
