import Briefs
import Page
import Query
import Reader

/// `dateline play`: keys in, the screen as text out. Marks stay in memory, the clock is fixed.
enum PlayCommand {
    /// The day that a played session takes for today: relative dates mean the same on every run.
    private static let today = Day(year: 2026, month: 11, day: 24) ?? Day(number: 0)

    static func run(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        let size = try self.size(invocation.value("--size") ?? "120x40")
        let library = try setting.open()
        let themes = ThemeShelf(setting)
        if let named = invocation.value("--theme"), !themes.names.contains(named) {
            throw .usage("There is no theme \(named). There are: \(themes.names.joined(separator: ", "))")
        }
        let state = State(
            size: size, theme: invocation.value("--theme") ?? themes.standard, themes: themes.names,
            regions: setting.regions, today: today)
        var player = Player(state, answering: library.answering)
        if library.fileProblemCount > 0 { player.send(.problems(library.fileProblemCount)) }
        do throws(KeyNotationError) {
            try player.play(invocation.words.joined(separator: " "))
        } catch {
            throw .usage(error.description)
        }
        Console.write(player.screen)
        if invocation.has("--cursor") {
            Console.print(player.frame.cursor.map { "cursor \($0.column),\($0.row)" } ?? "cursor hidden")
        }
        return .done
    }

    private static func size(_ text: String) throws(CommandError) -> Size {
        let parts = text.lowercased().split(separator: "x").map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...1000).contains(columns),
            (1...1000).contains(rows)
        else { throw .usage("--size takes columns and rows, as in 120x40, not “\(text)”") }
        return Size(columns: columns, rows: rows)
    }
}
