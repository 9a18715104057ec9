/// Tells damaged bytes.
enum SnapshotSum {
    /// Four sums side by side, so that one multiplication need not wait for the other.
    static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        let start = seed ^ 0x9E37_79B9_7F4A_7C15
        var sums = (start, start ^ 0x5555, start ^ 0xAAAA, start ^ 0xFFFF)
        func mix(_ sum: inout UInt64, _ word: UInt64) {
            sum = (sum ^ word) &* 0x100_0000_01B3
            sum ^= sum >> 29
        }
        var index = 0
        while index + 32 <= bytes.count {
            mix(&sums.0, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            mix(&sums.1, bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self))
            mix(&sums.2, bytes.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self))
            mix(&sums.3, bytes.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self))
            index += 32
        }
        while index < bytes.count {
            mix(&sums.0, UInt64(bytes[index]))
            index += 1
        }
        for other in [sums.1, sums.2, sums.3, UInt64(bytes.count)] { mix(&sums.0, other) }
        return sums.0
    }
}

/// Writes a section of a snapshot: arrays one behind the other, each after its count, in rows of about 64 KB, so
/// that neither writing nor reading needs much room.
struct SnapshotWriter {
    /// Bytes of a row without its sum.
    static let rowSize = 65_000

    private let database: Database
    private let place: SnapshotPlace
    private var row = 0
    private var bytes: [UInt8] = []

    init(_ database: Database, _ place: SnapshotPlace) {
        self.database = database
        self.place = place
    }

    mutating func put<Number: FixedWidthInteger>(_ number: Number) throws(IndexError) {
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
        if bytes.count >= SnapshotWriter.rowSize { try endRow() }
    }

    mutating func put<Number: FixedWidthInteger>(_ array: [Number]) throws(IndexError) {
        try put(Int64(array.count))
        let size = MemoryLayout<Number>.stride
        var start = 0
        while start < array.count {
            let room = max(1, (SnapshotWriter.rowSize - bytes.count) / size)
            let end = min(array.count, start + room)
            array[start..<end].withUnsafeBytes { bytes.append(contentsOf: $0) }
            if bytes.count + size > SnapshotWriter.rowSize { try endRow() }
            start = end
        }
    }

    mutating func put(_ column: NarrowColumn) throws(IndexError) {
        try put(UInt8(column.width))
        switch column.width {
        case 1: try put(column.bytes)
        case 2: try put(column.pairs)
        default: try put(column.quads)
        }
    }

    /// Writes what waits as a row of its own.
    mutating func endRow() throws(IndexError) {
        if bytes.isEmpty { return }
        let number = place.row(row)
        let sum = bytes.withUnsafeBytes { SnapshotSum.of($0, seed: place.seed(row)) }
        try database.run(
            "INSERT OR REPLACE INTO snapshot(place, sum, bytes) VALUES (?, ?, ?)", .whole(number),
            .whole(Int64(bitPattern: sum)), .bytes(bytes))
        row += 1
        bytes.removeAll(keepingCapacity: true)
    }
}

/// Reads what `SnapshotWriter` wrote; nil for what is not there or damaged.
struct SnapshotReader {
    private let database: Database
    private let place: SnapshotPlace
    private var row = 0
    private var bytes: [UInt8] = []
    private var index = 0

    init(_ database: Database, _ place: SnapshotPlace) {
        self.database = database
        self.place = place
    }

    mutating func take<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        var number: Number = 0
        let isFilled = withUnsafeMutableBytes(of: &number) { fill($0) }
        return isFilled ? number : nil
    }

    /// The whole of an array, or its beginning.
    mutating func array<Number: FixedWidthInteger>(_ type: Number.Type, most: Int = .max) -> [Number]? {
        guard let all = take(Int64.self), all >= 0, all <= Int32.max else { return nil }
        let count = min(Int(all), most)
        var isFilled = true
        let array = [Number](unsafeUninitializedCapacity: count) { buffer, filled in
            isFilled = fill(UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[..<count])))
            filled = isFilled ? count : 0
        }
        return isFilled ? array : nil
    }

    /// A column of so many numbers.
    mutating func column(count: Int? = nil) -> NarrowColumn? {
        let column: NarrowColumn?
        switch take(UInt8.self) {
        case 1: column = array(UInt8.self).map { NarrowColumn(bytes: $0) }
        case 2: column = array(UInt16.self).map { NarrowColumn(pairs: $0) }
        case 4: column = array(UInt32.self).map { NarrowColumn(quads: $0) }
        default: column = nil
        }
        return column.flatMap { count == nil || $0.count == count ? $0 : nil }
    }

    mutating func days(count: Int) -> DayColumn? {
        let column: DayColumn?
        switch take(UInt8.self) {
        case 2: column = array(UInt16.self).map { DayColumn(near: $0) }
        case 4: column = array(Int32.self).map { DayColumn(far: $0) }
        default: column = nil
        }
        return column.flatMap { $0.count == count ? $0 : nil }
    }

    /// Slots, all below a bound.
    mutating func slots(below count: Int, most: Int = .max) -> [Int32]? {
        guard let slots = array(Int32.self, most: most), slots.allSatisfy({ $0 >= 0 && Int($0) < count }) else {
            return nil
        }
        return slots
    }

    /// Goes to a row; false where it is not there or damaged.
    mutating func open(row: Int) -> Bool {
        self.row = row
        index = 0
        bytes.removeAll(keepingCapacity: true)
        guard let statement = try? database.statement("SELECT sum, bytes FROM snapshot WHERE place = ?") else {
            return false
        }
        statement.bind([.whole(place.row(row))])
        defer { statement.reset() }
        guard (try? statement.step()) == true else { return false }
        let sum = UInt64(bitPattern: statement.integer(0))
        return statement.withBytes(1) { content in
            guard !content.isEmpty, SnapshotSum.of(content, seed: place.seed(row)) == sum else { return false }
            bytes.append(contentsOf: content)
            return true
        }
    }

    private mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
        var filled = 0
        while filled < buffer.count {
            if index == bytes.count, !open(row: bytes.isEmpty ? 0 : row + 1) { return false }
            let part = min(bytes.count - index, buffer.count - filled)
            bytes.withUnsafeBytes { content in
                UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + part]).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: content[index..<index + part]))
            }
            index += part
            filled += part
        }
        return true
    }
}
