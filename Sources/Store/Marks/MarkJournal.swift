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
    private let isDeviceKept: Bool
    private let library: String
    private let stateHome: String
    /// Where marks go that the library does not take.
    private let privateFolder: String
    private let now: @Sendable () -> Int
    private var aliases: BriefAliases
    private var fold = MarkFold()
    private var files: [String: JournalFile] = [:]
    private var folderProblem: Problem?

    /// Reads every journal of a library. `stateHome` is `$XDG_STATE_HOME/dateline`; `now` gives milliseconds since
    /// 1970. What cannot be read is among the `problems`.
    package static func open(
        library: String, stateHome: String, aliases: BriefAliases = BriefAliases(),
        now: @escaping @Sendable () -> Int
    ) -> MarkJournal {
        MarkJournal(library: library, stateHome: stateHome, aliases: aliases, now: now)
    }

    private init(library: String, stateHome: String, aliases: BriefAliases, now: @escaping @Sendable () -> Int) {
        (self.library, self.stateHome, self.aliases, self.now) = (library, stateHome, aliases, now)
        (device, isDeviceKept) = DeviceID.load(stateHome: stateHome)
        privateFolder = stateHome + "/" + LibraryPaths.hash(ofLibrary: library)
        let folder = library + "/state"
        isPrivate = access(FileStamp.of(folder) == nil ? library : folder, W_OK | X_OK) != 0
        refresh()
    }

    /// Lines and files that could not be read, by file name.
    package var problems: [Problem] {
        files.sorted { $0.key < $1.key }.flatMap(\.value.problems) + (folderProblem.map { [$0] } ?? [])
    }

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
        guard isDeviceKept else { return try write(marks, ids) }
        if FileStamp.of(stateHome) == nil { try SafeFile.makeFolder(stateHome) }
        let lock = try FileLock(file: stateHome + "/journal.lock", patience: 2_000)
        defer { lock.release() }
        // Another process of this device may have written: its stamps are not to be used again.
        absorb(readOwnFiles())
        try write(marks, ids)
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
        for path in before.subtracting(listed) { files[path] = nil }
        return absorb(entries)
    }

    /// Takes other names of briefs into account: marks under any of them count for the brief.
    package mutating func resolve(_ aliases: BriefAliases) {
        guard aliases != self.aliases else { return }
        self.aliases = aliases
        book = MarkBook()
        update(fold.ids)
    }

    private var fileName: String { device + ".jsonl" }
    private var folder: String { isPrivate ? privateFolder : library + "/state" }

    private mutating func write(_ marks: [Mark], _ ids: [BriefID]) throws(StoreError) {
        var entries: [MarkEntry] = []
        var largest = fold.largest
        for mark in marks {
            largest = min(max(now(), largest + 1), MarkStamp.limit)
            var over: [MarkStamp]?
            if mark.field == .note {
                let seen = ids.flatMap { fold.noteStamps(on: names(of: $0)) }
                over = Array(Set(seen)).sorted() + entries.filter { $0.mark.field == .note }.map(\.stamp)
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
        absorb(entries)
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
        update(Set(entries.flatMap { fold.take($0) }))
    }

    @discardableResult
    private mutating func update(_ ids: Set<BriefID>) -> Set<BriefID> {
        let known = Set(ids.map { aliases.resolve($0) })
        for id in known { book.set(fold.state(of: names(of: id)), for: id) }
        return known
    }

    private func names(of id: BriefID) -> [BriefID] { [id] + aliases.names(of: id) }
}
