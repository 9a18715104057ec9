/// A key as a person presses it, whatever bytes a terminal sent for it.
package enum Key: Hashable, Sendable {
    /// A printable character; Space is one of them.
    case character(Character)
    /// A letter with Control, in lower case; also `\ ] ^ _` and Space.
    case control(Character)
    /// The readline keys of word movement: `b f d`, and `\u{7F}` for Backspace. Any other letter with Alt
    /// arrives as Escape and the letter, as it does from a terminal.
    case alt(Character)
    case enter, tab, backTab, escape, backspace, delete, insert
    case up, down, left, right, pageUp, pageDown, home, end
    /// F1 is 1.
    case function(Int)
    /// A key that the terminal sent and nobody here knows: nothing runs.
    case unknown
}
