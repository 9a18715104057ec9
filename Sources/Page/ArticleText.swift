import Briefs
import Markup

/// A brief as it goes to the typesetter: what it says, and what the library knows about it.
package struct ArticleText: Sendable {
    package var brief: Brief
    package var document: Document
    /// The languages of its other editions.
    package var translations: [String]
    /// The reader's own tags.
    package var ownTags: [String]
    /// The names of `brief.regions`, in their order.
    package var regionNames: [String]
    /// How many briefs each "see also" leads to, in order; nil where that is not known.
    package var seeAlsoCounts: [Int?]
    package var notices: Notices
    /// The stretches of a text that the words looked for hit, in UTF-8 offsets; nil where none are looked for.
    package var hits: (@Sendable (String) -> [Range<Int>])?

    /// The title with what changed in it, where that is shown.
    package var comparedTitle: Inline?
    /// What is said below the dateline.
    package var remark: String?

    /// How the notes of the publishing organization are set.
    package enum Notices: Hashable, Sendable {
        case absent
        /// One line with their number.
        case folded
        case full
    }

    package init(
        _ brief: Brief, document: Document, translations: [String] = [], ownTags: [String] = [],
        regionNames: [String] = [], seeAlsoCounts: [Int?] = [], notices: Notices = .folded,
        hits: (@Sendable (String) -> [Range<Int>])? = nil
    ) {
        self.brief = brief
        self.document = document
        self.translations = translations
        self.ownTags = ownTags
        self.regionNames = regionNames
        self.seeAlsoCounts = seeAlsoCounts
        self.notices = notices
        self.hits = hits
    }

    /// What stands for the body: its blocks, else the summary.
    var body: [Block] {
        if document.blocks.isEmpty, let summary = brief.summary, !summary.isEmpty {
            return [.paragraph(Inline([Inline.Run(summary)]))]
        }
        return document.blocks
    }

    /// The title as it is set: on one line.
    var title: String { Setting.oneParagraph(brief.title) }

    private static func target(_ address: String) -> PageLink.Target {
        let address = Setting.oneParagraph(address)
        return Attribution.isFollowed(address) ? .address(address) : .nowhere
    }

    /// All links of the page, in the order of their numbers.
    var links: [PageLink] {
        var links: [PageLink] = []
        for link in document.links {
            links.append(PageLink(number: links.count + 1, text: link.text, target: .address(link.address)))
        }
        for item in brief.seeAlso {
            let target: PageLink.Target =
                switch item.target {
                case .query(let query): .query(query)
                case .url(let address): ArticleText.target(address)
                case .id(let id): .brief(id)
                case nil: .nowhere
                }
            links.append(PageLink(number: links.count + 1, text: item.text, target: target))
        }
        for attachment in brief.attachments {
            links.append(
                PageLink(
                    number: links.count + 1, text: attachment.words, target: ArticleText.target(attachment.url)))
        }
        return links
    }
}
