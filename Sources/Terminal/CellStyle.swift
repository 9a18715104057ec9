/// A colour as the terminal is told it. Quantising to what a terminal has is the theme's business.
package enum CellColour: Hashable, Sendable {
    /// The terminal's own.
    case terminal
    /// A number of the palette: below 8, 16 or 256 by the terminal's depth.
    case palette(UInt8)
    /// Only where the depth is `direct`; elsewhere the terminal's own colour stands in.
    case rgb(red: UInt8, green: UInt8, blue: UInt8)
}

/// How a cell looks once a theme has spoken.
package struct CellStyle: Hashable, Sendable {
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let italic = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let reverse = Attributes(rawValue: 16)
    }

    package var foreground: CellColour
    package var background: CellColour
    package var attributes: Attributes

    package init(
        foreground: CellColour = .terminal, background: CellColour = .terminal, attributes: Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}

/// How many colours a terminal shows.
package enum TerminalDepth: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Attributes only.
    case none = 0
    case eight = 8
    case sixteen = 16
    case indexed = 256
    /// 24 bits.
    case direct = 16_777_216

    package static func < (left: TerminalDepth, right: TerminalDepth) -> Bool { left.rawValue < right.rawValue }
}
