// A program that tests kill at any moment: it marks, imports or compacts, and says on its output what is done.
import Briefs
import Glibc
import Store

let words = CommandLine.arguments.dropFirst()

func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}

func journal(_ library: String, _ home: String) -> MarkJournal {
    MarkJournal.open(
        library: library, stateHome: home,
        now: {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
        })
}

func run() throws {
    var words = Array(words)
    let command = words.removeFirst()
    let (library, home, name, count) = (words[0], words[1], words[2], Int(words[3]) ?? 0)
    if words.count > 4, let most = UInt(words[4]) {
        var limit = rlimit(rlim_cur: most, rlim_max: most)
        setrlimit(__rlimit_resource_t(1), &limit)
        signal(SIGXFSZ, SIG_IGN)
    }
    switch command {
    case "mark":
        var journal = journal(library, home)
        for number in 0..<count {
            // Three lines, of which the next round makes two void.
            try journal.append(
                [Mark(.place, .text("\(number)")), Mark(.helpful, .flag(number % 2 == 0))], to: [BriefID("x:\(name)")])
            try journal.append([Mark(.read, .flag(true))], to: [BriefID("x:\(name):\(number)")])
            say("\(number)")
        }
    case "compact":
        for number in 0..<count {
            var journal = journal(library, home)
            if number % 3 == 0 { try journal.append([Mark(.place, .text("\(number)"))], to: [BriefID("x:\(name)")]) }
            say(try journal.compact() ? "done" : "not needed")
        }
    case "import":
        let writer = BriefWriter(library: library, now: { 1_700_000_000_000 })
        for number in 0..<count {
            let brief = Brief(id: BriefID("https://x.example/\(name)/\(number)"), title: "Brief \(number)")
            _ = try writer.add([brief], source: name)
            say("\(number)")
        }
    default: say("unknown")
    }
}

do {
    try run()
} catch {
    say("failed: \(error)")
}
