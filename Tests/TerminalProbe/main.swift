// A small program that the tests of the terminal run on a pseudo-terminal: it shows what it is given and ends in
// every way that a program can end.
import Briefs
import Glibc
import Page
import Reader
import Terminal

/// Deeper than any stack.
@inline(never)
func overflow(_ depth: Int) -> Int { depth == Int.max ? 0 : 1 &+ overflow(depth &+ 1) &+ depth % 2 }

func complain(_ message: String) {
    let line = message + "\n"
    write(STDERR_FILENO, line, line.utf8.count)
}

var environment: [String: String] = [:]
for name in ["TERM", "NO_COLOR", "COLORTERM", "SSH_CONNECTION", "SSH_TTY", "TMUX", "DATELINE_BIDI"] {
    if let value = getenv(name) { environment[name] = String(cString: value) }
}
var options = TerminalOptions(environment: environment, logPath: getenv("PROBE_LOG").map { String(cString: $0) })
let arguments = Array(CommandLine.arguments.dropFirst())

let theme = Theme(
    name: "probe",
    styles: [
        .title: Style(foreground: .rgb(200, 100, 50), attributes: .bold),
        .link: Style(foreground: .palette(3), background: .palette(4), attributes: .underline),
        .rule: Style(foreground: .rgb(0, 0, 9)), .hit: Style(attributes: .reverse),
    ])

do {
    let terminal = try Terminal.open(options)
    terminal.dress(in: theme)
    var heard: [String] = []
    var isTold = true
    var quits = false

    func draw() {
        var grid = Grid(size: terminal.size, ordersRightToLeft: terminal.ordersRightToLeft)
        grid.put("Title", at: 0, 0, Ink(.title))
        grid.put("link", at: 8, 0, Ink(.link))
        grid.put("rule", at: 16, 0, Ink(.rule))
        grid.put("hit", at: 24, 0, Ink(.text, over: .hit))
        grid.put(DisplayText("\(terminal.size.columns)x\(terminal.size.rows) \(terminal.depth)"), at: 30, 0, Ink(.text))
        for (row, line) in arguments.enumerated() { grid.put(DisplayText(line), at: 0, row + 1, Ink(.body)) }
        for (row, line) in heard.suffix(max(1, terminal.size.rows - arguments.count - 2)).enumerated() {
            grid.put(DisplayText(line), at: 0, arguments.count + 2 + row, Ink(.text))
        }
        terminal.present(grid, cursor: Position(column: 2, row: 1))
    }

    draw()
    while !quits {
        for event in terminal.poll(timeoutMilliseconds: nil) {
            switch event {
            case .key(.character("q")): quits = true
            case .key(.character("x")): exit(3)
            case .key(.character("t")):
                let empty: [Int] = []
                print(empty[arguments.count + 7])
            case .key(.character("a")): abort()
            case .key(.character("o")): print(overflow(arguments.count))
            case .key(.character("e")): complain("a message \u{1B}[31m for later")
            case .key(.character("S")): _ = try terminal.run(["sh", "-c", "echo outside; read line; exit 7"])
            case .key(.character("B")):
                heard = (0..<3).map { _ in String(repeating: "\u{1B}[31m\u{9B}2J\u{202E}", count: 5) }
            case .key(.character("c")): heard.append("copied \(terminal.copy("Ünïcode"))")
            case .key(.character("T")): terminal.setTitle("A \u{1B}]title")
            case .key(.character("L")): terminal.redraw()
            case .key(.character("Z")):
                // Busy: nothing is read, and nothing asked for is done.
                isTold = false
                while !isTold { usleep(1000) }
            case .key(.control("z")), .suspend: terminal.suspend()
            case .key(let key): heard.append("key \(key)")
            case .paste(let text): heard.append("paste \(text.count) \(text.prefix(20).replacing("\n", with: "|"))")
            case .mouse(let mouse):
                heard.append("mouse \(mouse.kind) \(mouse.button) \(mouse.position.column),\(mouse.position.row)")
            case .resize(let size): heard.append("size \(size.columns)x\(size.rows)")
            case .end(let ending):
                heard.append("end \(ending)")
                quits = true
            case .continued: heard.append("continued")
            case .wake: break
            }
        }
        draw()
    }
    terminal.close()
    print("bye \(heard.last ?? "")")
} catch {
    complain("\(error)")
    exit(2)
}
