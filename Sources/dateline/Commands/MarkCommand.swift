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
        let unpairs = invocation.has("--unpair")
        guard !marks.isEmpty || unpairs else {
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
        if unpairs { for id in ids { try unpair(id, &library) } }
        return failures.isEmpty ? .done : .partly
    }

    /// Both sides say it, so that whichever is looked at knows.
    private static func unpair(_ id: BriefID, _ library: inout OpenLibrary) throws(CommandError) {
        let editions = library.editions(of: id)
        if editions.isEmpty { Console.complain("\(id) has no edition in another language here") }
        for other in editions {
            try library.mark([Mark(.translation(other), .flag(false))], [id])
            try library.mark([Mark(.translation(id), .flag(false))], [other])
        }
    }
}
