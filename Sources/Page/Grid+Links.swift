/// A stretch of cells that leads to an address.
package struct GridLink: Hashable, Sendable {
    package var row: Rows
    package var columns: Range<Columns>
    package var address: String
    /// One link may stand on several lines.
    package var number: Int
}

extension Grid {
    /// Lets cells lead to an address, in terminals that can open one (OSC 8).
    package mutating func link(_ columns: Range<Columns>, row: Rows, to address: String, number: Int) {
        let columns = columns.clamped(to: 0..<size.columns)
        guard !columns.isEmpty, (0..<size.rows).contains(row) else { return }
        if let last = links.last, last.row == row, last.number == number, last.columns.upperBound == columns.lowerBound
        {
            links[links.count - 1].columns = last.columns.lowerBound..<columns.upperBound
        } else {
            links.append(GridLink(row: row, columns: columns, address: address, number: number))
        }
    }
}
