import Page

extension State {
    mutating func take(_ key: Key) {
        let context = context
        if layout.isTooSmall, !State.keysOfNoRoom.contains(key) { return }
        if key != .control("c") { cancelIsArmed = false }
        if takesDigits, let digit = digit(key) {
            digits = min((digits ?? 0) * 10 + digit, State.largestCount)
            return
        }
        // Esc takes back a number that was begun, and nothing more.
        if key == .escape, digits != nil {
            digits = nil
            return
        }
        guard let command = keymap.command(for: key, in: context) else {
            typeText(key, in: context)
            return
        }
        let count = digits
        digits = nil
        notice = nil
        perform(command, count: count)
    }

    /// What still works in a window too small to show anything: leaving, suspending, drawing again.
    private static let keysOfNoRoom: Set<Key> = [
        .control("c"), .control("l"), .control("z"), .character("Q"), .character("q"),
    ]

    /// Digits before a key count in panes and menus; in a text field they are text.
    private var takesDigits: Bool {
        switch context {
        case .list, .article, .related, .find, .selecting, .menu: true
        default: false
        }
    }

    private func digit(_ key: Key) -> Int? {
        guard case .character(let character) = key, character.isASCII, let value = character.wholeNumberValue,
            value > 0 || digits != nil
        else { return nil }
        return value
    }

    private mutating func typeText(_ key: Key, in context: Context) {
        digits = nil
        guard case .character(let character) = key else { return }
        let text = String(character)
        switch context {
        case .prompt: editPrompt { $0.insert(text) }
        case .picker: editPicker { $0.insert(text) }
        case .list, .article, .related, .find, .selecting: say("\(text) is no command here; ? shows the keys")
        default: break
        }
    }

    mutating func paste(_ text: String) {
        switch context {
        case .prompt: editPrompt { $0.insert(text) }
        case .picker: editPicker { $0.insert(text) }
        default: say("Pasted text goes into a text field: / or : first")
        }
    }
}
