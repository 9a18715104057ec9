import Briefs
import Page
import Query

/// The related pane: what the editor placed, translations, what was found, and notices.
package struct RelatedState: Sendable {
    package var entries: [RelatedEntry] = []
    /// An index into `entries`.
    package var selected = 0
    /// The first line on screen.
    package var top = 0
    package var showsNotices = false
    package var placed: [RelatedEntry] = []

    package init() {}
}

/// One thing to follow, on one line or several.
package struct RelatedEntry: Hashable, Sendable {
    package enum Target: Hashable, Sendable {
        case brief(BriefID)
        case query(String)
        case address(String)
        /// Unfolds the notices.
        case notices
        /// Printed by the source; nothing here to open.
        case nothing
    }
    /// The heading that it stands under.
    package var section: String
    /// The first line's region and day, where it has them.
    package var region: DisplayText?
    package var day: Day?
    package var title: DisplayText
    /// Why it is here.
    package var reason: DisplayText?
    /// A remark at the right of the first line: a query, a language.
    package var aside: DisplayText?
    package var target: Target
    package var isRead: Bool = true

    /// One line of the pane.
    package struct Line: Hashable, Sendable {
        package enum Part: Hashable, Sendable { case heading, dateline, title, reason, blank }
        package var part: Part
        /// The entry that it belongs to; nil for headings and blanks.
        package var entry: Int?
        package var text: DisplayText
    }
}

extension RelatedState {
    /// The lines of the pane at some width: headings, entries, blanks between them.
    package func lines(columns: Columns) -> [RelatedEntry.Line] {
        var lines: [RelatedEntry.Line] = []
        var section = ""
        for (index, entry) in entries.enumerated() {
            if entry.section != section {
                if !lines.isEmpty { lines.append(.init(part: .blank, entry: nil, text: "")) }
                if !entry.section.isEmpty {
                    lines.append(.init(part: .heading, entry: nil, text: DisplayText(entry.section)))
                }
                section = entry.section
            } else if entry.day != nil || entry.reason != nil, lines.last?.part != .heading {
                lines.append(.init(part: .blank, entry: nil, text: ""))
            }
            if entry.region != nil || entry.day != nil {
                lines.append(.init(part: .dateline, entry: index, text: ""))
            }
            for text in entry.title.wrapped(columns: max(8, columns - 4), lines: 2) {
                lines.append(.init(part: .title, entry: index, text: text))
            }
            if let reason = entry.reason, !reason.string.isEmpty {
                for text in reason.fitted(columns: max(8, columns - 4), lines: 2) {
                    lines.append(.init(part: .reason, entry: index, text: text))
                }
            }
        }
        return lines
    }

    /// Scrolls so that the selected entry and its heading are on screen.
    package mutating func reveal(rows: Rows, columns: Columns) {
        let lines = lines(columns: columns)
        guard rows > 0, let last = lines.lastIndex(where: { $0.entry == selected }),
            var first = lines.firstIndex(where: { $0.entry == selected })
        else {
            top = 0
            return
        }
        if first > 0, lines[first - 1].part == .heading { first -= 1 }
        if last >= top + rows { top = last - rows + 1 }
        if first < top { top = first }
        top = max(0, min(top, lines.count - rows))
    }
}

extension DisplayText {
    /// A reason in lines: where it is too long its last words go, and never when it was.
    func fitted(columns: Columns, lines: Int) -> [DisplayText] {
        let parts = string.components(dividedBy: " · ")
        var words = parts[0].components(dividedBy: ", ")
        while true {
            let text = ([words.joined(separator: ", ")] + parts.dropFirst()).joined(separator: " · ")
            let set = DisplayText(text).wrapped(columns: columns, lines: lines)
            if words.count <= 1 || set.last?.string.hasSuffix("…") != true { return set }
            words.removeLast()
        }
    }

    /// The text in lines of some width, broken at spaces; what goes beyond the last line ends in an ellipsis.
    package func wrapped(columns: Columns, lines: Int) -> [DisplayText] {
        guard self.columns > columns else { return [self] }
        var result: [DisplayText] = []
        var rest = string[...]
        while result.count < lines - 1, DisplayText(String(rest)).columns > columns {
            var width = 0
            var lastSpace: String.Index?
            var index = rest.startIndex
            while index < rest.endIndex {
                let next = rest.index(after: index)
                width += DisplayText(String(rest[index..<next])).columns
                if width > columns { break }
                if rest[index] == " " { lastSpace = index }
                index = next
            }
            let end = rest[index...].first == " " ? index : lastSpace ?? index
            guard end > rest.startIndex else { break }
            result.append(DisplayText(String(rest[..<end])))
            rest = rest[end...].drop { $0 == " " }
        }
        result.append(DisplayText(String(rest)).truncated(to: columns))
        return result
    }
}

extension String {
    /// The parts between a divider; the whole where it does not stand in the text.
    fileprivate func components(dividedBy divider: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: divider) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
