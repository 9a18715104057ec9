/// A line of text being typed, with the keys of readline.
package struct TextField: Hashable, Sendable {
    private var characters: [Character]
    /// Characters before the cursor.
    package private(set) var cursor: Int

    private static let longest = 2000

    /// The cursor stands between the text and what is after it.
    package init(_ text: String = "", after: String = "") {
        characters = Array(text + after)
        cursor = min(text.count, characters.count)
    }

    package var text: String { String(characters) }
    package var beforeCursor: String { String(characters[..<cursor]) }
    package var afterCursor: String { String(characters[cursor...]) }
    package var isEmpty: Bool { characters.isEmpty }

    package mutating func insert(_ text: String) {
        // Lines that are pasted stay apart; a text without end is no entry for a field.
        let room = max(0, TextField.longest - characters.count)
        let new = text.map { $0.isNewline ? " " : $0 }.prefix(room)
        characters.insert(contentsOf: new, at: cursor)
        cursor += new.count
    }

    /// Runs an editing command; false where it is none.
    package mutating func edit(_ command: Command) -> Bool {
        switch command {
        case .deleteBack, .narrowerText:
            if cursor > 0 {
                cursor -= 1
                characters.remove(at: cursor)
            }
        case .deleteForward:
            if cursor < characters.count { characters.remove(at: cursor) }
        case .deleteWord:
            let start = wordStart
            characters.removeSubrange(start..<cursor)
            cursor = start
        case .deleteWordForward: characters.removeSubrange(cursor..<wordEnd)
        case .deleteToStart:
            characters.removeSubrange(..<cursor)
            cursor = 0
        case .deleteToEnd: characters.removeSubrange(cursor...)
        case .lineStart: cursor = 0
        case .lineEnd: cursor = characters.count
        case .charLeft: cursor = max(0, cursor - 1)
        case .charRight: cursor = min(characters.count, cursor + 1)
        case .wordLeft: cursor = wordStart
        case .wordRight: cursor = wordEnd
        default: return false
        }
        return true
    }

    /// Where the word before the cursor begins.
    private var wordStart: Int {
        var start = cursor
        while start > 0, characters[start - 1] == " " { start -= 1 }
        while start > 0, characters[start - 1] != " " { start -= 1 }
        return start
    }

    /// Where the word after the cursor ends.
    private var wordEnd: Int {
        var end = cursor
        while end < characters.count, characters[end] == " " { end += 1 }
        while end < characters.count, characters[end] != " " { end += 1 }
        return end
    }
}
