/// What the attributes of an element say of what is in it: names of classes are guesses of people who never met, so
/// each is a weight and none is a proof.
struct PageHints: OptionSet, Sendable {
    let rawValue: UInt32

    /// A browser does not show it.
    static let hidden = PageHints(rawValue: 1 << 0)
    /// What readers wrote.
    static let comments = PageHints(rawValue: 1 << 1)
    /// Pointers to other pieces.
    static let related = PageHints(rawValue: 1 << 2)
    /// Menus, calls, buttons, notices of the site.
    static let furniture = PageHints(rawValue: 1 << 3)
    /// The text of the article itself.
    static let articleBody = PageHints(rawValue: 1 << 4)
    /// Around or near an article.
    static let content = PageHints(rawValue: 1 << 5)
    static let byline = PageHints(rawValue: 1 << 6)
    static let date = PageHints(rawValue: 1 << 7)
    static let tags = PageHints(rawValue: 1 << 8)
    /// The sentence between title and text.
    static let standfirst = PageHints(rawValue: 1 << 9)
    /// The word above the title that says of what kind the piece is.
    static let kicker = PageHints(rawValue: 1 << 10)
    static let main = PageHints(rawValue: 1 << 11)
    static let relTag = PageHints(rawValue: 1 << 12)
    static let relAuthor = PageHints(rawValue: 1 << 13)
    static let relLicense = PageHints(rawValue: 1 << 14)
    static let itemProperty = PageHints(rawValue: 1 << 15)
    static let headline = PageHints(rawValue: 1 << 16)
    static let caption = PageHints(rawValue: 1 << 17)
    /// Hidden from those who listen: an icon, or a whole page behind a notice.
    static let unspoken = PageHints(rawValue: 1 << 18)

    /// No part of an article where anything else is one.
    static let apart: PageHints = [.comments, .related, .furniture]

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ source: UnsafeBufferPointer<UInt8>, _ attributes: Range<Int32>) {
        self = []
        var scanner = AttributeScanner(attributes)
        while let (name, value) = scanner.next(in: source) {
            guard let first = source[name].first else { continue }
            switch first | 0x20 {
            case UInt8(ascii: "c") where AttributeScanner.isName(source[name], "class"),
                UInt8(ascii: "i") where AttributeScanner.isName(source[name], "id"):
                addWords(source[value])
            case UInt8(ascii: "i") where AttributeScanner.isName(source[name], "itemprop"):
                addProperties(source[value])
            case UInt8(ascii: "r") where AttributeScanner.isName(source[name], "role"): addRole(source[value])
            case UInt8(ascii: "r") where AttributeScanner.isName(source[name], "rel"): addRelations(source[value])
            case UInt8(ascii: "h") where AttributeScanner.isName(source[name], "hidden"):
                if !AttributeScanner.isName(source[value], "until-found") { insert(.hidden) }
            case UInt8(ascii: "a") where AttributeScanner.isName(source[name], "aria-hidden"):
                if AttributeScanner.isName(source[value], "true") { insert(.unspoken) }
            case UInt8(ascii: "s") where AttributeScanner.isName(source[name], "style"): addStyle(source[value])
            default: break
            }
        }
    }

    private mutating func addStyle(_ value: Slice<UnsafeBufferPointer<UInt8>>) {
        let style = String(decoding: value.filter { $0 > 0x20 }.map { $0 | 0x20 }, as: UTF8.self)
        let declarations = style.split(separator: "\u{3B}")
        if declarations.contains(where: { $0.hasPrefix("display:none") || $0.hasPrefix("visibility:hidden") }) {
            insert(.hidden)
        }
    }

    private mutating func addRole(_ value: Slice<UnsafeBufferPointer<UInt8>>) {
        switch String(decoding: value, as: UTF8.self).lowercased() {
        case "main": insert(.main)
        case "article": insert(.content)
        case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "alert",
            "menu", "menubar", "toolbar", "tablist":
            insert(.furniture)
        default: break
        }
    }

    private mutating func addRelations(_ value: Slice<UnsafeBufferPointer<UInt8>>) {
        for word in value.split(whereSeparator: { $0 <= 0x20 }) {
            switch String(decoding: word, as: UTF8.self).lowercased() {
            case "tag": insert(.relTag)
            case "author": insert(.relAuthor)
            case "license", "licence": insert(.relLicense)
            default: break
            }
        }
    }

    private mutating func addProperties(_ value: Slice<UnsafeBufferPointer<UInt8>>) {
        insert(.itemProperty)
        for word in value.split(whereSeparator: { $0 <= 0x20 }) {
            switch String(decoding: word, as: UTF8.self).lowercased() {
            case "articlebody": insert(.articleBody)
            case "headline": insert(.headline)
            case "author", "creator": insert(.byline)
            case "datepublished", "datemodified", "datecreated": insert(.date)
            case "keywords": insert(.tags)
            case "comment": insert(.comments)
            case "description", "alternativeheadline": insert(.standfirst)
            default: break
            }
        }
    }
}
