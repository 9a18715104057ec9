import Briefs
import Glibc
import Store

/// One pass over the library: what has changed in it, and how far that has been taken in.
struct IndexPass {
    /// A file that is to be read, or that is gone.
    struct Change {
        var path: String
        /// Its number in the index; nil for one that is new.
        var number: Int64?
        var isGone = false
        var isHistory = false
        /// The size of this change and of all before it.
        var bytesUpTo: Int
    }

    let changes: [Change]
    /// Folders that cannot be read, and what else is no file.
    let unreadable: Set<String>
    /// Whether it takes in more than somebody changed by hand.
    let isMuch: Bool
    /// The changes that have been begun, and that have been taken in.
    var begun = 0
    var done = 0
    var briefsDone = 0
    /// Whether some of what was found new is in a transaction that is closed.
    var hasCommitted = false
    /// Reads the files.
    let preparer: Preparer
    /// Files that have been handed to it, by their numbers, the oldest first.
    var reading: [Int64] = []
    /// The file that is being taken in, and its items that have been prepared.
    var update: FileUpdate?
    var items: ArraySlice<PreparedItem> = []
    /// How far the file is taken in that follows so many that are done: where its last item ended.
    private var reached = (done: 0, bytes: 0)

    /// Notes that an item has been taken in.
    mutating func note(_ item: PreparedItem) {
        briefsDone += 1
        reached = (done, item.place.range.upperBound)
    }

    /// The size of all changed files.
    var bytesTotal: Int { changes.last?.bytesUpTo ?? 0 }

    /// How much of that has been taken in.
    var bytesDone: Int {
        let before = done > 0 ? changes[done - 1].bytesUpTo : 0
        guard reached.done == done, changes.indices.contains(done) else { return before }
        return min(changes[done].bytesUpTo, before + reached.bytes)
    }

    /// So many changed files are worth a thread of their own, or so many bytes in them.
    private static let manyFiles = 8
    private static let manyBytes = 1 << 20

    /// Looks at all files of the library. Throws where there is no library.
    init(_ library: String, _ database: Database, _ startThread: ThreadStart?) throws {
        var changes: [Change] = []
        var bytes = 0

        var known: [String: (number: Int64, stamp: String)] = [:]
        try database.rows("SELECT path, number, stamp FROM files") { (row) throws(IndexError) in
            known[row.text(0)] = (row.integer(1), row.text(2))
            return true
        }
        let files = try LibraryFolder.files(of: library)
        unreadable = Set(files.problems.map { $0.file })
        for (paths, isHistory) in [(files.paths, false), (History.files(of: library), true)] {
            for path in paths {
                let before = known.removeValue(forKey: path)
                let stamp = FileStamp.of(library + "/" + path)
                if let before, before.stamp == stamp.map(IndexPass.text) { continue }
                bytes += stamp?.size ?? 0
                changes.append(
                    Change(path: path, number: before?.number, isHistory: isHistory, bytesUpTo: bytes))
            }
        }
        for (path, before) in known.sorted(by: { $0.value.number < $1.value.number }) {
            changes.append(
                Change(
                    path: path, number: before.number, isGone: true, isHistory: path.hasPrefix("history/"),
                    bytesUpTo: bytes))
        }
        self.changes = changes
        isMuch = changes.count > IndexPass.manyFiles || bytes > IndexPass.manyBytes
        preparer = Preparer(isMuch ? startThread : nil)
    }

    /// A stamp as the index keeps it. The device is left out: it may change from start to start.
    static func text(_ stamp: FileStamp) -> String {
        "\(stamp.inode)-\(stamp.size)-\(stamp.seconds)-\(stamp.nanoseconds)"
    }

    /// What is kept of a file that was read: one that was written a moment before may be written again without
    /// getting another time, so it counts as changed when it is looked at next.
    static func settled(_ stamp: FileStamp) -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return stamp.seconds >= Int(time.tv_sec) - 2 ? "young" : text(stamp)
    }
}
