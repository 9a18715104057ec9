/// What became of a text: the new text, with the words that came marked as inserted and those that went marked as deleted,
/// each where it stood.
///
/// A paragraph that went stands whole and deleted at its place, one that came whole and inserted. What was moved went in
/// one place and came in another. White space and styles that are others do not count as changes, nor do the addresses of
/// links. What the new text's source itself marks as an insertion stays without that mark, so that every insertion is one
/// since the old text; its own deletions stay as they are.
package struct Comparison: Hashable, Sendable {
    /// The new text with its changes. Links have the numbers of the new text.
    package private(set) var document: Document
    /// The words that came, and that went. Of scripts without spaces each character counts as one.
    package private(set) var inserted = 0
    package private(set) var deleted = 0
    /// The blocks of `document` that hold a change, by their indices, going up.
    package private(set) var changedBlocks: [Int] = []
    /// Pieces of text that hold a change.
    private var changes = 0

    /// Compares two texts. The time grows with their length and with how much they differ, up to a bound; nothing is too
    /// long or too different.
    package init(from old: Document, to new: Document) {
        document = Document(links: new.links)
        let olds = old.blocks.map { $0.mapped { $0.withoutInsertions } }
        let news = new.blocks.map { $0.mapped { $0.withoutInsertions } }
        for pair in BlockAlignment(olds.map(\.plainText), news.map(\.plainText)).pairs {
            let before = changes
            let blocks = compare(pair.old.map { olds[$0] }, pair.new.map { news[$0] })
            if let place = pair.new, place == new.analysis {
                document.analysis = document.blocks.count + max(0, blocks.count - 1)
            }
            // Where there are two, the one went and the other came.
            if changes > before { changedBlocks += document.blocks.count..<document.blocks.count + blocks.count }
            document.blocks += blocks
        }
    }

    /// Whether any word came or went.
    package var hasChanges: Bool { !changedBlocks.isEmpty }

    /// The same for a text without blocks, such as a title.
    package static func inline(from old: Inline, to new: Inline) -> Inline {
        WordComparison(old.withoutInsertions, new.withoutInsertions).inline
    }
}

/// Blocks. How deep they go is bounded where documents are read.
extension Comparison {
    /// What stands in the result for a block on both sides, or on one.
    private mutating func compare(_ old: Block?, _ new: Block?) -> [Block] {
        switch (old, new) {
        case (let old?, let new?): return compare(old, new) ?? went(old) + came(new)
        case (let old?, nil): return went(old)
        case (nil, let new?): return came(new)
        case (nil, nil): return []
        }
    }

    private mutating func came(_ block: Block) -> [Block] {
        inserted += count(block)
        return [block.marked(.inserted)]
    }

    private mutating func went(_ block: Block) -> [Block] {
        // A rule has nothing that could be marked.
        if case .rule = block { return [] }
        deleted += count(block)
        return [block.marked(.deleted)]
    }

    /// The words of a block that came or went.
    private mutating func count(_ block: Block) -> Int {
        var vocabulary: [String: Int32] = [:]
        let text = ComparedText(block.plainText, &vocabulary)
        if !text.elements.isEmpty { changes += 1 }
        return text.words(text.elements.indices)
    }

    /// Nil where the two have no form in common in which they could be compared.
    private mutating func compare(_ old: Block, _ new: Block) -> [Block]? {
        if old.plainText == new.plainText { return [new] }
        switch (old, new) {
        case (.quotation(let olds), .quotation(let news)): return [.quotation(compare(olds, news))]
        case (.list(_, let olds), .list(let start, let news)):
            return [.list(start: start, items: compareItems(olds, news))]
        case (.definitions(let olds), .definitions(let news)): return [.definitions(compareDefinitions(olds, news))]
        case (.table(let olds, _), .table(let news, let header)):
            guard olds.map(\.count) == news.map(\.count) else { return nil }
            return [
                .table(rows: zip(olds, news).map { zip($0, $1).map { compare($0, $1) } }, header: header)
            ]
        default:
            guard let oldText = old.inline, let newText = new.inline else { return nil }
            let before = changes
            let text = compare(oldText, newText)
            // Where only white space is another, all stays as it is.
            return [changes == before ? new : new.with(text)]
        }
    }

    private mutating func compare(_ old: Inline, _ new: Inline) -> Inline {
        let words = WordComparison(old, new)
        inserted += words.inserted
        deleted += words.deleted
        if words.hasChanges { changes += 1 }
        return words.inline
    }

    private mutating func compare(_ olds: [Block], _ news: [Block]) -> [Block] {
        BlockAlignment(olds.map(\.plainText), news.map(\.plainText)).pairs.flatMap { pair in
            compare(pair.old.map { olds[$0] }, pair.new.map { news[$0] })
        }
    }

    private mutating func compareItems(_ olds: [[Block]], _ news: [[Block]]) -> [[Block]] {
        BlockAlignment(olds.map(\.plainText), news.map(\.plainText)).pairs.map { pair in
            compare(pair.old.map { olds[$0] } ?? [], pair.new.map { news[$0] } ?? [])
        }
    }

    private mutating func compareDefinitions(_ olds: [Definition], _ news: [Definition]) -> [Definition] {
        func texts(_ all: [Definition]) -> [String] { all.map { $0.term.text + "\n" + $0.blocks.plainText } }
        return BlockAlignment(texts(olds), texts(news)).pairs.map { pair in
            let old = pair.old.map { olds[$0] } ?? Definition(term: Inline([]), blocks: [])
            let new = pair.new.map { news[$0] } ?? Definition(term: Inline([]), blocks: [])
            return Definition(term: compare(old.term, new.term), blocks: compare(old.blocks, new.blocks))
        }
    }
}

extension Inline {
    fileprivate var withoutInsertions: Inline {
        guard runs.contains(where: { $0.style.contains(.inserted) }) else { return self }
        return styled { $0.style.remove(.inserted) }
    }

    fileprivate func marked(_ style: Style) -> Inline {
        styled { run in
            run.style.insert(style)
            if style == .deleted { run.link = nil }
        }
    }

    private func styled(_ change: (inout Run) -> Void) -> Inline {
        var styled = Inline([])
        for var run in runs {
            change(&run)
            styled.append(run)
        }
        return styled
    }
}

extension Block {
    /// The text of a block that is nothing but text. Lines that are kept as they are become a paragraph in the style of
    /// code, as nothing could be marked in them.
    fileprivate var inline: Inline? {
        switch self {
        case .heading(_, let inline), .paragraph(let inline), .figure(let inline): inline
        case .preformatted(let text):
            Inline([
                Inline.Run(String(text.map { $0.isNewline ? "\u{2028}" : $0 }), style: .code)
            ])
        default: nil
        }
    }

    /// The same block with another text.
    fileprivate func with(_ inline: Inline) -> Block {
        switch self {
        case .heading(let level, _): .heading(level: level, inline)
        case .figure: .figure(inline)
        default: .paragraph(inline)
        }
    }

    /// The block with all its words marked.
    fileprivate func marked(_ style: Inline.Style) -> Block {
        if case .preformatted = self, let inline { return .paragraph(inline.marked(style)) }
        return mapped { $0.marked(style) }
    }

    /// The block with each text in it exchanged for another.
    fileprivate func mapped(_ change: (Inline) -> Inline) -> Block {
        switch self {
        case .heading(let level, let inline): .heading(level: level, change(inline))
        case .paragraph(let inline): .paragraph(change(inline))
        case .figure(let inline): .figure(change(inline))
        case .quotation(let blocks): .quotation(blocks.map { $0.mapped(change) })
        case .list(let start, let items): .list(start: start, items: items.map { $0.map { $0.mapped(change) } })
        case .table(let rows, let header): .table(rows: rows.map { $0.map(change) }, header: header)
        case .definitions(let all):
            .definitions(
                all.map { Definition(term: change($0.term), blocks: $0.blocks.map { $0.mapped(change) }) })
        case .preformatted, .rule: self
        }
    }
}
