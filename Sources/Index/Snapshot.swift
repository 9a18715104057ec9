/// The columns as they stood at a commit, in one piece: reading them is copying.
enum Snapshot {
    /// Goes up with every commit that changes what is found.
    static func generation(_ database: Database) throws(IndexError) -> Int64 {
        try database.integer("SELECT value FROM meta WHERE key = 'generation'") ?? 0
    }

    /// Keeps the columns, as of the commit that follows.
    static func save(_ index: LibraryIndex) throws(IndexError) {
        let columns = index.columns
        var writer = SnapshotWriter()
        writer.put(columns.numbers)
        writer.put(columns.keys)
        for array in [
            columns.days, columns.added, columns.modified, columns.languages, columns.sources, columns.words,
            columns.byNumber, columns.byKey, columns.order,
        ] { writer.put(array) }
        for lists in [columns.authors, columns.tags, columns.regions, columns.suggested] {
            writer.put(lists.ends)
            writer.put(lists.values)
        }
        writer.put(columns.kinds)
        writer.put(columns.flags)
        writer.put(columns.live.words)
        writer.put(columns.shown.words)
        let generation = try generation(index.database) + 1
        try index.database.run(
            "INSERT OR REPLACE INTO snapshot(place, generation, sum, bytes) VALUES (0, ?, ?, ?)", .integer(generation),
            .integer(sum(writer.bytes)), .bytes(writer.bytes))
    }

    /// Nil where there is none of the last commit.
    static func load(_ database: Database) throws(IndexError) -> Columns? {
        let generation = try generation(database)
        let row = try database.statement("SELECT sum, bytes FROM snapshot WHERE place = 0 AND generation = ?")
        row.bind([.integer(generation)])
        defer { row.reset() }
        guard try row.step() else { return nil }
        let expected = row.integer(0)
        return row.withBytes(1) { bytes in
            guard sum(bytes) == expected else { return nil }
            var reader = SnapshotReader(bytes)
            return Columns(&reader)
        }
    }

    private static func sum(_ bytes: [UInt8]) -> Int64 { bytes.withUnsafeBytes { sum($0) } }

    /// Tells a damaged snapshot; eight bytes at a time.
    private static func sum(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        var sum: UInt64 = 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index + 8 <= bytes.count {
            sum = (sum ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x100_0000_01B3
            sum ^= sum >> 29
            index += 8
        }
        return Int64(bitPattern: sum ^ UInt64(bytes.count))
    }
}

/// Puts arrays one behind the other, each after its count and on a boundary of eight bytes.
struct SnapshotWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put<Number: FixedWidthInteger>(_ array: [Number]) {
        withUnsafeBytes(of: Int64(array.count)) { bytes.append(contentsOf: $0) }
        array.withUnsafeBytes { bytes.append(contentsOf: $0) }
        while bytes.count % 8 != 0 { bytes.append(0) }
    }
}

/// Reads what `SnapshotWriter` wrote; nil for what is not there.
struct SnapshotReader {
    private let bytes: UnsafeRawBufferPointer
    private var index = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func take<Number: FixedWidthInteger>(_ type: Number.Type) -> [Number]? {
        guard index + 8 <= bytes.count else { return nil }
        let count = Int(bytes.loadUnaligned(fromByteOffset: index, as: Int64.self))
        let width = MemoryLayout<Number>.stride
        index += 8
        guard count >= 0, count <= (bytes.count - index) / width else { return nil }
        let start = index
        index = min(bytes.count, (index + count * width + 7) / 8 * 8)
        return [Number](unsafeUninitializedCapacity: count) { buffer, filled in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count * width]))
            filled = count
        }
    }
}
