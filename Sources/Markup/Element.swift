/// What an HTML element means to a page of text.
enum Element: Hashable {
    /// Stands by itself: text before and after it is another paragraph.
    case block, paragraph
    case heading(Int)
    case quotation
    case list(isOrdered: Bool)
    case item
    case definitions, term, description
    case table, caption, row
    case cell(isHeader: Bool)
    case preformatted
    case figure, image
    case rule, lineBreak
    case link
    case style(Inline.Style)
    /// An `i`: emphasis, or where icons are letters of a font.
    case icon
    /// Inline text that gets quotation marks.
    case quoted
    case rubyText
    case form
    /// Not for reading: what a reader would press or fill in, and what says so.
    case control, button, label
    /// Not for reading: scripts, styles, drawings.
    case skipped
    case drawing
    case noscript
    case base
    /// What surrounds a whole page.
    case frame
    /// Known, and of no consequence.
    case inline
    case unknown

    init(_ name: TagName) { self = Element.byName.element(name) }

    /// Whether it can only stand outside the controls of a form, so that its beginning is the end of one.
    var endsControl: Bool {
        switch self {
        case .paragraph, .heading, .quotation, .list, .definitions, .table, .preformatted, .figure: true
        default: false
        }
    }

    private static let byName = ElementTable(
        [
            ("p", .paragraph), ("h1", .heading(1)), ("h2", .heading(2)), ("h3", .heading(3)), ("h4", .heading(4)),
            ("h5", .heading(5)), ("h6", .heading(6)), ("blockquote", .quotation),
            ("ul menu dir", .list(isOrdered: false)),
            ("ol", .list(isOrdered: true)), ("li", .item), ("dl", .definitions), ("dt", .term), ("dd", .description),
            ("table", .table), ("caption", .caption), ("tr", .row), ("td", .cell(isHeader: false)),
            ("th", .cell(isHeader: true)), ("pre listing xmp", .preformatted), ("figure", .figure), ("img", .image),
            ("hr", .rule), ("br", .lineBreak), ("a", .link), ("em cite dfn var", .style(.emphasis)), ("i", .icon),
            ("b strong mark", .style(.strong)), ("code kbd samp tt", .style(.code)), ("sup", .style(.superscript)),
            ("sub", .style(.subscripted)), ("ins", .style(.inserted)), ("del s strike", .style(.deleted)),
            ("q", .quoted), ("rt", .rubyText), ("form", .form), ("button", .button), ("label", .label),
            ("input select textarea datalist", .control), ("svg", .drawing), ("noscript", .noscript), ("base", .base),
            ("html body head frameset", .frame),
            (
                "address article aside center details dialog div fieldset figcaption footer header hgroup legend main "
                    + "nav optgroup section summary search tbody tfoot thead video audio object",
                .block
            ),
            ("script style template title noframes annotation annotation-xml", .skipped),
            (
                "abbr acronym area basefont bdi bdo big col colgroup data embed font frame iframe link map meta meter "
                    + "nobr output param picture progress rb rp rtc ruby small source span time track u wbr canvas "
                    + "math option slot portal applet blink marquee",
                .inline
            ),
        ])
}

/// Elements by name: open addressing in a table that is mostly empty, as it is asked twice for each tag.
private struct ElementTable {
    private var slots = [(name: TagName?, element: Element)](repeating: (nil, .unknown), count: 1_024)

    init(_ rows: [(names: String, element: Element)]) {
        for row in rows {
            for word in row.names.split(separator: " ") {
                let name = TagName(word.utf8)
                var slot = first(name)
                while slots[slot].name != nil { slot = next(slot) }
                slots[slot] = (name, row.element)
            }
        }
    }

    func element(_ name: TagName) -> Element {
        var slot = first(name)
        while let found = slots[slot].name {
            if found == name { return slots[slot].element }
            slot = next(slot)
        }
        return .unknown
    }

    private func first(_ name: TagName) -> Int { Int(truncatingIfNeeded: name.number >> 32) & (slots.count - 1) }
    private func next(_ slot: Int) -> Int { (slot + 1) & (slots.count - 1) }
}
