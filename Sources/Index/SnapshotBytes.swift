import CSQLite

/// Tells a damaged snapshot.
struct SnapshotSum {
    private var sum: UInt64 = 0x9E37_79B9_7F4A_7C15

    var value: Int64 { Int64(bitPattern: sum) }

    /// Takes in bytes, eight at a time.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        for byte in bytes[index...] { rest = rest << 8 | UInt64(byte) }
        mix(rest ^ UInt64(bytes.count))
    }

    private mutating func mix(_ word: UInt64) {
        sum = (sum ^ word) &* 0x100_0000_01B3
        sum ^= sum >> 29
    }
}

/// Puts arrays one behind the other, each after its count.
struct SnapshotWriter {
    private(set) var bytes: [UInt8] = []
    private(set) var sum = SnapshotSum()

    mutating func put<Number: FixedWidthInteger>(_ array: [Number]) {
        withUnsafeBytes(of: Int64(array.count)) { bytes.append(contentsOf: $0) }
        array.withUnsafeBytes { content in
            bytes.append(contentsOf: content)
            sum.add(content)
        }
    }
}

/// Reads what `SnapshotWriter` wrote, straight into the arrays; nil for what is not there.
final class SnapshotReader {
    private let blob: OpaquePointer
    private let size: Int
    private var index = 0
    /// Of what has been read.
    private(set) var sum = SnapshotSum()

    init?(_ database: Database) {
        let opened = database.withHandle { handle in
            var blob: OpaquePointer?
            let code = sqlite3_blob_open(handle, "main", "snapshot", "bytes", 0, 0, &blob)
            if code == SQLITE_OK { return blob }
            sqlite3_blob_close(blob)
            return nil
        }
        guard let opened else { return nil }
        blob = opened
        size = Int(sqlite3_blob_bytes(opened))
    }

    deinit { sqlite3_blob_close(blob) }

    func take<Number: FixedWidthInteger>(_ type: Number.Type) -> [Number]? {
        var count: Int64 = 0
        let isCounted = withUnsafeMutableBytes(of: &count) { fill($0) }
        guard isCounted, count >= 0, count <= (size - index) / MemoryLayout<Number>.stride else { return nil }
        var isFilled = true
        let array = [Number](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
            let part = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[..<Int(count)]))
            isFilled = fill(part)
            filled = Int(count)
        }
        guard isFilled else { return nil }
        array.withUnsafeBytes { sum.add($0) }
        return array
    }

    private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
        guard buffer.count <= size - index else { return false }
        if buffer.isEmpty { return true }
        let code = sqlite3_blob_read(blob, buffer.baseAddress, Int32(buffer.count), Int32(index))
        index += buffer.count
        return code == SQLITE_OK
    }
}
