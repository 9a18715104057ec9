/// A place in a set brief that outlives its setting: a block and a byte of its text, not a line. Written as
/// `b12:340`, so that it can be kept.
package struct Place: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Which part of the page the block is counted in.
    package enum Section: String, Hashable, Sendable, CaseIterable {
        case head = "h"
        case body = "b"
        case foot = "f"
    }

    package var section: Section
    /// From 0; in the body, an index in the document's blocks.
    package var block: Int
    /// A UTF-8 offset in the block's text; each further paragraph of the same block begins one after the last.
    package var offset: Int

    package init(_ section: Section = .body, block: Int, offset: Int = 0) {
        self.section = section
        self.block = block
        self.offset = offset
    }

    /// Where every page begins.
    package static let top = Place(.head, block: 0)

    /// Reads `b12:340`; nil where that is no place.
    package init?(_ text: String) {
        guard let first = text.first, let section = Section(rawValue: String(first)) else { return nil }
        let numbers = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let block = numbers[0], let offset = numbers[1], block >= 0, offset >= 0 else {
            return nil
        }
        self.init(section, block: block, offset: offset)
    }

    package var description: String { "\(section.rawValue)\(block):\(offset)" }

    package static func < (left: Place, right: Place) -> Bool {
        (left.order, left.block, left.offset) < (right.order, right.block, right.offset)
    }

    private var order: Int {
        switch section {
        case .head: 0
        case .body: 1
        case .foot: 2
        }
    }
}
