import Glibc

/// An exclusive lock among processes, on a folder or on a file made for it. Given back by `release`, at the latest
/// when the process ends.
struct FileLock: ~Copyable {
    private let file: Descriptor

    /// Waits `patience` milliseconds for whoever has the lock.
    init(folder: String, patience: Int) throws(StoreError) {
        try self.init(folder, O_RDONLY | O_DIRECTORY, patience)
    }

    /// The file is made where there is none.
    init(file: String, patience: Int) throws(StoreError) {
        try self.init(file, O_RDWR | O_CREAT | O_NONBLOCK, patience)
    }

    private init(_ path: String, _ flags: Int32, _ patience: Int) throws(StoreError) {
        file = try FileLock.locked(path, flags, patience)
    }

    private static func locked(_ path: String, _ flags: Int32, _ patience: Int) throws(StoreError) -> Descriptor {
        do throws(SystemFailure) {
            let file = try Descriptor(path, flags)
            guard try file.lock(patience: patience) else { throw SystemFailure(code: EWOULDBLOCK) }
            return file
        } catch {
            throw error.code == EWOULDBLOCK ? .busy(file: path) : error.writing(path)
        }
    }

    borrowing func release() { flock(file.number, LOCK_UN) }
}
