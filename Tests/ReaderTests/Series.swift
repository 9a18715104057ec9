import Briefs
import Page
import Query
import Reader

/// Numbered briefs, ten a month, the newest first: `Brief 0` stands at the top. Made where a test is about many, or
/// about what stands where.
enum Series {
    static let size = Size(columns: 160, rows: 40)

    static func id(_ number: Int) -> BriefID { BriefID("https://series.example/\(number)") }

    static func briefs(_ count: Int) -> [Brief] {
        (0..<count).map { number in
            let paragraphs = "abcdefghijkl".map { "Paragraph \($0) of brief \(number). " + filling }
            var brief = Brief(
                id: id(number), url: "https://series.example/page/\(number)", title: "Brief \(number)",
                day: Day(number: 19_800 - number * 3), language: "en", tags: [number % 2 == 0 ? "even" : "odd"],
                regions: [RegionCode("BO")].compactMap { $0 },
                body: .text(paragraphs.joined(separator: "\n\n"), headings: []), source: "Series")
            if number == 0 {
                brief.seeAlso = [
                    Brief.SeeAlso(text: "Brief 3", target: .id(id(3))),
                    Brief.SeeAlso(
                        text: "A brief that is elsewhere", target: .id(BriefID("https://elsewhere.example/1"))),
                    Brief.SeeAlso(text: "Odd ones", target: .query("tag:odd")),
                ]
            }
            return brief
        }
    }

    private static let filling =
        "The barge left the landing before noon and the clerk wrote down what it carried, twice, in two books."

    static func player(_ count: Int, _ size: Size = size) -> Player {
        Player(state(size), answering: Desk.evaluator(briefs(count)))
    }

    static func state(_ size: Size = size) -> State {
        State(size: size, theme: "dark", themes: Desk.themes, regions: RegionTree(), today: Desk.today)
    }
}

extension Player {
    /// What the message row says.
    var said: String { state.notice?.text ?? "" }

    var shownTitle: String? { state.article?.text.brief.title }

    var selectedTitle: String? { state.list.row(at: state.list.selected)?.title.string }

    var titles: [String] { state.list.answer?.rows.map(\.title.string) ?? [] }

    /// The last text that went to the clipboard.
    var copied: String? {
        for case .copy(let text) in effects.reversed() { return text }
        return nil
    }

    var browsed: String? {
        for case .browse(let address) in effects.reversed() { return address }
        return nil
    }

    mutating func press(_ column: Int, _ row: Int) {
        send(.mouse(MouseEvent(kind: .press, button: .left, position: Position(column: column, row: row))))
    }

    mutating func wheel(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int, times: Int = 1) {
        for _ in 0..<times {
            send(.mouse(MouseEvent(kind: kind, position: Position(column: column, row: row))))
        }
    }
}

/// A reader whose answers come when they are let: for what happens between a key and its answer.
struct SlowReader {
    var state: State
    private(set) var effects: [Effect] = []
    private var waiting: [(question: Question, purpose: Purpose, ticket: Int)] = []
    var answering: any Answering

    init(_ state: State, answering: any Answering) {
        self.state = state
        self.answering = answering
        take(self.state.start())
    }

    mutating func play(_ keys: String) throws {
        for key in try Key.parse(keys) { take(state.update(.key(key))) }
    }

    mutating func send(_ message: Message) { take(state.update(message)) }

    /// Lets the oldest question be answered; false where none waits.
    mutating func answerOne() -> Bool {
        guard !waiting.isEmpty else { return false }
        let next = waiting.removeFirst()
        let answer = answering.answer(next.question, today: state.today) { false }
        take(state.update(.answer(next.purpose, ticket: next.ticket, answer)))
        return true
    }

    mutating func answerAll() { while answerOne() {} }

    /// What waits to be answered.
    var asked: [Purpose] { waiting.map(\.purpose) }

    /// A frame is shown, and what is asked because of that is answered.
    mutating func show() {
        answerAll()
        send(.shown)
        answerAll()
    }

    var shownTitle: String? { state.article?.text.brief.title }

    private mutating func take(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .ask(let question, let purpose, let ticket): waiting.append((question, purpose, ticket))
            case .mark(let changes):
                for change in changes { answering.apply(change.marks, to: change.ids) }
                self.effects.append(effect)
            default: self.effects.append(effect)
            }
        }
    }
}

extension ArticleState {
    /// How many lines of the page are above the first one on screen.
    var linesAbove: Int { page.lines(from: .start, to: top, limit: .max) }
}
