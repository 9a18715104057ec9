import Briefs
import Page

extension SetPage {
    /// Where a needle begins on the page, in order.
    func places(of needle: String) -> [Place] {
        let find = TextFind(needle)
        var found: [Place] = []
        forEachText { place, text in
            for range in find.ranges(in: text) {
                var place = place
                place.offset += range.lowerBound
                found.append(place)
            }
        }
        return found
    }

    /// The number of the link at a column, so many lines below another.
    func link(at index: LineIndex, linesBelow: Int, column: Columns) -> Int? {
        guard let line = lines(from: index, count: linesBelow + 1).dropFirst(linesBelow).first else { return nil }
        return link(in: line, at: column)
    }

    /// How long it takes to read on from a line, in whole minutes, 1 at the least: at 220 words a minute, which are
    /// some 1,350 bytes in the languages of this alphabet, and as many minutes in those of others.
    func minutesLeft(from index: LineIndex) -> Int { max(1, (bytes(from: index).left + 675) / 1350) }
}
