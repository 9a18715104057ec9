/// Which key runs which command, by context. Made once from the command table.
package struct Keymap: Sendable {
    private var commands: [Context: [Key: Command]] = [:]

    /// The keys of the table. A key name that cannot be read, or one taken twice in a context, is left out; a
    /// test holds that there is none.
    package init(rows: [CommandRow] = CommandTable.rows) {
        for row in rows {
            for name in row.keys {
                guard let key = Key(name: name) else { continue }
                for context in row.contexts where commands[context]?[key] == nil {
                    commands[context, default: [:]][key] = row.command
                }
            }
        }
    }

    /// The command of a key. Find in the page takes its own keys first and the article's for the rest.
    package func command(for key: Key, in context: Context) -> Command? {
        if let command = commands[context]?[key] { return command }
        return context == .find ? commands[.article]?[key] : nil
    }
}
