import Briefs
import Markup

/// What is put right in an item of a JSON Feed: addresses made absolute, dates in the form that the format wants, a title
/// where there is none.
struct FeedItemRepair {
    var brief: Brief
    /// Sentences for a person.
    private(set) var repairs: [String] = []
    /// The site's page, else the feed's address.
    private let base: String?

    init(_ brief: Brief, base: String?, repairs: [String]) {
        (self.brief, self.base, self.repairs) = (brief, base, repairs)
    }

    mutating func repair() {
        repairAddresses()
        brief.published = moment(brief.published, "published")
        brief.modified = moment(brief.modified, "changed")
        if let tag = brief.language, LanguageTag.normal(tag) == nil {
            repairs.append("“\(tag.cut(30))” is no name of a language, so it was left out.")
            brief.language = nil
        } else {
            brief.language = brief.language.flatMap(LanguageTag.normal)
        }
        if brief.title.isEmpty {
            brief.title = TextOpening.of(plain) ?? brief.url ?? ""
            if !brief.title.isEmpty {
                repairs.append("It has no title: what it begins with stands for it.")
            }
        }
    }

    /// Takes regions and kind from tags and title, where nothing states them.
    mutating func place(_ places: PlaceNames) {
        var item = SourceItem()
        item.categories = brief.tags
        let placed = PlacedItem(item, title: brief.title, body: plain, places: places)
        brief.regions = placed.stated
        brief.suggestedRegions = placed.suggested
        let kinds = brief.tags.lazy.compactMap { SourceKinds.kind(of: $0, book: PhraseBook.all) }
        brief.kind = kinds.first ?? brief.kind
    }

    private mutating func repairAddresses() {
        if let url = brief.url {
            brief.url = Address.resolve(url, against: Address.base(base))
            if let whole = brief.url {
                if whole != url { repairs.append("Its address was not whole, and was made absolute.") }
            } else {
                repairs.append("“\(url.cut(60))” is no address that can be followed, so it was left out.")
            }
        }
        if case .html(let html) = brief.body {
            // Relative addresses within a piece lead from its own page.
            brief.body = .html(AddressRewriting.absolute(html, base: brief.url ?? base))
        }
        brief.attachments = brief.attachments.compactMap { attachment in
            guard let url = Address.resolve(attachment.url, against: Address.base(brief.url ?? base)) else {
                repairs.append("An attachment leads nowhere, so it was left out: “\(attachment.url.cut(60))”.")
                return nil
            }
            var attachment = attachment
            attachment.url = url
            return attachment
        }
    }

    /// A date as the format wants it; what cannot be read at all is left out.
    private mutating func moment(_ text: String?, _ what: String) -> String? {
        guard let text, !text.isEmpty else { return nil }
        guard let moment = SourceMoment(text, book: PhraseBook.all) else {
            repairs.append("When it was \(what) cannot be read: “\(text.cut(60))”.")
            return nil
        }
        if brief.day == nil, what == "published" { brief.day = moment.day }
        if let repair = moment.repair { repairs.append(repair) }
        return FeedItemRepair.isAsWanted(text) ? text : moment.utc
    }

    /// Whether a date has the form of RFC 3339: it stays as it was written, in its own zone.
    private static func isAsWanted(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard Day(iso: text) != nil, bytes.count >= 20, bytes[10] | 0x20 == 0x74, bytes[16] == 0x3A else {
            return false
        }
        if bytes[bytes.count - 1] | 0x20 == 0x7A { return true }
        let zone = bytes.suffix(6)
        return (zone.first == 0x2B || zone.first == 0x2D) && zone[zone.endIndex - 3] == 0x3A
    }

    /// The text without markup.
    private var plain: String {
        switch brief.body {
        case .html(let html): MarkupReader.document(html: html).plainText
        case .text(let text, _): text
        }
    }
}
