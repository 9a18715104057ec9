import Briefs
import Reader
import Store

/// The thread that writes: marks to the journal, layout and place for the next start.
struct Keeper: Sendable {
    private enum Job: Sendable {
        /// The journal, once the library has been read; marks wait until then.
        case journal(MarkJournal)
        case mark([MarkChange])
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

    func begin(_ journal: MarkJournal) { jobs.post(.journal(journal)) }

    func mark(_ changes: [MarkChange]) { jobs.post(.mark(changes)) }

    func remember(_ session: Session) { jobs.post(.remember(session)) }

    /// Writes all that waits and ends.
    func close(_ session: Session, isClean: Bool) {
        jobs.post(.close(session, isClean: isClean))
        worker.join()
    }

    private static func run(_ jobs: Mailbox<Job>, _ remembering: Remembering, _ replies: Mailbox<Message>) {
        var journal: MarkJournal?
        var early: [MarkChange] = []
        while true {
            var needsSync = false
            for job in jobs.wait() {
                switch job {
                case .journal(let opened):
                    journal = opened
                    if let notice = opened.notice { replies.post(.said(Notice(notice))) }
                    needsSync = write(early, to: &journal, replies) || needsSync
                    early = []
                case .mark(let changes):
                    if journal == nil {
                        early += changes
                    } else {
                        needsSync = write(changes, to: &journal, replies) || needsSync
                    }
                    replies.post(.kept)
                case .remember(let session): remembering.write(session, isClean: false)
                case .close(let session, let isClean):
                    if needsSync { sync(journal, replies) }
                    remembering.write(session, isClean: isClean)
                    return
                }
            }
            if needsSync { sync(journal, replies) }
        }
    }

    private static func write(_ changes: [MarkChange], to journal: inout MarkJournal?, _ replies: Mailbox<Message>)
        -> Bool
    {
        do throws(StoreError) {
            for change in changes { try journal?.append(change.marks, to: change.ids) }
        } catch {
            replies.post(.said(Notice("A mark was not kept. \(error.description)", .problem)))
        }
        return !changes.isEmpty
    }

    private static func sync(_ journal: MarkJournal?, _ replies: Mailbox<Message>) {
        do throws(StoreError) {
            try journal?.sync()
        } catch {
            replies.post(.said(Notice(error.description, .problem)))
        }
    }
}
