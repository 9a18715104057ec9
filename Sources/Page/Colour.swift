import Glibc

/// A colour as a theme names it.
package enum Colour: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case standard
    /// A number of the terminal's palette: 0 to 7, bright from 8 to 15, the cube and the greys above.
    case palette(UInt8)
    case rgb(UInt8, UInt8, UInt8)

    /// The colour in red, green and blue, palettes as xterm has them; nil for the terminal's own.
    package var components: (red: UInt8, green: UInt8, blue: UInt8)? {
        switch self {
        case .standard: return nil
        case .rgb(let red, let green, let blue): return (red, green, blue)
        case .palette(let index): return Colour.xterm(index)
        }
    }

    /// Relative luminance (WCAG 2.2), 0 to 1; nil for the terminal's own.
    package var luminance: Double? {
        guard let parts = components else { return nil }
        func linear(_ value: UInt8) -> Double {
            let share = Double(value) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(parts.red) + 0.7152 * linear(parts.green) + 0.0722 * linear(parts.blue)
    }

    /// The contrast of two colours (WCAG 2.2), 1 to 21; nil where one is the terminal's own.
    package func contrast(with other: Colour) -> Double? {
        guard let mine = luminance, let theirs = other.luminance else { return nil }
        return (max(mine, theirs) + 0.05) / (min(mine, theirs) + 0.05)
    }

    /// The nearest colour that a terminal of a depth has.
    package func quantised(to depth: ColourDepth) -> Colour {
        if depth == .none { return .standard }
        guard let parts = components else { return .standard }
        switch (depth, self) {
        case (.direct, .palette(let index)) where index < 16: return self
        case (.direct, _): return .rgb(parts.red, parts.green, parts.blue)
        case (.c256, .palette): return self
        case (.c256, _): return nearest(in: 16...255)
        case (.c16, .palette(let index)) where index < 16: return self
        case (.c16, _): return nearest(in: 0...15)
        case (.c8, .palette(let index)) where index < 8: return self
        case (.c8, .palette(let index)) where index < 16: return .palette(index - 8)
        default: return nearest(in: 0...7)
        }
    }

    private func nearest(in range: ClosedRange<UInt8>) -> Colour {
        guard let mine = components else { return .standard }
        var best = (index: range.lowerBound, distance: Int.max)
        for index in range {
            let other = Colour.xterm(index)
            // "Redmean": near enough to how far apart two colours look, and whole numbers only.
            let mean = (Int(mine.red) + Int(other.red)) / 2
            let red = Int(mine.red) - Int(other.red)
            let green = Int(mine.green) - Int(other.green)
            let blue = Int(mine.blue) - Int(other.blue)
            let distance = (512 + mean) * red * red + 1024 * green * green + (767 - mean) * blue * blue
            if distance < best.distance { best = (index, distance) }
        }
        return .palette(best.index)
    }

    /// xterm's palette.
    private static func xterm(_ index: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8) {
        switch index {
        case 0...15:
            let (red, green, blue) = basic[Int(index)]
            return (red, green, blue)
        case 16...231:
            let number = Int(index) - 16
            let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
            return (steps[number / 36], steps[number / 6 % 6], steps[number % 6])
        default:
            let grey = UInt8(8 + 10 * (Int(index) - 232))
            return (grey, grey, grey)
        }
    }

    private static let basic: [(UInt8, UInt8, UInt8)] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
        (255, 255, 255),
    ]
}

/// How many colours a terminal has.
package enum ColourDepth: String, CaseIterable, Hashable, Sendable {
    case direct, c256, c16, c8, none
}
