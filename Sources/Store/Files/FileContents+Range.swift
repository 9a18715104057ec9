import Glibc

extension FileContents {
    /// The bytes of a stretch of a file, fewer where it ends before. Whether they are still what they were is for
    /// the caller to see.
    package static func bytes(of path: String, in range: Range<Int>) throws(StoreError) -> [UInt8] {
        do throws(SystemFailure) {
            let file = try Descriptor(path, O_RDONLY | O_NONBLOCK)
            guard FileStatus.isRegular(try file.status()) else { throw SystemFailure(code: ENODEV) }
            return try file.read(from: max(0, range.lowerBound), expecting: range.count, limit: min(range.count, limit))
        } catch {
            throw error.code == ENODEV || error.code == ENXIO ? .noRegularFile(file: path) : error.reading(path)
        }
    }
}
