import Briefs
import Glibc
import Page
import Store

/// `dateline doctor`: what is wrong, where, and what to do.
enum DoctorCommand {
    static func run(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        let opening = LibraryOpening(setting)
        let contents: LibraryContents
        do throws(StoreError) {
            contents = try LibraryReader.read(setting.library)
        } catch {
            throw .failed(error.description)
        }
        let journal = opening.journal(contents.aliases)
        let themes = ThemeShelf(setting)
        let problems = contents.problems + journal.problems
        let isWritable = access(setting.library, W_OK) == 0
        let watch = LibraryWatch(library: setting.library, stateHome: setting.paths.stateHome)

        if invocation.has("--json") {
            Console.print(
                JSONWriter.string(report(contents, journal, themes, problems, setting, isWritable: isWritable, watch)))
        } else {
            Console.print(
                "Library   \(setting.library): \(count(contents.briefs.count, "brief")) in \(count(contents.files.count, "file"))"
            )
            Console.print(
                "          " + (isWritable ? "can be written" : "cannot be written; marks are kept elsewhere"))
            Console.print("Watching  " + watch.description)
            Console.print(
                "Marks     \(count(journal.book.marked.count, "brief")) marked; this device is \(journal.device.prefix(8))"
            )
            if let notice = journal.notice { Console.print("          " + notice) }
            Console.print(
                "Themes    "
                    + (themes.names.isEmpty
                        ? "none found; the plain one is used" : themes.names.joined(separator: ", ")))
            Console.print("Terminal  " + terminal(setting))
            for complaint in themes.complaints { Console.print("\n" + complaint) }
            for problem in problems { Console.print("\n" + problem.description) }
            if problems.isEmpty, themes.complaints.isEmpty { Console.print("\nNothing is wrong.") }
        }
        return problems.isEmpty && themes.complaints.isEmpty ? .done : .partly
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private static func terminal(_ setting: Setting) -> String {
        let term = setting.environment["TERM"] ?? ""
        let colour = setting.environment["COLORTERM"] ?? ""
        let width = DisplayText("é中").columns
        var parts = ["TERM=\(term.isEmpty ? "(not set: set it to what the terminal is)" : term)"]
        if !colour.isEmpty { parts.append("COLORTERM=\(colour)") }
        if !(setting.environment["NO_COLOR"] ?? "").isEmpty { parts.append("NO_COLOR: no colours") }
        parts.append(width == 3 ? "UTF-8" : "no UTF-8 locale: install one, or set LANG=C.UTF-8")
        return parts.joined(separator: ", ")
    }

    private static func report(
        _ contents: LibraryContents, _ journal: MarkJournal, _ themes: ThemeShelf, _ problems: [Problem],
        _ setting: Setting, isWritable: Bool, _ watch: LibraryWatch
    ) -> JSONValue {
        [
            "library": .string(setting.library), "briefs": .number(String(contents.briefs.count)),
            "files": .number(String(contents.files.count)), "writable": .bool(isWritable),
            "watched": .bool(watch.obstacle == nil), "watching": .string(watch.description),
            "marked": .number(String(journal.book.marked.count)), "device": .string(journal.device),
            "themes": .array(themes.names.map { .string($0) }),
            "theme_problems": .array(themes.complaints.map { .string($0) }),
            "problems": .array(
                problems.map { problem in
                    .object([
                        "file": .string(problem.file), "line": problem.line.map { .number(String($0)) },
                        "column": problem.column.map { .number(String($0)) }, "what": .string(problem.what),
                        "advice": .string(problem.advice),
                    ])
                }),
        ]
    }
}
