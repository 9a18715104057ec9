extension BlockBuilder {
    private static let nestingLimit = 16

    /// What the innermost frame is. What changes a frame goes through `frames[last]`, which copies nothing.
    var kind: BlockFrame.Kind { frames[last].kind }
    var last: Int { frames.count - 1 }

    var isTable: Bool {
        if case .table = kind { true } else { false }
    }

    /// Opens a frame, where blocks may still nest.
    func push(_ kind: BlockFrame.Kind) -> Bool {
        flush()
        guard frames.count < BlockBuilder.nestingLimit else { return false }
        readsTerm = false
        frames.append(BlockFrame(kind))
        return true
    }

    func popFrame() {
        var frame = frames.removeLast()
        let blocks = frame.closed()
        switch (frame.kind, kind) {
        case (.item(let value), .list): frames[last].items.append(BlockFrame.Item(blocks: blocks, value: value))
        case (.item, _): frames[last].append(looseItem: blocks)
        case (.cell(let extent), .table): frames[last].append(TableCell(blocks: blocks, extent: extent))
        case (.caption, .table): frames[last].blocks += blocks
        default: for block in blocks { frames[last].append(block) }
        }
    }

    /// Begins an item; where blocks nest too deep for one of its own, what follows is at least not part of the last.
    func startItem(_ attributes: Attributes) -> Bool {
        if push(.item(value: attributes.number("value"))) { return true }
        if case .list = kind { frames[last].items.append(BlockFrame.Item()) }
        return false
    }

    func numbering(_ attributes: Attributes) -> BlockFrame.Numbering {
        BlockFrame.Numbering(start: attributes.number("start"), isReversed: attributes["reversed"] != nil)
    }

    /// Whether a table says that it is none.
    func isLayout(_ attributes: Attributes) -> Bool {
        let role = attributes["role"]
        return role == "presentation" || role == "none"
    }

    /// Spans as far as they matter; a row span of 0 means all rows that follow.
    func extent(_ attributes: Attributes, _ isHeader: Bool) -> TableCell.Extent {
        let columns = min(max(attributes.number("colspan") ?? 1, 1), TableCell.widest)
        let rows = attributes.number("rowspan") ?? 1
        return TableCell.Extent(isHeader: isHeader, columns: columns, rows: rows < 1 || rows > 1_000 ? 1_000 : rows)
    }
}
