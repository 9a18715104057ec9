import Briefs
import Page
import Query

/// Everything that the reader knows, as a value. Only `update` changes it; `view` draws it.
package struct State: Sendable {
    // What it is run with.
    package let regions: RegionTree
    package let keymap: Keymap
    package let themes: [String]
    package let today: Day

    // The window.
    package var size: Size
    /// Whether text that runs from right to left is turned around before the terminal gets it.
    package var ordersRightToLeft = true
    package var settings: LayoutSettings
    package var theme: String
    /// The pane with the focus: list, article or related.
    package var focus: Context = .list
    /// What lies over the panes, the last on top.
    package var layers: [Layer] = []

    // What is shown.
    package var query: Query
    /// Briefs that stay in the list although a mark made there took them out of its query.
    package var kept: Set<BriefID> = []
    package var list = ListState()
    package var article: ArticleState?
    package var related = RelatedState()
    /// What is at hand before it is asked for.
    var nearby = Nearby()
    /// The brief whose related coverage and see-also counts are asked for when the reader rests: they take longer than
    /// a key may, and whoever walks through the list does not look at them.
    package internal(set) var unaccompanied: BriefID?

    // Where reading came from and can go back to.
    package var past: [Visit] = []
    package var future: [Visit] = []
    package var undoable: [MarkStep] = []
    package var redoable: [MarkStep] = []
    package var prompts = PromptHistory()

    /// How many briefs see-alsos lead to, by their query.
    package var seeAlsoCounts: [Query: Int] = [:]

    // Small things.
    package var notice: Notice?
    package var problems = 0
    /// How far the library has been taken in; nil where it is whole.
    package var progress: String?
    /// The import that is on its way.
    package internal(set) var importing: ImportNews?
    /// The number being typed before a key.
    package var digits: Int?
    package var cancelIsArmed = false
    package var tickets: [Purpose: Int] = [:]
    package var nextTicket = 1
    /// Which way the next unread brief is looked for.
    package var seeksForward = true
    /// The brief that is on its way to the article pane is to be opened, not previewed.
    package var opens = false
    /// The brief that was asked for and has not come.
    package var asked: BriefID?
    /// The last turn to another edition.
    var turn: EditionTurn?
    /// Another edition is to stand beside what is read, wherever there is one.
    var wantsBeside = false
    /// What was asked of another edition before one was known.
    var awaitsEdition: EditionWish?
    /// Where history leads back to, until its brief has come.
    package var returning: Visit?
    /// Which briefs bear a mark that several are about to get or lose, until those are known.
    package var standing: Set<BriefID>?
    /// What an update wants done; empty between updates.
    var outbox: [Effect] = []

    package init(
        size: Size, query: Query = .everything, settings: LayoutSettings = LayoutSettings(), theme: String,
        themes: [String], regions: RegionTree, keymap: Keymap = Keymap(), today: Day
    ) {
        self.size = size
        self.query = query
        self.settings = settings
        self.theme = theme
        self.themes = themes
        self.regions = regions
        self.keymap = keymap
        self.today = today
    }

    package var layout: Layout {
        Layout(size: size, settings: settings, focus: focus, isSideBySide: isSideBySide)
    }

    /// Where the next key lands.
    package var context: Context {
        if let top = layers.last { return top.context }
        if focus == .article, article?.selection != nil { return .selecting }
        return focus == .article && article?.find != nil ? .find : focus
    }

    /// The query with what stays in the list.
    package var listing: Listing { Listing(query: query, kept: kept) }

    package var session: Session {
        Session(
            settings: settings, theme: theme, query: query.description,
            brief: focus == .list ? list.selectedID ?? article?.id : article?.id ?? list.selectedID,
            isReading: focus != .list)
    }
}

/// What lies over the panes.
package enum Layer: Sendable {
    case picker(PickerState)
    case prompt(PromptState)
    case help(HelpState)
    case menu(MenuState)
    case confirm(ConfirmState)

    package var context: Context {
        switch self {
        case .picker: .picker
        case .prompt: .prompt
        case .help: .help
        case .menu: .menu
        case .confirm: .confirm
        }
    }
}

/// A place in the reading, to come back to.
package struct Visit: Hashable, Sendable {
    package var query: Query
    package var selected: BriefID?
    package var article: BriefID?
    package var focus: Context
    /// Where on the page, and which entry of related coverage.
    package var place: Place?
    package var related = 0
}

/// A change of marks that can be taken back: for each brief, what stood and what stands.
package struct MarkStep: Hashable, Sendable {
    package var before: [MarkChange]
    package var after: [MarkChange]
    /// What was done: `bookmark`, `12 briefs read`.
    package var words: String
}

/// A question with two answers.
package struct ConfirmState: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case allRead
        /// Whether what was copied is to be written to a file.
        case save(String)
    }
    package var subject: Subject
    package var question: String
}
