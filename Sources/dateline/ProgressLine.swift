import Glibc

/// A line on standard error that says how far a long work is, and goes when that is done; nothing where standard error
/// is no terminal. It is taken away by writing blanks, which every terminal understands.
struct ProgressLine {
    private let columns: Int
    private var shown = 0

    init() {
        var size = winsize()
        let isTerminal = isatty(STDERR_FILENO) == 1 && ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0
        // The last column stays free: a line that fills it makes some terminals scroll.
        columns = isTerminal ? max(0, Int(size.ws_col) - 1) : 0
    }

    mutating func show(_ text: String) {
        let text = text.prefix(columns)
        if text.isEmpty { return }
        Console.line(text + String(repeating: " ", count: max(0, shown - text.count)))
        shown = text.count
    }

    mutating func clear() {
        if shown == 0 { return }
        Console.line(String(repeating: " ", count: shown))
        shown = 0
    }
}
