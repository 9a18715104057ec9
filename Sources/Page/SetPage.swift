import Briefs

/// A brief set to a measure: lines, ready to be drawn, and what a reader goes to by key.
///
/// Nothing is set before it is looked at, so that a page of megabytes opens, and follows a window that is being drawn
/// larger, as fast as a short one. So nothing here counts lines from the top: a line is found by its piece, and how far
/// along it is by the text before it.
package struct SetPage: Sendable {
    /// The width that no line exceeds.
    package let measure: Columns
    /// The body's links, then what "see also" leads to; link 3 of the page is `links[2]`.
    package let links: [PageLink]
    let article: ArticleText
    let words: PageWords
    let pieces: [Piece]
    /// The bytes of text before each piece, and of all at the end.
    private let bytesBefore: [Int]
    /// Two editions that stand side by side; else none.
    package let columns: [SetPage]
    /// Lines that have been set.
    private var known: [[SetLine]?]

    init(_ article: ArticleText, measure: Columns) {
        self.measure = measure
        self.article = article
        words = PageWords.of(language: article.brief.language)
        links = article.links
        pieces = Division.pieces(of: article)
        bytesBefore = SetPage.bytes(before: pieces)
        known = Array(repeating: nil, count: pieces.count)
        columns = []
    }

    /// Editions side by side, by pairs of their pieces.
    init(columns: [SetPage], pieces: [Piece], measure: Columns) {
        self.measure = measure
        let page = columns[0]
        article = page.article
        words = page.words
        links = page.links
        self.pieces = pieces
        bytesBefore = SetPage.bytes(before: pieces)
        known = Array(repeating: nil, count: pieces.count)
        let measure = max(4, (measure - SetPage.gutter) / 2)
        self.columns = columns.map { $0.set(to: measure, marking: $0.article.hits) }
    }

    private static func bytes(before pieces: [Piece]) -> [Int] {
        var before = [0]
        before.reserveCapacity(pieces.count + 1)
        for piece in pieces { before.append(before[before.count - 1] + piece.bytes) }
        return before
    }

    private init(_ page: SetPage, article: ArticleText, measure: Columns) {
        let part = max(4, (measure - SetPage.gutter) / 2)
        columns = page.columns.map { $0.set(to: part, marking: article.hits) }
        self.measure = measure
        self.article = article
        words = page.words
        links = page.links
        pieces = page.pieces
        bytesBefore = page.bytesBefore
        known = Array(repeating: nil, count: pieces.count)
    }

    /// The same page at another measure, or with other words marked. Takes no time to speak of.
    package func set(
        to measure: Columns, marking hits: (@Sendable (String) -> [Range<Int>])?
    ) -> SetPage {
        var article = article
        article.hits = hits
        return SetPage(self, article: article, measure: max(4, measure))
    }

    // MARK: Lines

    /// How many pieces there are.
    package var count: Int { pieces.count }

    /// The lines of a piece; they are set anew where `prepare` has not kept them.
    package func lines(ofPiece index: Int) -> [SetLine] {
        guard known.indices.contains(index) else { return [] }
        if let lines = known[index] { return lines }
        var setting = Setting(self)
        return setting.set(pieces[index])
    }

    /// The line at an index, where there is one.
    package subscript(index: LineIndex) -> SetLine? {
        let lines = lines(ofPiece: index.piece)
        return lines.indices.contains(index.line) ? lines[index.line] : nil
    }

    /// The lines from one on, at most so many.
    package func lines(from index: LineIndex, count: Int) -> [SetLine] {
        var found: [SetLine] = []
        var index = index
        while found.count < count, index.piece < pieces.count {
            found += lines(ofPiece: index.piece).dropFirst(max(0, index.line)).prefix(count - found.count)
            index = LineIndex(piece: index.piece + 1)
        }
        return found
    }

    /// All lines.
    package var lines: [SetLine] {
        var all: [SetLine] = []
        forEachPiece { all += $0 }
        return all
    }

    /// Goes through the lines of all pieces, with one setting for all.
    private func forEachPiece(_ body: ([SetLine]) -> Void) {
        var setting = Setting(self)
        for index in pieces.indices { body(known[index] ?? setting.set(pieces[index])) }
    }

    /// Sets the lines that a window of some rows shows, and keeps them.
    package mutating func prepare(from index: LineIndex, rows: Rows) {
        var piece = index.piece
        var rows = rows + index.line
        while rows > 0, piece < pieces.count {
            rows -= keep(piece)
            piece += 1
        }
    }

    /// Sets a piece and keeps it; how many lines it has.
    @discardableResult
    private mutating func keep(_ piece: Int) -> Int {
        if let lines = known[piece] { return lines.count }
        let lines = lines(ofPiece: piece)
        known[piece] = lines
        return lines.count
    }

    // MARK: Moving

    /// The line so many further down, or up where negative, within the page and `following` lines that stand below it.
    package mutating func index(_ index: LineIndex, movedBy distance: Int, following: Int) -> LineIndex {
        var index = index
        var left = distance
        while left > 0 {
            let count = index.piece < pieces.count ? keep(index.piece) : following
            if index.line + left < count {
                index.line += left
                return index
            }
            guard index.piece < pieces.count, index.piece + 1 < pieces.count || following > 0 else {
                return LineIndex(piece: index.piece, line: max(0, count - 1))
            }
            left -= count - index.line
            index = LineIndex(piece: index.piece + 1)
        }
        while left < 0 {
            if index.line + left >= 0 {
                index.line += left
                return index
            }
            guard index.piece > 0 else { return .start }
            left += index.line + 1
            index = LineIndex(piece: index.piece - 1, line: keep(index.piece - 1) - 1)
        }
        return index
    }

    /// The topmost line from which a window of some rows shows the end, with `following` lines below the page.
    package mutating func lastTop(rows: Rows, following: Int) -> LineIndex {
        let last =
            following > 0
            ? LineIndex(piece: pieces.count, line: following - 1)
            : LineIndex(piece: pieces.count - 1, line: max(0, keep(pieces.count - 1) - 1))
        return index(last, movedBy: -max(0, rows - 1), following: following)
    }

    /// How many lines lie between two, counted no further than `limit`; negative where the second is above.
    package func lines(from first: LineIndex, to second: LineIndex, limit: Int) -> Int {
        if second < first { return -lines(from: second, to: first, limit: limit) }
        var distance = -first.line
        var piece = first.piece
        while piece < second.piece, distance < limit {
            distance += lines(ofPiece: piece).count
            piece += 1
        }
        return min(limit, distance + (piece == second.piece ? second.line : 0))
    }

    // MARK: Places

    /// The line that shows a place, or the last before it. Sets one piece.
    package func index(for place: Place) -> LineIndex {
        let piece = piece(at: place)
        let line = lines(ofPiece: piece).lastIndex { $0.place <= place } ?? 0
        return LineIndex(piece: piece, line: line)
    }

    /// The place that a line shows; the end of the page where it is below that.
    package func place(at index: LineIndex) -> Place {
        guard index.piece < pieces.count else {
            return lines(ofPiece: pieces.count - 1).last?.place ?? .top
        }
        return self[index]?.place ?? pieces[max(0, index.piece)].place
    }

    func piece(at place: Place) -> Int {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].place <= place { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// How much there is to read from a line to the end, and on the whole page, in bytes of text.
    package func bytes(from index: LineIndex) -> (left: Int, all: Int) {
        let all = bytesBefore[pieces.count]
        guard index.piece < pieces.count else { return (0, all) }
        let lines = lines(ofPiece: index.piece).count
        let read = lines == 0 ? 0 : pieces[index.piece].bytes * min(index.line, lines) / lines
        return (all - bytesBefore[index.piece] - read, all)
    }

    // MARK: Landmarks

    /// The places at which the body's sections begin.
    package var sections: [Place] {
        columns.first?.sections ?? pieces.filter(\.isHeading).map(\.place)
    }

    /// The places at which paragraphs and other blocks of the body begin.
    package var paragraphs: [Place] { pieces.filter(\.isParagraph).map(\.place) }

    /// The place of the heading under which the analysis stands.
    package var analysis: Place? { article.document.analysis.map { Place(.body, block: $0) } }

    /// The text of the piece that begins at a place, on one line.
    package func heading(at place: Place) -> DisplayText {
        if let page = columns.first { return page.heading(at: place) }
        guard case .text(let inline, _, _) = pieces[piece(at: place)].content else { return .empty }
        return DisplayText(Setting.oneParagraph(inline.text))
    }

    /// Goes through everything that can be looked for on the page, in order, each text with its place.
    package func forEachText(_ body: (Place, String) -> Void) {
        forEachText(in: pieces.indices, body)
    }

    func forEachText(in range: Range<Int>, _ body: (Place, String) -> Void) {
        for piece in pieces[range] { piece.forEachText(of: article, columns: columns, body) }
    }

    // MARK: Out

    /// The page as text, without trailing blanks: what `show --format text` prints.
    package var text: String {
        var text = ""
        text.reserveCapacity(bytesBefore[pieces.count] + bytesBefore[pieces.count] / 8)
        forEachPiece { lines in
            for line in lines {
                line.append(to: &text)
                text += "\n"
            }
        }
        return text
    }
}
