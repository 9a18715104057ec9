import Briefs

/// The related pieces that a page prints below the article: label and day, at times a title, and a teaser.
struct RelatedSection: Sendable {
    private(set) var entries: [Brief.PlacedRelated] = []

    /// The head of the entry that is being read, and its lines so far.
    private var head: (label: String, day: Day?)?
    private var lines: [CaptureLine] = []
    /// Lines before the first head: titles, where titles stand above the heads.
    private var preface: [CaptureLine] = []
    private var isTitleAbove = false

    /// Takes a line; false where it can be no part of an entry.
    mutating func add(_ line: CaptureLine, _ role: LineRole) -> Bool {
        if case .dateline(let dateline) = role {
            let isFirst = head == nil && entries.isEmpty
            if isFirst { isTitleAbove = preface.count == 1 && preface.allSatisfy { !$0.isProse } }
            let titles = isTitleAbove ? takeTitle(isFirst: isFirst) : []
            closeEntry()
            head = (dateline.label ?? "", dateline.date.flatMap { $0.precision == .day ? $0.day : nil })
            lines = titles
            return true
        }
        guard head != nil else {
            guard preface.count < 40, line.length <= 300 else { return false }
            preface.append(line)
            return true
        }
        guard lines.count < (isTitleAbove ? 3 : 2), line.length <= 1_500 else { return false }
        lines.append(line)
        return true
    }

    /// Ends the section; gives back the lines that belong to no entry and read as prose.
    mutating func close() -> [CaptureLine] {
        closeEntry()
        // Without any head, each short line is the title of a piece.
        let titles = preface.filter { !$0.isProse }
        let loose = preface.filter(\.isProse)
        entries.insert(contentsOf: titles.map { Brief.PlacedRelated(label: "", teaser: $0.text) }, at: 0)
        preface = []
        return loose
    }

    /// Where titles stand above the heads, the last line before a head is the title of what follows.
    private mutating func takeTitle(isFirst: Bool) -> [CaptureLine] {
        if isFirst {
            defer { preface = [] }
            return preface
        }
        guard lines.count > 1, let last = lines.last, !last.isProse else { return [] }
        lines.removeLast()
        return [last]
    }

    private mutating func closeEntry() {
        guard let head else { return }
        let teaser = lines.map(\.text).joined(separator: "\n")
        if !(head.label.isEmpty && teaser.isEmpty) {
            entries.append(Brief.PlacedRelated(label: head.label, day: head.day, teaser: teaser))
        }
        self.head = nil
        lines = []
    }
}
