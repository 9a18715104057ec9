import CNcurses
import Glibc
import Page
import Reader

extension Terminal {
    /// Waits until something comes in, takes all that waits, and gives it out in order. Empty where the time has
    /// passed and nothing came.
    ///
    /// - Parameters:
    ///   - timeoutMilliseconds: nil to wait for as long as it takes, 0 not to wait.
    ///   - descriptors: each that can be read, or was closed at its other end, gives a `wake`.
    package func poll(timeoutMilliseconds: Int?, watching descriptors: [Int32] = []) -> [TerminalEvent] {
        var events = waitingEvents
        waitingEvents = []
        let end = timeoutMilliseconds.map { Self.now() &+ max(0, $0) }
        // What can be read at once came while the loop was busy; after that, time is known.
        var quietUntil: Int? = lastLook
        repeat {
            let wait = quietUntil == nil && events.isEmpty ? timeToWait(until: end) : 0
            let ready = readable([signals] + (hasHungUp ? [] : [STDIN_FILENO]) + descriptors, milliseconds: wait)
            if ready.contains(signals) { takeSignals(into: &events) }
            if ready.contains(STDIN_FILENO), !hasHungUp {
                let bytes = readInput(into: &events)
                take(decoder.consume(bytes, at: Self.now(), quietUntil: quietUntil), into: &events)
            }
            lastLook = Self.now()
            take(decoder.expire(at: lastLook), into: &events)
            for descriptor in descriptors where ready.contains(descriptor) && descriptor != STDIN_FILENO {
                events.append(.wake(descriptor))
            }
            if quietUntil != nil {
                quietUntil = nil
                if events.isEmpty { continue }
            }
        } while events.isEmpty && (end.map { Self.now() < $0 } ?? true)
        return events
    }

    /// In milliseconds, −1 for ever.
    private func timeToWait(until end: Int?) -> Int32 {
        guard let first = [end, decoder.nextDeadline].compactMap({ $0 }).min() else { return -1 }
        return Int32(clamping: max(0, first &- Self.now()))
    }

    private func readable(_ descriptors: [Int32], milliseconds: Int32) -> Set<Int32> {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        // An interrupted wait is looked at again: the handler has written to the pipe.
        guard Glibc.poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return [] }
        return Set(polled.filter { $0.revents != 0 }.map(\.fd))
    }

    /// All that waits on the terminal, up to 256 KB, so that what was sent together is decoded together.
    private func readInput(into events: inout [TerminalEvent]) -> [UInt8] {
        var bytes: [UInt8] = []
        repeat {
            var code: Int32 = 0
            let part = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, count in
                let result = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
                code = result < 0 ? errno : 0
                count = max(0, result)
            }
            bytes += part
            if part.isEmpty {
                if code != EINTR && code != EAGAIN {
                    hasHungUp = true
                    events.append(.end(.hangUp))
                }
                break
            }
        } while bytes.count < 262_144 && readable([STDIN_FILENO], milliseconds: 0).contains(STDIN_FILENO)
        return bytes
    }

    private func take(_ inputs: [KeyDecoder.Input], into events: inout [TerminalEvent]) {
        for input in inputs {
            switch input {
            case .key(let key): events.append(.key(key))
            case .paste(let text): events.append(.paste(text))
            case .mouse(let event): events.append(.mouse(event))
            }
        }
    }

    private func takeSignals(into events: inout [TerminalEvent]) {
        let arrived = drainSignals()
        if arrived.contains(SIGCONT), isUp {
            // Stopped from outside without a word: whoever had the terminal meanwhile may have changed anything.
            leave()
            enter()
            events.append(.continued)
        }
        if arrived.contains(SIGWINCH), measure() { events.append(.resize(size)) }
        if arrived.contains(SIGTSTP) { events.append(.suspend) }
        events += endings(arrived)
    }

    func endings(_ arrived: [Int32]) -> [TerminalEvent] {
        var endings: [TerminalEvent] = []
        if arrived.contains(SIGINT) { endings.append(.end(.interrupt)) }
        if arrived.contains(SIGTERM) { endings.append(.end(.terminate)) }
        if arrived.contains(SIGQUIT) { endings.append(.end(.quit)) }
        if arrived.contains(SIGHUP) { endings.append(.end(.hangUp)) }
        return endings
    }

    /// The signals that have arrived since the last call.
    func drainSignals() -> [Int32] {
        var arrived: [Int32] = []
        while true {
            let part = [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
                count = max(0, read(signals, buffer.baseAddress, buffer.count))
            }
            if part.isEmpty { break }
            arrived += part.map { Int32($0) }
        }
        dateline_signals_answered()
        return arrived
    }
}
