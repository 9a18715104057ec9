import Briefs
import Page
import Query

/// What stands behind `:`: a command's name and the words after it.
package struct CommandText: Hashable, Sendable {
    package var name: String
    package var argument: String

    package init(_ text: String) {
        let trimmed = text.drop { $0 == " " || $0 == ":" }
        let end = trimmed.firstIndex(of: " ") ?? trimmed.endIndex
        name = String(trimmed[..<end])
        argument = String(trimmed[end...].drop { $0 == " " })
        while argument.last == " " { argument.removeLast() }
    }

    /// What hands that know other programs type.
    static let shortNames: [String: Command] = ["q": .quit, "qa": .quit, "q!": .quit, "wq": .quit, "h": .help]

    /// Commands that take words after their name, and what those are.
    package static let argumentNames: [Command: String] = [
        .theme: "NAME", .query: "TEXT", .sort: "ORDER", .tags: "TAG", .regions: "REGION", .views: "VIEW",
        .widenMeasure: "COLUMNS", .search: "WORDS", .find: "WORDS", .takeIn: "PATH",
    ]
}

extension State {
    /// Runs what was typed behind `:`.
    mutating func run(_ text: String, before: PromptState.Before) {
        let line = CommandText(text)
        guard !line.name.isEmpty else { return }
        if let row = Int(line.name), row > 0 {
            performNumber(row)
            return
        }
        let name = CommandText.shortNames[line.name]?.rawValue ?? line.name
        let matches = commandNames.filter { $0 == name }
        let near = matches.isEmpty ? commandNames.filter { $0.hasPrefix(line.name) } : matches
        guard near.count == 1, let command = Command(rawValue: near[0]) else {
            restoreTheme(before)
            say(
                near.isEmpty
                    ? "There is no command \(line.name); Tab completes, ? shows them all"
                    : "\(line.name) may be \(near.prefix(6).joined(separator: ", "))", .problem)
            return
        }
        if line.argument.isEmpty {
            performNamed(command)
        } else {
            perform(command, argument: line.argument, before: before)
        }
    }

    private mutating func performNumber(_ row: Int) {
        perform(.end, count: min(row, State.largestCount))
    }

    /// A command by name may belong to another pane than the focused one: it runs where it has its place.
    private mutating func performNamed(_ command: Command) {
        if CommandTable.row(of: command, in: context) == nil,
            let home = Context.panes.first(where: { CommandTable.row(of: command, in: $0) != nil })
        {
            setFocus(home)
        }
        perform(command, count: nil)
    }

    private mutating func perform(_ command: Command, argument: String, before: PromptState.Before) {
        switch command {
        case .theme:
            guard themes.contains(argument) else {
                restoreTheme(before)
                say("There is no theme \(argument). There are: \(themes.joined(separator: ", "))", .problem)
                return
            }
            theme = argument
            say("Theme \(argument)")
            remember()
        case .takeIn: startImport(argument)
        case .query: setQuery(text: argument)
        case .sort:
            if let order = Sort(rawValue: argument) {
                sort(by: order)
            } else {
                say("There is no order \(argument): newest, oldest, title or relevance", .problem)
            }
        case .tags: narrow(by: .tag(argument))
        case .regions:
            if let region = regions.lookup(argument).first {
                narrow(by: .region(region))
            } else {
                say("There is no region \(argument); r shows those of this library", .problem)
            }
        case .search:
            let before = (query, list.selectedID)
            if let complaint = search(argument, from: query) {
                say(complaint, .problem)
            } else if query != before.0 {
                leaveTrace(query: before.0, selected: before.1)
            }
        case .find:
            guard article != nil, focus != .list || article?.id == list.selectedID else {
                say("Open the brief first: find looks through its page")
                return
            }
            setFocus(.article)
            find(argument, from: article?.top ?? .start)
            if article?.find?.hits.isEmpty == true {
                endFind()
                say("“\(argument)” is not on this page")
            }
        case .views:
            switch argument {
            case "all": show(nil)
            case "unread": show(.unread)
            case "bookmarks", "bookmarked": show(.bookmarked)
            default: say("There is no view \(argument): all, unread or bookmarks", .problem)
            }
        case .align:
            switch argument {
            case "left": align(isCentred: false)
            case "centre", "center": align(isCentred: true)
            default: say("Lines stand at the left or in the centre, not \(argument)", .problem)
            }
        case .links:
            switch argument {
            case "on": setHyperlinks(true)
            case "off": setHyperlinks(false)
            default: say(":links on, :links off, or F for all of them", .problem)
            }
        case .widenMeasure, .narrowMeasure:
            if let columns = Int(argument), LayoutSettings.measures.contains(columns) {
                setMeasure(columns)
            } else {
                let most = LayoutSettings.measures
                say("Lines are \(most.lowerBound) to \(most.upperBound) columns long, not \(argument)", .problem)
            }
        default:
            if let count = Int(argument), count > 0 {
                perform(command, count: min(count, State.largestCount))
            } else {
                say(":\(command.rawValue) takes nothing but a number after it", .problem)
            }
        }
    }

    private mutating func narrow(by condition: Condition) {
        leaveTrace()
        setQuery(query.adding(condition))
    }

    // MARK: Themes

    /// Shows a theme while its name is typed.
    mutating func previewTheme(_ text: String, before: String) {
        let line = CommandText(text)
        theme = line.name == Command.theme.rawValue && themes.contains(line.argument) ? line.argument : before
    }

    private mutating func restoreTheme(_ before: PromptState.Before) { theme = before.theme }

    /// What `:` knows.
    var commandNames: [String] {
        var seen: Set<String> = []
        return CommandTable.named.map(\.name).filter { seen.insert($0).inserted }.sorted()
    }
}
