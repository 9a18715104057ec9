import Glibc

/// What tells whether a file is still the one that was read: where it lies, how long it is, when it was written.
package struct FileStamp: Hashable, Sendable {
    package var device: UInt64
    package var inode: UInt64
    package var size: Int
    /// Seconds since 1970.
    package var seconds: Int
    package var nanoseconds: Int

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int(status.st_size)
        seconds = Int(status.st_mtim.tv_sec)
        nanoseconds = Int(status.st_mtim.tv_nsec)
    }

    /// The stamp of what a path leads to now; nil where that is nothing.
    package static func of(_ path: String) -> FileStamp? { (try? FileStatus.at(path)).map { FileStamp($0) } }

    func isSameFile(as other: FileStamp) -> Bool { device == other.device && inode == other.inode }
}

/// `stat` with errors that can be caught.
enum FileStatus {
    static func at(_ path: String) throws(SystemFailure) -> stat {
        guard !path.utf8.contains(0) else { throw SystemFailure(code: ENOENT) }
        var status = stat()
        guard stat(path, &status) == 0 else { throw .current }
        return status
    }

    /// Whether a path is itself a link.
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    static func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }
    static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }
}
