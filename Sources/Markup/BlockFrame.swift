/// A block that is still open and holds others.
struct BlockFrame {
    enum Kind: Equatable {
        case root, quotation, item, figure, table
        case list(start: Int?)
        case definitions
        case cell(isHeader: Bool)
    }

    let kind: Kind
    /// What stands in it; of a table, what stands in it outside its cells.
    var blocks: [Block] = []
    var items: [[Block]] = []
    var definitions: [Definition] = []
    var rows: [[Cell]] = []
    /// Of a figure: the alternative text of its picture, and the link around it.
    var alternative: Inline?

    struct Cell {
        var blocks: [Block]
        var isHeader: Bool
    }

    init(_ kind: Kind) { self.kind = kind }

    mutating func append(_ block: Block) {
        switch kind {
        case .list: items.append([block])
        case .definitions:
            if definitions.isEmpty { definitions.append(Definition(term: Inline([]), blocks: [])) }
            definitions[definitions.count - 1].blocks.append(block)
        default: blocks.append(block)
        }
    }

    /// Adds to the term that is being read; several terms in a row stand on lines of one.
    mutating func append(term: Inline) {
        if let last = definitions.indices.last, definitions[last].blocks.isEmpty {
            if !definitions[last].term.runs.isEmpty { definitions[last].term.runs.append(Inline.Run("\u{2028}")) }
            definitions[last].term.runs += term.runs
        } else {
            definitions.append(Definition(term: term, blocks: []))
        }
    }

    /// What the frame comes to, now that it is closed: nothing, one block, or several where it turned out to
    /// be no more than a way of laying a page out.
    func closed() -> [Block] {
        switch kind {
        case .root, .item, .cell: return blocks
        case .quotation: return blocks.isEmpty ? [] : [.quotation(blocks)]
        case .list(let start):
            let items = items.filter { !$0.isEmpty }
            return items.isEmpty ? [] : [.list(start: start, items: items)]
        case .definitions: return definitions.isEmpty ? [] : [.definitions(definitions)]
        case .figure: return figure()
        case .table: return blocks + table()
        }
    }

    private func figure() -> [Block] {
        var words: [Inline.Run] = []
        var others: [Block] = []
        for block in blocks {
            if case .paragraph(let inline) = block {
                words += (words.isEmpty ? [] : [Inline.Run("\u{2028}")]) + inline.runs
            } else {
                others.append(block)
            }
        }
        if !words.isEmpty { return others + [.figure(Inline(words))] }
        if others.isEmpty, let alternative { return [.figure(alternative)] }
        return others
    }

    private func table() -> [Block] {
        let rows = rows.filter { row in row.contains { !$0.blocks.isEmpty } }
        guard let first = rows.first else { return [] }
        let cells = rows.joined()
        let isTable = rows.contains { $0.count > 1 } && cells.allSatisfy { BlockFrame.isShort($0.blocks) }
        guard isTable else { return cells.flatMap(\.blocks) }
        return [
            .table(
                rows: rows.map { row in row.map { BlockFrame.flattened($0.blocks) } },
                header: rows.count > 1 && first.allSatisfy { $0.isHeader || $0.blocks.isEmpty })
        ]
    }

    /// Whether this is what a cell of data holds, rather than a column of a page.
    private static func isShort(_ blocks: [Block]) -> Bool {
        var bytes = 0
        for block in blocks {
            switch block {
            case .paragraph(let inline), .figure(let inline), .heading(_, let inline): bytes += inline.text.utf8.count
            case .list: bytes += block.plainText.utf8.count
            default: return false
            }
        }
        return blocks.count <= 3 && bytes <= 600
    }

    private static func flattened(_ blocks: [Block]) -> Inline {
        var runs: [Inline.Run] = []
        func add(_ inline: Inline) {
            if !runs.isEmpty { runs.append(Inline.Run("\u{2028}")) }
            runs += inline.runs
        }
        func visit(_ block: Block) {
            switch block {
            case .paragraph(let inline), .figure(let inline), .heading(_, let inline): add(inline)
            case .list(_, let items): items.joined().forEach(visit)
            default: add(Inline([Inline.Run(block.plainText)]))
            }
        }
        blocks.forEach(visit)
        return Inline(runs)
    }
}
