import CNcurses
import Glibc
import Reader

/// What terminfo says about a terminal, read before ncurses starts.
///
/// ncurses shows 24-bit colours only where a description says so, and few machines have one that does. So, where
/// the terminal is known to have them, its own description is handed to ncurses once more, with direct colours put in.
struct TerminalDescription {
    let term: String
    let colours: Int
    let canPlaceCursor: Bool
    /// Whether it is an xterm or takes itself for one: it knows titles and the clipboard.
    let isXtermLike: Bool
    /// What ends keypad mode, attributes, hides nothing and leaves the alternate screen, in that order.
    let restoring: [UInt8]
    let keys: [(bytes: [UInt8], key: Key)]
    /// This description with direct colours, as `TERMINFO` takes it; nil where the terminal is not said to have them.
    let withDirectColours: String?

    /// Nil where the terminal has no description.
    init?(term: String, wantsDirectColours: Bool) {
        guard !term.isEmpty, dateline_setupterm(term, STDOUT_FILENO) == 1 else { return nil }
        defer { dateline_forget_terminal() }
        self.term = term
        colours = Int(tigetnum("colors"))
        let hasDirectColour = tigetflag("RGB") == 1 || tigetnum("RGB") > 0
        canPlaceCursor = dateline_string_capability("cup") != nil
        // Multiplexers take the same sequences and hand them on, or drop them.
        isXtermLike = tigetflag("XT") == 1 || ["xterm", "tmux", "screen"].contains { term.hasPrefix($0) }
        restoring = ["rmkx", "sgr0", "cnorm", "rmcup"].flatMap(Self.bytes(of:))
        keys = Self.keyNames.map { (Self.bytes(of: $0.0), $0.1) }
        // Also where the description has them already: then numbers below 256 mean the palette in every case.
        withDirectColours =
            hasDirectColour || (wantsDirectColours && colours >= 8)
            ? CompiledDescription(withDirectColours: term).text : nil
    }

    private static let keyNames: [(String, Key)] =
        [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("kpp", .pageUp),
            ("knp", .pageDown), ("khome", .home), ("kend", .end), ("kdch1", .delete), ("kich1", .insert),
            ("kcbt", .backTab), ("kent", .enter),
        ] + (1...12).map { ("kf\($0)", .function($0)) }

    static func bytes(_ string: UnsafePointer<CChar>) -> [UInt8] {
        UnsafeBufferPointer(start: string, count: strlen(string)).map { UInt8(bitPattern: $0) }
    }

    /// A capability without its padding (`$<5>`), empty where there is none.
    private static func bytes(of capability: String) -> [UInt8] {
        guard let value = dateline_string_capability(capability) else { return [] }
        var bytes: [UInt8] = []
        var rest = Self.bytes(value)[...]
        while let byte = rest.first {
            if rest.starts(with: "$<".utf8), let close = rest.firstIndex(of: UInt8(ascii: ">")) {
                rest = rest[rest.index(after: close)...]
            } else {
                bytes.append(byte)
                rest.removeFirst()
            }
        }
        return bytes
    }
}
