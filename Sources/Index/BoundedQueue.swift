import Glibc
import Synchronization

/// Values handed from one thread to another, no more at a time than there is room for: whoever is too fast waits.
final class BoundedQueue<Value: Sendable>: Sendable {
    private struct State {
        var values: [Value] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    /// A byte in it for each free place; taking one waits for it.
    private let free: Pipe
    /// A byte in it for each value.
    private let filled: Pipe

    /// Nil where the system has no descriptors left.
    init?(capacity: Int) {
        guard let free = Pipe(), let filled = Pipe() else { return nil }
        self.free = free
        self.filled = filled
        for _ in 0..<capacity { free.put() }
    }

    /// Puts a value in, as soon as there is room; false where nobody takes any more.
    func put(_ value: Value) -> Bool {
        free.take()
        let isOpen = state.withLock { state in
            if !state.isClosed { state.values.append(value) }
            return !state.isClosed
        }
        // Whoever is let go lets the next one go.
        (isOpen ? filled : free).put()
        return isOpen
    }

    /// The oldest value; nil where none came in so many milliseconds, or where nobody puts any more. Waits for ever
    /// where no time is given.
    func take(milliseconds: Int? = nil) -> Value? {
        guard filled.take(milliseconds: milliseconds) else { return nil }
        let value = state.withLock { state in
            state.isClosed || state.values.isEmpty ? nil : state.values.removeFirst()
        }
        (value == nil ? filled : free).put()
        return value
    }

    /// Lets whoever waits go, with nothing; what is still in it is thrown away.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.values = []
        }
        free.put()
        filled.put()
    }
}

/// A pipe that counts.
private final class Pipe: Sendable {
    private let reading: Int32
    private let writing: Int32

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reading = ends[0]
        writing = ends[1]
    }

    deinit {
        close(reading)
        close(writing)
    }

    func put() {
        var byte: UInt8 = 1
        while write(writing, &byte, 1) < 0, errno == EINTR {}
    }

    /// False where the time is up.
    @discardableResult
    func take(milliseconds: Int? = nil) -> Bool {
        if let milliseconds {
            var entry = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
            if poll(&entry, 1, Int32(clamping: milliseconds)) <= 0 { return false }
        }
        var byte: UInt8 = 0
        while true {
            let count = read(reading, &byte, 1)
            if count == 1 { return true }
            if count == 0 || errno != EINTR { return false }
        }
    }
}
