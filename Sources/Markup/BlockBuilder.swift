import Briefs

/// Makes blocks of a parser's events. It keeps its own stack and never recurses on what it reads; blocks nest
/// `nestingLimit` deep, and what is deeper keeps its text and loses its frame.
///
/// A class, since the parser holds it by address while it calls.
final class BlockBuilder {
    private static let nestingLimit = 16

    /// An element that is open, and what closing it takes back.
    private struct Open {
        var name: String
        var element: Element
        /// How many frames there were before it.
        var frames: Int
        var pushesFrame = false
        var isSkipped = false
        var style: Inline.Style
    }

    private let base: String?
    private var open: [Open] = []
    private var frames = [BlockFrame(.root)]
    private var inline = InlineGatherer()
    private var style: Inline.Style = []
    private var headings: [Int] = []
    private var links: [Link] = []
    /// The address of the link that is open, and its number once it has text.
    private var link: (address: String, number: Int?)?
    private var preformatted: String?
    private var readsTerm = false
    private var skips = 0
    /// What stands in elements that are not for reading, in case they are never closed.
    private var skipped = ""

    init(base: String?) { self.base = base }

    /// What was built. Call `finish` first.
    func document() -> Document {
        var document = Document(blocks: frames[0].blocks, links: links)
        for index in document.blocks.indices {
            if let heading = BlockBuilder.analysisHeading(document.blocks[index]) { document.blocks[index] = heading }
        }
        document.analysis = Document.analysis(in: document.blocks)
        return document
    }

    // MARK: Events

    func start(_ name: String, _ attributes: Attributes) {
        let element = Element(name)
        var entry = Open(name: name, element: element, frames: frames.count, style: style)
        defer { open.append(entry) }
        if skips > 0 || element == .skipped || attributes.isHidden {
            if skips > 0 || !BlockBuilder.isVoid(name) {
                if skips == 0 { skipped = "" }
                entry.isSkipped = true
                skips += 1
                skipped += " "
            }
            return
        }
        switch element {
        case .block: flush()
        case .heading(let level):
            flush()
            headings.append(level)
        case .quotation: entry.pushesFrame = push(.quotation)
        case .list(let isOrdered): entry.pushesFrame = push(.list(start: isOrdered ? attributes.start ?? 1 : nil))
        case .item: entry.pushesFrame = startItem()
        case .definitions: entry.pushesFrame = push(.definitions)
        case .term:
            flush()
            readsTerm = true
        case .description:
            flush()
            readsTerm = false
        case .table: entry.pushesFrame = push(.table)
        case .row:
            flush()
            if top.kind == .table { frames[last].rows.append([]) }
        case .cell(let isHeader):
            flush()
            if top.kind == .table { entry.pushesFrame = push(.cell(isHeader: isHeader)) }
        case .preformatted:
            flush()
            preformatted = preformatted ?? ""
        case .figure: entry.pushesFrame = push(.figure)
        case .image: image(attributes.alt)
        case .rule:
            flush()
            if top.kind == .root { frames[last].append(.rule) }
        case .lineBreak: lineBreak()
        case .link: startLink(attributes.href)
        case .style(let added): style.insert(added)
        case .skipped, .inline, .unknown: break
        }
    }

    func end(_ name: String) {
        guard let index = open.lastIndex(where: { $0.name == name }) else { return }
        while open.count > index { closeLast() }
    }

    func characters(_ bytes: some Collection<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        if skips > 0 {
            skipped += text
        } else if preformatted != nil {
            preformatted?.append(text)
            if let link { count(text, in: link) }
        } else {
            if let link { count(text, in: link) }
            inline.append(text, style: style, link: link?.number)
        }
    }

    /// The source is at its end: an element that is still skipped was never closed, so its text is kept.
    func sourceEnds() {
        guard skips > 0 else { return }
        while let last = open.last, skips > 0 {
            if last.isSkipped { skips -= 1 }
            open.removeLast()
        }
        let text = skipped
        skipped = ""
        flush()
        characters(text.utf8)
        flush()
    }

    /// Closes whatever is open, its text kept.
    func closeAll() {
        while !open.isEmpty { closeLast() }
        flush()
    }

    func finish() {
        closeAll()
        while frames.count > 1 { popFrame() }
        for index in links.indices { links[index].text = BlockBuilder.folded(links[index].text) }
    }

    // MARK: Frames

    /// The innermost frame, to read. What changes it goes through `frames[last]`, which copies nothing.
    private var top: BlockFrame { frames[last] }
    private var last: Int { frames.count - 1 }

    private func push(_ kind: BlockFrame.Kind) -> Bool {
        flush()
        guard frames.count < BlockBuilder.nestingLimit else { return false }
        readsTerm = false
        frames.append(BlockFrame(kind))
        return true
    }

    /// An item outside any list gets one, together with its neighbours.
    private func startItem() -> Bool {
        flush()
        if case .list = top.kind { return push(.item) }
        guard frames.count + 1 < BlockBuilder.nestingLimit, push(.list(start: nil)) else { return false }
        return push(.item)
    }

    private func popFrame() {
        let frame = frames.removeLast()
        switch (frame.kind, top.kind) {
        case (.item, .list): frames[last].items.append(frame.closed())
        case (.cell(let isHeader), .table):
            if top.rows.isEmpty { frames[last].rows.append([]) }
            frames[last].rows[top.rows.count - 1].append(BlockFrame.Cell(blocks: frame.closed(), isHeader: isHeader))
        default: for block in frame.closed() { frames[last].append(block) }
        }
    }

    private func closeLast() {
        let entry = open.removeLast()
        if entry.isSkipped {
            skips -= 1
            if skips == 0 { skipped = "" }
            return
        }
        switch entry.element {
        case .block, .row, .rule, .description: flush()
        case .heading:
            flush()
            _ = headings.popLast()
        case .term:
            flush()
            readsTerm = false
        case .preformatted: closePreformatted()
        case .link: link = nil
        case .quotation, .list, .item, .definitions, .table, .cell, .figure: flush()
        case .style: style = entry.style
        default: break
        }
        if entry.pushesFrame { while frames.count > max(1, entry.frames) { popFrame() } }
    }

    // MARK: Text

    /// Ends the paragraph that is being gathered.
    private func flush() {
        if preformatted != nil {
            if preformatted?.isEmpty == false, preformatted?.utf8.last != UInt8(ascii: "\n") {
                preformatted?.append("\n")
            }
            return
        }
        let gathered = inline.take()
        guard !gathered.runs.isEmpty, gathered.text.contains(where: { !$0.isWhitespace }) else { return }
        if readsTerm, top.kind == .definitions {
            frames[last].append(term: gathered)
        } else if let level = headings.last {
            frames[last].append(.heading(level: level, gathered))
        } else {
            frames[last].append(.paragraph(gathered))
        }
    }

    private func lineBreak() {
        if preformatted != nil {
            preformatted?.append("\n")
        } else if !inline.breakLine() {
            flush()
        }
    }

    private func closePreformatted() {
        guard var text = preformatted, !open.contains(where: { $0.element == .preformatted }) else { return }
        preformatted = nil
        if text.hasPrefix("\n") { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        if !text.isEmpty { frames[last].append(.preformatted(text)) }
    }

    private func image(_ alternative: String?) {
        guard let text = alternative.map(BlockBuilder.folded), !text.isEmpty else { return }
        if preformatted != nil { return characters(text.utf8) }
        if top.kind != .figure && !inline.isEmpty || !headings.isEmpty {
            inline.append(" ", style: style, link: nil)
            characters(text.utf8)
            inline.append(" ", style: style, link: nil)
            return
        }
        if let link { count(text, in: link) }
        let words = Inline([Inline.Run(text, link: link?.number)])
        if top.kind == .figure {
            frames[last].alternative = top.alternative ?? words
        } else {
            flush()
            frames[last].append(.figure(words))
        }
    }

    private func startLink(_ reference: String?) {
        link = reference.flatMap { Address.resolve($0, against: base) }.map { ($0, nil) }
    }

    /// Gives the open link its number at its first text, and remembers the text.
    private func count(_ text: String, in open: (address: String, number: Int?)) {
        if let number = open.number {
            links[number - 1].text += text
        } else if text.contains(where: { !$0.isWhitespace }) {
            links.append(Link(address: open.address, text: text))
            link = (open.address, links.count)
        }
    }

    private static func isVoid(_ name: String) -> Bool {
        name == "input" || name == "br" || name == "hr" || name == "img"
    }

    private static func folded(_ text: String) -> String {
        text.split { $0.isWhitespace && $0 != "\u{A0}" }.joined(separator: " ")
    }

    /// A paragraph that is all bold and names an analysis is its heading: so do desks set it that write no `h2`.
    private static func analysisHeading(_ block: Block) -> Block? {
        guard case .paragraph(let inline) = block, inline.runs.allSatisfy({ $0.style.contains(.strong) }),
            inline.text.utf8.count <= 80, AnalysisPhrases.begin(inline.text)
        else { return nil }
        return .heading(level: 2, Inline(inline.runs.map { Inline.Run($0.text, link: $0.link) }))
    }
}
