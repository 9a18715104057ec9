import Page

/// What the environment and the person say about the terminal.
package struct TerminalOptions: Sendable {
    /// The name of the terminal's description; empty where TERM is not set.
    package var term: String
    /// No colour at all, whatever the terminal has.
    package var isWithoutColour: Bool
    /// Whether the terminal is said to show 24 bits.
    package var hasDirectColour: Bool
    /// Stands above what the description says.
    package var depth: ColourDepth?
    /// How long an Escape waits for what belongs to it, in milliseconds.
    package var escapeDelay: Int
    /// Whether we turn text that runs from right to left around, and not the terminal.
    package var ordersRightToLeft: Bool
    /// Where messages on standard error go while the screen is up; nil for a file in memory.
    package var logPath: String?

    package init(
        term: String, isWithoutColour: Bool = false, hasDirectColour: Bool = false, depth: ColourDepth? = nil,
        escapeDelay: Int = 25, ordersRightToLeft: Bool = true, logPath: String? = nil
    ) {
        self.term = term
        self.isWithoutColour = isWithoutColour
        self.hasDirectColour = hasDirectColour
        self.depth = depth
        self.escapeDelay = escapeDelay
        self.ordersRightToLeft = ordersRightToLeft
        self.logPath = logPath
    }

    /// Reads TERM, NO_COLOR, COLORTERM, SSH_CONNECTION, SSH_TTY, and what tells whether the terminal turns text around.
    package init(environment: [String: String], logPath: String? = nil) {
        let term = environment["TERM"] ?? ""
        let colourTerm = environment["COLORTERM"] ?? ""
        // GNU screen hands on COLORTERM of the terminal around it and garbles 24-bit colours.
        let isScreen = term.hasPrefix("screen") && environment["TMUX"] == nil
        let isSSH = [environment["SSH_CONNECTION"], environment["SSH_TTY"]].contains { $0?.isEmpty == false }
        self.init(
            term: term,
            isWithoutColour: environment["NO_COLOR"].map { !$0.isEmpty } ?? false,
            hasDirectColour: !isScreen && (colourTerm == "truecolor" || colourTerm == "24bit"),
            escapeDelay: isSSH ? 200 : 25,
            ordersRightToLeft: !Self.terminalOrders(environment, term: term),
            logPath: logPath)
    }

    /// Whether the terminal turns text around and cannot be told to leave that: Konsole, Apple's, mlterm, and those of
    /// VTE when tmux or screen stands between. DATELINE_BIDI is `terminal` or `dateline` and decides for itself.
    private static func terminalOrders(_ environment: [String: String], term: String) -> Bool {
        switch environment["DATELINE_BIDI"] {
        case "terminal": return true
        case "dateline": return false
        default: break
        }
        let isSet = { (name: String) in environment[name]?.isEmpty == false }
        let isInside = term.hasPrefix("tmux") || term.hasPrefix("screen")
        return isSet("KONSOLE_VERSION") || environment["TERM_PROGRAM"] == "Apple_Terminal" || term.hasPrefix("mlterm")
            || isInside && isSet("VTE_VERSION")
    }
}
