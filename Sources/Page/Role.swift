/// What a cell means. A theme gives each role its colours and attributes; every theme has every role.
package enum Role: String, CaseIterable, Sendable {
    // The ground, and plain text of the program's own.
    case text
    // The list.
    case unread, bookmark
    case rowSelected = "row.selected"
    case rowSelectedDim = "row.selected.dim"
    case month, date, region, kind, count
    // The article.
    case kicker, title, heading, dateline, body, emphasis, strong, quote, code, link, seealso, hit, rule, foot
    // What a correction put in, and what it took out.
    case inserted, deleted
    // The rest.
    case chip, exclude, reason, hint
    case hintKey = "hint.key"
    case status, problem, prompt, match

    /// The role whose style a theme that was made before this one gives it.
    var fallback: Role? {
        switch self {
        case .inserted: .seealso
        case .deleted: .exclude
        default: nil
        }
    }
}

/// What lies over a cell's role: the tint of the selected row, the reverse of a search hit.
package enum Overlay: UInt8, CaseIterable, Sendable {
    case none
    /// The selected row of the focused pane.
    case selected
    /// The selected row of a pane without the focus.
    case selectedDim
    case hit
}

/// How a cell is drawn: its meaning and what lies over it.
package struct Ink: Hashable, Sendable {
    package var role: Role
    package var overlay: Overlay

    package init(_ role: Role, over overlay: Overlay = .none) {
        self.role = role
        self.overlay = overlay
    }
}
