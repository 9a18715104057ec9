/// A block that is still open and holds others.
struct BlockFrame {
    enum Kind: Equatable {
        case root, quotation, figure
        case list(Numbering?)
        /// `value` is the number that it gives itself.
        case item(value: Int?)
        case definitions
        case table(isLayout: Bool)
        case caption
        case cell(TableCell.Extent)
    }

    /// How the items of an ordered list are numbered.
    struct Numbering: Equatable {
        var start: Int?
        var isReversed: Bool
    }

    struct Item {
        var blocks: [Block] = []
        var value: Int?
    }

    let kind: Kind
    /// What stands in it; of a table, what stands before it.
    var blocks: [Block] = []
    var items: [Item] = []
    var definitions: [Definition] = []
    var rows: [[TableCell]] = []
    /// Of a figure: the alternative texts of its pictures, with the links around them.
    var alternatives: [Inline] = []
    /// Items that stand outside any list, while they follow each other: they get one together.
    private var looseItems: [[Block]] = []

    init(_ kind: Kind) { self.kind = kind }

    mutating func append(_ block: Block) {
        settleLooseItems()
        switch kind {
        case .list:
            if items.isEmpty { items.append(Item()) }
            items[items.count - 1].blocks.append(block)
        case .definitions:
            if definitions.isEmpty { definitions.append(Definition(term: Inline([]), blocks: [])) }
            definitions[definitions.count - 1].blocks.append(block)
        case .table: append(TableCell(blocks: [block]))
        default: blocks.append(block)
        }
    }

    /// Adds to the term that is being read; several terms in a row stand on lines of one.
    mutating func append(term: Inline) {
        settleLooseItems()
        if let last = definitions.indices.last, definitions[last].blocks.isEmpty {
            if !definitions[last].term.runs.isEmpty { definitions[last].term.runs.append(Inline.Run("\u{2028}")) }
            definitions[last].term.runs += term.runs
        } else {
            definitions.append(Definition(term: term, blocks: []))
        }
    }

    mutating func append(_ cell: TableCell) {
        if rows.isEmpty { rows.append([]) }
        rows[rows.count - 1].append(cell)
    }

    mutating func append(looseItem blocks: [Block]) {
        if !blocks.isEmpty { looseItems.append(blocks) }
    }

    private mutating func settleLooseItems() {
        guard !looseItems.isEmpty else { return }
        let items = looseItems
        looseItems = []
        append(.list(start: nil, items: items))
    }

    /// What the frame comes to, now that it is closed: nothing, one block, or several where it turned out to
    /// be no more than a way of laying a page out.
    mutating func closed() -> [Block] {
        settleLooseItems()
        switch kind {
        case .root, .item, .caption, .cell: return blocks
        case .quotation: return blocks.isEmpty ? [] : [.quotation(blocks)]
        case .list(let numbering): return numbering.map(lists) ?? plainList()
        case .definitions: return definitions.isEmpty ? [] : [.definitions(definitions)]
        case .figure: return figure()
        case .table(let isLayout): return blocks + TableCell.blocks(of: rows, isLayout: isLayout)
        }
    }

    private func plainList() -> [Block] {
        let items = items.map(\.blocks).filter { !$0.isEmpty }
        return items.isEmpty ? [] : [.list(start: nil, items: items)]
    }

    /// An ordered list, or several where its numbers do not go up one by one.
    private func lists(_ numbering: Numbering) -> [Block] {
        var lists: [(start: Int, items: [[Block]])] = []
        var number = numbering.start ?? (numbering.isReversed ? items.count : 1)
        for item in items {
            number = item.value ?? number
            if !item.blocks.isEmpty {
                if let last = lists.last, last.start &+ last.items.count == number {
                    lists[lists.count - 1].items.append(item.blocks)
                } else {
                    lists.append((number, [item.blocks]))
                }
            }
            number = numbering.isReversed ? number &- 1 : number &+ 1
        }
        return lists.map { .list(start: $0.start, items: $0.items) }
    }

    /// Paragraphs within a figure are its words, and other blocks stand beside it. A picture's alternative text is
    /// for where nothing else is said.
    private func figure() -> [Block] {
        var all: [Block] = []
        var hasWords = false
        var words: [Inline.Run] = []
        func close() {
            if !words.isEmpty { all.append(.figure(Inline(words))) }
            words = []
        }
        for block in blocks {
            if case .paragraph(let inline) = block {
                hasWords = true
                words += (words.isEmpty ? [] : [Inline.Run("\u{2028}")]) + inline.runs
            } else {
                close()
                all.append(block)
            }
        }
        close()
        return hasWords ? all : alternatives.map(Block.figure) + all
    }
}
