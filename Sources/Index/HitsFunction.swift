import CSQLite
import Query

/// `hits(texts)`: how often the phrase of a full-text query stands in each column of a row, in one number. Relevance
/// is worked out from it by the reference's own formula, which FTS5's would not give where texts are gone or double.
enum HitsFunction {
    private static let bits: Int64 = 21
    private static let most: Int64 = 1 << bits - 1

    static func register(in database: Database) {
        database.withHandle { handle in
            var api: UnsafeMutablePointer<fts5_api>?
            var statement: OpaquePointer?
            guard sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nil) == SQLITE_OK else { return }
            withUnsafeMutablePointer(to: &api) { pointer in
                _ = sqlite3_bind_pointer(statement, 1, pointer, "fts5_api_ptr", nil)
                _ = sqlite3_step(statement)
            }
            sqlite3_finalize(statement)
            _ = api?.pointee.xCreateFunction?(api, "hits", nil, count, nil)
        }
    }

    static func unpacked(_ number: Int64) -> BM25.Hits {
        BM25.Hits(
            title: Int(number >> (2 * bits) & most), text: Int(number >> bits & most), analysis: Int(number & most))
    }

    private static let count: fts5_extension_function = { api, context, result, _, _ in
        var total: Int32 = 0
        guard let api, api.pointee.xInstCount?(context, &total) == SQLITE_OK else {
            sqlite3_result_int64(result, 0)
            return
        }
        var counts: (Int64, Int64, Int64) = (0, 0, 0)
        var index: Int32 = 0
        while index < total {
            var (phrase, column, offset): (Int32, Int32, Int32) = (0, 0, 0)
            if api.pointee.xInst?(context, index, &phrase, &column, &offset) != SQLITE_OK { break }
            switch column {
            case 0: counts.0 = min(HitsFunction.most, counts.0 + 1)
            case 1: counts.1 = min(HitsFunction.most, counts.1 + 1)
            default: counts.2 = min(HitsFunction.most, counts.2 + 1)
            }
            index += 1
        }
        sqlite3_result_int64(
            result, counts.0 << (2 * HitsFunction.bits) | counts.1 << HitsFunction.bits | counts.2)
    }
}
