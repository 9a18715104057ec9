import Briefs
import Glibc
import Query
import Reader
import Store

/// Opens a library: its briefs, the reader's marks, and what answers questions about both.
struct LibraryOpening: Sendable {
    let setting: Setting

    init(_ setting: Setting) { self.setting = setting }

    /// A library that is not there yet is an empty one: the first import makes it.
    func contents() throws(StoreError) -> LibraryContents {
        do throws(StoreError) {
            return try LibraryReader.read(setting.library)
        } catch {
            guard case .noLibrary = error else { throw error }
            return LibraryContents()
        }
    }

    func journal(_ aliases: BriefAliases) -> MarkJournal {
        MarkJournal.open(
            library: setting.library, stateHome: setting.paths.stateHome, cacheHome: setting.paths.cacheHome,
            aliases: aliases, now: { Clock.milliseconds() })
    }

    func evaluator(_ contents: LibraryContents, _ book: MarkBook) -> PlainEvaluator {
        let dates = Dictionary(
            contents.briefs.map {
                ($0.brief.id, BriefDates(added: $0.added, changed: $0.changed, changedAt: $0.changedAt))
            }, uniquingKeysWith: { first, _ in first })
        let library = setting.library
        return PlainEvaluator(
            briefs: contents.briefs.map(\.brief), book: book, regions: setting.regions,
            dates: { dates[$0.id] ?? BriefDates() }, text: { BriefText($0) },
            earlier: { History.texts(at: History.places(of: $0, in: library), in: library) })
    }
}

/// The time of day.
enum Clock {
    /// Milliseconds since 1970-01-01 UTC.
    static func milliseconds() -> Int { milliseconds(of: CLOCK_REALTIME) }

    /// Milliseconds that nobody sets back: for how long something takes.
    static func steady() -> Int { milliseconds(of: CLOCK_MONOTONIC) }

    private static func milliseconds(of clock: clockid_t) -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
