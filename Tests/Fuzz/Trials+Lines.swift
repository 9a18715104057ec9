import Briefs
import Page

extension Trials {
    /// Lines keep to their measure and lose nothing, whatever is broken, and a grid takes them in any order.
    static func lines(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        var text = Mutation.text(of: setting.corpus.plain + setting.corpus.names, &random)
        if random.oneIn(2) {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<random.below(90) {
                switch random.below(4) {
                case 0: scalars += random.one(of: Mutation.tokens).unicodeScalars
                case 1:
                    scalars +=
                        random.one(of: [" ", "\u{A0}", "\u{AD}", "\u{200B}", "\n", "a.b", "אב", "(سل)"]).unicodeScalars
                default: scalars.append(Unicode.Scalar.random(&random))
                }
            }
            text = String(scalars)
        }
        let bytes = Array(text.utf8)
        let (first, rest) = (2 + random.below(random.oneIn(2) ? 9 : 90), 2 + random.below(random.oneIn(2) ? 9 : 90))
        let cells = DisplayText.cells(of: bytes)
        let lines = findings.timed("LineBreaker.lines", bytes: bytes.count) {
            LineBreaker.lines(of: bytes, cells: cells, first: first, rest: rest)
        }
        if let plain = PlainBreaks.lines(of: bytes, first: first, rest: rest) {
            findings.expect(
                plain == LineBreaker.linesByLibrary(of: bytes, first: first, rest: rest),
                "European text breaks as by the library", "\(first) \(rest) \(text)")
        }
        var joins: Set<Int> = []
        if bytes.count < 20_000 {
            var offset = 0
            for character in text {
                let end = offset + character.utf8.count
                // What draws nothing at its beginning stays behind where a line must end.
                let drawn = (offset..<end).first { cells[$0] != DisplayText.continues } ?? end - 1
                if DisplayText(String(character)).columns <= min(first, rest) { joins.formUnion(drawn + 1..<end) }
                offset = end
            }
        }
        var end = 0
        for (index, line) in lines.enumerated() {
            let range = line.range
            guard range.lowerBound >= end, range.upperBound <= bytes.count else {
                findings.expect(false, "lines stand in order", text)
                return
            }
            let gap = DisplayText(utf8: bytes[end..<range.lowerBound]).string
            findings.expect(
                gap.utf8.allSatisfy { $0 == 0x20 }, "only blanks are lost between lines", "\(gap) in \(text)")
            findings.expect(
                range.lowerBound != end || !joins.contains(end), "no grapheme is cut",
                "\(range) \(first) \(rest) \(text)")
            let shown = DisplayText(utf8: bytes[range])
            findings.expect(
                shown.columns + (line.isHyphenated ? 1 : 0) <= (index == 0 ? first : rest),
                "no line is wider than asked", "\(first) \(rest) \(range) \(text)")
            findings.expect(
                !line.isHyphenated || bytes[range].suffix(2) == [0xC2, 0xAD], "a hyphen is a soft hyphen", text)
            end = range.upperBound
        }
        findings.expect(
            DisplayText(utf8: bytes[end...]).string.utf8.allSatisfy { $0 == 0x20 }, "the end is not lost", text)
        draw(lines.prefix(3).map { DisplayText(utf8: bytes[$0.range]) }, &random, &findings)
    }

    private static func draw(_ texts: [DisplayText], _ random: inout Seeded, _ findings: inout Findings) {
        let size = Size(columns: random.below(60), rows: 2)
        let (start, limit) = (random.below(12) - 4, random.below(64))
        let direction: VisualOrder.Direction? = random.one(of: nil, .rightward, .leftward)
        var ends: [Columns] = []
        for orders in [true, false] {
            var grid = Grid(size: size, ordersRightToLeft: orders)
            ends.append(
                grid.put(
                    texts.map { (text: $0, ink: Ink(.body)) }, at: start, 1, limit: limit, direction: direction))
            ScreenRules.check(grid, "lines", &findings)
        }
        findings.expect(ends[0] == ends[1], "turned text takes as much room", "\(texts)")
        // Each column that is seen is another that is read.
        let columns = texts.reduce(0) { $0 + $1.columns }
        let read = (0..<columns).map { VisualOrder.logicalColumn(at: $0, in: texts, direction: direction) }
        if columns < 200 {
            findings.expect(read.sorted() == Array(0..<columns), "every column is read once", "\(texts)")
        }
    }
}
