import Briefs
import Glibc

/// The reader's own marks: every device's journal folded into one book, and this device's journal to write in.
///
/// A line is in the system's hands as soon as `append` returns, so the program may be killed at any moment after;
/// `sync` brings it to the disk and can wait for a quiet moment.
package struct MarkJournal: Sendable {
    /// The `v` of the lines that are written.
    package static let formatVersion = MarkEntry.version

    /// What is remembered of each brief, by the id under which it is known.
    package private(set) var book = MarkBook()
    package let device: String
    /// Whether marks go to a place outside the library, because that cannot be written.
    package private(set) var isPrivate: Bool
    /// Whether the device's id could be kept: else these marks look like another device's next time.
    let isDeviceKept: Bool
    let library: String
    let stateHome: String
    /// Where marks go that the library does not take.
    private let privateFolder: String
    /// The cache of folded marks; nil where none is kept.
    let snapshotPath: String?
    private let now: @Sendable () -> Int
    private var aliases: BriefAliases
    private(set) var fold = MarkFold()
    var files: [String: JournalFile] = [:]
    /// Whether a journal that counted has gone, and what it said is still counted until the next start.
    private var hasLost = false
    /// How many bytes of journals the cache has; nil where there is no cache that fits.
    var snapshotBytes: Int?
    /// How large this device's journal was when it was last looked at whether it can be made smaller.
    var weighed = 0
    private var folderProblem: Problem?
    /// What others have changed, as far as that has not been told.
    private var untold: [BriefID: Set<Mark.Field>] = [:]
    /// Whether the journals have been read for the first time: what they said then is no news.
    private var isOpen = false

    /// Reads every journal of a library. `stateHome` is `$XDG_STATE_HOME/dateline`, `cacheHome` the same of caches;
    /// `now` gives milliseconds since 1970. What cannot be read is among the `problems`.
    package static func open(
        library: String, stateHome: String, cacheHome: String? = nil, aliases: BriefAliases = BriefAliases(),
        now: @escaping @Sendable () -> Int
    ) -> MarkJournal {
        MarkJournal(library: library, stateHome: stateHome, cacheHome: cacheHome, aliases: aliases, now: now)
    }

    private init(
        library: String, stateHome: String, cacheHome: String?, aliases: BriefAliases,
        now: @escaping @Sendable () -> Int
    ) {
        snapshotPath = cacheHome.map { MarkSnapshot.path(library: library, cacheHome: $0) }
        (self.library, self.stateHome, self.aliases, self.now) = (library, stateHome, aliases, now)
        (device, isDeviceKept) = DeviceID.load(stateHome: stateHome)
        privateFolder = stateHome + "/" + LibraryPaths.hash(ofLibrary: library)
        let folder = library + "/state"
        isPrivate = access(FileStamp.of(folder) == nil ? library : folder, W_OK | X_OK) != 0
        resume()
        refresh()
        isOpen = true
    }

    /// Lines and files that could not be read, by file name.
    package var problems: [Problem] {
        files.sorted { $0.key < $1.key }.flatMap(\.value.problems) + (folderProblem.map { [$0] } ?? [])
    }

    /// How many files have any.
    package var problemFiles: Int { Set(problems.map(\.file)).count }

    /// A sentence for the reader where marks are kept in another place than usual.
    package var notice: String? {
        if isPrivate { return "This library cannot be written, so your marks are kept in \(privateFolder)." }
        if !isDeviceKept { return "\(stateHome) cannot be written, so this device has no lasting name." }
        return nil
    }

    /// Makes marks on briefs: one line a mark, all in one write.
    package mutating func append(_ marks: [Mark], to ids: [BriefID]) throws(StoreError) {
        guard !marks.isEmpty, !ids.isEmpty else { return }
        let ids = ids.map { aliases.resolve($0) }
        guard isDeviceKept else { return try write(marks, ids, over: noteStamps(on: ids)) }
        if FileStamp.of(stateHome) == nil { try SafeFile.makeFolder(stateHome) }
        let lock = try FileLock(file: stateHome + "/journal.lock", patience: 2_000)
        defer { lock.release() }
        // Another process of this device may have written: its stamps are not to be used again.
        // What it wrote has not been seen by whoever marks here: a note of that process stays beside one from here.
        let seen = marks.contains { $0.field == .note } ? noteStamps(on: ids) : []
        absorb(readOwnFiles())
        try write(marks, ids, over: seen)
    }

    /// Brings what was appended to the disk.
    package func sync() throws(StoreError) {
        let path = folder + "/" + fileName
        if FileStamp.of(path) != nil { try AppendedFile.sync(path) }
    }

    /// Reads what other devices and processes have written since; the briefs whose marks may be others now.
    @discardableResult
    package mutating func refresh() -> Set<BriefID> {
        folderProblem = nil
        var entries: [MarkEntry] = []
        let before = Set(files.keys)
        var listed: Set<String> = []
        for (folder, label) in [(library + "/state", "state/"), (privateFolder, privateFolder + "/")] {
            do throws(SystemFailure) {
                for entry in try FolderEntry.all(of: folder)
                where entry.isUTF8 && entry.kind != .folder && entry.name.hasSuffix(".jsonl")
                    && !entry.name.hasPrefix(".")
                {
                    listed.insert(folder + "/" + entry.name)
                    entries += read(folder + "/" + entry.name, label + entry.name)
                }
            } catch {
                if error.code != ENOENT {
                    folderProblem = Problem(
                        file: label, what: "This folder of marks cannot be read: \(error.reason).",
                        advice: "Look at it and its permissions; marks made there are not shown meanwhile.")
                }
            }
        }
        // What a file that is gone said stays said until the next start.
        for path in before.subtracting(listed) {
            if (files[path]?.consumed ?? 0) > 0 { hasLost = true }
            files[path] = nil
        }
        return absorb(entries)
    }

    /// What others have changed since this was last asked: read anew, or as far as it has been read already.
    package mutating func news(isRefreshed: Bool = false) -> [MarkNews] {
        if !isRefreshed { refresh() }
        defer { untold = [:] }
        return untold.map { MarkNews(id: $0.key, state: book[$0.key], fields: $0.value) }
    }

    /// Takes other names of briefs into account: marks under any of them count for the brief.
    package mutating func resolve(_ aliases: BriefAliases) {
        guard aliases != self.aliases else { return }
        self.aliases = aliases
        rebuild()
    }

    var fileName: String { device + ".jsonl" }
    var folder: String { isPrivate ? privateFolder : library + "/state" }

    private func noteStamps(on ids: [BriefID]) -> [MarkStamp] {
        Set(ids.flatMap { fold.noteStamps(on: names(of: $0)) }).sorted()
    }

    private mutating func write(
        _ marks: [Mark], _ ids: [BriefID], over seen: [MarkStamp]
    ) throws(StoreError) {
        var entries: [MarkEntry] = []
        var largest = fold.largest
        for mark in marks {
            largest = min(max(now(), largest + 1), MarkStamp.limit)
            var over: [MarkStamp]?
            if mark.field == .note {
                over = seen + entries.filter { $0.mark.field == .note }.map(\.stamp)
            }
            let stamp = MarkStamp(time: largest, device: device)
            entries.append(MarkEntry(stamp: stamp, ids: ids, mark: mark, over: over))
        }
        let lines = entries.flatMap(\.line)
        do throws(StoreError) {
            try write(lines)
        } catch {
            guard !isPrivate, error.saysUnwritable else { throw error }
            isPrivate = true
            try write(lines)
        }
        update(Set(entries.flatMap { fold.take($0) }))
    }

    private func write(_ lines: [UInt8]) throws(StoreError) {
        // A library that is not there, such as one on a disk not mounted, is not made here.
        if isPrivate {
            try SafeFile.makeFolder(folder)
        } else if FileStamp.of(folder) == nil, mkdir(folder, 0o777) != 0 {
            let failure = SystemFailure.current
            if failure.code != EEXIST { throw failure.writing(folder) }
        }
        try AppendedFile.append(lines, to: folder + "/" + fileName)
    }

    private mutating func read(_ path: String, _ name: String) -> [MarkEntry] {
        files[path, default: JournalFile(path: path, name: name)].read()
    }

    private mutating func readOwnFiles() -> [MarkEntry] {
        read(library + "/state/" + fileName, "state/" + fileName)
            + read(privateFolder + "/" + fileName, privateFolder + "/" + fileName)
    }

    @discardableResult
    private mutating func absorb(_ entries: [MarkEntry]) -> Set<BriefID> {
        let changed = Set(entries.flatMap { fold.take($0) })
        guard isOpen else { return update(changed) }
        let before = Dictionary(
            changed.map { (aliases.resolve($0), book[aliases.resolve($0)]) }, uniquingKeysWith: { first, _ in first })
        let known = update(changed)
        for (id, state) in before {
            let fields = book[id].fields(changedFrom: state)
            if !fields.isEmpty { untold[id, default: []].formUnion(fields) }
        }
        return known
    }

    @discardableResult
    private mutating func update(_ ids: Set<BriefID>) -> Set<BriefID> {
        let known = Set(ids.map { aliases.resolve($0) })
        for id in known { book.set(fold.state(of: id, and: aliases.names(of: id)), for: id) }
        return known
    }

    /// Takes over what an earlier run had read, if all of that still stands.
    private mutating func resume() {
        guard let snapshotPath,
            let kept = MarkSnapshot.load(snapshotPath, path: { $0.hasPrefix("/") ? $0 : library + "/" + $0 })
        else { return }
        fold = kept.fold
        for file in kept.files { files[file.path] = file }
        snapshotBytes = kept.files.reduce(0) { $0 + $1.consumed }
        rebuild()
    }

    /// Whether a start would read from the journals just what is counted now.
    var isAsRead: Bool { !hasLost && !files.values.contains { $0.hasRestarted } }

    /// The same marks read anew.
    func reread() -> MarkJournal {
        MarkJournal(library: library, stateHome: stateHome, cacheHome: nil, aliases: BriefAliases(), now: now)
    }

    private mutating func rebuild() {
        book = MarkBook(capacity: fold.registers.count)
        guard aliases.isEmpty else {
            update(fold.ids)
            return
        }
        for id in fold.registers.keys { book.set(fold.state(of: id), for: id) }
        for id in fold.notes.keys where fold.registers[id] == nil { book.set(fold.state(of: id), for: id) }
    }

    private func names(of id: BriefID) -> [BriefID] { [id] + aliases.names(of: id) }
}
