import Briefs
import Query
import Store

/// The derived index of one library: a cache that can be deleted at any time, and that is brought up to the library
/// in small steps while it is being read. Used on one thread.
package final class LibraryIndex {
    /// The version of the index file: another one is another file.
    package static let schemaVersion = Schema.version

    package let library: String
    /// A sentence for the reader where the index is not kept as usual.
    package internal(set) var notice: String?
    /// The file; nil where the index lives in memory.
    let path: String?
    var database: Database
    private(set) var startThread: ThreadStart?
    var names: NameShelf
    var columns = Columns()
    /// What links items with others.
    var links = LinkShelf()
    /// When briefs last changed; nil until it is needed.
    var history: HistoryShelf?
    /// What follows from links; made anew with the orders of the columns.
    var pieces = Pieces()
    /// Goes up whenever answers may differ.
    private(set) var revision = 0

    /// Goes up when items and names are numbered anew: another file has taken the place of the one before.
    private(set) var epoch = 0

    // What is written down at the next commit, and the pass over the library that is under way.
    var tally = WordTally()
    /// The last number that was given; 0 where that is not known.
    var lastNumber: Int64 = 0
    var pass: IndexPass?
    /// What was no readable file or folder when the library was last looked at.
    var unreadable: Set<String> = []
    /// Whether the files are to be looked at again.
    var wantsLook = true
    var hasUncommitted = false
    var transactionStart = 0
    /// Whether a question came since the last commit.
    var wasAsked = false
    private(set) var dataVersion: Int64 = 0
    /// Files with items that are not shown and say something else, and the revision that this belongs to.
    var disputes: (revision: Int, paths: Set<String>)?
    /// The file that is open; nil where the index is in memory.
    private var opened: IndexFile.Identity?
    /// How often the index was found damaged in this session.
    private var replacements = 0

    /// Opens the index of a library, or makes an empty one; `step` fills it. `cacheHome` is
    /// `$XDG_CACHE_HOME/dateline`. Where that cannot be written, the index lives in memory and `notice` says so.
    /// Throws only where there is no memory for an empty one.
    /// `startThread` gives the thread that reads ahead where much is to be taken in.
    package static func open(
        library: String, cacheHome: String, startThread: ThreadStart? = nil
    ) throws(IndexError) -> LibraryIndex {
        let path = IndexFile.path(library: library, cacheHome: cacheHome)
        let opened = try IndexFile.open(path)
        let index = LibraryIndex(library: library, path: opened.isInMemory ? nil : path, opened.database, opened.notice)
        index.startThread = startThread
        return index
    }

    /// An empty index in memory, for whoever cannot use the one that is kept.
    package static func inMemory(
        library: String, startThread: ThreadStart? = nil
    ) throws(IndexError) -> LibraryIndex {
        let index = LibraryIndex(library: library, path: nil, try IndexFile.inMemory(notice: nil).database, nil)
        index.startThread = startThread
        return index
    }

    private init(library: String, path: String?, _ database: Database, _ notice: String?) {
        self.library = library
        self.path = path
        self.database = database
        self.notice = notice
        opened = path.flatMap { IndexFile.identity(of: $0) }
        names = NameShelf(database)
        do throws(IndexError) {
            try load()
            // The full text forgets nothing, so an index that is mostly of texts that are gone is made anew. Numbers
            // are given one by one, so the last says how many there were.
            var last: Int64 = 0
            for table in ["items", "dead"] {
                last = max(last, try database.integer("SELECT max(number) FROM \(table)") ?? 0)
            }
            if last - Int64(columns.live.count) > Int64(columns.count) + LibraryIndex.mostDead,
                try database.integer("SELECT count(*) FROM dead") ?? 0 > Int64(columns.count) + LibraryIndex.mostDead
            {
                throw .damaged(file: database.file, reason: "most of it is of texts that are gone")
            }
        } catch {
            replace(after: error)
        }
    }

    /// So many texts that are gone are borne beside as many as there are.
    private static let mostDead: Int64 = 4_096

    /// Files that have problems, as far as they have been looked at.
    package var problemFiles: Int {
        Int((try? database.integer("SELECT count(*) FROM files WHERE problems > 0")) ?? 0)
    }

    /// Briefs that are shown.
    package var count: Int { columns.shownCount }

    /// Has the next steps look at the files again.
    package func lookAgain() { wantsLook = true }

    /// Whether a step would do anything: files are to be looked at, or to be taken in.
    package var isBehind: Bool { wantsLook || pass != nil }

    /// Reads everything anew that is kept in memory.
    func load() throws(IndexError) {
        try reading { () throws(IndexError) in try readAll() }
    }

    private func readAll() throws(IndexError) {
        dataVersion = try database.integer("PRAGMA data_version") ?? 0
        (names, links, history) = (NameShelf(database), LinkShelf(), nil)
        (tally, lastNumber, pieces) = (WordTally(), 0, Pieces())
        if let kept = try Snapshot.load(database, try Snapshot.generation(database)) {
            (columns, pieces) = kept
        } else {
            columns = try Columns(database)
        }
        try settle()
        touch()
    }

    /// Reads parts of the columns that have not been needed so far.
    func need(_ parts: Columns.Parts) throws(IndexError) {
        let missing = columns.missing.intersection(parts)
        if missing.isEmpty || columns.load(missing, database) { return }
        throw .damaged(file: database.file, reason: "the columns that were kept cannot be read")
    }

    /// Has everything in memory that is written to when items are taken in or out.
    func needAll() throws(IndexError) {
        do throws(IndexError) {
            try need(.all)
        } catch {
            guard case .damaged = error else { throw error }
            try makeColumns()
        }
        try links.load(database)
    }

    /// Makes the columns from the rows of the items: what was kept of them is damaged, or holds much that is gone.
    func makeColumns() throws(IndexError) {
        columns = try Columns(database)
        pieces = Pieces()
        try settle()
        touch()
    }

    /// Whether columns are read from a snapshot, and may turn out to be damaged.
    var hasKeptColumns: Bool { columns.kept != nil }

    /// Notes that answers may differ from now on.
    func touch() { revision += 1 }

    /// Brings the orders up to date, so that questions can be answered.
    func settle() throws(IndexError) {
        if columns.isSettled, pieces.capacity == columns.count { return }
        do throws(IndexError) {
            if columns.isBroken { columns = try Columns(database) }
            try settleOrders()
        } catch {
            guard hasKeptColumns, case .damaged = error else { throw error }
            columns = try Columns(database)
            try settleOrders()
        }
        touch()
    }

    private func settleOrders() throws(IndexError) {
        if !columns.isSettled { try need([.days, .doubles, .order]) }
        // On a copy, as the closures look at the columns themselves.
        var settled = columns
        try settled.settle(
            place: { (slot) throws(IndexError) in try self.place(of: slot) },
            rank: { (slot) throws(IndexError) in try self.rank(of: slot) })
        columns = settled
        pieces = try Pieces(self)
    }

    /// Does something on one state of the database, which another process may write meanwhile.
    func reading<Result>(_ body: () throws(IndexError) -> Result) throws(IndexError) -> Result {
        if database.isInTransaction { return try body() }
        try followFile()
        let database = database
        try database.execute("BEGIN")
        // The database may have failed, and then has ended it.
        defer { if database.isInTransaction { try? database.execute("COMMIT") } }
        return try body()
    }

    /// Takes in what another process has written.
    func catchUp() throws(IndexError) {
        if path == nil { return }
        try followFile()
        let version = try database.integer("PRAGMA data_version") ?? 0
        if version == dataVersion { return }
        // What was to be done may have been done by the other, the numbers of files may be others', and the other may
        // be in the middle of a file.
        (pass, wantsLook) = (nil, true)
        try load()
    }

    /// Puts an empty index in the place of one that cannot be used.
    func replace(after error: IndexError) {
        replacements += 1
        do throws(IndexError) {
            if replacements <= 2 {
                try take(try IndexFile.replace(path, error))
                return
            }
        } catch {
            // Then the one in memory has to do.
        }
        do throws(IndexError) {
            try take(try IndexFile.inMemory(notice: error.description))
        } catch {
            notice = error.description
            forget()
            wantsLook = false
        }
    }

    /// Goes on with the file that stands in the place of the one that is open, or makes one where that was deleted: what
    /// is open is nobody else's any more.
    private func followFile() throws(IndexError) {
        guard let path, let opened, !database.isInTransaction, opened != IndexFile.identity(of: path) else { return }
        try take(try IndexFile.open(path))
    }

    /// Goes on with another database.
    private func take(_ new: IndexFile.Opened) throws(IndexError) {
        database = new.database
        opened = new.isInMemory ? nil : path.flatMap { IndexFile.identity(of: $0) }
        notice = new.notice ?? notice
        forget()
        try load()
    }

    /// Forgets everything that is kept in memory.
    private func forget() {
        (pass, wantsLook, hasUncommitted) = (nil, true, false)
        epoch += 1
        (names, columns, links, history) = (NameShelf(database), Columns(), LinkShelf(), nil)
        (tally, lastNumber, pieces) = (WordTally(), 0, Pieces())
        touch()
    }
}

/// Single items.
extension LibraryIndex {
    func place(of slot: Int) throws(IndexError) -> ListPlace {
        let row = try database.statement("SELECT published, title, id FROM items WHERE number = ?")
        row.bind([.integer(columns.numbers[slot])])
        defer { row.reset() }
        guard try row.step() else { return ListPlace(day: nil, published: nil, foldedTitle: "", id: BriefID("")) }
        return ListPlace(
            day: columns.day(of: slot), published: row.real(0),
            foldedTitle: Words.folded(row.text(1)).joined(separator: " "), id: BriefID(row.text(2)))
    }

    func rank(of slot: Int) throws(IndexError) -> ItemRank {
        let row = try database.statement(
            "SELECT path, ordinal FROM items JOIN files ON files.number = items.file WHERE items.number = ?")
        row.bind([.integer(columns.numbers[slot])])
        defer { row.reset() }
        guard try row.step() else { return ItemRank(isOwn: false, path: "", ordinal: 0) }
        let path = row.text(0)
        return ItemRank(isOwn: LibraryFolder.isOwn(path), path: path, ordinal: row.integer(1))
    }

    func id(of slot: Int) throws(IndexError) -> BriefID {
        let row = try database.statement("SELECT id FROM items WHERE number = ?")
        row.bind([.integer(columns.numbers[slot])])
        defer { row.reset() }
        return BriefID(try row.step() ? row.text(0) : "")
    }

    /// Where a brief stands, by its id or one that it was merged with.
    func slot(of id: BriefID) throws(IndexError) -> Int? {
        let key = id.key
        let candidates = try columns.shownSlots(withKey: key)
        if id.isPlain, let first = candidates.first { return first }
        for slot in candidates where try self.id(of: slot) == id { return slot }
        let claimants = pieces.slots(withAlias: key)
        if id.isPlain { return claimants.first }
        for slot in claimants where try ItemLinks.sameAs(columns.numbers[slot], database).contains(id) { return slot }
        return nil
    }

    /// Ids that are other names of briefs, for the journal of marks.
    package var aliases: BriefAliases {
        guard let claims = try? claims() else { return BriefAliases() }
        return BriefAliases(
            claims,
            isBrief: { id in
                ((try? self.columns.shownSlots(withKey: id.key).contains { (slot) throws(IndexError) in
                    try self.id(of: slot) == id
                }) ?? false)
            })
    }

    /// Who claims which other names, in the order in which the library is read.
    private func claims() throws(IndexError) -> [(id: BriefID, names: [BriefID])] {
        var claims: [(rank: ItemRank, id: BriefID, names: [BriefID])] = []
        if !pieces.hasAliases { return [] }
        for (number, names) in try ItemLinks.sameAs(database) {
            guard let slot = columns.slot(ofNumber: number), columns.shown[slot] else { continue }
            claims.append((try rank(of: slot), try id(of: slot), names))
        }
        return claims.sorted { $0.rank < $1.rank }.map { ($0.id, $0.names) }
    }
}
