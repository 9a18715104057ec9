import Briefs

/// Makes blocks of a parser's events. It keeps its own stack and never recurses on what it reads; blocks nest
/// `nestingLimit` deep, and what is deeper keeps its text and loses its frame.
///
/// A class, since the parser holds it by address while it calls.
final class BlockBuilder {
    /// An element that is open, and what closing it takes back.
    private struct Open {
        var name: TagName
        var element: Element
        /// How many frames there were before it.
        var frames: Int
        var pushesFrame = false
        var isSkipped = false
        var style: Inline.Style
        /// What is shown where it ends.
        var closing: StaticString?
    }

    var base: Address?
    /// Whether the page has said itself what its links are relative to.
    var hasOwnBase = false
    private let language: String?
    private var open: [Open] = []
    var frames = [BlockFrame(.root)]
    var inline = InlineGatherer()
    var style: Inline.Style = []
    var headings: [Int] = []
    var links: [Link] = []
    /// The address of the link that is open, its number once it has text, and the text.
    var link: (address: String, number: Int?)?
    var linkText = FoldedText()
    var preformatted: [UInt8]?
    var readsTerm = false
    private var quotations = 0
    private var forms = 0
    var noscripts = 0
    /// The words of the last picture, and whether it was for readers without scripts.
    var lastPicture: (words: String, isNoscript: Bool) = ("", false)
    private var skips = 0
    /// Whether what is skipped belongs to a form.
    private var skipsControl = false
    /// What stands in elements that are not for reading, in case they are never closed.
    private var skipped: [UInt8] = []

    init(base: String?, language: String?) {
        self.base = Address.base(base)
        self.language = language
    }

    /// What was built. Call `finish` first.
    func document() -> Document {
        var document = Document(blocks: frames[0].closed(), links: links)
        for index in document.blocks.indices {
            if let heading = BlockBuilder.analysisHeading(document.blocks[index]) { document.blocks[index] = heading }
        }
        document.analysis = Document.analysis(in: document.blocks)
        return document
    }

    // MARK: Events

    func start(_ name: TagName, _ attributes: Attributes) {
        let element = Element(name)
        // A control holds no paragraphs: it was never closed, and what follows is for reading.
        if skips > 0, skipsControl, element.endsControl { while skips > 0 { closeLast() } }
        if element == .rubyText, open.last?.element == .rubyText { closeLast() }
        var entry = Open(name: name, element: element, frames: frames.count, style: style)
        if skips > 0 || isSkipped(element, attributes) || attributes.isHidden {
            if skips == 0 {
                skipped.removeAll(keepingCapacity: true)
                skipsControl = [.control, .button, .label].contains(element)
                if element == .drawing { drawing(attributes) }
            } else {
                skipped.append(0x20)
            }
            entry.isSkipped = true
            skips += 1
        } else {
            begin(element, attributes, &entry)
        }
        open.append(entry)
    }

    private func isSkipped(_ element: Element, _ attributes: Attributes) -> Bool {
        switch element {
        case .skipped, .control, .drawing: true
        // A heading may be one that is pressed.
        case .button: headings.isEmpty
        case .label: forms > 0
        case .icon: attributes["aria-hidden"] == "true"
        default: false
        }
    }

    private func begin(_ element: Element, _ attributes: Attributes, _ entry: inout Open) {
        switch element {
        case .block, .paragraph: flush()
        case .heading(let level):
            flush()
            headings.append(level)
        case .quotation: entry.pushesFrame = push(.quotation)
        case .list(let isOrdered): entry.pushesFrame = push(.list(isOrdered ? numbering(attributes) : nil))
        case .item: entry.pushesFrame = startItem(attributes)
        case .definitions: entry.pushesFrame = push(.definitions)
        case .term:
            flush()
            readsTerm = true
        case .description:
            flush()
            readsTerm = false
        case .table: entry.pushesFrame = push(.table(isLayout: isLayout(attributes)))
        case .caption: entry.pushesFrame = push(.caption)
        case .row:
            flush()
            if isTable { frames[last].rows.append([]) }
        case .cell(let isHeader):
            flush()
            if isTable { entry.pushesFrame = push(.cell(extent(attributes, isHeader))) }
        case .preformatted:
            flush()
            preformatted = preformatted ?? []
        case .figure: entry.pushesFrame = push(.figure)
        case .image: if !attributes.isSpeck { image(attributes["alt"]) }
        case .rule:
            flush()
            if kind == .root { frames[last].append(.rule) }
        case .lineBreak: lineBreak()
        case .link: startLink(attributes["href"])
        case .style(let added): style.insert(added)
        case .icon: style.insert(.emphasis)
        case .quoted:
            let marks = QuotationMarks.marks(in: attributes["lang"] ?? language, depth: quotations)
            quotations += 1
            characters(marks.opening)
            entry.closing = marks.closing
        case .rubyText where !inline.endsInBracket:
            characters("(")
            entry.closing = ")"
        case .form:
            flush()
            forms += 1
        case .noscript:
            inline.divide()
            noscripts += 1
        case .base: setBase(attributes["href"])
        case .rubyText, .button, .label, .control, .skipped, .drawing, .frame, .inline, .unknown: break
        }
    }

    func end(_ name: TagName) {
        guard let index = open.lastIndex(where: { $0.name == name }) else { return }
        while open.count > index { closeLast() }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        if skips > 0 {
            skipped.append(contentsOf: bytes)
            return
        }
        if link != nil { countLink(bytes) }
        if preformatted != nil {
            preformatted?.append(contentsOf: bytes)
        } else {
            inline.append(bytes, style: style, link: link?.number)
        }
    }

    private func characters(_ text: StaticString) { text.withUTF8Buffer { characters($0) } }

    func characters(_ text: String) {
        var text = text
        text.withUTF8 { characters($0) }
    }

    /// The source is at its end, and `finish` lets the parser say what it still holds: an element that is still
    /// skipped was never closed, so its text is kept.
    func sourceEnds(_ finish: () -> Void) {
        defer { finish() }
        guard skips > 0 else { return }
        while let last = open.last, skips > 0 {
            if last.isSkipped { skips -= 1 }
            open.removeLast()
        }
        flush()
        skipped.withUnsafeBufferPointer { characters($0) }
        flush()
    }

    /// Closes whatever is open, its text kept.
    func closeAll() {
        while !open.isEmpty { closeLast() }
        flush()
    }

    func finish() {
        closeAll()
        closeLink()
        while frames.count > 1 { popFrame() }
    }

    private func closeLast() {
        let entry = open.removeLast()
        if entry.isSkipped {
            skips -= 1
            if skips == 0, skipsControl { inline.divide() }
            return
        }
        switch entry.element {
        case .block, .paragraph, .row, .rule, .description: flush()
        case .quotation, .list, .item, .definitions, .table, .caption, .cell, .figure: flush()
        case .heading:
            flush()
            _ = headings.popLast()
        case .term:
            flush()
            readsTerm = false
        case .preformatted: closePreformatted()
        case .link: closeLink()
        case .style, .icon: style = entry.style
        case .quoted: quotations -= 1
        case .form:
            flush()
            forms -= 1
        case .noscript:
            inline.divide()
            noscripts -= 1
        default: break
        }
        if let closing = entry.closing { characters(closing) }
        if entry.pushesFrame { while frames.count > max(1, entry.frames) { popFrame() } }
    }

    /// Whether an element of this kind is open.
    func isOpen(_ element: Element) -> Bool { open.contains { $0.element == element } }
}
