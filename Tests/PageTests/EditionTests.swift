import Briefs
import Markup
import Testing

@testable import Page

@Suite struct EditionTests {
    init() { TextLocale.establish() }

    private func page(_ html: String, _ measure: Columns = 40) -> SetPage {
        let brief = Brief(id: BriefID("urn:1"), title: "A title", body: .html(html))
        return Typesetter(measure: measure).set(ArticleText(brief, document: MarkupReader.document(of: brief)))
    }

    private static let english = """
        <p>The ferry was late by nine hours, and nobody at the landing would say why it had turned back twice.</p>
        <p>Two men counted drums.</p><h2>What it means</h2>
        <p>Whoever pays the pilot decides when the river is open, and the pilot was paid by both sides.</p>
        <p>The clerk has asked for leave.</p>
        """
    private static let spanish = """
        <p>El transbordador llegó con nueve horas de retraso, y en el embarcadero nadie quiso decir por qué había
        regresado dos veces.</p>
        <p>Dos hombres contaban tambores.</p><h2>Qué significa</h2>
        <p>Quien paga al práctico decide cuándo está abierto el río, y al práctico le habían pagado los dos bandos.</p>
        <p>El escribiente ha pedido permiso.</p>
        """

    @Test("A place in one language is at the same paragraph in the other, and back")
    func counterparts() throws {
        let (first, second) = (page(Self.english), page(Self.spanish))
        for (mine, theirs) in zip(first.paragraphs, second.paragraphs) {
            #expect(first.counterpart(of: mine, on: second) == theirs)
            #expect(second.counterpart(of: theirs, on: first) == mine)
        }
        var middle = try #require(first.paragraphs.first)
        middle.offset = 60
        let place = first.counterpart(of: middle, on: second)
        #expect(place.block == 0 && (40..<100).contains(place.offset))
        #expect(first.counterpart(of: .top, on: second) == .top)
        #expect(first.counterpart(of: Place(.foot, block: 9), on: second) == .top, "a page without a foot")
    }

    @Test("A paragraph that the translation left out, or made two of, does not carry the rest along")
    func unlike() {
        let longer = Self.spanish.replacing(
            "<p>Dos hombres contaban tambores.</p>",
            with: "<p>Dos hombres contaban tambores.</p><p>En la aduana de Puerto Cedro, que es inventada, un guardia "
                + "anotó la matrícula de la barca y se quedó con una copia del recibo para su archivo.</p>")
        let (first, second) = (page(Self.english), page(longer))
        #expect(first.paragraphs.count == 5 && second.paragraphs.count == 6)
        for (mine, theirs) in [(0, 0), (1, 1), (2, 3), (3, 4), (4, 5)] {
            #expect(first.counterpart(of: first.paragraphs[mine], on: second) == second.paragraphs[theirs])
        }
    }

    @Test("Alignment takes every paragraph once, in order, whatever the lengths")
    func complete() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            func paragraphs() -> [ParagraphAlignment.Paragraph] {
                (0..<Int.random(in: 0...12, using: &random)).map { _ in
                    .init(bytes: Int.random(in: 1...900, using: &random), isHeading: Bool.random(using: &random))
                }
            }
            let (left, right) = (paragraphs(), paragraphs())
            let pairs = ParagraphAlignment.pairs(left, right)
            #expect(pairs.flatMap(\.left) == Array(left.indices))
            #expect(pairs.flatMap(\.right) == Array(right.indices))
        }
    }

    @Test("Side by side, what says the same begins on one line, and no line is too wide", arguments: [60, 84, 148])
    func beside(measure: Columns) {
        let both = page(Self.english).set(beside: page(Self.spanish), measure: measure)
        for line in both.lines { #expect(line.columns <= measure) }
        let text = both.text
        for (mine, theirs) in [
            ("The ferry", "El transbordador"), ("Two men", "Dos hombres"), ("What it means", "Qué significa"),
            ("Whoever pays", "Quien paga"), ("The clerk", "El escribiente"),
        ] {
            #expect(
                text.split(separator: "\n").contains { $0.hasPrefix(mine) && $0.contains(theirs) }, "\(mine)\n\(text)")
        }
        for line in both.lines { #expect(both[both.index(for: line.place)]?.text != nil) }
        for place in both.paragraphs { #expect(both.place(at: both.index(for: place)) == place) }
        #expect(both.text(from: .start, through: LineIndex(piece: both.count)).contains("The clerk"))
        #expect(!both.text(from: .start, through: LineIndex(piece: both.count)).contains("escribiente"))
    }
}
