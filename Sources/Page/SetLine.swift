import Briefs

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
