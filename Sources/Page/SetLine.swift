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
        var text = ""
        append(to: &text)
        return text
    }

    /// Adds the line's text to another.
    func append(to text: inout String) {
        var last = spans.count
        while last > 0, spans[last - 1].text.string.utf8.allSatisfy({ $0 == 0x20 }) { last -= 1 }
        guard last > 0 else { return }
        for _ in 0..<indent { text += " " }
        for span in spans[..<last] { text += span.text.string }
        while text.utf8.last == 0x20 { text.unicodeScalars.removeLast() }
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
