import Glibc

/// Writes whole files so that at every moment either the old text or the new one is there.
package enum SafeFile {
    /// What must be at the path for it to be written.
    package enum Expectation: Hashable, Sendable {
        case anything
        case absent
        case stamp(FileStamp)
    }

    /// Puts a new text in the place of a file: a temporary file in the same folder, write, fsync, rename, fsync of
    /// the folder, all under a lock of that folder. The file's mode stays; a link is followed. Where anything fails
    /// the old file stands as it was.
    package static func replace(
        _ path: String, _ bytes: [UInt8], expecting: Expectation = .anything
    ) throws(StoreError) {
        let target = resolved(path)
        do throws(SystemFailure) {
            let folder = try Descriptor(Path.folder(of: target), O_RDONLY | O_DIRECTORY)
            guard try folder.lock(patience: 5_000) else { throw SystemFailure(code: EWOULDBLOCK) }
            let temporary = Path.folder(of: target) + "/." + Path.name(of: target) + "." + Path.unique() + ".tmp"
            do throws(SystemFailure) {
                try write(bytes, to: temporary, mode: (try? FileStatus.at(target))?.st_mode)
                guard isAsExpected(target, expecting) else { throw SystemFailure(code: ESTALE) }
                try move(temporary, to: target, replacing: expecting != .absent)
            } catch {
                unlink(temporary)
                throw error
            }
            try folder.sync()
        } catch {
            switch error.code {
            case ESTALE, EEXIST: throw .changedMeanwhile(file: path)
            case EWOULDBLOCK: throw .busy(file: path)
            default: throw error.writing(path)
            }
        }
    }

    /// Makes a folder and those above it.
    package static func makeFolder(_ path: String) throws(StoreError) {
        if let status = try? FileStatus.at(path), FileStatus.isFolder(status) { return }
        if mkdir(path, 0o777) == 0 { return }
        var failure = SystemFailure.current
        if failure.code == ENOENT, Path.folder(of: path) != path {
            try makeFolder(Path.folder(of: path))
            if mkdir(path, 0o777) == 0 { return }
            failure = .current
        }
        if failure.code == EEXIST, let status = try? FileStatus.at(path), FileStatus.isFolder(status) { return }
        throw SystemFailure(code: failure.code == EEXIST ? ENOTDIR : failure.code).writing(path)
    }

    private static func write(_ bytes: [UInt8], to path: String, mode: mode_t?) throws(SystemFailure) {
        let file = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL)
        if let mode { fchmod(file.number, mode & 0o7777) }
        try file.writeAll(bytes)
        try file.sync()
    }

    private static func move(_ source: String, to target: String, replacing: Bool) throws(SystemFailure) {
        if !replacing {
            if link(source, target) == 0 {
                unlink(source)
                return
            }
            let failure = SystemFailure.current
            if failure.code == EEXIST { throw failure }  // Else: a file system without hard links.
        }
        guard rename(source, target) == 0 else { throw .current }
    }

    private static func isAsExpected(_ path: String, _ expectation: Expectation) -> Bool {
        switch expectation {
        case .anything: true
        case .absent: FileStamp.of(path) == nil
        case .stamp(let stamp): FileStamp.of(path) == stamp
        }
    }

    private static func resolved(_ path: String) -> String { Path.real(path) ?? path }
}
