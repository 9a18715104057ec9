import Briefs
import Page
import Reader

/// `dateline keys`, `themes` and `regions`: the tables that the program itself runs on.
enum TablesCommand {
    static func keys(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        if invocation.has("--json") {
            let rows: [JSONValue] = CommandTable.rows.map { row in
                [
                    "command": .string(row.name), "keys": .array(row.keys.map { .string($0) }),
                    "contexts": .array(row.contexts.map { .string($0.rawValue) }), "words": .string(row.words),
                ]
            }
            Console.print(JSONWriter.string(.array(rows)))
            return .done
        }
        for context in Context.allCases {
            let rows = CommandTable.rows(in: context)
            guard !rows.isEmpty else { continue }
            Console.print(context.title)
            for row in rows {
                let keys =
                    row.keys.isEmpty ? ":" + row.name : row.keys.map { HelpState.shown($0) }.joined(separator: " ")
                let name = ":" + row.name
                Console.print(
                    "  " + keys + String(repeating: " ", count: max(1, 20 - keys.count)) + name
                        + String(repeating: " ", count: max(1, 22 - name.count)) + row.words)
            }
            Console.print("")
        }
        return .done
    }

    static func themes(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        let themes = ThemeShelf(setting)
        if invocation.has("--json") {
            let rows: [JSONValue] = themes.names.map { name in
                ["name": .string(name), "file": .string(themes.file(of: name) ?? "")]
            }
            Console.print(JSONWriter.string(.array(rows)))
        } else {
            for name in themes.names { Console.print(name) }
        }
        for complaint in themes.complaints { Console.complain(complaint) }
        return themes.names.isEmpty ? .nothingMatched : themes.complaints.isEmpty ? .done : .partly
    }

    static func regions(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        let tree = setting.regions
        let name = invocation.words.joined(separator: " ")
        let codes = name.isEmpty ? tree.all + tree.sets : tree.lookup(name)
        if invocation.has("--json") {
            let rows: [JSONValue] = codes.compactMap { code in
                guard let region = tree.region(code) else { return nil }
                return [
                    "code": .string(code.rawValue), "parent": region.parent.map { .string($0.rawValue) } ?? .null,
                    "names": [
                        "en": .string(region.name(in: "en")), "es": .string(region.name(in: "es")),
                        "pt": .string(region.name(in: "pt")),
                    ],
                    "members": .array(region.members.map { .string($0.rawValue) }),
                ]
            }
            Console.print(JSONWriter.string(.array(rows)))
        } else {
            var text = ""
            for code in codes {
                guard let region = tree.region(code) else { continue }
                let depth = name.isEmpty ? tree.ancestors(of: code).count : 0
                text += String(repeating: "  ", count: depth) + code.rawValue + "  " + region.name(in: "en") + "\n"
            }
            Console.write(text)
        }
        return codes.isEmpty ? .nothingMatched : .done
    }
}
