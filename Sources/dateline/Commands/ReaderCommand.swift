import Briefs
import Glibc
import Page
import Query
import Reader
import Store
import Terminal

/// `dateline [QUERY…]`: opens the reader.
enum ReaderCommand {
    static func run(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        guard !invocation.has("--json") else { throw .usage("The reader prints no JSON; dateline list --json does") }
        var query = try setting.query(invocation)
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw .usage(TerminalError.noTerminal.description)
        }
        var setting = setting
        try offerSample(&setting, invocation)
        let remembered = Remembering(setting)
        let replies = Mailbox<Message>()
        let opening = LibraryOpening(setting)
        // The library is read while themes and terminal are made ready.
        guard let keeper = Keeper(remembered, replies),
            let asker = Asker(
                today: setting.today, replies: replies, opening: { AnswerDesk(opening, keeper, replies, marked: $0) })
        else { throw .failed("The system gives no more threads; close other programs and try again") }
        let themes = ThemeShelf(setting)
        var (settings, theme, lost) = remembered.read()
        if let named = invocation.value("--theme") {
            guard themes.names.contains(named) else {
                throw .usage("There is no theme \(named). There are: \(themes.names.joined(separator: ", "))")
            }
            theme = named
        }
        // A session that was lost comes back as it was; one that was named by a query begins with that.
        if !invocation.words.isEmpty { lost = nil }
        if let lost, let before = try? QueryParser(regions: setting.regions).parse(lost.query) { query = before }

        let terminal: Terminal
        do throws(TerminalError) {
            let log = remembered.logPath
            terminal = try Terminal.open(TerminalOptions(environment: setting.environment, logPath: log))
        } catch {
            throw .usage(error.description)
        }
        defer { terminal.close() }

        var state = State(
            size: terminal.size, query: query, settings: settings,
            theme: theme.flatMap { themes.names.contains($0) ? $0 : nil } ?? themes.standard,
            themes: themes.names, regions: setting.regions, today: setting.today)
        state.ordersRightToLeft = terminal.ordersRightToLeft
        let program = Program(
            terminal: terminal, state: state, themes: themes, asker: asker, keeper: keeper,
            outside: Outside(environment: setting.environment), importer: Importer(setting, replies), replies: replies)
        for complaint in themes.complaints { replies.post(.said(Notice(complaint, .problem))) }
        if lost != nil { replies.post(.said(Notice("Back where the last session was cut off"))) }
        program.run(opening: lost?.brief, reading: lost?.isReading ?? false)
        return .done
    }

    /// With no library yet, offers the sample that came with the program.
    private static func offerSample(_ setting: inout Setting, _ invocation: Invocation) throws(CommandError) {
        guard access(setting.library, F_OK) != 0,
            let sample = SharedFiles.folder("sample-data", installed: "sample-data")
        else { return }
        Console.write(
            """
            There is no library at \(setting.library) yet.
              s  put the sample library there, to try Dateline with (invented briefs)
              e  begin with an empty one
              q  quit
            [s/e/q] 
            """)
        while let line = readLine(strippingNewline: true) {
            switch line.lowercased().first {
            case "s":
                do throws(StoreError) {
                    try LibrarySeed.copy(sample, to: setting.library)
                    return
                } catch {
                    throw .failed(error.description)
                }
            case "e": return
            case "q": throw .usage("Nothing was done")
            default: Console.write("s, e or q: ")
            }
        }
        throw .usage("Nothing was done")
    }
}
