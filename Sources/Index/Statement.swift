import CSQLite

/// What a statement is given.
enum SQLValue {
    case whole(Int64)
    case real(Double)
    case text(String)
    /// Text in UTF-8.
    case utf8([UInt8])
    case bytes([UInt8])
    case null

    /// The number of a day in a column.
    static func day(_ number: Int32) -> SQLValue { number == Columns.noDay ? .null : .whole(Int64(number)) }

    static func integer(_ value: some BinaryInteger) -> SQLValue { .whole(Int64(truncatingIfNeeded: value)) }
}

/// A prepared statement. Columns are numbered from 0; what is not of the kind asked for comes out as 0 or empty.
final class Statement {
    private let handle: OpaquePointer
    private unowned let database: Database

    init(_ handle: OpaquePointer, of database: Database) {
        self.handle = handle
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ values: [SQLValue]) {
        for (index, value) in values.enumerated() {
            let place = Int32(truncatingIfNeeded: index + 1)
            switch value {
            case .whole(let number): sqlite3_bind_int64(handle, place, number)
            case .real(let number): sqlite3_bind_double(handle, place, number)
            case .text(var text):
                text.withUTF8 { bytes in
                    bindText(UnsafeRawBufferPointer(bytes), place)
                }
            case .utf8(let bytes):
                bytes.withUnsafeBytes { bindText($0, place) }
            case .bytes(let bytes):
                bytes.withUnsafeBytes { bytes in
                    _ = sqlite3_bind_blob64(
                        handle, place, bytes.baseAddress, UInt64(bytes.count), csqlite_transient())
                }
            case .null: sqlite3_bind_null(handle, place)
            }
        }
    }

    private func bindText(_ bytes: UnsafeRawBufferPointer, _ place: Int32) {
        // No address would bind NULL instead of an empty text.
        if let start = bytes.baseAddress, !bytes.isEmpty {
            sqlite3_bind_text64(
                handle, place, start.assumingMemoryBound(to: CChar.self), UInt64(bytes.count), csqlite_transient(),
                UInt8(SQLITE_UTF8))
        } else {
            sqlite3_bind_text64(handle, place, "", 0, csqlite_transient(), UInt8(SQLITE_UTF8))
        }
    }

    /// Whether there is a row.
    func step() throws(IndexError) -> Bool {
        let code = sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let failure = database.failure(code)
            sqlite3_reset(handle)
            throw failure
        }
    }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    func int32(_ column: Int32) -> Int32 { Int32(clamping: sqlite3_column_int64(handle, column)) }

    func real(_ column: Int32) -> Double? { isNull(column) ? nil : sqlite3_column_double(handle, column) }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// Lends the bytes of a column.
    func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let start = sqlite3_column_blob(handle, column)
        return body(
            UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column))))
    }

    func bytes(_ column: Int32) -> [UInt8] { withBytes(column) { Array($0) } }
}
