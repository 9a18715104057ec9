import Briefs

/// What a line of a captured page is, told by itself alone.
enum LineRole: Hashable, Sendable {
    case kind(Kind)
    case dateline(PrintedDateline)
    case byline([String])
    case analysisHeading
    /// The text after the words; empty where it stands on the next line.
    case seeAlso(String)
    case share, helpful, giveButton, footer
    /// A plea for money; prose may speak so too, so its neighbours count.
    case giving
    case comments(isSure: Bool)
    case licence(isSure: Bool)
    case tags
    case related
    case about(String)
    case organization
    case contact(String)
    case text

    /// Belongs to what follows an article, whatever stands around it.
    var isTail: Bool {
        switch self {
        case .share, .helpful, .giveButton, .tags, .related, .organization, .footer: true
        case .comments(let isSure), .licence(let isSure): isSure
        default: false
        }
    }
}
