import Briefs
import CUnistring
import Glibc
import Markup
import Page
import Reader

extension Trials {
    /// Text is drawn as wide as the terminal's own measure says, without controls.
    static func display(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        var stored = Mutation.text(of: setting.corpus.names, &random)
        if random.oneIn(2) {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<random.below(60) { scalars.append(Unicode.Scalar.random(&random)) }
            stored = String(scalars)
        }
        let text = findings.timed("DisplayText", bytes: stored.utf8.count) { DisplayText(stored) }
        var columns = 0
        for glyph in text.glyphs {
            columns += glyph.width
            findings.expect(glyph.width == 1 || glyph.width == 2, "a glyph is one or two cells wide", stored)
            let drawn =
                switch glyph.content {
                case .scalar(let scalar): [scalar]
                case .cluster(let cluster): Array(cluster.unicodeScalars)
                }
            let width = drawn.reduce(0) { $0 + Int(wcwidth(wchar_t(bitPattern: $1.value))) }
            findings.expect(width == glyph.width && drawn.count <= 5, "a glyph is as wide as wcwidth says", stored)
            findings.expect(
                !drawn.contains { SafeText.isControl($0) || $0.value == 9 || $0.value == 10 },
                "a glyph is no control", stored)
        }
        findings.expect(columns == text.columns, "glyphs are as wide as their text", stored)
        findings.expect(DisplayText(text.string) == text, "settled text stays as it is", stored)
        let safe = SafeText(stored).string
        findings.expect(!safe.unicodeScalars.contains(where: SafeText.isControl), "safe text has no control", stored)
        findings.expect(SafeText(safe).string == safe, "safe text stays as it is", stored)
        let limit = random.below(12)
        findings.expect(text.truncated(to: limit).columns <= limit, "cut text is as short as asked", stored)
        let cells = DisplayText.cells(of: stored)
        let sum = cells.reduce(0) { $0 + ($1 == DisplayText.continues ? 0 : Int($1)) }
        findings.expect(cells.count == stored.utf8.count && sum == text.columns, "cells are as many as columns", stored)
        var grid = Grid(size: Size(columns: random.below(9), rows: 2))
        grid.put(text, at: random.below(9) - 3, random.below(4) - 1, Ink(.text))
        ScreenRules.check(grid, "grid", &findings)
    }

    /// Pages keep to their measure and lose no letter.
    static func page(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        let isPlain = random.oneIn(4)
        let body = Mutation.text(
            of: isPlain ? setting.corpus.plain : setting.corpus.html, &random, flood: random.oneIn(8))
        var brief = random.one(of: setting.corpus.desk)
        brief.body = isPlain ? .text(body, headings: []) : .html(body)
        let name = { (random: inout Seeded) in Mutation.text(of: setting.corpus.names, &random, flood: false) }
        if random.oneIn(2) { brief.title = name(&random) }
        if random.oneIn(3) { brief.tags = [name(&random), name(&random)] }
        if random.oneIn(3) { brief.authors = [name(&random)] }
        if random.oneIn(3) { brief.dateline = Dateline(raw: name(&random), label: name(&random)) }
        if random.oneIn(3) { brief.seeAlso = [Brief.SeeAlso(text: name(&random), target: .url(name(&random)))] }
        if random.oneIn(3) { brief.language = name(&random) }
        if random.oneIn(3) { brief.license = Brief.License(text: name(&random), attribution: name(&random)) }
        var article = ArticleText(brief, regions: setting.regions)
        if random.oneIn(2) { article.notices = .full }
        let (low, high) = (random.below(40), random.below(200))
        article.hits = { _ in [low..<low + 3, low + 1..<max(low + 1, high)] }
        let measure = random.oneIn(2) ? 16 + random.below(105) : 1 + random.below(15)
        let page = Typesetter(measure: measure).set(article)
        let lines = findings.timed("Typesetter.set", bytes: body.utf8.count + 1_000) { page.lines }
        var last: Place?
        for line in lines {
            findings.expect(
                line.columns <= max(4, measure), "no line is wider than its measure", "\(measure): \(line.text) \(body)"
            )
            if let last {
                findings.expect(
                    last < line.place, "places grow", "\(last) \(line.place) at \(measure): \(line.text)\n\(body)")
            }
            last = line.place
        }
        let blocks = article.document.plainText
        let lost = Letters(blocks).missing(in: page.text)
        findings.expect(
            lost.isEmpty, "a page keeps the letters of its body",
            "\(lost) at \(measure): \(blocks)\n=====\n\(page.text)")
        findings.timed("Export", bytes: body.utf8.count + 1_000) {
            _ = Export.markdown(brief, article.document)
            _ = Export.html(brief, article.document)
        }
        let middle = random.one(of: lines)
        let index = page.index(for: middle.place)
        findings.expect(page[index] == middle, "a place finds its line", body)
        walk(page, lines, &random, &findings)
        var grid = Grid(size: Size(columns: 30, rows: 10))
        page.draw(
            into: &grid, Rect(column: 2, row: 1, columns: random.below(40), rows: random.below(14)),
            from: index)
        ScreenRules.check(grid, "page", &findings)
    }

    /// Going up and down a page that is set as it is looked at comes to the lines of one that is set whole.
    private static func walk(
        _ page: SetPage, _ lines: [SetLine], _ random: inout Seeded, _ findings: inout Findings
    ) {
        var page = page
        var (index, number) = (LineIndex.start, 0)
        let following = random.oneIn(2) ? random.below(9) : 0
        for _ in 0..<12 {
            let step = random.below(41) - 20
            index = page.index(index, movedBy: step, following: following)
            number = min(max(0, number + step), lines.count + following - 1)
            let isRight = number < lines.count ? page[index] == lines[number] : index.line == number - lines.count
            findings.expect(isRight, "a step comes to its line", "\(step) to \(number) of \(lines.count): \(index)")
        }
        let top = page.lastTop(rows: 10, following: following)
        let count = page.lines(from: .start, to: top, limit: .max)
        findings.expect(count == max(0, lines.count + following - 10), "the last screen is full", "\(count)")
    }

    /// Whatever bytes come at whatever moments, nothing but text is pasted, and what waits comes out.
    static func decoder(_ setting: Setting, _ random: inout Seeded, _ findings: inout Findings) {
        var decoder = KeyDecoder(escapeDelay: random.one(of: 25, 200))
        let tokens = [
            "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[A", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[<0;3;4M", "\u{1B}[M",
            "\u{1B}[1;5C",
            "\u{1B}]11;rgb:", "\u{1B}\\", "\u{1B}P", "\u{7}", "\u{3}", "q", "[", "<", ";", "99999999999999999999", "~",
            "M",
            "\u{1B}[<99999999999999999999;1;1M", "\u{1B}[?1;2c", "jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj", "é", "中",
            "\u{1F469}",
            "The quick brown fox jumps over the lazy dog, twice\n", "\u{1B}[27;5;13~", "\u{1B}[97;5u", "\r", "\n",
            "\u{0}",
        ].map { Array($0.utf8) }
        var now = random.one(of: 0, 1_000_000)
        for _ in 0..<random.below(120) {
            var bytes: [UInt8] = []
            for _ in 0..<random.below(6) {
                switch random.below(6) {
                case 0: bytes.append(UInt8(random.below(256)))
                case 1: bytes += random.one(of: tokens).dropLast()
                case 2 where random.oneIn(20):
                    bytes += Array(repeating: UInt8(random.below(256)), count: random.below(70_000))
                default: bytes += random.one(of: tokens)
                }
            }
            now += random.one(of: 0, 1, 4, 6, 24, 26, 60, 499, 501, 2_100)
            let inputs =
                random.oneIn(4)
                ? decoder.expire(at: now)
                : findings.timed("KeyDecoder.consume", bytes: bytes.count) {
                    decoder.consume(bytes, at: now, quietUntil: random.oneIn(2) ? nil : now - random.below(100))
                }
            for case .paste(let text) in inputs {
                findings.expect(
                    !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F },
                    "a paste has no controls", text)
            }
        }
        var patience = 8
        while let deadline = decoder.nextDeadline, patience > 0 {
            _ = decoder.expire(at: deadline)
            patience -= 1
        }
        findings.expect(patience > 0, "what waits comes out", "")
    }
}

/// What holds of every grid.
enum ScreenRules {
    static func check(_ grid: Grid, _ what: @autoclosure () -> String, _ findings: inout Findings) {
        if let row = (0..<grid.size.rows).first(where: { !isWhole(grid.row($0)) }) {
            findings.expect(false, "a row is whole glyphs", "row \(row) \(what()): \(grid.text(ofRow: row))")
        }
    }

    /// One or two cells a glyph, a wide one with its right half, none cut at the edge.
    private static func isWhole(_ cells: ArraySlice<Cell>) -> Bool {
        var isWide = false
        for cell in cells {
            guard isWide ? cell.width == 0 && cell.glyph == 0 : cell.width == 1 || cell.width == 2 else { return false }
            isWide = cell.width == 2
        }
        return !isWide
    }
}
