import Briefs
import Page
import Query

/// Plays keys on the reader without a terminal: questions are answered at once, marks stay in memory, effects
/// settle between keys. Nothing changes meanwhile, so what is read is read for good. What `dateline play` and the screen tests run.
package struct Player {
    package private(set) var state: State
    /// Effects that reached outside, in order: what was opened, copied, remembered.
    package private(set) var effects: [Effect] = []
    package private(set) var hasQuit = false
    private let answering: any Answering

    package init(_ state: State, answering: any Answering) {
        self.state = state
        self.answering = answering
        run(self.state.start())
        rest()
    }

    /// Keys in the notation of `Key.parse`.
    package mutating func play(_ script: String) throws(KeyNotationError) {
        for key in try Key.parse(script) { send(.key(key)) }
    }

    package mutating func send(_ message: Message) {
        guard !hasQuit else { return }
        if case .marked(let news) = message {
            answering.set(Dictionary(news.map { ($0.id, $0.state) }, uniquingKeysWith: { _, last in last }))
        }
        run(state.update(message))
        rest()
    }

    package var frame: Frame { view(state) }

    /// The screen as text, rows without trailing blanks.
    package var screen: String {
        let grid = frame.grid
        return (0..<grid.size.rows).map { grid.text(ofRow: $0) + "\n" }.joined()
    }

    /// What a terminal has time for between two keys.
    private mutating func rest() {
        for message in [Message.shown, .rested] { run(state.update(message)) }
    }

    private mutating func run(_ effects: [Effect]) {
        var waiting = effects
        while !waiting.isEmpty {
            let effect = waiting.removeFirst()
            switch effect {
            case .ask(let question, let purpose, let ticket):
                let answer = answering.answer(question, today: state.today) { false }
                waiting += state.update(.answer(purpose, ticket: ticket, answer))
            case .mark(let changes):
                for change in changes { answering.apply(change.marks, to: change.ids) }
                self.effects.append(effect)
            case .quit:
                hasQuit = true
                self.effects.append(effect)
            default: self.effects.append(effect)
            }
        }
    }
}
