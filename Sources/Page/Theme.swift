/// Colours and attributes for every role. Values only: a terminal is given what `style(for:)` says.
package struct Theme: Hashable, Sendable {
    package let name: String
    /// One a role, in the order of `Role.ordinal`.
    private var styles: [Style]
    /// One an ink, ready, in the order of `Ink.number`.
    private var inks: [Style]

    /// Roles that are missing are set as plain text.
    package init(name: String, styles: [Role: Style]) {
        let text = styles[.text] ?? Style()
        let all = Role.allCases.map { role in styles[role] ?? role.fallback.flatMap { styles[$0] } ?? text }
        self.init(name: name, styles: all, depth: .direct)
    }

    private init(name: String, styles: [Style], depth: ColourDepth) {
        self.name = name
        self.styles = styles
        inks = []
        inks.reserveCapacity(Ink.count)
        for role in Role.allCases {
            for overlay in Overlay.allCases {
                inks.append(Theme.style(styles[role.ordinal], over: overlay, in: styles).keptApart(at: depth))
            }
        }
    }

    /// The style of a role by itself.
    package func style(of role: Role) -> Style { styles[role.ordinal] }

    /// How a cell is drawn. A selected row keeps each role's own colour upon its tint; a hit is all its own.
    package func style(for ink: Ink) -> Style {
        inks[ink.number]
    }

    /// The theme as a terminal with fewer colours shows it: each colour the nearest one there is, text kept
    /// apart from its ground, and the selected row in reverse where its tint is lost.
    package func quantised(to depth: ColourDepth) -> Theme {
        if depth == .direct { return self }
        var mapped = styles.map { $0.quantised(to: depth) }
        let ground = mapped[Role.text.ordinal].background
        for role in [Role.rowSelected, .rowSelectedDim, .hit] where mapped[role.ordinal].background == ground {
            if role != .rowSelectedDim { mapped[role.ordinal].attributes.insert(.reverse) }
        }
        return Theme(name: name, styles: mapped, depth: depth)
    }

    private static func style(_ style: Style, over overlay: Overlay, in styles: [Style]) -> Style {
        let tint: Style
        let hasOwnGround = style.background != styles[Role.text.ordinal].background
        switch overlay {
        case .none: return style
        case .hit: return styles[Role.hit.ordinal]
        // What has a ground of its own keeps it: its colours were chosen for it.
        case .selected where hasOwnGround, .selectedDim where hasOwnGround: return style
        case .selected: tint = styles[Role.rowSelected.ordinal]
        case .selectedDim: tint = styles[Role.rowSelectedDim.ordinal]
        }
        return Style(
            foreground: style.foreground, background: tint.background,
            attributes: style.attributes.union(tint.attributes.intersection([.reverse, .underline, .bold])))
    }
}

/// How characters look.
package struct Style: Hashable, Sendable {
    package var foreground: Colour
    package var background: Colour
    package var attributes: Attributes

    package init(foreground: Colour = .standard, background: Colour = .standard, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let italic = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let reverse = Attributes(rawValue: 16)
    }

    /// The style in the nearest colours of a depth; where they come too close to be told apart, the text is
    /// black or white.
    package func quantised(to depth: ColourDepth) -> Style {
        Style(
            foreground: foreground.quantised(to: depth), background: background.quantised(to: depth),
            attributes: attributes
        ).keptApart(at: depth)
    }

    /// With 256 colours and fewer, nearest colours may fall together.
    fileprivate func keptApart(at depth: ColourDepth) -> Style {
        guard depth != .direct, let contrast = foreground.contrast(with: background), contrast < least(depth),
            let luminance = background.luminance
        else { return self }
        var style = self
        let white: Colour = depth == .c8 ? .palette(7) : depth == .c16 ? .palette(15) : .palette(231)
        let black: Colour = depth == .c256 ? .palette(16) : .palette(0)
        style.foreground = luminance > 0.18 ? black : white
        return style
    }

    private func least(_ depth: ColourDepth) -> Double { depth == .c256 ? 4.5 : 3 }
}

extension Theme {
    /// The theme that is always there: no colour, only what every terminal can do.
    package static let plain = Theme(
        name: "plain",
        styles: [
            .text: Style(),
            .unread: Style(attributes: .bold), .bookmark: Style(attributes: .bold),
            .rowSelected: Style(attributes: .reverse), .rowSelectedDim: Style(attributes: .underline),
            .month: Style(attributes: .bold), .kicker: Style(attributes: .bold), .title: Style(attributes: .bold),
            .heading: Style(attributes: .bold), .emphasis: Style(attributes: .italic),
            .strong: Style(attributes: .bold), .link: Style(attributes: .underline),
            .seealso: Style(attributes: .underline), .hit: Style(attributes: .reverse),
            .inserted: Style(attributes: [.bold, .underline]), .deleted: Style(attributes: .dim),
            .rule: Style(attributes: .dim), .foot: Style(attributes: .dim), .count: Style(attributes: .dim),
            .reason: Style(attributes: .dim), .hintKey: Style(attributes: .bold), .exclude: Style(attributes: .bold),
            .problem: Style(attributes: .bold), .match: Style(attributes: [.bold, .underline]),
            .prompt: Style(attributes: .bold),
        ])
}

extension Ink {
    /// How many inks there are.
    package static let count = Role.allCases.count * overlays

    /// The ink's number, from 0 to `count` - 1.
    package var number: Int { role.ordinal * Ink.overlays + Int(overlay.rawValue) }

    private static let overlays = Overlay.allCases.count
}

extension Role {
    /// The role's number in declaration order, without a search: it is asked for every cell.
    var ordinal: Int {
        switch self {
        case .text: 0
        case .unread: 1
        case .bookmark: 2
        case .rowSelected: 3
        case .rowSelectedDim: 4
        case .month: 5
        case .date: 6
        case .region: 7
        case .kind: 8
        case .count: 9
        case .kicker: 10
        case .title: 11
        case .heading: 12
        case .dateline: 13
        case .body: 14
        case .emphasis: 15
        case .strong: 16
        case .quote: 17
        case .code: 18
        case .link: 19
        case .seealso: 20
        case .hit: 21
        case .rule: 22
        case .foot: 23
        case .inserted: 24
        case .deleted: 25
        case .chip: 26
        case .exclude: 27
        case .reason: 28
        case .hint: 29
        case .hintKey: 30
        case .status: 31
        case .problem: 32
        case .prompt: 33
        case .match: 34
        }
    }
}
