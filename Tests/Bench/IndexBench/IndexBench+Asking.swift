import Briefs
import Glibc
import Index
import Query

extension IndexBench {
    /// Asks an index that is there, each question several times; the medians.
    static func ask(library: String, cacheHome: String) throws -> [(String, Double)] {
        let regions = RegionTree()
        let today = Day(year: 2026, month: 11, day: 1) ?? Day(number: 0)
        var figures: [(String, Double)] = []
        let start = seconds(CLOCK_MONOTONIC)
        let index = try LibraryIndex.open(library: library, cacheHome: cacheHome)
        let answering = IndexAnswering(index, book: MarkBook(), regions: regions)
        func ask(_ question: Question) -> Answer? { answering.answer(question, today: today, isCancelled: { false }) }
        let everything = ask(.list(Listing(query: .everything), rows: 0..<40))
        figures.append(("open_first_list", (seconds(CLOCK_MONOTONIC) - start) * 1000))
        figures.append(("first_list_mb", peakMemory()))
        guard case .list(let list) = everything else { return figures }
        func measure(_ name: String, _ rounds: Int = 5, _ body: (Int) -> Void) {
            var times: [Double] = []
            for round in 0..<rounds {
                // Something else in between, so that no answer is one that is still at hand.
                _ = ask(.list(Listing(query: .everything), rows: 0..<40))
                let start = seconds(CLOCK_MONOTONIC)
                body(round)
                times.append((seconds(CLOCK_MONOTONIC) - start) * 1000)
            }
            figures.append((name, times.sorted()[rounds / 2]))
        }
        func query(_ text: String) throws -> Query { try QueryParser(regions: regions).parse(text) }
        for (name, text) in [
            ("filter_region", "region:BR"), ("filters_five", "region:005 kind:brief lang:es -tag:budget after:2018"),
            ("search_rare", "zirconia"), ("search_one_percent", "wolframio"), ("search_ten_percent", "hydrogen"),
            ("search_common", "government"), ("prefix_two", "go*"), ("prefix_three", "gov*"), ("prefix_four", "gove*"),
            ("phrase", "\"the government\""), ("relevance_ten_percent", "hydrogen sort:relevance"),
            ("sort_title", "sort:title"),
        ] {
            let query = try query(text)
            measure(name) { _ in _ = ask(.list(Listing(query: query), rows: 0..<40)) }
        }
        for (name, text) in [
            ("newest_common", "government"), ("newest_two", "government minister"),
        ] {
            let listing = Listing(query: try query(text))
            measure(name) { _ in _ = answering.newest(of: listing, limit: 200, today: today) }
        }
        let filter = try query("region:BR")
        measure("filter_all_facets") { _ in
            _ = ask(.list(Listing(query: filter), rows: 0..<40))
            for facet in Facet.allCases { _ = ask(.facets(facet, filter)) }
        }
        measure("brief", 40) { round in _ = ask(.brief(list.rows[round % list.rows.count].id)) }
        var slowest = 0.0
        measure("related", 40) { round in
            let start = seconds(CLOCK_MONOTONIC)
            _ = ask(.related(list.rows[round % list.rows.count].id, limit: 12))
            slowest = max(slowest, (seconds(CLOCK_MONOTONIC) - start) * 1000)
        }
        figures.append(("related_slowest", slowest))
        figures.append(("peak_mb", peakMemory()))
        return figures
    }
}
