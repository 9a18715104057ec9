import Briefs
import Glibc
import Page
import Query
import Reader

/// Sends the reader what a terminal, a library and a person in a hurry could send, in any order: answers late, lost
/// or from before; windows of any size; every key. Nothing traps, the screen stays whole, and one can always leave.
enum PlayTrial {
    static func run(_ setting: Trials.Setting, _ random: inout Seeded, _ findings: inout Findings) {
        var game = Game(setting, &random)
        for _ in 0..<(1 << (3 + random.below(6))) where !game.hasQuit {
            game.step(message(&random, setting), &random, &findings)
        }
        game.leave(&findings)
    }

    private static let keys: [Key] = CommandTable.rows.flatMap { $0.keys.compactMap { Key(name: $0) } }

    private static func message(_ random: inout Seeded, _ setting: Trials.Setting) -> [Message] {
        switch random.below(24) {
        case 0: return [.resize(size(&random))]
        case 1: return [.mouse(mouse(&random))]
        case 2:
            return [
                .paste(
                    Mutation.text(of: setting.corpus.queries + setting.corpus.names, &random, flood: random.oneIn(50)))
            ]
        case 3: return "\(random.one(of: 0, 1, 7, 120, .max))".map { .key(.character($0)) }
        case 4: return typed(":", commandLine(&random, setting))
        case 5: return typed("/", Mutation.text(of: setting.corpus.queries, &random, flood: false))
        case 6: return [.key(.character(Character(Unicode.Scalar.random(&random))))]
        case 7 where random.oneIn(3):
            return [.edited(Mutation.text(of: setting.corpus.queries, &random, flood: false))]
        case 8 where random.oneIn(4): return [.ending]
        case 9 where random.oneIn(4):
            return [.problems(random.one(of: 0, 1, .max)), .said(Notice("\u{1B}[2J中", .problem))]
        case 10: return "rtf".map { _ in .key(.character(random.one(of: "r", "t", "f", "b", "o", " "))) }
        case 11: return [.key(random.one(of: .enter, .escape, .tab, .backTab, .backspace, .up, .down, .left, .right))]
        default: return [.key(random.one(of: keys))]
        }
    }

    private static func typed(_ opener: Character, _ text: String) -> [Message] {
        var messages: [Message] = [.key(.character(opener))]
        messages += text.prefix(60).map { .key(.character($0)) }
        return messages + [.key(.enter)]
    }

    private static func commandLine(_ random: inout Seeded, _ setting: Trials.Setting) -> String {
        let name = random.one(of: CommandTable.named).name
        switch random.below(5) {
        case 0: return name
        case 1: return name + " " + Mutation.text(of: setting.corpus.queries, &random, flood: false)
        case 2: return name + " \(random.one(of: -1, 0, 1, 60, .max, .min))"
        case 3: return String(name.prefix(random.below(name.count)))
        default: return name + " " + random.one(of: "dark", "newest", "relevance", "unread", "BO", "Bolivia", "x-")
        }
    }

    private static func mouse(_ random: inout Seeded) -> MouseEvent {
        MouseEvent(
            kind: random.one(of: .press, .wheelUp, .wheelDown), button: random.one(of: .left, .middle, .right, .none),
            position: Position(
                column: random.oneIn(20) ? .max : random.below(200), row: random.oneIn(20) ? .max : random.below(60)))
    }

    static func size(_ random: inout Seeded) -> Size {
        random.oneIn(6)
            ? Size(columns: random.below(24), rows: random.below(8))
            : Size(columns: 1 + random.below(200), rows: 1 + random.below(60))
    }
}

/// A reader and what it has asked for.
private struct Game {
    private let setting: Trials.Setting
    private let library: PlainEvaluator
    private var state: State
    private var asked: [(question: Question, purpose: Purpose, ticket: Int)] = []
    private(set) var hasQuit = false

    init(_ setting: Trials.Setting, _ random: inout Seeded) {
        self.setting = setting
        var briefs = random.oneIn(20) ? [] : setting.corpus.desk
        for index in briefs.indices where random.oneIn(8) {
            briefs[index].title = Mutation.text(of: setting.corpus.names, &random, flood: false)
            briefs[index].body = .html(Mutation.text(of: setting.corpus.html, &random, flood: false))
        }
        library = PlainEvaluator(
            briefs: briefs, book: MarkBook(), regions: setting.regions, dates: { _ in BriefDates() },
            text: { BriefText($0) })
        var settings = LayoutSettings()
        if random.oneIn(4) {
            settings.listWidth = random.one(of: -400, -5, 0, 30, 400)
            settings.relatedWidth = random.one(of: -400, -5, 0, 30, 400)
            settings.listHeight = random.one(of: -400, -5, 0, 9, 400)
            settings.measure = random.one(of: 40, 66, 120)
            settings.isZoomed = random.oneIn(2)
        }
        state = State(
            size: PlayTrial.size(&random), settings: settings, theme: "dark",
            themes: random.oneIn(5) ? [] : ["dark", "light"], regions: setting.regions,
            today: Day(year: 2024, month: 3, day: 20) ?? Day(number: 0))
        take(
            state.start(
                opening: random.oneIn(3) ? random.one(of: setting.corpus.desk).id : nil, reading: random.oneIn(2)))
    }

    mutating func step(_ messages: [Message], _ random: inout Seeded, _ findings: inout Findings) {
        for message in messages where !hasQuit {
            send(message, &findings)
            // Answers come at once, later, or out of turn; some come to nothing, and some come twice.
            while !asked.isEmpty, !random.oneIn(5) {
                let next = asked.remove(at: random.oneIn(4) ? random.below(asked.count) : 0)
                answer(next, isGivenUp: random.oneIn(30), &findings)
                if random.oneIn(30) { answer(next, isGivenUp: false, &findings) }
            }
        }
    }

    /// Escape and `q`, as often as there could be layers, end it.
    mutating func leave(_ findings: inout Findings) {
        if state.layout.isTooSmall, !hasQuit { send(.resize(Size(columns: 80, rows: 24)), &findings) }
        var patience = 60
        while !hasQuit, patience > 0 {
            while !asked.isEmpty { answer(asked.removeFirst(), isGivenUp: false, &findings) }
            send(.key(.escape), &findings)
            if !hasQuit { send(.key(.character("q")), &findings) }
            patience -= 1
        }
        findings.expect(hasQuit, "one can always leave", "\(state.context) \(state.focus) \(state.layers)")
    }

    private mutating func send(_ message: Message, _ findings: inout Findings) {
        if setting.isTold {
            print(message)
            fflush(nil)
        }
        let effects = findings.timed("update", bytes: size(of: message)) { state.update(message) }
        take(effects)
        let frame = findings.timed("view", bytes: 0) { view(state) }
        precondition(frame.grid.size == Size(columns: max(0, state.size.columns), rows: max(0, state.size.rows)))
        ScreenRules.check(frame.grid, "after \(message) at \(state.size)", &findings)
        if let cursor = frame.cursor {
            findings.expect(
                (0..<frame.grid.size.columns).contains(cursor.column)
                    && (0..<frame.grid.size.rows).contains(cursor.row),
                "the cursor is on the screen", "\(cursor) after \(message) at \(state.size)")
        }
        Trials.roundTrip(state.query, setting, &findings)
    }

    private func size(of message: Message) -> Int {
        if case .paste(let text) = message { return text.utf8.count }
        return 200_000
    }

    private mutating func answer(
        _ next: (question: Question, purpose: Purpose, ticket: Int), isGivenUp: Bool, _ findings: inout Findings
    ) {
        let answer = isGivenUp ? nil : library.answer(next.question, today: state.today) { false }
        send(.answer(next.purpose, ticket: next.ticket, answer), &findings)
    }

    private mutating func take(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .ask(let question, let purpose, let ticket): asked.append((question, purpose, ticket))
            case .mark(let changes): for change in changes { library.apply(change.marks, to: change.ids) }
            case .quit: hasQuit = true
            default: break
            }
        }
    }
}
