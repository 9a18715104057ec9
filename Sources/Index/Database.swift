import CSQLite

/// An open SQLite database, used on one thread. Statements are prepared once.
final class Database {
    let file: String
    private let handle: OpaquePointer
    private var statements: [String: Statement] = [:]

    /// Opens a file, making it where there is none; `:memory:` is one that nobody else sees.
    init(_ file: String) throws(IndexError) {
        self.file = file
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(file, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            let reason = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "there is no memory for it"
            sqlite3_close_v2(opened)
            throw IndexError(code: code, reason: reason, file: file)
        }
        handle = opened
    }

    deinit {
        statements = [:]
        sqlite3_close_v2(handle)
    }

    /// Runs statements that give no rows, or whose rows nobody wants.
    func execute(_ sql: String) throws(IndexError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        if code != SQLITE_OK { throw failure(code) }
    }

    /// A statement, ready to be bound; the same text gives the same statement.
    func statement(_ sql: String) throws(IndexError) -> Statement {
        if let known = statements[sql] {
            known.reset()
            return known
        }
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw failure(code) }
        let statement = Statement(prepared, of: self)
        statements[sql] = statement
        return statement
    }

    /// Runs a statement that gives no rows.
    func run(_ sql: String, _ values: SQLValue...) throws(IndexError) {
        let statement = try statement(sql)
        statement.bind(values)
        while try statement.step() {}
        statement.reset()
    }

    /// The first column of the first row.
    func integer(_ sql: String, _ values: SQLValue...) throws(IndexError) -> Int64? {
        let statement = try statement(sql)
        statement.bind(values)
        defer { statement.reset() }
        return try statement.step() && !statement.isNull(0) ? statement.integer(0) : nil
    }

    /// The first column of the first row.
    func text(_ sql: String, _ values: SQLValue...) throws(IndexError) -> String? {
        let statement = try statement(sql)
        statement.bind(values)
        defer { statement.reset() }
        return try statement.step() && !statement.isNull(0) ? statement.text(0) : nil
    }

    /// Hands over each row; until `row` returns false.
    func rows(
        _ sql: String, _ values: [SQLValue] = [], _ row: (Statement) throws(IndexError) -> Bool
    ) throws(IndexError) {
        let statement = try statement(sql)
        statement.bind(values)
        defer { statement.reset() }
        while try statement.step(), try row(statement) {}
    }

    func failure(_ code: Int32) -> IndexError {
        IndexError(code: code, reason: String(cString: sqlite3_errmsg(handle)), file: file)
    }

    /// Whether a transaction is open.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// For extensions of FTS5.
    func withHandle<Result>(_ body: (OpaquePointer) -> Result) -> Result { body(handle) }
}
