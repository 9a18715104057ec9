import Glibc
import Store

/// The file of an index: found, opened, looked at and, where it is no good, replaced.
enum IndexFile {
    struct Opened {
        var database: Database
        var isInMemory = false
        var notice: String?
    }

    static func path(library: String, cacheHome: String) -> String {
        "\(cacheHome)/\(LibraryPaths.hash(ofLibrary: library))-v\(Schema.version).sqlite"
    }

    /// Opens the file, or what can be had in its place.
    static func open(_ path: String) throws(IndexError) -> Opened {
        do throws(StoreError) {
            try SafeFile.makeFolder(Path.folder(of: path))
        } catch {
            return try inMemory(notice: notice(error.description))
        }
        do throws(IndexError) {
            return Opened(database: try checked(path))
        } catch {
            return try replace(path, error)
        }
    }

    /// Takes away a file that is damaged and makes an empty one. One that a newer Dateline made, or that cannot be
    /// written, stays; the index is in memory then.
    static func replace(_ path: String?, _ error: IndexError) throws(IndexError) -> Opened {
        guard let path, case .damaged = error else { return try inMemory(notice: notice(error.description)) }
        alone(path) { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) } }
        do throws(IndexError) {
            return Opened(database: try checked(path))
        } catch {
            return try inMemory(notice: notice(error.description))
        }
    }

    static func inMemory(notice: String?) throws(IndexError) -> Opened {
        let database = try Database(":memory:")
        try make(database)
        return Opened(database: database, isInMemory: true, notice: notice)
    }

    private static func notice(_ reason: String) -> String {
        "\(reason) Until then the index is made anew in memory at each start."
    }

    /// What tells one file from another that has its name.
    struct Identity: Equatable {
        fileprivate let device: UInt64
        fileprivate let inode: UInt64
    }

    /// Nil where there is no file.
    static func identity(of path: String) -> Identity? {
        FileStamp.of(path).map { Identity(device: $0.device, inode: $0.inode) }
    }

    /// Makes an empty file where there is none. What lies beside one that was deleted goes: SQLite would take that log
    /// and that shared memory for the new file's.
    private static func begin(_ path: String) {
        if identity(of: path) != nil { return }
        alone(path) {
            if identity(of: path) != nil { return }
            for suffix in ["-wal", "-shm", "-journal"] { unlink(path + suffix) }
            close(Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644))
        }
    }

    /// Does something while no other process makes or takes away an index in the same folder. One that was stopped
    /// while it did is not waited for without end.
    private static func alone(_ path: String, _ body: () -> Void) {
        let folder = Glibc.open(Path.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        var turns = 200
        while folder >= 0, turns > 0, flock(folder, LOCK_EX | LOCK_NB) != 0 {
            turns -= 1
            poll(nil, 0, 10)
        }
        body()
        if folder >= 0 { close(folder) }
    }

    private static func checked(_ path: String) throws(IndexError) -> Database {
        begin(path)
        let database = try Database(path)
        try database.execute("PRAGMA busy_timeout = 250")
        // All of one moment: another process may be making it, and half of an answer looks like damage.
        try database.execute("BEGIN")
        let application = try database.integer("PRAGMA application_id") ?? 0
        let version = try database.integer("PRAGMA user_version") ?? 0
        let isEmpty = try database.integer("SELECT count(*) FROM sqlite_master") == 0
        try database.execute("COMMIT")
        if application == Schema.application, version > Schema.version { throw .newer(file: path) }
        try database.execute("PRAGMA journal_mode = WAL")
        try database.execute("PRAGMA synchronous = NORMAL")
        if application == 0, version == 0, isEmpty {
            try database.execute("BEGIN IMMEDIATE")
            // Another process may have made it meanwhile.
            if try database.integer("SELECT count(*) FROM sqlite_master") == 0 { try make(database) }
            try database.execute("COMMIT")
        } else if application != Schema.application || version != Schema.version {
            throw .damaged(file: path, reason: "it is no index of this version")
        }
        try tune(database)
        return database
    }

    private static func make(_ database: Database) throws(IndexError) {
        try database.execute(Schema.tables)
        try database.execute("PRAGMA application_id = \(Schema.application)")
        try database.execute("PRAGMA user_version = \(Schema.version)")
        try tune(database)
    }

    /// In KB, as SQLite has it: below 0. Answers read little twice; writing much goes over the same pages.
    private static let narrowCache = -2_000
    private static let wideCache = -8_000

    /// Gives more memory, for writing much.
    static func widen(_ database: Database) throws(IndexError) {
        try database.execute("PRAGMA cache_size = \(wideCache)")
    }

    /// Takes it back, and empties the log into the file, so that readers need not look through it. Whatever of that
    /// does not succeed, with another reader in the log, is made good later.
    static func narrow(_ database: Database) {
        for order in ["cache_size = \(narrowCache)", "shrink_memory", "wal_checkpoint(TRUNCATE)"] {
            try? database.execute("PRAGMA " + order)
        }
    }

    private static func tune(_ database: Database) throws(IndexError) {
        try database.execute("PRAGMA cache_size = \(IndexFile.narrowCache)")
        try database.execute("PRAGMA temp_store = MEMORY")
        // What is deleted here still stands in the library, so nothing is won by wiping it.
        try database.execute("PRAGMA secure_delete = OFF")
        HitsFunction.register(in: database)
        TitleFunctions.register(in: database)
    }
}
