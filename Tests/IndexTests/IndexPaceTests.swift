import Testing

@testable import Index

@Suite("The time that is left")
struct IndexPaceTests {
    private func progress(_ done: Int, of total: Int, _ stage: IndexProgress.Stage = .indexing) -> IndexProgress {
        IndexProgress(stage: stage, bytesDone: done, bytesTotal: total)
    }

    @Test("Nothing is said until there is a base, then what the pace so far says")
    func pace() {
        var pace = IndexPace()
        #expect(pace.secondsLeft(progress(0, of: 0, .looking), at: 0) == nil)
        #expect(pace.secondsLeft(progress(100, of: 10_100), at: 1_000) == nil)
        #expect(pace.secondsLeft(progress(600, of: 10_100), at: 2_000) == nil)
        #expect(pace.secondsLeft(progress(1_100, of: 10_100), at: 3_000) == 18)
        #expect(pace.secondsLeft(progress(5_100, of: 10_100), at: 6_000) == 5)
        #expect(pace.secondsLeft(progress(10_100, of: 10_100), at: 11_000) == 0)
    }

    @Test("A little of much is no base, and neither is standing still")
    func base() {
        var pace = IndexPace()
        #expect(pace.secondsLeft(progress(0, of: 100_000), at: 0) == nil)
        #expect(pace.secondsLeft(progress(0, of: 100_000), at: 60_000) == nil)
        #expect(pace.secondsLeft(progress(1_999, of: 100_000), at: 60_000) == nil)
        #expect(pace.secondsLeft(progress(2_000, of: 100_000), at: 60_000) == 2_940)
    }

    @Test("Another pass, a pass that begins again, and another's work have a base of their own")
    func again() {
        for next in [progress(10, of: 500), progress(10, of: 100)] {
            var pace = IndexPace()
            _ = pace.secondsLeft(progress(50, of: 100), at: 0)
            #expect(pace.secondsLeft(progress(75, of: 100), at: 4_000) == 4)
            #expect(pace.secondsLeft(next, at: 5_000) == nil)
        }
        var pace = IndexPace()
        _ = pace.secondsLeft(progress(0, of: 100), at: 0)
        #expect(pace.secondsLeft(progress(0, of: 0, .waiting), at: 9_000) == nil)
        #expect(pace.secondsLeft(progress(50, of: 100), at: 10_000) == nil)
    }

    @Test("Bytes go up to their total while a library is taken in")
    func bytes() throws {
        let library = try TestLibrary(seed: 41)
        for name in ["a", "b", "c"] {
            let items = (0..<40).map { "{\"id\":\"urn:\(name):\($0)\",\"title\":\"t\($0)\"}" }
            try library.write("\(name).json", "{\"items\":[" + items.joined(separator: ",") + "]}")
        }
        let index = try LibraryIndex.open(library: library.path, cacheHome: library.cache)
        var seen: [IndexProgress] = []
        repeat { seen.append(index.step(milliseconds: 0)) } while seen.last?.stage != .done && seen.count < 10_000
        let counts = seen.map(\.bytesDone)
        #expect(counts == counts.sorted() && Set(counts).count > 100)
        #expect(seen.allSatisfy { $0.bytesTotal == seen[0].bytesTotal } && seen.last?.bytesDone == seen[0].bytesTotal)
        #expect(seen[0].bytesTotal > 3_000)
    }
}
