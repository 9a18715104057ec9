import Page

extension ColourDepth {
    /// How many colours can be named by number.
    var paletteSize: Int {
        switch self {
        case .direct, .c256: 256
        case .c16: 16
        case .c8: 8
        case .none: 0
        }
    }

    /// The lesser of two depths.
    func limited(to other: ColourDepth) -> ColourDepth {
        let fromLeast: [ColourDepth] = [.none, .c8, .c16, .c256, .direct]
        return fromLeast.first { $0 == self || $0 == other } ?? .none
    }
}
