/// A line of a set page: which piece it belongs to, and which of its lines it is. What follows a page in its pane has
/// the number behind the last piece.
package struct LineIndex: Hashable, Sendable, Comparable {
    package var piece: Int
    package var line: Int

    package init(piece: Int, line: Int = 0) {
        self.piece = piece
        self.line = line
    }

    package static let start = LineIndex(piece: 0)

    package static func < (left: LineIndex, right: LineIndex) -> Bool {
        (left.piece, left.line) < (right.piece, right.line)
    }
}
