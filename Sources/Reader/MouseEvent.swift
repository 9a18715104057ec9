import Page

/// What a mouse did on the terminal. Releases and movement are not reported.
package struct MouseEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case press, wheelUp, wheelDown }
    package enum Button: Hashable, Sendable { case left, middle, right, none }

    package var kind: Kind
    /// `none` for the wheel.
    package var button: Button
    package var position: Position

    package init(kind: Kind, button: Button = .none, position: Position) {
        self.kind = kind
        self.button = button
        self.position = position
    }

    /// Reads what xterm reports: a button code, and a place counted from 1. Nil for releases, movement and further
    /// buttons.
    init?(code: Int, column: Int, row: Int) {
        let place = Position(column: max(0, column - 1), row: max(0, row - 1))
        // 4, 8 and 16 are Shift, Alt and Control; 32 is movement.
        switch code & ~0b11100 {
        case 0: self.init(kind: .press, button: .left, position: place)
        case 1: self.init(kind: .press, button: .middle, position: place)
        case 2: self.init(kind: .press, button: .right, position: place)
        case 64: self.init(kind: .wheelUp, position: place)
        case 65: self.init(kind: .wheelDown, position: place)
        default: return nil
        }
    }
}
