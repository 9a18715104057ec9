/// Reckons how long taking in a library will go on, from the bytes that have been taken in since it began.
package struct IndexPace: Hashable, Sendable {
    /// Where a pass began: its size, and what was done of it when it was first seen.
    private struct Base: Hashable {
        var total: Int
        var done: Int
        var time: Int
    }

    private var base: Base?

    /// In milliseconds: what a pass does at first says little of what it will do.
    private static let shortest = 2_000

    package init() {}

    /// The seconds that are left; nil until there is a base for saying so. `milliseconds` are of any clock that goes
    /// on evenly.
    package mutating func secondsLeft(_ progress: IndexProgress, at milliseconds: Int) -> Int? {
        guard progress.stage == .indexing else {
            if progress.stage != .looking { base = nil }
            return nil
        }
        guard let base, base.total == progress.bytesTotal, base.done <= progress.bytesDone, base.time <= milliseconds
        else {
            base = Base(total: progress.bytesTotal, done: progress.bytesDone, time: milliseconds)
            return nil
        }
        let (done, time) = (progress.bytesDone - base.done, milliseconds - base.time)
        // A fiftieth of the whole at the least: the first small files go by another pace than the large ones.
        guard time >= IndexPace.shortest, done > 0, done >= (base.total - base.done) / 50 else { return nil }
        let left = max(0, base.total - progress.bytesDone)
        return Int((Double(time) * Double(left) / Double(done) / 1_000).rounded(.up))
    }
}
