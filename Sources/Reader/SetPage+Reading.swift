import Briefs
import Page

extension SetPage {
    /// The lines that bear a hit, one for each hit, in order.
    var hitLines: [Int] {
        var found: [Int] = []
        for (index, line) in lines.enumerated() {
            var isInHit = false
            for span in line.spans {
                let isHit = span.ink.overlay == .hit || span.ink.role == .hit
                if isHit, !isInHit { found.append(index) }
                isInHit = isHit
            }
        }
        return found
    }

    /// The number of the link at a column of a line.
    func link(atLine index: Int, column: Columns) -> Int? {
        guard lines.indices.contains(index) else { return nil }
        var at = lines[index].indent
        for span in lines[index].spans {
            let end = at + span.text.columns
            if (at..<end).contains(column) { return span.link }
            at = end
        }
        return nil
    }

    /// A line's text, for the outline.
    func text(ofLine index: Int) -> DisplayText {
        guard lines.indices.contains(index) else { return "" }
        return DisplayText(String(lines[index].text.drop { $0 == " " }))
    }
}

extension ArticleState {
    /// How long the rest takes to read at 220 words a minute, in whole minutes, 1 at the least.
    func minutesLeft(fromLine line: Int) -> Int {
        let words = page.lines.dropFirst(max(0, line)).reduce(0) { sum, line in
            sum + line.spans.reduce(0) { $0 + $1.text.string.utf8.count { $0 == 0x20 } + 1 }
        }
        return max(1, (words + 110) / 220)
    }
}
