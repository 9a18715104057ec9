/// Text that can be drawn: no controls, every glyph one or two cells wide as ncurses measures it.
/// The only text that a grid takes.
package struct DisplayText: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The text, safe to write to a terminal.
    package let string: String

    package init(_ stored: String) { string = stored }

    package init(stringLiteral value: String) { self.init(value) }

    /// The width of the whole, in cells.
    package var columns: Int { glyphs.reduce(0) { $0 + $1.width } }

    /// What stands in one cell, or in two.
    package struct Glyph: Hashable, Sendable {
        package enum Content: Hashable, Sendable {
            case scalar(Unicode.Scalar)
            /// A base with combining marks, four at the most.
            case cluster(String)
        }
        package var content: Content
        /// 1 or 2.
        package var width: Int
    }

    /// The glyphs in order.
    package var glyphs: [Glyph] { string.unicodeScalars.map { Glyph(content: .scalar($0), width: 1) } }
}
