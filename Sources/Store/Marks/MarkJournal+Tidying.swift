import Briefs
import Glibc

/// What makes the next start quicker. It may take a second, and whatever goes wrong costs nothing but that.
extension MarkJournal {
    /// Journals below this size in all are read as quickly as a cache of them.
    private static let smallest = 131_072
    /// So much is read at a start beside the cache, and so much may a journal grow before it is looked at again.
    private static let mostUnkept = 65_536

    /// Whether `tidy` would do anything.
    package var isUntidy: Bool { wantsSnapshot || wantsWeighing }

    private var wantsSnapshot: Bool {
        let size = files.values.reduce(0) { $0 + $1.consumed }
        return snapshotPath != nil && size >= MarkJournal.smallest
            && (snapshotBytes.map { size - $0 >= MarkJournal.mostUnkept } ?? true)
    }

    private var ownSize: Int { files[folder + "/" + fileName]?.consumed ?? 0 }

    private var wantsWeighing: Bool {
        isDeviceKept && ownSize >= max(MarkJournal.smallest, weighed + MarkJournal.mostUnkept)
    }

    /// Takes out of this device's journal what later lines have made void, and keeps a cache of what has been read.
    package mutating func tidy() {
        if wantsWeighing {
            weighed = ownSize
            if isMostlyVoid, (try? compact()) == true {
                refresh()
                weighed = ownSize
                snapshotBytes = nil
            }
        }
        guard wantsSnapshot, let snapshotPath else { return }
        let size = files.values.reduce(0) { $0 + $1.consumed }
        // Also where it could not be kept: it is not tried again and again.
        snapshotBytes = size
        let read = isAsRead ? self : reread()
        let whole = read.files.values.filter { $0.consumed > 0 }.sorted { $0.path < $1.path }
        try? MarkSnapshot.save(read.fold, whole, to: snapshotPath)
    }

    /// By the number of lines, which is known without reading them again.
    private var isMostlyVoid: Bool {
        let lines = files[folder + "/" + fileName]?.lines ?? 0
        let mine = fold.registers.values.reduce(0) { $0 + $1.count { $0.stamp.device == device } }
        return lines > 2 * mine
    }

    /// Writes this device's journal anew without what is void; false where that is not worth it, or somebody else is
    /// at it. Lines that come meanwhile are kept.
    package func compact() throws(StoreError) -> Bool {
        guard isDeviceKept else { return false }
        let path = Path.real(folder + "/" + fileName) ?? folder + "/" + fileName
        do throws(StoreError) {
            // One at a time; the journal itself stays free for those who append.
            let turn = try FileLock(file: stateHome + "/compact.lock", patience: 0)
            defer { turn.release() }
            let before = try FileContents.read(path)
            guard let needed = CompactJournal.needed(of: before.bytes) else { return false }
            removeLeftovers(of: path)
            let temporary = Path.folder(of: path) + "/." + Path.name(of: path) + "." + Path.unique() + ".tmp"
            do throws(SystemFailure) {
                let file = try Descriptor(temporary, O_RDWR | O_CREAT | O_EXCL)
                if let status = try? FileStatus.at(path) { fchmod(file.number, status.st_mode & 0o7777) }
                try file.writeAll(needed)
                try file.sync()
                return try exchange(path, before, file, temporary)
            } catch {
                unlink(temporary)
                throw error.writing(path)
            }
        } catch {
            if case .busy = error { return false }
            throw error
        }
    }

    /// Puts the new file in the journal's place, with the lines that came while it was written.
    private func exchange(
        _ path: String, _ before: FileContents, _ file: borrowing Descriptor, _ temporary: String
    ) throws(SystemFailure) -> Bool {
        let old = try Descriptor(path, O_RDWR | O_NONBLOCK)
        // Who writes comes first: there will be a quieter moment.
        guard try old.lock(patience: 2_000) else {
            unlink(temporary)
            return false
        }
        let status = FileStamp(try old.status())
        let now = try old.read(from: 0, expecting: status.size, limit: FileContents.limit)
        guard status.isSameFile(as: before.stamp), FileStamp.of(path)?.isSameFile(as: status) ?? false,
            now.count == status.size, now.starts(with: before.bytes)
        else {
            unlink(temporary)
            return false
        }
        if now.count > before.bytes.count {
            try file.writeAll(Array(now[before.bytes.count...]))
            try file.sync()
        }
        guard rename(temporary, path) == 0 else { throw .current }
        let folder = try Descriptor(Path.folder(of: path), O_RDONLY | O_DIRECTORY)
        try folder.sync()
        return true
    }

    /// What a process left that was killed while it compacted.
    private func removeLeftovers(of path: String) {
        for entry in (try? FolderEntry.all(of: Path.folder(of: path))) ?? []
        where entry.name.hasPrefix("." + Path.name(of: path) + ".") && entry.name.hasSuffix(".tmp") {
            unlink(Path.folder(of: path) + "/" + entry.name)
        }
    }
}
