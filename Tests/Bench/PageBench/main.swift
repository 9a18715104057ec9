import Briefs
import Glibc
import Markup
import Page
import Query
import Reader

// PageBench FILE.html…: what setting each of these pages costs, one figure a line: file, name, milliseconds.
TextLocale.establish()
for path in CommandLine.arguments.dropFirst() {
    guard let html = PageBench.text(of: path) else {
        print("\(path) cannot be read")
        exit(1)
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    for (figure, value) in PageBench.figures(of: html) { print(name, figure, value) }
}

/// What is measured: medians, in milliseconds.
enum PageBench {
    static func figures(of html: String) -> [(String, Double)] {
        let rounds = max(5, min(200, 4_000_000 / max(1, html.utf8.count)))
        var brief = Brief(id: BriefID("https://bench.example/1"), title: "A page to be measured", body: .html(html))
        brief.language = "en"
        let document = MarkupReader.document(of: brief)
        let article = ArticleText(brief, document: document)
        let page = Typesetter(measure: 72).set(article)
        return [
            ("read", median(rounds) { _ in _ = MarkupReader.document(of: brief) }),
            ("set_whole", median(rounds) { _ in _ = page.set(to: 72, marking: nil).lines }),
            (
                "first_screen",
                median(rounds) { _ in
                    let article = ArticleText(brief, document: MarkupReader.document(of: brief))
                    var page = Typesetter(measure: 72).set(article)
                    page.prepare(from: .start, rows: 50)
                    var grid = Grid(size: Size(columns: 80, rows: 50))
                    page.draw(into: &grid, Rect(column: 4, row: 0, columns: 76, rows: 50), from: .start)
                }
            ),
            ("text", median(rounds) { _ in _ = page.text }),
        ] + reading(brief)
    }

    /// Steps of the whole reader on one long page: the median and the slowest.
    private static func reading(_ brief: Brief) -> [(String, Double)] {
        let regions = RegionTree()
        let evaluator = PlainEvaluator(
            briefs: [brief], book: MarkBook(), regions: regions, dates: { _ in BriefDates() }, text: BriefText.init)
        let today = Day(year: 2026, month: 11, day: 1) ?? Day(number: 0)
        var player = Player(
            State(
                size: Size(columns: 120, rows: 40), theme: "plain", themes: ["plain"], regions: regions, today: today),
            answering: evaluator)
        func play(_ keys: String) { try? player.play(keys) }
        play("<Enter>5<Space>")
        var figures: [(String, Double)] = []
        func measure(_ name: String, _ rounds: Int, _ body: (Int) -> Void) {
            var times: [Double] = []
            for round in 0..<rounds {
                times.append(
                    milliseconds {
                        body(round)
                        _ = view(player.state)
                    })
            }
            figures.append((name, times.sorted()[rounds / 2]))
            figures.append((name + "_slowest", times.max() ?? 0))
        }
        measure("resize", 120) { round in
            player.send(.resize(Size(columns: 80 + round, rows: 30 + round / 6)))
        }
        measure("page_down", 30) { _ in play("<Space>") }
        measure("end_and_top", 10) { round in play(round.isMultiple(of: 2) ? "G" : "g") }
        measure("paragraph", 20) { _ in play("}") }
        play("/")
        measure("find_letter", 4) { round in play(["r", "a", "d", "a"][round % 4]) }
        return figures
    }

    private static func median(_ rounds: Int, _ body: (Int) -> Void) -> Double {
        (0..<rounds).map { round in milliseconds { body(round) } }.sorted()[rounds / 2]
    }

    private static func milliseconds(_ body: () -> Void) -> Double {
        let start = now()
        body()
        return now() - start
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }

    static func text(of path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk.prefix(count) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
