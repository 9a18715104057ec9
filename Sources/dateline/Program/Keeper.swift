import Briefs
import Reader
import Store

/// The thread that writes: marks to the journal, layout and place for the next start. It also reads what others write
/// to journals.
struct Keeper: Sendable {
    private enum Job: Sendable {
        /// The journal, once the library has been read, and where to say what was marked elsewhere; marks wait until
        /// then.
        case journal(MarkJournal, @Sendable (MarksElsewhere) -> Void)
        case mark([MarkChange])
        /// Others may have written to a journal.
        case refresh
        case remember(Session)
        case close(Session, isClean: Bool)
    }

    private let jobs = Mailbox<Job>()
    private let worker: Worker

    init?(_ remembering: Remembering, _ replies: Mailbox<Message>) {
        let jobs = jobs
        guard let worker = Worker({ Keeper.run(jobs, remembering, replies) }) else { return nil }
        self.worker = worker
    }

    func begin(_ journal: MarkJournal, marked: @escaping @Sendable (MarksElsewhere) -> Void) {
        jobs.post(.journal(journal, marked))
    }

    func mark(_ changes: [MarkChange]) { jobs.post(.mark(changes)) }

    func refresh() { jobs.post(.refresh) }

    func remember(_ session: Session) { jobs.post(.remember(session)) }

    /// Writes all that waits and ends.
    func close(_ session: Session, isClean: Bool) {
        jobs.post(.close(session, isClean: isClean))
        worker.join()
    }

    /// How long nobody marks anything before journals are tidied, in milliseconds.
    private static let leisure = 2_000

    private static func run(_ jobs: Mailbox<Job>, _ remembering: Remembering, _ replies: Mailbox<Message>) {
        var marks: KeptMarks?
        var early: [MarkChange] = []
        while true {
            let batch = jobs.wait(milliseconds: marks?.isUntidy ?? false ? Keeper.leisure : nil)
            if batch.isEmpty { marks?.tidy() }
            for job in batch {
                switch job {
                case .journal(let opened, let marked):
                    marks = KeptMarks(opened, replies, marked)
                    marks?.write(early)
                    early = []
                case .mark(let changes):
                    if marks == nil { early += changes }
                    marks?.write(changes)
                    replies.post(.kept)
                case .refresh: marks?.isToRefresh = true
                case .remember(let session): remembering.write(session, isClean: false)
                case .close(let session, let isClean):
                    marks?.sync()
                    remembering.write(session, isClean: isClean)
                    return
                }
            }
            marks?.tell()
            marks?.sync()
        }
    }
}
