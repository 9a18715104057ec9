import Reader
import Testing

@Suite struct CommandTableTests {
    @Test("In one context no key has two commands", arguments: Context.allCases)
    func oneCommandAKey(_ context: Context) throws {
        var seen: [Key: Command] = [:]
        for row in CommandTable.rows(in: context) {
            for name in row.keys {
                let key = try #require(Key(name: name), "\(name) is no key")
                #expect(seen[key] == nil, "\(name) runs \(row.name) and \(seen[key]?.rawValue ?? "")")
                seen[key] = row.command
            }
        }
    }

    @Test("Every command stands in the table and has words")
    func complete() {
        for command in Command.allCases {
            #expect(CommandTable.rows.contains { $0.command == command }, "\(command.rawValue) has no row")
        }
        #expect(CommandTable.rows.allSatisfy { !$0.words.isEmpty && !$0.contexts.isEmpty })
    }

    @Test("The keymap has every key of the table")
    func keymap() throws {
        let keymap = Keymap()
        for row in CommandTable.rows {
            for name in row.keys {
                let key = try #require(Key(name: name))
                for context in row.contexts { #expect(keymap.command(for: key, in: context) == row.command) }
            }
        }
    }

    @Test("Keys that later versions will have run nothing and stand nowhere", arguments: Array("WDCceTs|R"))
    func absent(_ letter: Character) {
        for context in Context.panes { #expect(Keymap().command(for: .character(letter), in: context) == nil) }
    }
}
