import Briefs
import CSQLite
import Glibc
import Index
import Query
import Store

/// What is measured. Times are in milliseconds where the name does not say otherwise, sizes in MB of 10^6 bytes.
enum IndexBench {
    /// Takes a library in from nothing.
    static func build(library: String, cacheHome: String) throws -> [(String, Double)] {
        let start = seconds(CLOCK_MONOTONIC)
        let processor = seconds(CLOCK_PROCESS_CPUTIME_ID)
        let index = try LibraryIndex.open(library: library, cacheHome: cacheHome, startThread: startThread)
        var longest = 0.0
        while true {
            let before = seconds(CLOCK_MONOTONIC)
            let progress = index.step(milliseconds: 50)
            longest = max(longest, seconds(CLOCK_MONOTONIC) - before)
            if progress.stage == .done { break }
        }
        index.close()
        let taken = seconds(CLOCK_MONOTONIC) - start
        return [
            ("briefs", Double(index.count)), ("seconds", taken), ("briefs_per_second", Double(index.count) / taken),
            ("cpu_seconds", seconds(CLOCK_PROCESS_CPUTIME_ID) - processor), ("longest_step_ms", longest * 1000),
            ("peak_mb", peakMemory()),
        ]
    }

    /// Puts the folded texts of a library into a plain full-text table, a thousand a transaction. Only the time of
    /// the insertions counts, not that of reading and folding.
    static func bare(library: String, file: String) throws -> [(String, Double)] {
        unlink(file)
        var database: OpaquePointer?
        sqlite3_open(file, &database)
        defer { sqlite3_close(database) }
        let made = """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
            CREATE VIRTUAL TABLE texts USING fts5(title, text, analysis, content='');
            """
        sqlite3_exec(database, made, nil, nil, nil)
        var insertion: OpaquePointer?
        sqlite3_prepare_v2(
            database, "INSERT INTO texts(rowid, title, text, analysis) VALUES (?, ?, ?, ?)", -1, &insertion, nil)
        defer { sqlite3_finalize(insertion) }
        var taken = 0.0
        var count: Int64 = 0
        func insert(_ texts: [[String]]) {
            let start = seconds(CLOCK_MONOTONIC)
            sqlite3_exec(database, "BEGIN", nil, nil, nil)
            for fields in texts {
                count += 1
                sqlite3_bind_int64(insertion, 1, count)
                for (place, var text) in fields.enumerated() {
                    text.withUTF8 { bytes in
                        bytes.withMemoryRebound(to: CChar.self) {
                            _ = sqlite3_bind_text(insertion, Int32(place + 2), $0.baseAddress, Int32($0.count), nil)
                        }
                        if place == fields.count - 1 {
                            sqlite3_step(insertion)
                            sqlite3_reset(insertion)
                        }
                    }
                }
            }
            sqlite3_exec(database, "COMMIT", nil, nil, nil)
            taken += seconds(CLOCK_MONOTONIC) - start
        }
        var waiting: [[String]] = []
        for path in try LibraryFolder.files(of: library).paths {
            let contents = try FileContents.read(library + "/" + path)
            for item in FeedReader.read(contents.bytes, file: path, fallbackSource: "").items {
                let text = BriefText(item.brief)
                waiting.append([text.title, text.text, text.analysis].map { Words.folded($0).joined(separator: " ") })
                if waiting.count == 1000 {
                    insert(waiting)
                    waiting = []
                }
            }
        }
        insert(waiting)
        return [("briefs", Double(count)), ("seconds", taken), ("briefs_per_second", Double(count) / taken)]
    }

    private static func startThread(_ body: @escaping @Sendable () -> Void) -> (() -> Void)? {
        final class Body: Sendable {
            let run: @Sendable () -> Void
            init(_ run: @escaping @Sendable () -> Void) { self.run = run }
        }
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, Unmanaged.passRetained(Body(body)).toOpaque())
        return status == 0 ? { pthread_join(thread, nil) } : nil
    }

    /// Says something on standard error.
    static func complain(_ sentence: String) {
        let bytes = Array((sentence + "\n").utf8)
        _ = write(2, bytes, bytes.count)
    }

    static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The most memory that this process has held, in MB.
    static func peakMemory() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) * 1024 / 1e6
    }
}
