import Briefs

/// A brief's body, read: blocks in order, and the links that they refer to by number.
package struct Document: Hashable, Sendable {
    package var blocks: [Block]
    /// In order of appearance; link 1 of the page is `links[0]`.
    package var links: [Link]
    /// The index in `blocks` of the heading under which the analysis stands.
    package var analysis: Int?

    package init(blocks: [Block] = [], links: [Link] = [], analysis: Int? = nil) {
        self.blocks = blocks
        self.links = links
        self.analysis = analysis
    }
}

/// A link of a body.
package struct Link: Hashable, Sendable {
    /// The address as written, resolved against the brief's own where it was relative.
    package var address: String
    package var text: String

    package init(address: String, text: String) {
        self.address = address
        self.text = text
    }
}

/// A piece of a body that stands by itself.
package indirect enum Block: Hashable, Sendable {
    /// `level` 1 to 6.
    case heading(level: Int, Inline)
    case paragraph(Inline)
    case quotation([Block])
    /// Each item is blocks of its own. `start` is the first number of an ordered list.
    case list(start: Int?, items: [[Block]])
    /// Kept line by line.
    case preformatted(String)
    /// Rows of cells; `header` says that the first row is one.
    case table(rows: [[Inline]], header: Bool)
    /// A picture's words: its caption, else its alternative text.
    case figure(Inline)
    case rule
    case definitions([Definition])
}

/// A term of a definition list and what is said of it.
package struct Definition: Hashable, Sendable {
    package var term: Inline
    package var blocks: [Block]

    package init(term: Inline, blocks: [Block]) {
        self.term = term
        self.blocks = blocks
    }
}

/// A run of text with its styles.
package struct Inline: Hashable, Sendable {
    package var runs: [Run]

    package init(_ runs: [Run]) { self.runs = runs }

    /// The text without its styles.
    package var text: String { runs.count == 1 ? runs[0].text : runs.map(\.text).joined() }

    package struct Run: Hashable, Sendable {
        /// Stored text, white space folded, a forced line break as U+2028.
        package var text: String
        package var style: Style
        /// The number of the link that this is part of, from 1; nil outside links.
        package var link: Int?

        package init(_ text: String, style: Style = [], link: Int? = nil) {
            self.text = text
            self.style = style
            self.link = link
        }
    }

    package struct Style: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let emphasis = Style(rawValue: 1)
        package static let strong = Style(rawValue: 2)
        package static let code = Style(rawValue: 4)
        package static let superscript = Style(rawValue: 8)
        package static let subscripted = Style(rawValue: 16)
        /// What a correction put in, and what it took out.
        package static let inserted = Style(rawValue: 32)
        package static let deleted = Style(rawValue: 64)
    }
}
