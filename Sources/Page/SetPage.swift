import Briefs

/// A brief set to a measure: lines, ready to be drawn, and what a reader goes to by key.
package struct SetPage: Hashable, Sendable {
    /// The width that no line exceeds.
    package var measure: Columns
    package var lines: [SetLine]
    /// The body's links, then what "see also" leads to; link 3 of the page is `links[2]`.
    package var links: [PageLink]
    /// The lines on which headings begin.
    package var sections: [Int]
    /// The lines on which paragraphs and other blocks of the body begin.
    package var paragraphs: [Int]
    /// The line of the heading under which the analysis stands.
    package var analysis: Int?

    package init(measure: Columns) {
        self.measure = measure
        lines = []
        links = []
        sections = []
        paragraphs = []
    }

    /// The line that shows a place, or the last before it. Logarithmic.
    package func line(for place: Place) -> Int {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].place <= place { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// The place that a line shows; the page's beginning where there is no such line.
    package func place(at line: Int) -> Place {
        lines.indices.contains(line) ? lines[line].place : lines.last.map { line < 0 ? .top : $0.place } ?? .top
    }

    /// The page as text, without trailing blanks: what `show --format text` prints.
    package var text: String { lines.map { $0.text + "\n" }.joined() }

    /// Draws lines from `firstLine` on; below the last the rectangle stays as it is.
    package func draw(into grid: inout Grid, _ rect: Rect, firstLine: Int) {
        guard firstLine < lines.count else { return }
        for row in 0..<rect.size.rows {
            let index = firstLine + row
            guard lines.indices.contains(index) else { continue }
            let limit = rect.origin.column + rect.size.columns
            var column = rect.origin.column + lines[index].indent
            for span in lines[index].spans {
                column = grid.put(span.text, at: column, rect.origin.row + row, span.ink, limit: limit)
            }
        }
    }
}

/// One line of a set page.
package struct SetLine: Hashable, Sendable {
    /// What the line belongs to.
    package enum Part: Hashable, Sendable {
        case kicker, title, rule, dateline, body, heading, seeAlso, tags, licence, links, notice, blank
    }

    package var part: Part
    /// Blank cells before the first span.
    package var indent: Columns
    package var spans: [Span]
    /// Where the line begins; every line of a page has a later one than the line before it.
    package var place: Place

    package init(part: Part, indent: Columns = 0, spans: [Span] = [], place: Place) {
        self.part = part
        self.indent = indent
        self.spans = spans
        self.place = place
    }

    /// The width of indent and text.
    package var columns: Columns { spans.reduce(indent) { $0 + $1.text.columns } }

    /// The line as text, without trailing blanks.
    package var text: String {
        var text = String(repeating: " ", count: indent) + spans.map(\.text.string).joined()
        while text.unicodeScalars.last == " " { text.unicodeScalars.removeLast() }
        return text
    }
}

/// A stretch of a line in one ink.
package struct Span: Hashable, Sendable {
    package var text: DisplayText
    package var ink: Ink
    /// The number of the link that this is part of.
    package var link: Int?

    package init(_ text: DisplayText, _ ink: Ink, link: Int? = nil) {
        self.text = text
        self.ink = ink
        self.link = link
    }
}

/// A numbered link of a page.
package struct PageLink: Hashable, Sendable {
    package enum Target: Hashable, Sendable {
        /// An absolute `http`, `https`, `mailto` or such address, without controls.
        case address(String)
        /// In the query language.
        case query(String)
        case brief(BriefID)
        /// The source named something and gave no way to it, or none that may be followed.
        case nowhere
    }

    /// From 1, as printed beside the link.
    package var number: Int
    /// Stored text.
    package var text: String
    package var target: Target

    package init(number: Int, text: String, target: Target) {
        self.number = number
        self.text = text
        self.target = target
    }

    /// The full address, where the link leads out of the library.
    package var address: String? {
        if case .address(let address) = target { return address }
        return nil
    }

    /// What the list of links prints: the address, the query or the brief's id.
    package var shown: String {
        switch target {
        case .address(let address): address
        case .query(let query): query
        case .brief(let id): id.rawValue
        case .nowhere: ""
        }
    }
}
