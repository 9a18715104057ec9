/// What an element of a page is to whoever looks for its article.
enum PageTag: UInt8, Sendable {
    case text
    /// Stands in a line of text.
    case inline
    case link, time
    /// An element of somebody's own: it may stand in a line or hold paragraphs.
    case custom
    case lineBreak
    /// A container that means nothing by itself.
    case container
    case html, head, body
    case section, article, main, header, footer, nav, aside, address
    case paragraph, heading1, heading2, heading3
    case list, item, definitions, term, description
    case table, tablePart, row, cell, caption
    case quotation, preformatted, figure, figureCaption, rule
    case image, medium
    case form, control, field, label
    /// Holds nothing to read: `svg`, `template`, `iframe`.
    case skipped
    case noscript
    case script, style
    case title, meta, linked, base

    init(_ name: String) { self = PageTag.byName[name] ?? (name.utf8.contains(0x2D) ? .custom : .inline) }

    /// Whether what stands before it and in it are two lines.
    var isBlock: Bool {
        switch self {
        case .text, .inline, .link, .time, .custom, .image, .label, .control, .field, .medium, .meta, .linked, .base:
            false
        default: true
        }
    }

    /// Has no end tag, and nothing in it.
    var isVoid: Bool {
        switch self {
        case .lineBreak, .rule, .image, .field, .meta, .linked, .base: true
        default: false
        }
    }

    var isHeading: Bool { self == .heading1 || self == .heading2 || self == .heading3 }

    /// Whether nothing in it is part of a text that is read.
    var isUnread: Bool {
        switch self {
        case .head, .script, .style, .skipped, .noscript, .control, .field, .title, .meta, .linked, .base, .medium: true
        default: false
        }
    }

    /// Ends a paragraph that is open (WHATWG HTML, "close a p element").
    var endsParagraph: Bool {
        switch self {
        case .container, .section, .article, .main, .header, .footer, .nav, .aside, .address, .paragraph, .heading1,
            .heading2, .heading3, .list, .definitions, .table, .quotation, .preformatted, .figure, .figureCaption,
            .rule, .form, .item, .term, .description:
            true
        default: false
        }
    }

    private static let byName: [String: PageTag] = {
        var table: [String: PageTag] = [:]
        func add(_ names: String, _ tag: PageTag) {
            for name in names.split(separator: " ") { table[String(name)] = tag }
        }
        add("a", .link)
        add("time", .time)
        add("br", .lineBreak)
        add("div center fieldset details summary dialog hgroup search legend", .container)
        add("html frameset", .html)
        add("head", .head)
        add("body", .body)
        add("section", .section)
        add("article", .article)
        add("main", .main)
        add("header", .header)
        add("footer", .footer)
        add("nav menu", .nav)
        add("aside", .aside)
        add("address", .address)
        add("p", .paragraph)
        add("h1", .heading1)
        add("h2", .heading2)
        add("h3 h4 h5 h6", .heading3)
        add("ul ol dir", .list)
        add("li", .item)
        add("dl", .definitions)
        add("dt", .term)
        add("dd", .description)
        add("table", .table)
        add("thead tbody tfoot", .tablePart)
        add("tr", .row)
        add("td th", .cell)
        add("caption", .caption)
        add("blockquote", .quotation)
        add("pre listing xmp", .preformatted)
        add("figure", .figure)
        add("figcaption", .figureCaption)
        add("hr", .rule)
        add("img amp-img", .image)
        add("video audio object amp-video amp-audio", .medium)
        add("form", .form)
        add("input", .field)
        add("button select textarea datalist option optgroup", .control)
        add("label", .label)
        add("svg template iframe frame canvas math noframes amp-ad amp-sidebar amp-consent amp-social-share", .skipped)
        add("noscript", .noscript)
        add("script", .script)
        add("style", .style)
        add("title", .title)
        add("meta", .meta)
        add("link", .linked)
        add("base", .base)
        return table
    }()
}
