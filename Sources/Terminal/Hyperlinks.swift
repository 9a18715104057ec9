import Page

/// Writes the cells that lead somewhere once more, as links (OSC 8: "Hyperlinks in terminal emulators", E. Koblinger):
/// ncurses knows nothing of them. Between `ESC 7` and `ESC 8`, so that what it knows of cursor and colours stays true.
///
/// A cell that ncurses writes is no link any more, so those that it has written are given back to their links, and those
/// whose link has gone are written without one.
struct Hyperlinks {
    /// What each cell of a row leads to, where any does.
    private var shown: [Rows: [GridLink]] = [:]

    /// The terminal shows no links now.
    mutating func forget() { shown = [:] }

    /// What to write after a frame. `written` says which columns of a row the frame has written; `spell` makes the text
    /// and the look of some cells of a row.
    mutating func bytes(
        for grid: Grid, written: [Rows: Range<Columns>], spell: (Rows, Range<Columns>) -> String
    ) -> [UInt8] {
        if grid.links.isEmpty, shown.isEmpty { return [] }
        let links = Dictionary(grouping: grid.links, by: \.row)
        var text = ""
        for row in Set(links.keys).union(shown.keys).sorted() where row < grid.size.rows {
            let (new, old) = (links[row] ?? [], shown[row] ?? [])
            let changed = written[row] ?? 0..<0
            for link in new where !old.contains(link) || changed.overlaps(link.columns) {
                text += Hyperlinks.opening(link)
                text += spell(row, Hyperlinks.whole(link.columns, row, grid))
                text += Hyperlinks.closing
            }
            for link in old where !new.contains(link) {
                for rest in Hyperlinks.rests(of: link.columns, without: new.map(\.columns) + [changed]) {
                    text += spell(row, Hyperlinks.whole(rest, row, grid))
                }
            }
        }
        shown = links
        return text.isEmpty ? [] : Array("\u{1B}7\(text)\u{1B}8".utf8)
    }

    private static let closing = "\u{1B}]8;;\u{1B}\\"

    private static func opening(_ link: GridLink) -> String {
        "\u{1B}]8;id=d\(link.number);\(plain(link.address))\u{1B}\\"
    }

    /// An address of printable ASCII, the rest in percent form: that is all that the sequence may hold.
    private static func plain(_ address: String) -> String {
        var plain = ""
        for byte in address.utf8 {
            if (0x21...0x7E).contains(byte) {
                plain.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                plain += "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }
        return plain
    }

    /// Half a wide character cannot be written.
    private static func whole(_ columns: Range<Columns>, _ row: Rows, _ grid: Grid) -> Range<Columns> {
        var (first, end) = (columns.lowerBound, columns.upperBound)
        while first > 0, grid[first, row].width == 0 { first -= 1 }
        while end < grid.size.columns, grid[end, row].width == 0 { end += 1 }
        return first..<end
    }

    private static func rests(of columns: Range<Columns>, without others: [Range<Columns>]) -> [Range<Columns>] {
        others.reduce([columns]) { rests, other in
            rests.flatMap { rest -> [Range<Columns>] in
                guard rest.overlaps(other) else { return [rest] }
                return [
                    rest.lowerBound..<max(rest.lowerBound, other.lowerBound),
                    min(rest.upperBound, other.upperBound)..<rest.upperBound,
                ].filter { !$0.isEmpty }
            }
        }
    }
}
