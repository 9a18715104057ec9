import Glibc

/// A file's bytes and its stamp, which belong together.
package struct FileContents: Sendable {
    package var bytes: [UInt8]
    package var stamp: FileStamp

    /// Larger files are not read.
    package static let limit = 256 * 1_048_576

    /// Reads a file whole. Pipes and devices are refused without waiting for them; a file that is being written is
    /// read again until it holds still, three times at the most.
    package static func read(_ path: String, limit: Int = limit) throws(StoreError) -> FileContents {
        var contents = try readOnce(path, limit: limit)
        for _ in 0..<2 where FileStamp.of(path) != contents.stamp || contents.bytes.count != contents.stamp.size {
            contents = try readOnce(path, limit: limit)
        }
        return contents
    }

    private static func readOnce(_ path: String, limit: Int) throws(StoreError) -> FileContents {
        do throws(SystemFailure) {
            let file = try Descriptor(path, O_RDONLY | O_NONBLOCK)
            let status = try file.status()
            guard FileStatus.isRegular(status) else { throw SystemFailure(code: ENODEV) }
            guard status.st_size <= limit else { throw SystemFailure(code: EFBIG) }
            let bytes = try file.read(from: 0, expecting: Int(status.st_size), limit: limit)
            return FileContents(bytes: bytes, stamp: FileStamp(status))
        } catch {
            switch error.code {
            case ENODEV, ENXIO: throw .noRegularFile(file: path)
            case EFBIG: throw .tooLarge(file: path, limit: limit)
            default: throw error.reading(path)
            }
        }
    }
}
