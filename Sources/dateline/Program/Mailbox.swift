import Glibc
import Synchronization

/// Values handed from one thread to another, with a descriptor that can be polled while some wait.
final class Mailbox<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])
    /// The read end of a pipe: readable while values wait. A byte goes in only with the first of them, so it never
    /// fills.
    let descriptor: Int32
    private let writing: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        descriptor = ends[0]
        writing = ends[1]
    }

    deinit {
        close(descriptor)
        close(writing)
    }

    func post(_ value: Value) {
        values.withLock { waiting in
            if waiting.isEmpty {
                var byte: UInt8 = 1
                _ = write(writing, &byte, 1)
            }
            waiting.append(value)
        }
    }

    /// Everything that waits, in order; empty where nothing does.
    func take() -> [Value] {
        values.withLock { waiting in
            guard !waiting.isEmpty else { return [] }
            var byte: UInt8 = 0
            _ = read(descriptor, &byte, 1)
            defer { waiting = [] }
            return waiting
        }
    }

    /// Waits until something is there, and takes it; empty where nothing came in so many milliseconds, or another
    /// descriptor has become readable before.
    func wait(milliseconds: Int? = nil, watching other: Int32? = nil) -> [Value] {
        while true {
            let taken = take()
            if !taken.isEmpty { return taken }
            var entries = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                // One below zero is passed over.
                pollfd(fd: other ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&entries, 2, Int32(clamping: milliseconds ?? -1))
            if ready == 0, milliseconds != nil { return [] }
            if ready > 0, entries[0].revents == 0 { return [] }
        }
    }

    /// Whether something waits that fits; it stays where it is.
    func holds(_ fits: (Value) -> Bool) -> Bool { values.withLock { $0.contains(where: fits) } }
}
