import Briefs
import Glibc

/// Runs the program and returns its exit status.
func run() -> ExitStatus {
    TextLocale.establish()
    // `| head` must not end in a signal's message; writes fail and the program goes on to its end.
    signal(SIGPIPE, SIG_IGN)
    do throws(CommandError) {
        let invocation = try Invocation(
            Array(CommandLine.arguments.dropFirst()), commands: CommandList.all, reader: CommandList.reader)
        if invocation.has("--help") {
            Console.write(invocation.command.name.isEmpty ? CommandList.overview : invocation.command.help)
            return .done
        }
        if invocation.has("--version") {
            Console.print(Version.text)
            return .done
        }
        return try invocation.command.run(invocation, Setting(invocation))
    } catch {
        Console.complain(error.description)
        return error.status
    }
}

exit(run().rawValue)
