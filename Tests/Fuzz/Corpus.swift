import Briefs
import Glibc

/// Real inputs, to be damaged: the sample library and the fixtures of the tests.
struct Corpus {
    let feeds: [[UInt8]]
    let captures: [[UInt8]]
    let pages: [[UInt8]]
    let markdown: [[UInt8]]
    /// Feeds and lists of subscriptions.
    let xml: [[UInt8]]
    let themes: [[UInt8]]
    /// JSON of all shapes.
    let posts: [[UInt8]]
    /// Lists of addresses.
    let addresses: [[UInt8]]
    /// Bodies of the sample's briefs, and hard ones.
    let html: [[UInt8]]
    let plain: [[UInt8]]
    let names: [[UInt8]]
    let desk: [Brief]
    let queries: [[UInt8]]
    let journal: [[UInt8]]

    /// `root` is the folder of the sources.
    init(_ root: String) {
        let samples = Corpus.files(root + "/sample-data", ending: ".json")
        let desk = Corpus.files(root + "/Tests/ReaderTests/Fixtures", ending: ".json")
        feeds = samples + desk
        captures = Corpus.files(root + "/Tests/IntakeTests/Fixtures", ending: ".txt") + samples.prefix(2)
        posts = Corpus.files(root + "/Tests/IntakeTests/Fixtures/posts", ending: ".json")
        addresses = Corpus.files(root + "/Tests/IntakeTests/Fixtures/posts", ending: ".txt")
        pages = Corpus.files(root + "/Tests/IntakeTests/Fixtures/pages", ending: ".html")
        markdown = Corpus.files(root + "/Tests/IntakeTests/Fixtures/markdown", ending: ".md")
        xml = Corpus.files(root + "/Tests/IntakeTests/Fixtures/feeds", ending: ".xml")
        themes = Corpus.files(root + "/Themes", ending: ".theme")
        let briefs = feeds.flatMap { FeedReader.read($0, file: "f", fallbackSource: "s").items.map(\.brief) }
        html =
            briefs.compactMap { if case .html(let html) = $0.body { Array(html.utf8) } else { nil } }
            + [Array(Corpus.hardPage.utf8)] + Corpus.files(root + "/Tests/MarkupTests/Fixtures", ending: ".html")
        plain = html + captures
        names =
            (briefs.flatMap { [$0.title, $0.dateline?.raw ?? ""] + $0.tags }
            + [
                "Bolivia", "Republic of the Congo", "Guinea-Bissau", "Côte d’Ivoire", "MX-SIN", "005", "South America",
                "El Niño in Peru, Bolivia and Sao Tome", "Россия", "中国",
            ]).map { Array($0.utf8) }
        self.desk = desk.flatMap { FeedReader.read($0, file: "f", fallbackSource: "s").items.map(\.brief) }
        queries = Corpus.questions.map { Array($0.utf8) }
        journal = Corpus.lines.map { Array($0.utf8) }
    }

    private static let questions = [
        "bolivia -tag:cocaine", "(a OR b) c*", "\"air bridge\" title:radar", "region:BO OR region:\"Santa Cruz\"",
        "after:2013 before:2014-06 on:2013-12-02", "after:7d", "on:last-year", "added:>=30d changed:<2020",
        "is:unread is:bookmarked -is:noted sort:oldest", "lang:es author:\"Ana Ruiz\" source:\"El Farol\"",
        "has:analysis kind:brief sort:relevance", "-(-(x y) OR -z)", "tag:a,b", "title:(a b)", "is:suggested region:PE",
        "c++ c# O'Brien 10,000 \\( \\\" a\\*", "OR OR", "-", "((((a))))", "analysis:hum*", "tag:\"a \\\" b\"",
    ]

    private static let lines = [
        #"{"v":1,"stamp":1700000000000,"device":"a1","ids":["https://desk.example/1"],"field":"read","value":true}"#,
        #"{"v":1,"stamp":1700000000001,"device":"b2","ids":["x","y"],"field":"note","value":"n","over":[[1,"a1"]]}"#,
        #"{"v":1,"stamp":1700000000002,"device":"b2","ids":["x"],"field":"tag:air","value":true}"#,
        #"{"v":1,"stamp":4,"device":"b2","ids":["x"],"field":"place","value":"b12:340"}"#,
        #"{"v":1,"stamp":5,"device":"b2","ids":["x"],"field":"helpful","value":null}"#,
    ]

    private static let hardPage = """
        <h1>Head &amp; line</h1><p class="x">Alpha <a href="https://e.example/?a=1&amp;b=2">beta gamma</a>, <b>delta
        <i>epsilon</b> zeta</i>.</p><ol start=7><li>eta<li>theta<ul><li>iota</ul></ol><blockquote>kappa<p>lambda
        </blockquote><table><tr><th>mu<th>nu<tr><td>中文字<td>xi</table><pre>omicron\n\tpi</pre><figure><img alt="rho">
        <figcaption>sigma</figcaption></figure>tau<br>&eacute;&#233; “upsilon” 👩‍🚒 e\u{301}<hr>phi < chi > psi
        <dl><dt>omega<dd>end</dl><h2>Analysis</h2><p>It hums<sup>2</sup> <code>x</code>.</p>
        """

    /// The contents of all files below a folder whose names end so, by path.
    private static func files(_ folder: String, ending: String) -> [[UInt8]] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted().flatMap { name -> [[UInt8]] in
            if name.hasSuffix(ending) { return [read(folder + "/" + name)] }
            return files(folder + "/" + name, ending: ending)
        }
    }

    private static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk.prefix(count) }
        return bytes
    }
}
