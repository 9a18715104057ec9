import Briefs
import FoundationEssentials
import Markup
import Page
import Testing

@Suite struct TypesetterTests {
    init() { TextLocale.establish() }

    @Test("A brief is set as the screens have it", arguments: [100, 67, 40, 24, 16])
    func english(measure: Columns) {
        expectSnapshot(Typesetter(measure: measure).set(Sample.english()).text, "english-\(measure).txt")
    }

    @Test("A Spanish brief says its own words in Spanish", arguments: [60, 30])
    func spanish(measure: Columns) {
        expectSnapshot(Typesetter(measure: measure).set(Sample.spanish()).text, "spanish-\(measure).txt")
    }

    @Test("A page in the layout of a desk's briefs, with everything that may stand in one", arguments: [100, 66, 34])
    func layout(measure: Columns) throws {
        let feed = try Data(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/layout.json"))
        let item = try #require(FeedReader.read(Array(feed), file: "layout.json", fallbackSource: "wire").items.first)
        var article = ArticleText(item.brief, regions: RegionTree())
        article.notices = .full
        expectSnapshot(Typesetter(measure: measure).set(article).text, "layout-\(measure).txt")
    }

    @Test("What each line is, and in which ink")
    func inks() {
        var article = Sample.english()
        article.hits = { text in
            guard let range = text.range(of: "radar") else { return [] }
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            return [start..<start + 5]
        }
        let page = Typesetter(measure: 60).set(article)
        let text = page.lines.map { line in
            "\(line.part): "
                + line.spans.map {
                    "\($0.ink.role.rawValue)\($0.ink.overlay == .none ? "" : "!")\($0.link.map { "#\($0)" } ?? "")"
                }
                .joined(separator: " ") + "\n"
        }.joined()
        expectSnapshot(text, "inks-60.txt")
        let marked = page.lines.flatMap(\.spans).filter { $0.ink.overlay == .hit }
        #expect(marked.map(\.text.string) == ["radar", "radar"])
    }

    @Test("No line is wider than the measure, whatever the text and the measure")
    func neverTooWide() {
        for article in [Sample.hostile(), Sample.english(), Sample.spanish()] {
            for measure in Array(1...48) + [67, 80, 100, 200] {
                let page = Typesetter(measure: measure).set(article)
                for (number, line) in page.lines.enumerated() where line.columns > max(4, measure) {
                    Issue.record("line \(number) at \(measure): \(line.text)")
                }
                for span in page.lines.flatMap(\.spans) {
                    #expect(
                        !span.text.string.unicodeScalars.contains { SafeText.isControl($0) || $0 == "\n" || $0 == "\t" }
                    )
                }
            }
        }
    }

    @Test("No word is lost and none is torn at any measure where it fits")
    func keepsWords() {
        let article = Sample.english()
        let letters = { (text: String) in text.filter { $0.isLetter || $0.isNumber } }
        let body = letters(article.document.plainText.replacingLines)
        for measure in 16...120 {
            let page = Typesetter(measure: measure).set(article)
            let set = page.lines.filter { [.body, .heading].contains($0.part) }
            let text = set.flatMap { line in line.spans.filter { $0.ink.role != .foot }.map(\.text.string) }.joined()
            #expect(letters(text).hasSuffix(letters("stop it. track 1 --> 14:02 track 2 --> lost")))
            if measure >= 26 { #expect(letters(text) == body, "at \(measure)") }
            let words = Set(page.text.split { !$0.isLetter }.map(String.init))
            for word in ["governments", "decade", "Officials", "analysis"] {
                #expect(words.contains(word), "\(word) at \(measure)")
            }
        }
    }

    @Test("Figures above and below the line, and what corrections put in and took out, are told apart")
    func stylesOfText() {
        func set(_ html: String) -> [Span] {
            let brief = Brief(id: BriefID("urn:1"), title: "T", body: .html(html))
            let page = Typesetter(measure: 60).set(ArticleText(brief, document: MarkupReader.document(of: brief)))
            return page.lines.filter { $0.part == .body }.flatMap(\.spans)
        }
        func text(_ html: String) -> String { set(html).map(\.text.string).joined() }
        #expect(text("<p>10<sup>−3</sup> m<sup>2</sup>, 1<sup>er</sup></p>") == "10⁻³ m², 1er")
        var styled = Inline([
            Inline.Run("The count of CO"), Inline.Run("2", style: .subscripted), Inline.Run(" was "),
            Inline.Run("forty", style: .deleted), Inline.Run(" "),
            Inline.Run("ninety-two", style: .inserted), Inline.Run("."),
        ])
        func spans() -> [Span] {
            let document = Document(blocks: [.paragraph(styled)])
            let article = ArticleText(Brief(id: BriefID("urn:1"), title: "T"), document: document)
            return Typesetter(measure: 60).set(article).lines.filter { $0.part == .body }.flatMap(\.spans)
        }
        #expect(spans().map(\.text.string).joined() == "The count of CO₂ was [-forty-] ninety-two.")
        #expect(spans().filter { $0.ink.role == .deleted }.map(\.text.string).joined() == "[-forty-]")
        #expect(spans().filter { $0.ink.role == .inserted }.map(\.text.string) == ["ninety-two"])
        styled.runs[3].style.insert(.strong)
        #expect(spans().filter { $0.ink.role == .deleted }.map(\.text.string).joined() == "[-forty-]")
    }

    @Test("A heading below which no row has a cell is read all the same", arguments: [8, 12, 16, 40])
    func idleHeadings(measure: Columns) {
        for rows in ["<tr><td>Pando</td></tr>", "<tr><td>Pando</td><td></td></tr>", ""] {
            let html = "<table><tr><th>Place</th><th>Drums counted</th></tr>\(rows)</table>"
            let brief = Brief(id: BriefID("urn:1"), title: "T", body: .html(html))
            let page = Typesetter(measure: measure).set(ArticleText(brief, document: MarkupReader.document(of: brief)))
            let text = page.text.split { $0 == "\n" || $0 == " " }.joined()
            for word in ["Place", "Drums", "counted", rows.isEmpty ? "" : "Pando"] {
                #expect(text.contains(word), "\(word) at \(measure): \(page.text)")
            }
        }
    }

    @Test("Every line has a later place than the one above it, and a place finds its line again")
    func places() {
        for article in [Sample.english(), Sample.spanish(), Sample.hostile()] {
            for measure in [7, 16, 33, 60, 100] {
                let page = Typesetter(measure: measure).set(article)
                let lines = page.lines
                for (before, line) in zip(lines, lines.dropFirst()) { #expect(before.place < line.place) }
                for line in lines {
                    #expect(page[page.index(for: line.place)] == line)
                    #expect(page.place(at: page.index(for: line.place)) == line.place)
                    #expect(Place(line.place.description) == line.place)
                }
                #expect(page.index(for: .top) == .start)
                #expect(page.place(at: LineIndex(piece: -1)) == .top)
                #expect(page.place(at: LineIndex(piece: .max)) == lines.last?.place)
            }
        }
    }

    @Test("A place survives another measure: the line shown there holds the same text")
    func placesSurvive() throws {
        let wide = Typesetter(measure: 90).set(Sample.english())
        let narrow = Typesetter(measure: 30).set(Sample.english())
        for line in narrow.lines
        where line.part == .body && line.indent == 0 && line.spans.first?.link == nil {
            let found = try #require(wide[wide.index(for: line.place)])
            let word = try #require(line.text.split(separator: " ").first)
            #expect(found.text.contains(word), "\(line.text) / \(found.text)")
        }
    }

    @Test("Sections, paragraphs, analysis and links are where the keys look for them")
    func landmarks() throws {
        let page = Typesetter(measure: 60).set(Sample.english())
        let analysis = try #require(page.analysis)
        #expect(page[page.index(for: analysis)]?.text == "Desk analysis")
        #expect(page.sections == [analysis])
        #expect(page.paragraphs.count == 8)
        #expect(page.paragraphs.allSatisfy { page[page.index(for: $0)]?.place == $0 })
        #expect(page.links.map(\.number) == [1, 2, 3])
        #expect(page.links[0].address == "https://radar.example/half")
        #expect(page.links[2].target == .query("region:BO"))
    }

    @Test("What a source names as an address is followed only where it is one")
    func seeAlsoTargets() {
        let brief = Brief(
            id: BriefID(""), title: "",
            seeAlso: ["javascript:x", " https://e.example/\u{1B}\u{202E}a ", "e.example"].map {
                Brief.SeeAlso(text: $0, target: .url($0))
            })
        let page = Typesetter(measure: 40).set(ArticleText(brief, document: Document()))
        #expect(page.links.map(\.address) == [nil, "https://e.example/a", nil])
    }

    @Test("A brief of nothing is still a page")
    func empty() {
        let page = Typesetter(measure: 40).set(ArticleText(Brief(id: BriefID(""), title: " \n"), document: Document()))
        #expect(page.text == "BRIEF\n\nUntitled\n────────\n")
    }

    @Test("Drawing stays inside its rectangle, at any scroll position")
    func draws() {
        let page = Typesetter(measure: 20).set(Sample.hostile())
        let rect = Rect(column: 3, row: 2, columns: 12, rows: 6)
        for first in [-3, 0, 5, 40, 4000, .max].flatMap({ [LineIndex(piece: $0), LineIndex(piece: 5, line: $0)] }) {
            var grid = Grid(size: Size(columns: 30, rows: 10))
            page.draw(into: &grid, rect, from: first)
            for row in 0..<10 {
                for column in 0..<30 where !rect.contains(Position(column: column, row: row)) {
                    #expect(grid[column, row] == .blank)
                }
            }
        }
    }
}

extension String {
    fileprivate var replacingLines: String { split(separator: "\n").joined(separator: " ") }

    fileprivate func range(of word: String) -> Range<String.Index>? { ranges(of: word).first }
}
