/// What an HTML element means to a page of text.
enum Element: Hashable {
    /// Stands by itself: text before and after it is another paragraph.
    case block
    case heading(Int)
    case quotation
    case list(isOrdered: Bool)
    case item
    case definitions, term, description
    case table, row
    case cell(isHeader: Bool)
    case preformatted
    case figure, image
    case rule, lineBreak
    case link
    case style(Inline.Style)
    /// Not for reading: scripts, styles, controls of forms.
    case skipped
    /// Known, and of no consequence.
    case inline
    case unknown

    init(_ name: String) { self = Element.byName[name] ?? .unknown }

    private static let byName: [String: Element] = {
        var all: [String: Element] = [
            "h1": .heading(1), "h2": .heading(2), "h3": .heading(3), "h4": .heading(4), "h5": .heading(5),
            "h6": .heading(6), "blockquote": .quotation, "ul": .list(isOrdered: false), "menu": .list(isOrdered: false),
            "dir": .list(isOrdered: false), "ol": .list(isOrdered: true), "li": .item, "dl": .definitions, "dt": .term,
            "dd": .description, "table": .table, "tr": .row, "td": .cell(isHeader: false), "th": .cell(isHeader: true),
            "pre": .preformatted, "listing": .preformatted, "xmp": .preformatted, "figure": .figure, "img": .image,
            "hr": .rule, "br": .lineBreak, "a": .link,
        ]
        func add(_ names: String, _ element: Element) {
            for name in names.split(separator: " ") { all[String(name)] = element }
        }
        add("em i cite dfn var", .style(.emphasis))
        add("b strong mark", .style(.strong))
        add("code kbd samp tt", .style(.code))
        add("sup", .style(.superscript))
        add(
            "address article aside body caption center details dialog div fieldset figcaption footer form header hgroup "
                + "html legend main nav noscript optgroup p section summary search tbody tfoot thead video audio object",
            .block)
        add("button datalist input script select style svg template textarea title noframes", .skipped)
        add(
            "abbr acronym area base basefont bdi bdo big col colgroup data del embed font frame frameset head iframe ins "
                + "label link map meta meter nobr output param picture progress q rb rp rt rtc ruby s small source span "
                + "strike sub time track u wbr canvas math option slot portal applet blink marquee",
            .inline)
        return all
    }()
}
