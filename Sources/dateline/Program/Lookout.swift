import Glibc
import Store

/// When the desk looks at the library again: as soon as a burst of changes has settled, or every second where the
/// system does not tell of changes.
final class Lookout {
    private let watch: LibraryWatch
    private var news: LibraryWatch.News = []
    /// When the first of the news came that have not been looked at, on a clock that nobody sets, in milliseconds.
    private var first: Int?
    /// When to look next; nil where only news lead to that.
    private var due: Int?

    /// How long nothing more must come, in milliseconds: a checkout of a thousand files is one look.
    private static let settling = 60
    /// How long news wait for that at the most.
    private static let patience = 400
    /// How long after a change was taken in the files are looked at once more: one that was written a moment before
    /// it was read may have been written again without a trace.
    private static let aftermath = 3_000
    private static let interval = 1_000

    init(library: String, stateHome: String) {
        watch = LibraryWatch(library: library, stateHome: stateHome)
    }

    /// Readable when there is news; not while those that have come settle.
    var descriptor: Int32? { first == nil ? watch.descriptor : nil }

    /// How long to wait before the next look, in milliseconds; nil: for as long as it takes.
    var pause: Int? {
        if let due { return max(0, due - Lookout.now()) }
        return watch.descriptor == nil ? Lookout.interval : nil
    }

    /// What is to be looked at now.
    func take() -> LibraryWatch.News {
        let now = Lookout.now()
        if watch.descriptor == nil {
            guard let due, due <= now else {
                due = due ?? now + Lookout.interval
                return []
            }
            self.due = now + Lookout.interval
            return watch.take()
        }
        let fresh = watch.take()
        news.formUnion(fresh)
        let isDue = due.map { $0 <= now } ?? false
        if news.isEmpty { return isDue ? .files : [] }
        let first = first ?? now
        self.first = first
        if !fresh.isEmpty { due = min(now + Lookout.settling, first + Lookout.patience) }
        guard due.map({ $0 <= now }) ?? true else { return [] }
        defer { (news, self.first, due) = ([], nil, nil) }
        return news
    }

    /// Notes that the library has been looked at, and how long that took: a slow file system is not looked at all
    /// the time.
    func hasLooked(milliseconds: Int, tookIn: Bool) {
        if watch.descriptor == nil {
            due = Lookout.now() + max(Lookout.interval, 10 * milliseconds)
        } else if first == nil {
            due = tookIn ? Lookout.now() + Lookout.aftermath : nil
        }
    }

    static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
    }
}
