/// A cell of a table that is being read.
struct TableCell {
    /// How it stands in its table: cells that are missing beside and below it are its own.
    struct Extent: Equatable {
        var isHeader = false
        var columns = 1
        var rows = 1
    }

    var blocks: [Block]
    var extent = Extent()

    /// More columns than a page has are not made for a cell that says it spans them.
    static let widest = 32

    /// What rows of cells come to: a table, or where they are no more than the columns of a page, their blocks in
    /// order.
    static func blocks(of rows: [[TableCell]], isLayout: Bool) -> [Block] {
        let hasColumns = rows.contains { row in row.count > 1 && row.contains { !$0.blocks.isEmpty } }
        guard !isLayout, hasColumns, rows.joined().allSatisfy(\.isShort) else { return rows.joined().flatMap(\.blocks) }
        let first = rows.first { row in row.contains { !$0.blocks.isEmpty } }
        let set = aligned(rows)
        let hasHeader = set.count > 1 && first?.allSatisfy { $0.extent.isHeader || $0.blocks.isEmpty } ?? false
        return [.table(rows: set, header: hasHeader)]
    }

    /// Rows with text, each cell under its own head: empty cells stand where one above or on the left reaches.
    private static func aligned(_ rows: [[TableCell]]) -> [[Inline]] {
        var set: [[Inline]] = []
        // For each column, how many rows below still belong to a cell above.
        var reach = [Int](repeating: 0, count: widest)
        for row in rows {
            let isEmpty = row.allSatisfy(\.blocks.isEmpty)
            var cells: [Inline] = []
            func skipTaken() {
                while cells.count < widest, reach[cells.count] > 0 {
                    reach[cells.count] -= 1
                    cells.append(Inline([]))
                }
            }
            for cell in row where !isEmpty {
                skipTaken()
                for column in 0..<cell.extent.columns {
                    if cells.count < widest { reach[cells.count] = cell.extent.rows - 1 }
                    cells.append(column == 0 ? flattened(cell.blocks) : Inline([]))
                }
            }
            skipTaken()
            if isEmpty {
                for column in reach.indices { reach[column] = max(0, reach[column] - 1) }
            } else {
                for column in reach.indices.dropFirst(cells.count) { reach[column] = max(0, reach[column] - 1) }
                set.append(cells)
            }
        }
        // A cell that says it spans more than there is makes no columns.
        let width = set.reduce(0) { max($0, ($1.lastIndex { !$0.runs.isEmpty } ?? -1) + 1) }
        return set.map { Array($0.prefix(width)) }
    }

    /// Whether this is what a cell of data holds, rather than a column of a page.
    private var isShort: Bool {
        var bytes = 0
        for block in blocks {
            switch block {
            case .paragraph(let inline), .figure(let inline), .heading(_, let inline):
                bytes += inline.runs.reduce(0) { $0 + $1.text.utf8.count }
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
