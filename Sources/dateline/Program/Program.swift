import Briefs
import Glibc
import Page
import Query
import Reader
import Store
import Terminal

/// The running reader: input in, state changed, effects carried out, a frame drawn. One thread runs it; an asker
/// answers questions and a keeper writes, each on a thread of its own.
final class Program {
    private let terminal: Terminal
    private let themes: ThemeShelf
    private let asker: Asker
    private let keeper: Keeper
    private let outside: Outside
    private let importer: Importer
    private let replies: Mailbox<Message>
    private var state: State
    /// Questions that have not been answered yet, and those among them that the first frame is not worth without.
    private var waiting = 0
    private var waitingForList = 0
    private var shownTheme: String?
    /// Marks that are not in the journal yet.
    private var unkept = 0
    private var isEnding = false
    private var wasClean = false
    /// Whether keys wait for answers; not while the library takes longer than that.
    private var isPatient = true
    /// Whether what is on screen may be another than the state.
    private var needsDraw = true
    /// When a key or the like came last, in milliseconds.
    private var lastInput = 0
    /// Questions that keys of one batch lead to: those that a later key makes void are never asked.
    private var questions: [(question: Question, purpose: Purpose, ticket: Int)] = []

    /// How long a frame waits for answers that are on their way, in milliseconds: nearly all come sooner, and a
    /// frame with them is worth more than one before.
    private static let settling = 12
    /// How long a frame that shows a mark waits for the journal, in milliseconds: what is seen has been written, and
    /// outlives a kill.
    private static let keeping = 250
    /// How long after a key the reader counts as resting, in milliseconds: longer than between two keys of whoever
    /// walks through the list.
    private static let rest = 100
    /// How long a key that was typed ahead waits for what it is meant for, in milliseconds.
    private static let patience = 1_000

    init(
        terminal: Terminal, state: State, themes: ThemeShelf, asker: Asker, keeper: Keeper, outside: Outside,
        importer: Importer, replies: Mailbox<Message>
    ) {
        self.terminal = terminal
        self.state = state
        self.themes = themes
        self.asker = asker
        self.keeper = keeper
        self.outside = outside
        self.importer = importer
        self.replies = replies
    }

    /// Runs until the reader quits or is ended.
    func run(opening brief: BriefID?, reading: Bool) {
        carryOut(state.start(opening: brief, reading: reading))
        ask()
        // The first frame may take the library with it, where that is quick; the rest comes after it.
        settle(milliseconds: 150) { waitingForList == 0 }
        while !isEnding {
            if needsDraw {
                draw()
                update(.shown)
                ask()
                needsDraw = false
            }
            let events = terminal.poll(timeoutMilliseconds: timeToRest, watching: [replies.descriptor])
            if events.isEmpty { update(.rested) }
            for event in events {
                // What was typed behind q is not for the reader.
                if isEnding { break }
                take(event)
            }
            ask()
            settle(milliseconds: Program.settling) { waitingForList == 0 }
            awaitKeeping()
        }
        // What is to be kept first, then the terminal; an answer that nobody waits for any more may take its time.
        keeper.close(state.session, isClean: wasClean)
        terminal.close()
        importer.close()
        asker.close()
    }

    /// What the first frame waits for: the list and the article. Related coverage and counts take longer.
    private static func isOfFirstFrame(_ purpose: Purpose) -> Bool {
        switch purpose {
        case .list, .locate, .locateFollowed, .article: true
        default: false
        }
    }

    /// How long until the reader counts as resting, where that changes anything.
    private var timeToRest: Int? {
        state.unaccompanied == nil ? nil : max(0, lastInput + Program.rest - now())
    }

    private func draw() {
        if shownTheme != state.theme {
            terminal.dress(in: themes.theme(state.theme))
            shownTheme = state.theme
        }
        let frame = view(state)
        terminal.present(frame.grid, cursor: frame.cursor)
    }

    private func take(_ event: TerminalEvent) {
        if case .wake = event {
            takeReplies()
            return
        }
        needsDraw = true
        lastInput = now()
        switch event {
        case .key(let key):
            hold(key)
            update(.key(key))
        case .paste(let text): update(.paste(text))
        case .mouse(let mouse): update(.mouse(mouse))
        case .resize(let size): update(.resize(size))
        case .wake: break
        case .suspend: suspend()
        case .continued: update(.resize(terminal.size))
        case .end:
            // The place is kept as when quitting, and the next start comes back here.
            carryOut(state.update(.ending))
            isEnding = true
        }
    }

    private func update(_ message: Message) { carryOut(state.update(message)) }

    private func takeReplies() {
        for message in replies.take() {
            switch message {
            case .answer(let purpose, _, _):
                waiting -= 1
                isPatient = true
                if Program.isOfFirstFrame(purpose) { waitingForList -= 1 }
                // What is only had at hand changes nothing on screen.
                if !purpose.isAhead { needsDraw = true }
            case .kept: unkept -= 1
            default: needsDraw = true
            }
            update(message)
        }
        ask()
    }

    private func awaitKeeping() {
        let end = now() + Program.keeping
        while unkept > 0, !isEnding {
            var entry = pollfd(fd: replies.descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, Int32(max(0, end - now()))) > 0 else { return }
            takeReplies()
        }
    }

    /// Takes answers until a key finds what it is meant for: the row that was seen last is not the one that a person
    /// means who has narrowed the list since.
    private func hold(_ key: Key) {
        guard waiting > 0 || !questions.isEmpty, state.isEarly(key) else { return }
        ask()
        let end = now() + Program.patience
        while isPatient, waiting > 0, state.isEarly(key) {
            var entry = pollfd(fd: replies.descriptor, events: Int16(POLLIN), revents: 0)
            let left = end - now()
            if left > 0, poll(&entry, 1, Int32(left)) > 0 { takeReplies() } else { isPatient = left > 0 }
        }
    }

    /// Takes answers for a moment, so that a key and what it leads to are one frame. Input ends the wait, and so does
    /// having enough.
    private func settle(milliseconds: Int, until isEnough: () -> Bool) {
        let end = now() + milliseconds
        while waiting > 0, !isEnding, !isEnough() {
            let left = end - now()
            guard left > 0 else { return }
            var entries = [
                pollfd(fd: replies.descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&entries, 2, Int32(left)) > 0 else { return }
            if entries[0].revents != 0 { takeReplies() } else { return }
        }
    }

    private func carryOut(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .ask(let question, let purpose, let ticket):
                questions.removeAll { $0.purpose == purpose }
                questions.append((question, purpose, ticket))
            case .mark(let changes):
                // What was asked before a mark is answered without it.
                ask()
                asker.mark(changes)
                unkept += 1
                keeper.mark(changes)
            case .takeIn(let path): importer.begin(path)
            case .stopTakingIn: importer.stop()
            case .remember(let session): keeper.remember(session)
            case .browse(let address): complain(outside.browse(address))
            case .mail(let address, let subject): complain(outside.mail(address, subject: subject))
            case .copy(let text):
                copy(text)
            case .save(let text): save(text)
            case .edit(let text): edit(text)
            case .redraw: terminal.redraw()
            case .suspend: suspend()
            case .quit:
                wasClean = true
                isEnding = true
            }
        }
    }

    /// Puts the questions that are still wanted.
    private func ask() {
        for (question, purpose, ticket) in questions where state.tickets[purpose] == ticket {
            waiting += 1
            if Program.isOfFirstFrame(purpose) { waitingForList += 1 }
            asker.ask(question, purpose, ticket: ticket)
        }
        questions = []
    }

    /// Hands a text to the clipboard: the terminal's, which reaches through ssh, and the desktop's own.
    private func copy(_ text: String) {
        let clipboard = Clipboard(environment: outside.environment)
        let fits = text.utf8.count <= Clipboard.terminalLimit
        let isWithTerminal = fits && terminal.copy(text)
        if isWithTerminal, !clipboard.isLocal || clipboard.command == nil { return }
        if clipboard.put(text) || isWithTerminal { return }
        if !fits, terminal.copy(text) {
            update(.copiedInPart(text))
        } else {
            let first = text.split(separator: "\n").first.map(String.init) ?? ""
            complain("No clipboard can be reached from this terminal. It was to hold \(first)")
        }
    }

    private func save(_ text: String) {
        do throws(OutsideError) {
            update(.said(Notice("Written to \(try Clipboard(environment: outside.environment).save(text))")))
        } catch {
            complain(error.text)
        }
    }

    private func complain(_ text: String?) {
        if let text { update(.said(Notice(text, .problem))) }
    }

    /// Writes a text in the person's editor; what was saved comes back.
    private func edit(_ text: String) {
        do throws(OutsideError) {
            let arguments = try outside.editing(text)
            defer { unlink(arguments.file) }
            do throws(TerminalError) {
                let status = try terminal.run(arguments.command)
                guard status == 0 else {
                    complain("The editor ended with status \(status); the text is as it was")
                    return
                }
            } catch {
                complain(error.description)
                return
            }
            update(.edited(try outside.edited(arguments.file)))
        } catch {
            complain(error.text)
        }
    }

    private func suspend() {
        terminal.suspend()
        update(.resize(terminal.size))
    }

    private func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
