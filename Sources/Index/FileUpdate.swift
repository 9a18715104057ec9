import Briefs
import Query
import Store

/// A changed file that is being taken into the index, item by item.
struct FileUpdate {
    private struct Known {
        var number: Int64
        var hash: [UInt8]
        var ordinal: Int
        var start: Int
        var length: Int
        var added: Int32
    }

    /// An item of the file that is not in the index as it is; `old` is the one whose place it takes.
    private struct Work {
        var item: Int
        var old: Int64?
    }

    let file: Int64
    private let items: [FeedReading.Item]
    private var work: [Work] = []
    private var gone: [Int64] = []
    private var next = 0
    /// What is noted of the file when all is done.
    private let stamp: String
    private let context: [UInt8]
    private let problems: Int

    var isDone: Bool { next >= work.count && gone.isEmpty }
    var itemCount: Int { items.count }
    /// How much of the file has been taken in, from 0 to 1.
    var share: Double { work.isEmpty ? 1 : Double(next) / Double(work.count) }

    /// Compares a file with what the index has of it. Items that have only moved are noted at once.
    init(_ reading: FeedReading, stamp: String, file: Int64, in index: LibraryIndex) throws(IndexError) {
        self.file = file
        items = reading.items
        self.stamp = stamp
        context = FeedContextBytes.of(reading)
        problems = reading.problems.count
        let isSame = try FileUpdate.context(of: file, index.database) == context
        var known = try FileUpdate.known(file, index.database)
        var fresh: [Work] = []
        for (ordinal, item) in items.enumerated() {
            let key = item.brief.id.key
            let hash = FileUpdate.bytes(ofHex: item.sha256)
            let candidates = known[key] ?? []
            if isSame, let place = candidates.firstIndex(where: { $0.hash == hash }) {
                let before = candidates[place]
                known[key]?.remove(at: place)
                try FileUpdate.move(before, to: item, ordinal, index)
            } else {
                fresh.append(Work(item: ordinal, old: nil))
            }
        }
        // What is left of a key is what its new items replace.
        for place in fresh.indices {
            let key = items[fresh[place].item].brief.id.key
            if known[key]?.isEmpty == false { fresh[place].old = known[key]?.removeFirst().number }
        }
        gone = known.values.flatMap { $0.map(\.number) }
        work = fresh
    }

    /// Takes in one item more.
    mutating func step(_ index: LibraryIndex) throws(IndexError) {
        if next < work.count {
            let work = work[next]
            if let old = work.old { try index.remove(item: old) }
            try index.insert(items[work.item], ordinal: work.item, file: file)
            next += 1
        } else {
            for number in gone { try index.remove(item: number) }
            gone = []
        }
    }

    /// Notes that the file is in the index as it is.
    func finish(_ database: Database) throws(IndexError) {
        try database.run(
            "UPDATE files SET stamp = ?, context = ?, problems = ? WHERE number = ?", .text(stamp), .bytes(context),
            .integer(problems), .integer(file))
    }

    private static func context(of file: Int64, _ database: Database) throws(IndexError) -> [UInt8] {
        let row = try database.statement("SELECT context FROM files WHERE number = ?")
        row.bind([.integer(file)])
        defer { row.reset() }
        return try row.step() ? row.bytes(0) : []
    }

    private static func known(_ file: Int64, _ database: Database) throws(IndexError) -> [Int64: [Known]] {
        var known: [Int64: [Known]] = [:]
        let sql = "SELECT key, number, hash, ordinal, start, length, added FROM items WHERE file = ? ORDER BY ordinal"
        try database.rows(sql, [.integer(file)]) { (row) throws(IndexError) in
            known[row.integer(0), default: []].append(
                Known(
                    number: row.integer(1), hash: row.bytes(2), ordinal: row.int(3), start: row.int(4),
                    length: row.int(5), added: row.isNull(6) ? Columns.noDay : row.int32(6)))
            return true
        }
        return known
    }

    private static func move(
        _ before: Known, to item: FeedReading.Item, _ ordinal: Int, _ index: LibraryIndex
    ) throws(IndexError) {
        let added = item.added.map { Int32(clamping: $0.number) } ?? Columns.noDay
        guard
            before.ordinal != ordinal || before.start != item.range.lowerBound || before.length != item.range.count
                || before.added != added
        else { return }
        try index.database.run(
            "UPDATE items SET ordinal = ?, start = ?, length = ?, added = ? WHERE number = ?", .integer(ordinal),
            .integer(item.range.lowerBound), .integer(item.range.count),
            .day(added), .integer(before.number))
        index.hasUncommitted = true
        if before.ordinal != ordinal { index.columns.unsettle() }
        if before.added != added, let slot = index.columns.slot(ofNumber: before.number) {
            index.columns.added[slot] = added
            index.touch()
        }
    }

    /// Half of a SHA-256 in bytes: enough to tell texts apart.
    static func bytes(ofHex text: String) -> [UInt8] {
        let digits = Array(text.utf8.prefix(32))
        return stride(from: 0, to: digits.count - 1, by: 2).map { index in
            func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit &- 0x30 : (digit | 0x20) &- 0x57 }
            return value(digits[index]) << 4 | value(digits[index + 1]) & 0x0F
        }
    }
}
