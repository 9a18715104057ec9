import Briefs

/// The notes of the publishing organization that a page prints at its foot: label, title, day and teaser.
struct NoticeSection: Sendable {
    /// `About NAME`, as printed.
    let heading: String?
    /// The outlet's name in the heading.
    let name: String?
    private(set) var notices: [Brief.Notice] = []
    /// Whether the last label had nothing below it.
    private(set) var endsEarly = false

    private var lines: [(line: CaptureLine, role: LineRole)] = []

    init(heading: String?, name: String?) {
        self.heading = heading
        self.name = name
    }

    mutating func add(_ line: CaptureLine, _ role: LineRole) { lines.append((line, role)) }

    /// Makes notices of the lines.
    mutating func close() {
        let starts = starts()
        let opening = lines[..<(starts.first ?? lines.count)].map(\.line.text)
        if !opening.isEmpty {
            notices.append(Brief.Notice(label: heading ?? "", title: "", teaser: opening.joined(separator: "\n")))
        }
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : lines.count
            read(Array(lines[start..<end]), isLast: end == lines.count)
        }
        lines = []
    }

    /// Where notices begin: at their labels, else at the titles above their days.
    private func starts() -> [Int] {
        let labels = lines.indices.filter { isLabel(at: $0) }
        if !labels.isEmpty { return labels }
        return lines.indices.dropFirst().filter { day(at: $0) != nil }.map { $0 - 1 }
    }

    private func isLabel(at index: Int) -> Bool {
        if lines[index].role == .organization { return true }
        // Another outlet's label: a short line in capitals with a title and a day below it.
        return lines[index].line.isShouted && lines[index].line.words.count <= 5 && day(at: index) == nil
            && day(at: index + 2) != nil
    }

    private func day(at index: Int) -> PrintedDay? {
        guard lines.indices.contains(index), case .dateline(let dateline) = lines[index].role, dateline.isDateAlone
        else {
            return nil
        }
        return dateline.date
    }

    private mutating func read(_ lines: [(line: CaptureLine, role: LineRole)], isLast: Bool) {
        var rest = lines[...]
        var label = ""
        if let first = rest.first, first.role == .organization || (first.line.isShouted && rest.count > 2) {
            label = first.line.text
            rest.removeFirst()
        }
        guard !rest.isEmpty else {
            endsEarly = endsEarly || isLast
            return
        }
        var title: [String] = []
        var teaser: [String] = []
        var day: Day?
        var hasDay = false
        for (line, role) in rest {
            if case .dateline(let dateline) = role, dateline.isDateAlone, !hasDay {
                (day, hasDay) = (dateline.date.flatMap { $0.precision == .day ? $0.day : nil }, true)
            } else if hasDay || (!title.isEmpty && line.isProse) || title.count == 2 {
                teaser.append(line.text)
            } else {
                title.append(line.text)
            }
        }
        notices.append(
            Brief.Notice(
                label: label, title: title.joined(separator: " "), day: day, teaser: teaser.joined(separator: "\n")))
    }
}
