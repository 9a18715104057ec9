import CNcurses
import Glibc

/// Where ncurses writes to. It writes once for every move of the cursor; a frame that is gathered first goes to the
/// terminal in one piece, which is quicker and never shows half of itself.
///
/// ncurses is given a descriptor of its own. While a frame is gathered that one leads to a file in memory; standard
/// output always leads to the terminal, so that a crash restores it even then.
final class Outlet {
    let stream: UnsafeMutablePointer<FILE>
    private let descriptor: Int32
    /// −1 where the system gives no file in memory: then nothing is gathered.
    private let memory: Int32

    init?() {
        descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0, let stream = fdopen(descriptor, "w") else {
            if descriptor >= 0 { close(descriptor) }
            return nil
        }
        self.stream = stream
        memory = dateline_memory_file()
    }

    deinit {
        fclose(stream)
        if memory >= 0 { close(memory) }
    }

    /// What is written while `body` runs.
    func gather(_ body: () -> Void) -> [UInt8] {
        guard memory >= 0, dup2(memory, descriptor) >= 0 else {
            body()
            return []
        }
        body()
        let count = Int(lseek(memory, 0, SEEK_CUR))
        dup2(STDOUT_FILENO, descriptor)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        defer { lseek(memory, 0, SEEK_SET) }
        return [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
            filled = max(0, pread(memory, buffer.baseAddress, buffer.count, 0))
        }
    }
}
