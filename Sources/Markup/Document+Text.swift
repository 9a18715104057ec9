extension Document {
    /// The text alone, blocks divided by blank lines.
    package var plainText: String { blocks.plainText }

    /// The text of the analysis section, without its heading: up to the next heading of the same level or a
    /// higher one. Nil where there is none.
    package var analysisText: String? { analysisBlocks.map { Array(blocks[$0.dropFirst()]).plainText } }

    /// The text without what `analysisText` holds: all of it where there is no analysis. Its heading stays here, so
    /// that the two together are every word.
    package var reportText: String {
        guard let range = analysisBlocks else { return plainText }
        return (Array(blocks[...range.lowerBound]) + Array(blocks[range.upperBound...])).plainText
    }

    /// The analysis section in `blocks`, its heading first.
    private var analysisBlocks: Range<Int>? {
        guard let analysis, blocks.indices.contains(analysis), case .heading(let level, _) = blocks[analysis] else {
            return nil
        }
        let end = blocks[(analysis + 1)...].firstIndex { block in
            if case .heading(let other, _) = block { return other <= level }
            return false
        }
        return analysis..<(end ?? blocks.endIndex)
    }

    /// The index of the first heading that begins an analysis.
    static func analysis(in blocks: [Block]) -> Int? {
        blocks.firstIndex { block in
            if case .heading(_, let inline) = block { return AnalysisPhrases.begin(inline.text) }
            return false
        }
    }
}

extension [Block] {
    /// The text of the blocks, divided by blank lines.
    package var plainText: String { map(\.plainText).filter { !$0.isEmpty }.joined(separator: "\n\n") }
}

extension Block {
    /// The block's text without its styles: items, rows and terms on lines of their own.
    package var plainText: String {
        switch self {
        case .heading(_, let inline), .paragraph(let inline), .figure(let inline): return inline.lines
        case .quotation(let blocks): return blocks.plainText
        case .list(_, let items): return items.map(\.plainText).joined(separator: "\n")
        case .preformatted(let text): return text
        case .table(let rows, _):
            return rows.map { $0.map(\.lines).joined(separator: "\t") }.joined(separator: "\n")
        case .rule: return ""
        case .definitions(let definitions):
            return definitions.map { definition in
                [definition.term.lines, definition.blocks.plainText].filter { !$0.isEmpty }.joined(separator: "\n")
            }.joined(separator: "\n")
        }
    }
}

extension Inline {
    /// The text, forced line breaks as newlines.
    fileprivate var lines: String {
        var text = self.text
        // The first byte of that sign is soon looked for.
        let mayBreak = text.withUTF8 { bytes in bytes.contains(0xE2) }
        guard mayBreak, text.unicodeScalars.contains("\u{2028}") else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\u{2028}" ? "\n" : $0 }))
    }
}
