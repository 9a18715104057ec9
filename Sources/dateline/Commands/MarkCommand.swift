import Briefs
import Store

/// `dateline mark`: the reader's own marks from a script.
enum MarkCommand {
    static func run(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        try invocation.refuseLateOptions()
        var marks: [Mark] = []
        if invocation.has("--bookmark") { marks.append(Mark(.bookmark, .flag(true))) }
        if invocation.has("--no-bookmark") { marks.append(Mark(.bookmark, .flag(false))) }
        if invocation.has("--read") { marks.append(Mark(.read, .flag(true))) }
        if invocation.has("--unread") { marks.append(Mark(.read, .flag(false))) }
        for tag in invocation.values("--tag") { marks.append(Mark(.tag(tag), .flag(true))) }
        for tag in invocation.values("--untag") { marks.append(Mark(.tag(tag), .none)) }
        if let note = invocation.value("--note") { marks.append(Mark(.note, note.isEmpty ? .none : .text(note))) }
        guard !marks.isEmpty else {
            throw .usage("mark wants to know what: --bookmark, --read, --tag T, --note TEXT …")
        }
        guard !invocation.words.isEmpty else { throw .usage("mark takes IDs; dateline list prints them") }

        var library = try setting.open()
        var ids: [BriefID] = []
        var failures: [CommandError] = []
        for word in invocation.words {
            do throws(CommandError) {
                ids.append(try library.brief(named: word).id)
            } catch {
                failures.append(error)
            }
        }
        for failure in failures { Console.complain(failure.description) }
        guard !ids.isEmpty else { return .nothingMatched }
        try library.mark(marks, ids)
        return failures.isEmpty ? .done : .partly
    }
}
