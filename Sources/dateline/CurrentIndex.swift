import Glibc
import Index

/// The index of a library, brought up to the library as it is now: what commands answer from.
enum CurrentIndex {
    /// How long another process may hold the index without getting on with it, in milliseconds. The last transaction of
    /// a large one takes a while, and making another costs more than waiting.
    private static func patience(_ index: LibraryIndex) -> Int { 5_000 + index.count / 40 }

    /// Opens the index, takes in what has changed, and waits where another process is doing that. What a command
    /// prints is to be right: where the index cannot be brought up to date, one is made in memory for this once.
    static func open(_ setting: Setting) throws(CommandError) -> LibraryIndex {
        do throws(IndexError) {
            let index = try LibraryIndex.open(
                library: setting.library, cacheHome: setting.paths.cacheHome, startThread: Worker.start)
            let before = index.notice
            let isCurrent = finish(index)
            if let notice = index.notice { Console.complain(notice) }
            // A notice that came meanwhile says what kept the index from being written: a full disk, a broken one.
            if isCurrent, index.notice == before { return index }
            let own = try LibraryIndex.inMemory(library: setting.library, startThread: Worker.start)
            _ = finish(own)
            return own
        } catch {
            throw .failed(error.description)
        }
    }

    /// False where another process holds the index and does nothing: one that has been stopped, as with `^Z`.
    private static func finish(_ index: LibraryIndex) -> Bool {
        var line = ProgressLine()
        defer { line.clear() }
        var words = TakingIn()
        var lastChange = Clock.steady()
        while true {
            let progress = index.step()
            let now = Clock.steady()
            if progress.stage == .done {
                // Now, as what is found out can be written down only until the index is held.
                _ = index.problemPaths
                if index.hold() { return true }
            }
            if progress.stage != .waiting || progress.hasChanged { lastChange = now }
            if now - lastChange > patience(index) { return false }
            if progress.stage == .waiting { poll(nil, 0, 20) }
            if let text = words.sentence(progress, at: now) { line.show(text) }
        }
    }
}
