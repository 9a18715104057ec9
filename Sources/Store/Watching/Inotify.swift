import Glibc

/// The kernel's notices of changes in folders (`inotify(7)`).
final class Inotify {
    /// Readable while notices wait.
    let number: Int32

    struct Notice {
        /// The watch that it is from; -1 for what concerns all.
        var watch: Int32
        /// The name in the folder; empty for the folder itself.
        var name: String
        private let mask: UInt32

        init(watch: Int32, name: String, mask: UInt32) {
            (self.watch, self.name, self.mask) = (watch, name, mask)
        }

        var isFolder: Bool { has(IN_ISDIR) }
        /// Something new has the name; whether it is written yet is not known.
        var isNew: Bool { has(IN_CREATE) }
        /// More happened than the kernel keeps.
        var isOverflow: Bool { has(IN_Q_OVERFLOW) }
        /// The kernel has given the watch up, as the folder is gone.
        var isEnd: Bool { has(IN_IGNORED) }
        /// The folder that is watched is not where it was.
        var isOfItself: Bool { has(IN_DELETE_SELF) || has(IN_MOVE_SELF) || has(IN_UNMOUNT) }

        private func has(_ flag: Int32) -> Bool { mask & UInt32(bitPattern: flag) != 0 }
    }

    init() throws(SystemFailure) {
        let opened = inotify_init1(O_NONBLOCK | O_CLOEXEC)
        guard opened >= 0 else { throw .current }
        number = opened
    }

    deinit { close(number) }

    /// Watches a folder; the number by which notices name it. A folder that is watched already keeps its number.
    func watch(_ folder: String) throws(SystemFailure) -> Int32 {
        let mask =
            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
            | IN_ONLYDIR
        let watch = inotify_add_watch(number, folder, UInt32(bitPattern: mask))
        guard watch >= 0 else { throw .current }
        return watch
    }

    func forget(_ watch: Int32) { inotify_rm_watch(number, watch) }

    /// Gives some of the notices that wait; false where none does.
    func take(_ each: (Notice) -> Void) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = bytes.withUnsafeMutableBytes { read(number, $0.baseAddress, $0.count) }
        guard count > 0 else { return false }
        var start = 0
        while start + 16 <= count {
            let (watch, mask, length) = bytes.withUnsafeBytes { buffer in
                (
                    buffer.loadUnaligned(fromByteOffset: start, as: Int32.self),
                    buffer.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self),
                    Int(buffer.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
                )
            }
            let name = bytes[min(start + 16, count)..<min(start + 16 + length, count)].prefix { $0 != 0 }
            each(Notice(watch: watch, name: String(decoding: name, as: UTF8.self), mask: mask))
            start += 16 + length
        }
        return true
    }
}
