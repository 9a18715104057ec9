import CSQLite
import Query

/// `title_key(title)`, what titles are compared by, and the collation `title_order`, which compares as strings are
/// compared everywhere else.
enum TitleFunctions {
    static func register(in database: Database) {
        database.withHandle { handle in
            _ = sqlite3_create_function_v2(
                handle, "title_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil, key, nil, nil, nil)
            _ = sqlite3_create_collation_v2(handle, "title_order", SQLITE_UTF8, nil, order, nil)
        }
    }

    private static let key:
        @convention(c) (
            OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?
        ) -> Void = { context, _, values in
            var title = ""
            if let value = values?[0], let start = sqlite3_value_text(value) {
                let count = Int(sqlite3_value_bytes(value))
                title = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
            }
            var key = Words.folded(title).joined(separator: " ")
            key.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { bytes in
                    if let start = bytes.baseAddress, !bytes.isEmpty {
                        sqlite3_result_text64(
                            context, start, UInt64(bytes.count), csqlite_transient(), UInt8(SQLITE_UTF8))
                    } else {
                        sqlite3_result_text64(context, "", 0, csqlite_transient(), UInt8(SQLITE_UTF8))
                    }
                }
            }
        }

    private static let order:
        @convention(c) (
            UnsafeMutableRawPointer?, Int32, UnsafeRawPointer?, Int32, UnsafeRawPointer?
        ) -> Int32 = { _, leftCount, left, rightCount, right in
            let left = UnsafeRawBufferPointer(start: left, count: Int(leftCount))
            let right = UnsafeRawBufferPointer(start: right, count: Int(rightCount))
            // Plain letters stand in the order of their bytes; of others that is not so, as they may be composed.
            if isPlain(left), isPlain(right) {
                if left.elementsEqual(right) { return 0 }
                return left.lexicographicallyPrecedes(right) ? -1 : 1
            }
            let (first, second) = (String(decoding: left, as: UTF8.self), String(decoding: right, as: UTF8.self))
            return first < second ? -1 : first == second ? 0 : 1
        }

    private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index + 8 <= bytes.count {
            if bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
            index += 8
        }
        while index < bytes.count {
            if bytes[index] >= 0x80 { return false }
            index += 1
        }
        return true
    }
}
