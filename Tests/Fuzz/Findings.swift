import Glibc

/// What a room's trials found. A trap ends the program; what is printed here is what broke without one.
struct Findings {
    let room: String
    var seed = 0
    private(set) var count = 0
    private var said: [String: Int] = [:]
    /// Seconds a megabyte beyond which an input is called slow, and what any input may take.
    private let slow = 1.0
    private let start = 0.05

    init(room: String) { self.room = room }

    /// Holds that something is so; `what` names the rule, `input` shows what broke it.
    mutating func expect(_ holds: Bool, _ what: String, _ input: @autoclosure () -> String) {
        guard !holds else { return }
        count += 1
        said[what, default: 0] += 1
        guard said[what, default: 0] <= 3 else { return }
        print("BROKEN \(room) \(seed): \(what)\n  \(String(input().debugDescription.prefix(3_000)))")
        fflush(nil)
    }

    /// Does something with an input and holds the time it took against the input's size.
    mutating func timed<Result>(_ what: String, bytes: Int, _ body: () throws -> Result) rethrows -> Result {
        let before = Findings.seconds
        defer {
            let spent = Findings.seconds - before
            expect(spent < start + slow * Double(bytes) / 1_048_576, "\(what) is slow", "\(spent) s for \(bytes) bytes")
        }
        return try body()
    }

    /// Of this thread alone: the machine may be busy with other things.
    private static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
