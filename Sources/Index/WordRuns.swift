/// In how many items each word stands, by the word's hash. The counts stand in runs, each sorted; a transaction
/// writes one, and joins to it those before that are not much larger, so that there are never many. A run is cut into
/// parts by the first bits of the hash, so that a word is found by reading one.
enum WordRuns {
    typealias Count = (word: UInt64, items: Int32)

    /// Bytes of an entry: the hash, and the count.
    private static let entryLength = 12
    /// Entries of a part, about.
    private static let partLength = 128

    /// Writes counts down, which go up by word; none stands twice.
    static func add(_ counts: [Count], _ database: Database) throws(IndexError) {
        var counts = counts
        var run = try last(database)
        while run > 0 {
            let before = Int(try database.integer("SELECT entries FROM word_runs WHERE number = ?", .integer(run)) ?? 0)
            guard before <= 2 * counts.count else { break }
            counts = joined(try read(run, database), counts)
            try database.run("DELETE FROM word_parts WHERE run = ?", .integer(run))
            try database.run("DELETE FROM word_runs WHERE number = ?", .integer(run))
            run = try last(database)
        }
        try write(counts, run + 1, database)
    }

    /// In how many items a word stands.
    static func count(of word: UInt64, _ database: Database) throws(IndexError) -> Int {
        var count = 0
        // Numbers have a sign in SQL, so the hash goes in without its last bit.
        let sql = "SELECT bytes FROM word_runs CROSS JOIN word_parts ON run = number AND part = ? >> (63 - bits)"
        try database.rows(sql, [.integer(word >> 1)]) { (row) throws(IndexError) in
            count += row.withBytes(0) { items(of: word, in: $0) }
            return true
        }
        return count
    }

    private static func last(_ database: Database) throws(IndexError) -> Int64 {
        try database.integer("SELECT max(number) FROM word_runs") ?? 0
    }

    private static func write(_ counts: [Count], _ run: Int64, _ database: Database) throws(IndexError) {
        var bits = 0
        while counts.count >> bits > partLength, bits < 32 { bits += 1 }
        try database.run(
            "INSERT INTO word_runs(number, bits, entries) VALUES (?, ?, ?)", .integer(run), .integer(bits),
            .integer(counts.count))
        var start = 0
        while start < counts.count {
            let part = counts[start].word >> UInt64(64 - bits)
            var end = start
            var bytes: [UInt8] = []
            while end < counts.count, counts[end].word >> UInt64(64 - bits) == part {
                withUnsafeBytes(of: counts[end].word.littleEndian) { bytes.append(contentsOf: $0) }
                withUnsafeBytes(of: counts[end].items.littleEndian) { bytes.append(contentsOf: $0) }
                end += 1
            }
            try database.run(
                "INSERT INTO word_parts(run, part, bytes) VALUES (?, ?, ?)", .integer(run), .integer(part),
                .bytes(bytes))
            start = end
        }
    }

    private static func read(_ run: Int64, _ database: Database) throws(IndexError) -> [Count] {
        var counts: [Count] = []
        let sql = "SELECT bytes FROM word_parts WHERE run = ? ORDER BY part"
        try database.rows(sql, [.integer(run)]) { (row) throws(IndexError) in
            row.withBytes(0) { bytes in
                for entry in 0..<bytes.count / entryLength { counts.append(count(at: entry, in: bytes)) }
            }
            return true
        }
        return counts
    }

    private static func count(at entry: Int, in bytes: UnsafeRawBufferPointer) -> Count {
        let start = entry * entryLength
        return (
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)),
            Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 8, as: Int32.self))
        )
    }

    private static func items(of word: UInt64, in bytes: UnsafeRawBufferPointer) -> Int {
        var low = 0
        var high = bytes.count / entryLength
        while low < high {
            let middle = (low + high) / 2
            let entry = count(at: middle, in: bytes)
            if entry.word == word { return Int(max(0, entry.items)) }
            if entry.word < word { low = middle + 1 } else { high = middle }
        }
        return 0
    }

    private static func joined(_ old: [Count], _ new: [Count]) -> [Count] {
        var all: [Count] = []
        all.reserveCapacity(old.count + new.count)
        var index = 0
        for count in new {
            while index < old.count, old[index].word < count.word {
                all.append(old[index])
                index += 1
            }
            if index < old.count, old[index].word == count.word {
                all.append((count.word, count.items &+ old[index].items))
                index += 1
            } else {
                all.append(count)
            }
        }
        return all + old[index...]
    }
}
