import Glibc

/// An open file, closed when nobody has it any more. Interrupted calls are made again.
struct Descriptor: ~Copyable {
    let number: Int32

    init(_ path: String, _ flags: Int32, mode: mode_t = 0o666) throws(SystemFailure) {
        guard !path.utf8.contains(0) else { throw SystemFailure(code: ENOENT) }
        while true {
            let opened = open(path, flags | O_CLOEXEC | O_NOCTTY, mode)
            if opened >= 0 {
                number = opened
                return
            }
            let failure = SystemFailure.current
            if failure.code != EINTR { throw failure }
        }
    }

    deinit { close(number) }

    borrowing func status() throws(SystemFailure) -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .current }
        return status
    }

    /// The bytes from an offset to the end, `limit` at the most.
    borrowing func read(from offset: Int, expecting: Int, limit: Int) throws(SystemFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, min(expecting, limit)) + 1)
        var filled = 0
        while filled < limit {
            if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: max(65_536, bytes.count))) }
            let room = min(bytes.count, limit) - filled
            let count = bytes.withUnsafeMutableBytes { buffer in
                pread(number, buffer.baseAddress?.advanced(by: filled), room, off_t(offset + filled))
            }
            if count == 0 { break }
            if count < 0 {
                let failure = SystemFailure.current
                if failure.code == EINTR { continue }
                throw failure
            }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    /// One call of `write`: how many bytes were taken. Made again only where it was interrupted before the first.
    borrowing func writeOnce(_ bytes: [UInt8], from start: Int = 0) throws(SystemFailure) -> Int {
        while true {
            let count = bytes.withUnsafeBytes { buffer in
                write(number, buffer.baseAddress?.advanced(by: start), buffer.count - start)
            }
            if count >= 0 { return count }
            let failure = SystemFailure.current
            if failure.code != EINTR { throw failure }
        }
    }

    borrowing func writeAll(_ bytes: [UInt8]) throws(SystemFailure) {
        var written = 0
        while written < bytes.count {
            let count = try writeOnce(bytes, from: written)
            guard count > 0 else { throw SystemFailure(code: ENOSPC) }
            written += count
        }
    }

    /// Brings everything to the disk. File systems that cannot are taken at their word.
    borrowing func sync() throws(SystemFailure) {
        while fsync(number) != 0 {
            let failure = SystemFailure.current
            if failure.code == EINTR { continue }
            if failure.code == EINVAL || failure.code == ENOTSUP { return }
            throw failure
        }
    }

    /// Takes the exclusive lock, waiting `patience` milliseconds for whoever has it. False: somebody still has it.
    /// A file system without locks gives none: what it holds is then guarded by stamps alone.
    borrowing func lock(patience: Int) throws(SystemFailure) -> Bool {
        var waited = 0
        while flock(number, LOCK_EX | LOCK_NB) != 0 {
            let failure = SystemFailure.current
            switch failure.code {
            case EINTR: continue
            case EWOULDBLOCK:
                if waited >= patience { return false }
                usleep(5_000)
                waited += 5
            case EBADF, EINVAL, ENOLCK, ENOSYS, ENOTSUP: return true
            default: throw failure
            }
        }
        return true
    }
}
