import Briefs
import Page
import Query

/// What happens to the reader: the only way in.
package enum Message: Sendable {
    case key(Key)
    /// Pasted text: it goes into a text field, never to commands.
    case paste(String)
    case mouse(MouseEvent)
    case resize(Size)
    /// Nil where the question was given up.
    case answer(Purpose, ticket: Int, Answer?)
    /// The newest rows of a list that is asked for; the whole of it follows under the same ticket.
    case begun(Purpose, ticket: Int, ListAnswer)
    /// A sentence for the message row.
    case said(Notice)
    /// How many files of the library have a problem.
    case problems(Int)
    /// The library may give other answers now; how far it has been taken in, nil where it is whole.
    case library(String?)
    /// How far an import is, or what came of it.
    case importing(ImportNews)
    /// A mark that was made is in the journal.
    case kept
    /// Marks that were made elsewhere; the answers know them already.
    case marked([MarkElsewhere])
    /// A frame has been shown and no key waits: what is likely to be read next may be asked for.
    case shown
    /// No key has come for a moment: what takes longer may be asked for.
    case rested
    /// A copied text is longer than terminals are known to take, and no other clipboard could be reached.
    case copiedInPart(String)
    /// A text field's text comes back from an editor.
    case edited(String)
    /// The program is about to end from outside: a lost connection, a signal.
    case ending
}

/// What an answer is for. A newer question of the same purpose makes an older one void.
package enum Purpose: Hashable, Sendable {
    case list
    /// Where the brief that was selected stands in a new list.
    case locate
    /// Where the brief that was followed to stands in the list.
    case locateFollowed
    case article, related
    /// The earlier texts of the brief on the page, to compare it with one of them, by number.
    case earlier(Int?)
    /// Whether the brief on the page has changed.
    case refresh
    /// The edition that is to stand beside the one on the page.
    case beside
    /// A brief that is likely to be read next, to have it at hand: one of a few, numbered.
    case ahead(Int)
    /// Rows around those on screen, to have them at hand.
    case rowsAhead
    /// The counts of a picker's facet, under everything else chosen.
    case facet(Facet)
    /// All values that a facet has in the library.
    case allValues(Facet)
    /// The values that a text field's word can be completed to.
    case completion
    /// The next unread brief, to select or to open.
    case unread
    /// All ids of the list, to mark them.
    case everything
    /// How many briefs a see-also of the article leads to.
    case seeAlso(Int)
    /// The briefs that a command is to act on.
    case selection(Action)
    /// Which briefs bear a mark now, before several are changed.
    case standing
    /// The brief that something is to be done with, where the article pane has another.
    case deed(Deed)
    /// A link that may lead to a brief of this library.
    case follow(String)

    /// Whether the answer is only had at hand: nobody waits for it, and nothing on screen changes with it.
    package var isAhead: Bool {
        switch self {
        case .ahead, .rowsAhead: true
        default: false
        }
    }
}

/// What can be done to several briefs at once.
package enum Action: Hashable, Sendable {
    case bookmark, toggleRead, copy
}

/// What is done with one brief and needs the whole of it.
package enum Deed: Hashable, Sendable {
    case browse, copy, cite, comment, helpful, unhelpful
}

/// A sentence on the message row.
package struct Notice: Hashable, Sendable {
    package enum Weight: Hashable, Sendable { case plain, problem }
    package var text: String
    package var weight: Weight

    package init(_ text: String, _ weight: Weight = .plain) {
        self.text = text
        self.weight = weight
    }
}

/// What the reader wants done outside of itself: data, carried out by whoever runs it.
package enum Effect: Hashable, Sendable {
    case ask(Question, Purpose, ticket: Int)
    /// Marks to keep in the journal.
    case mark([MarkChange])
    case browse(String)
    case mail(String, subject: String)
    case copy(String)
    /// A text to be written to a new file.
    case save(String)
    /// A text to be written in an editor; it comes back as `Message.edited`.
    case edit(String)
    /// A file or folder to be taken into the library; how far that is comes back as `Message.importing`.
    case takeIn(String)
    /// The import on its way is to end.
    case stopTakingIn
    /// Layout, theme and where reading stands, for the next start.
    case remember(Session)
    case redraw
    case suspend
    case quit
}

/// The same marks on several briefs.
package struct MarkChange: Hashable, Sendable {
    package var ids: [BriefID]
    package var marks: [Mark]

    package init(ids: [BriefID], marks: [Mark]) {
        self.ids = ids
        self.marks = marks
    }
}

/// What is remembered of a brief now that it was marked elsewhere, and the fields in which that is another.
package struct MarkElsewhere: Hashable, Sendable {
    package var id: BriefID
    package var state: MarkState
    package var fields: Set<Mark.Field>

    package init(id: BriefID, state: MarkState, fields: Set<Mark.Field>) {
        self.id = id
        self.state = state
        self.fields = fields
    }
}

/// What comes back after a restart.
package struct Session: Hashable, Sendable {
    package var settings: LayoutSettings
    package var theme: String
    /// In the query language.
    package var query: String
    package var brief: BriefID?
    package var isReading: Bool

    package init(settings: LayoutSettings, theme: String, query: String, brief: BriefID?, isReading: Bool) {
        self.settings = settings
        self.theme = theme
        self.query = query
        self.brief = brief
        self.isReading = isReading
    }
}
