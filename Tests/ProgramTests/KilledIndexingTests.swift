import Briefs
import FoundationEssentials
import Glibc
import PTY
import Page
import Testing

/// `kill -9` while a library is being taken in: the next start answers as one without an index before it.
@Suite("Killed while indexing", .serialized) struct KilledIndexingTests {
    @Test("Whenever it comes, what is printed next is what the library says", arguments: [3])
    func killed(seed: UInt64) throws {
        let sandbox = try Sandbox(sample: false)
        func write(_ round: UInt64) throws {
            for number in 0..<4 where round == 0 || number == Int(round) % 4 {
                let feed = RandomFeed(seed: seed * 1_000 + round * 10 + UInt64(number), ids: 400)
                try sandbox.put("feed-\(number).json", feed.text(count: 80))
            }
        }
        try write(0)
        // How long it takes in whole says where the moments lie.
        let start = milliseconds()
        _ = try sandbox.dateline("list")
        let length = max(20, milliseconds() - start)
        var place = Int(seed) * 37 + 11
        for round in 1...9 {
            if round % 3 == 1 { try FileManager.default.removeItem(atPath: sandbox.folder + "/cache") }
            try write(UInt64(round))
            for _ in 0..<2 {
                place = (place * 73 + 29) % 997
                let running = try sandbox.start(["list"])
                poll(nil, 0, Int32(length * place / 900))
                Glibc.kill(running.process, SIGKILL)
                _ = try? sandbox.finish(running)
            }
            let plain = try PlainCommands(sandbox.library, today: Day(number: time(nil) / 86_400))
            for query in ["", "radar -tag:ports", "smugg* sort:relevance"] {
                let printed = try sandbox.dateline("list", query)
                #expect(try printed.output == plain.list(query), "round \(round): \(query)")
                #expect(!printed.errors.contains("index"), "round \(round): \(printed.errors)")
            }
            #expect(try sandbox.dateline("facets", "boat").output == plain.facets(.tag, "boat"), "round \(round)")
        }
    }

    private func milliseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
    }
}
