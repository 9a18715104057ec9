/// A command of the program: its name, what it takes, and what runs it.
struct CommandSpec: Sendable {
    let name: String
    /// What follows the options: `[QUERY…]`.
    let arguments: String
    let options: [OptionSpec]
    let words: String
    let run: @Sendable (Invocation, Setting) throws(CommandError) -> ExitStatus

    /// Options of every command.
    static let common = [
        OptionSpec("--library", "DIR", "The library folder; else $DATELINE_LIBRARY, then $XDG_DATA_HOME/dateline"),
        OptionSpec("--json", nil, "Prints JSON: a JSON Feed where the command prints briefs"),
        OptionSpec("--help", nil, "Prints this"),
    ]

    /// The text behind `--help`.
    var help: String {
        var text = "dateline \(name)\(name.isEmpty ? "" : " ")[OPTIONS] \(arguments)\n\n\(words)\n\nOptions:\n"
        for option in options + CommandSpec.common {
            let left = option.value.map { "\(option.name) \($0)" } ?? option.name
            text += "  " + left + String(repeating: " ", count: max(1, 24 - left.count)) + option.words + "\n"
        }
        return text
    }
}

/// All commands of the program.
enum CommandList {
    static let reader = CommandSpec(
        name: "", arguments: "[QUERY…]",
        options: [
            OptionSpec("--theme", "NAME", "The colours; dateline themes lists them"),
            OptionSpec("--version", nil, "Prints the version"),
        ],
        words: "Opens the reader, narrowed by the query.", run: ReaderCommand.run)

    static let all: [CommandSpec] = [
        CommandSpec(
            name: "list", arguments: "[QUERY…]",
            options: [
                OptionSpec("--sort", "ORDER", "newest, oldest, relevance or title"),
                OptionSpec("--limit", "N", "At most so many"),
            ],
            words: "One brief a line: id, day, region, title.", run: ListCommand.run),
        CommandSpec(
            name: "show", arguments: "ID",
            options: [
                OptionSpec("--format", "FORMAT", "text (as the article pane sets it), markdown, html or json"),
                OptionSpec("--width", "N", "Columns of the text, 72 where nothing is said"),
            ],
            words: "Prints one brief.", run: ShowCommand.run),
        CommandSpec(
            name: "related", arguments: "ID", options: [OptionSpec("--limit", "N", "At most so many; 12 else")],
            words: "Related briefs, best first, and why.", run: RelatedCommand.run),
        CommandSpec(
            name: "facets", arguments: "[QUERY…]",
            options: [
                OptionSpec("--by", "FACET", "tag, region, kind, language, author, source, year or month; tag else")
            ],
            words: "How many briefs bear each value, under the query.", run: FacetsCommand.run),
        CommandSpec(
            name: "import", arguments: "PATH…",
            options: [
                OptionSpec("--source", "NAME", "The outlet, where the file does not say"),
                OptionSpec("--url", "URL", "The brief's address, where the file does not say; for one file"),
                OptionSpec("--keep-source", nil, "Keeps the bytes as they came under history/"),
                OptionSpec("--dry-run", nil, "Reads and tells, and writes nothing"),
            ],
            words:
                "Takes in feeds, pages, posts, captures and lists of subscriptions; folders too, and - for standard input.",
            run: ImportCommand.run),
        CommandSpec(
            name: "sources", arguments: "",
            options: [OptionSpec("--opml", nil, "Prints the subscriptions as OPML, for any other reader")],
            words: "The feeds that you have subscribed to, and the sources of the library's briefs.",
            run: SourcesCommand.list),
        CommandSpec(
            name: "subscribe", arguments: "URL…",
            options: [
                OptionSpec("--title", "NAME", "What the feed is called; for one address"),
                OptionSpec("--tag", "T", "Puts a tag on it"),
                OptionSpec("--folder", "NAME", "Puts it in a folder; several times, the outermost first"),
            ],
            words: "Keeps the addresses of feeds.", run: SourcesCommand.subscribe),
        CommandSpec(
            name: "unsubscribe", arguments: "URL…", options: [],
            words: "Gives feeds up, by address or title; their briefs stay.", run: SourcesCommand.unsubscribe),
        CommandSpec(
            name: "mark", arguments: "ID…",
            options: [
                OptionSpec("--bookmark", nil, "Bookmarks"), OptionSpec("--no-bookmark", nil, "Takes bookmarks away"),
                OptionSpec("--read", nil, "Marks as read"), OptionSpec("--unread", nil, "Marks as unread"),
                OptionSpec("--tag", "T", "Puts a tag of one's own"), OptionSpec("--untag", "T", "Takes it away"),
                OptionSpec("--note", "TEXT", "Sets the note; an empty text takes it away"),
                OptionSpec("--unpair", nil, "Says that what counts as its other edition is another piece"),
            ],
            words: "The reader's own marks.", run: MarkCommand.run),
        CommandSpec(
            name: "bookmarks", arguments: "",
            options: [
                OptionSpec("--sort", "ORDER", "newest, oldest, relevance or title"),
                OptionSpec("--limit", "N", "At most so many"),
            ],
            words: "As list is:bookmarked.", run: ListCommand.bookmarks),
        CommandSpec(name: "keys", arguments: "", options: [], words: "The keys, by pane.", run: TablesCommand.keys),
        CommandSpec(name: "themes", arguments: "", options: [], words: "The themes.", run: TablesCommand.themes),
        CommandSpec(
            name: "regions", arguments: "[NAME]", options: [],
            words: "The tree of regions with codes and names, or what a name stands for.", run: TablesCommand.regions),
        CommandSpec(
            name: "play", arguments: "KEYS",
            options: [
                OptionSpec("--size", "COLSxROWS", "The screen; 120x40 else"),
                OptionSpec("--theme", "NAME", "The colours, for what :theme says"),
                OptionSpec("--cursor", nil, "Prints the cursor's column and row below the screen"),
            ],
            words: "Plays keys on the reader without a terminal and prints the screen; marks stay in memory.",
            run: PlayCommand.run),
        CommandSpec(
            name: "doctor", arguments: "", options: [],
            words: "Checks library, marks and terminal: which file, which line and column, what to do.",
            run: DoctorCommand.run),
    ]

    /// What `dateline --help` prints.
    static var overview: String {
        var text = "dateline [--theme NAME] [QUERY…]    opens the reader, narrowed by the query\n\nCommands:\n"
        for command in all {
            let left = "\(command.name) \(command.arguments)"
            text += "  " + left + String(repeating: " ", count: max(1, 22 - left.count)) + command.words + "\n"
        }
        text += "\ndateline COMMAND --help says more. Every command takes --library DIR and --json.\n"
        text +=
            "Exit: 0 done; 1 nothing matched; 2 wrong usage or no terminal; 3 could not be read or written; 4 done in part.\n"
        return text
    }
}
