import Briefs
import Query
import Reader

/// The thread that answers questions. What answers them is made and used on that thread alone.
struct Asker: Sendable {
    private enum Job: Sendable {
        case ask(Question, Purpose, ticket: Int)
        case mark([MarkChange])
        case marked(MarksElsewhere)
        case close
    }

    private let jobs = Mailbox<Job>()

    /// `opening` makes the desk, on the asker's thread, and is given where to say what was marked elsewhere; answers
    /// go to `replies`.
    init?(
        today: Day, replies: Mailbox<Message>,
        opening: @escaping @Sendable (@escaping @Sendable (MarksElsewhere) -> Void) -> AnswerDesk
    ) {
        let jobs = jobs
        guard Worker({ Asker.run(jobs, today, replies, opening) }) != nil else { return nil }
    }

    func ask(_ question: Question, _ purpose: Purpose, ticket: Int) {
        jobs.post(.ask(question, purpose, ticket: ticket))
    }

    /// Marks that the next answers are to know.
    func mark(_ changes: [MarkChange]) { jobs.post(.mark(changes)) }

    /// Gives up what it is doing. Nobody waits for it: it may be reading a large library, and it writes nothing.
    func close() { jobs.post(.close) }

    /// How long the desk waits for another question before it works on, in milliseconds.
    private static let breath = 10
    private static let firstBreath = 1_000

    /// Rows that are shown before all of a list is known: some screens of them.
    private static let newestLimit = 200

    /// The list that a question will show from its beginning.
    private static func listing(of question: Question, _ purpose: Purpose) -> Listing? {
        switch (purpose, question) {
        case (.list, .list(let listing, let rows)): rows.lowerBound == 0 ? listing : nil
        case (.locate, .position(let listing, _)): listing
        default: nil
        }
    }

    private static func run(
        _ jobs: Mailbox<Job>, _ today: Day, _ replies: Mailbox<Message>,
        _ opening: @Sendable (@escaping @Sendable (MarksElsewhere) -> Void) -> AnswerDesk
    ) {
        let desk = opening { jobs.post(.marked($0)) }
        let answering = desk.answering
        // One answer leads to the next question: a list to an article, that to its neighbours. And the first question
        // comes when the terminal is ready: looking at all files before it would hold it up.
        var breath = Asker.firstBreath
        while true {
            let batch = jobs.wait(milliseconds: desk.pause.map { max($0, breath) }, watching: desk.descriptor)
            breath = batch.isEmpty ? 0 : Asker.breath
            if batch.isEmpty { desk.work { jobs.holds { _ in true } } }
            for (index, job) in batch.enumerated() {
                switch job {
                case .close:
                    desk.close()
                    return
                case .mark(let changes):
                    for change in changes { answering.apply(change.marks, to: change.ids, at: Clock.milliseconds()) }
                case .marked(let news): desk.take(news)
                case .ask(let question, let purpose, let ticket):
                    // A newer question of the same purpose makes this one void, before it begins and while it runs.
                    // What is only to be at hand gives way to whatever somebody waits for, and is asked for again.
                    func isNewer(_ job: Job) -> Bool {
                        switch job {
                        case .ask(_, let other, _): other == purpose || purpose.isAhead && !other.isAhead
                        case .close: true
                        case .mark, .marked: false
                        }
                    }
                    let isStale = batch[(index + 1)...].contains(where: isNewer) || jobs.holds(isNewer)
                    if !isStale, let listing = listing(of: question, purpose),
                        let newest = answering.newest(of: listing, limit: newestLimit, today: today)
                    {
                        replies.post(.begun(purpose, ticket: ticket, newest))
                    }
                    let answer = isStale ? nil : answering.answer(question, today: today) { jobs.holds(isNewer) }
                    replies.post(.answer(purpose, ticket: ticket, answer))
                }
            }
        }
    }
}
