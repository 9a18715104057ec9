import Briefs
import Glibc
import Reader
import Store

/// What comes back at the next start: layout and theme always, query and brief where the last session was cut off.
struct Remembering: Sendable {
    private let stateHome: String
    private let library: String

    init(_ setting: Setting) {
        stateHome = setting.paths.stateHome
        library = setting.library
    }

    /// Where messages on standard error go while the screen is up.
    var logPath: String { stateHome + "/dateline.log" }

    /// The layout, the theme's name, and the session that was cut off.
    func read() -> (settings: LayoutSettings, theme: String?, lost: Session?) {
        let remembered = Remembered.load(stateHome: stateHome, library: library)
        var settings = LayoutSettings()
        settings.listWidth = Remembering.bounded(remembered.listWidth)
        settings.relatedWidth = Remembering.bounded(remembered.relatedWidth)
        settings.listHeight = Remembering.bounded(remembered.listHeight)
        if let measure = remembered.measure, LayoutSettings.measures.contains(measure) { settings.measure = measure }
        settings.isZoomed = remembered.isZoomed ?? false
        settings.isCentred = remembered.isCentred ?? true
        settings.hasHyperlinks = remembered.hasHyperlinks ?? true
        // A session whose process still runs is not lost: it is another reader on the same library.
        let isElsewhere =
            remembered.process.map { $0 != Int(getpid()) && kill(pid_t(truncatingIfNeeded: $0), 0) == 0 } ?? false
        let lost = (isElsewhere ? nil : remembered.query).map { query in
            Session(
                settings: settings, theme: remembered.theme ?? "", query: query, brief: remembered.brief,
                isReading: remembered.isReading ?? false)
        }
        return (settings, remembered.theme, lost)
    }

    /// Keeps a session. A place that cannot be written costs the layout only, so nothing is said.
    func write(_ session: Session, isClean: Bool) {
        var remembered = Remembered.load(stateHome: stateHome, library: library)
        remembered.theme = session.theme
        remembered.listWidth = session.settings.listWidth
        remembered.relatedWidth = session.settings.relatedWidth
        remembered.listHeight = session.settings.listHeight
        remembered.measure = session.settings.measure
        remembered.isZoomed = session.settings.isZoomed
        remembered.isCentred = session.settings.isCentred
        remembered.hasHyperlinks = session.settings.hasHyperlinks
        remembered.query = isClean ? nil : session.query
        remembered.brief = isClean ? nil : session.brief
        remembered.isReading = isClean ? nil : session.isReading
        remembered.process = isClean ? nil : Int(getpid())
        try? remembered.save(stateHome: stateHome, library: library)
    }

    private static func bounded(_ value: Int?) -> Int { min(max(value ?? 0, -400), 400) }
}
