import Glibc

/// Files that only ever grow, line by line.
enum AppendedFile {
    /// Adds lines in one call of `write`. Where the file does not end with a line break, one goes before them, so
    /// that a line torn by a crash spoils no other. What could not be written whole is taken back.
    static func append(_ lines: [UInt8], to path: String, isSynced: Bool = false) throws(StoreError) {
        do throws(SystemFailure) {
            for _ in 0..<5 {
                let file = try Descriptor(path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK)
                guard FileStatus.isRegular(try file.status()) else { throw SystemFailure(code: ENODEV) }
                // Whoever puts a shorter journal in its place has the same lock.
                guard try file.lock(patience: 5_000) else { throw SystemFailure(code: EWOULDBLOCK) }
                let status = try file.status()
                // Synchronizers put another file in the place of the one that was opened.
                guard let there = FileStamp.of(path), there.isSameFile(as: FileStamp(status)) else { continue }
                let size = Int(status.st_size)
                let last = size == 0 ? [0x0A] : try file.read(from: size - 1, expecting: 1, limit: 1)
                let text = last == [0x0A] ? lines : [0x0A] + lines
                guard try file.writeOnce(text) == text.count else {
                    ftruncate(file.number, off_t(size))
                    throw SystemFailure(code: ENOSPC)
                }
                if isSynced { try file.sync() }
                return
            }
            throw SystemFailure(code: ESTALE)
        } catch {
            switch error.code {
            case EWOULDBLOCK: throw .busy(file: path)
            case ESTALE: throw .changedMeanwhile(file: path)
            case ENODEV, ENXIO, EISDIR: throw .noRegularFile(file: path)
            default: throw error.writing(path)
            }
        }
    }

    /// Brings a file and its entry in the folder to the disk.
    static func sync(_ path: String) throws(StoreError) {
        do throws(SystemFailure) {
            let file = try Descriptor(path, O_RDONLY | O_NONBLOCK)
            try file.sync()
            let folder = try Descriptor(Path.folder(of: path), O_RDONLY | O_DIRECTORY)
            try folder.sync()
        } catch {
            throw error.writing(path)
        }
    }
}
