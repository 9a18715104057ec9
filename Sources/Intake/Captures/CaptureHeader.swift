import Briefs

/// What stands above the first paragraph of a captured page.
struct CaptureHeader: Sendable {
    var title: String?
    var kind: Kind?
    var dateline: (raw: String, printed: PrintedDateline)?
    var authors: [String] = []
    /// The indices of lines above the first paragraph that are part of the text.
    var standfirst: [Int] = []
    /// Lines above the title that belong to the site.
    var leftOut: [CaptureLine] = []
    /// The index of the first line that the header does not hold.
    var end = 0

    /// A header is not looked for any further down.
    private static let longest = 16

    init(_ lines: [CaptureLine], _ roles: [LineRole], book: PhraseBook) {
        let head = Array(lines.prefix(CaptureHeader.longest))
        let roles = Array(roles.prefix(head.count))
        var breadcrumb: (index: Int, crumb: Breadcrumb)?
        for index in head.indices.prefix(3) where breadcrumb == nil {
            breadcrumb = Breadcrumb(head[index], following: head[(index + 1)...].prefix(6), book: book).map {
                (index, $0)
            }
        }
        let datelineIndex = CaptureHeader.datelineIndex(head, roles)
        var kindIndex: Int?
        var isKindBelow = false
        // Lines of text, from which the title is chosen.
        var textual: [Int] = []
        scan: for index in head.indices {
            end = index
            if index == breadcrumb?.index {
                end = index + 1
                continue
            }
            let isBelow = datelineIndex.map { index > $0 } ?? false
            let isAbove = datelineIndex.map { index < $0 } ?? false
            let mayBeTitle = !head[index].isProse && (!isBelow || textual.isEmpty)
            switch roles[index] {
            case .dateline(let printed) where index == datelineIndex:
                dateline = (head[index].text, printed)
                authors += printed.authors
            case .kind(let found):
                let isNear = datelineIndex.map { index <= $0 + 2 } ?? false
                if kindIndex == nil, !isKindBelow, !isBelow || textual.isEmpty || isNear {
                    kind = found
                    // Below the title it says nothing of where that stands.
                    kindIndex = isBelow && !textual.isEmpty ? nil : index
                    if kindIndex == nil { isKindBelow = true }
                } else if isBelow {
                    break scan
                } else {
                    leftOut.append(head[index])
                }
            case .byline(let names) where !textual.isEmpty && authors.isEmpty: authors = names
            case .text where !textual.isEmpty && mayBeLabel(head[index], index, datelineIndex):
                dateline?.printed.label = head[index].text
            case .share, .giveButton, .footer: break
            case _ where isAbove: textual.append(index)
            case .text where mayBeTitle, .byline where mayBeTitle, .about where mayBeTitle: textual.append(index)
            case .analysisHeading where textual.isEmpty && (kindIndex != nil || breadcrumb != nil):
                textual.append(index)
            default: break scan
            }
            end = index + 1
        }
        if kind == nil { kind = breadcrumb?.crumb.kind }
        settleTitle(head, textual, breadcrumb: breadcrumb?.crumb, kindIndex: kindIndex, datelineIndex: datelineIndex)
    }

    /// Whether a line is the place that a day on the line above it goes with.
    private func mayBeLabel(_ line: CaptureLine, _ index: Int, _ datelineIndex: Int?) -> Bool {
        guard let datelineIndex, index == datelineIndex + 1, let printed = dateline?.printed else { return false }
        return printed.label == nil && line.isShouted && line.words.count <= 4 && !line.isProse
    }

    /// The first dateline, unless more text stands above it than a header has: then it is another piece's.
    private static func datelineIndex(_ head: [CaptureLine], _ roles: [LineRole]) -> Int? {
        var paragraphs = 0
        for index in head.indices {
            if case .dateline = roles[index] { return index }
            switch roles[index] {
            case .helpful, .tags, .related, .organization, .licence(isSure: true), .comments(isSure: true): return nil
            case .seeAlso, .analysisHeading: if paragraphs > 0 { return nil }
            default: if head[index].isProse { paragraphs += 1 }
            }
            if paragraphs > 1 { return nil }
        }
        return nil
    }

    private mutating func settleTitle(
        _ head: [CaptureLine], _ textual: [Int], breadcrumb: Breadcrumb?, kindIndex: Int?, datelineIndex: Int?
    ) {
        let crumbKey = breadcrumb.map { MatchKey.fold($0.title) } ?? ""
        // A label of its own line (`BOLIVIA`) is no title where a title follows.
        let plain = textual.filter { !(head[$0].isShouted && head[$0].words.count <= 3) }
        let candidates = plain.isEmpty ? textual : plain
        var chosen = candidates.first { !crumbKey.isEmpty && head[$0].length >= 8 && crumbKey.hasSuffix(head[$0].key) }
        if chosen == nil, let crumb = breadcrumb?.title, !crumb.isEmpty {
            // The breadcrumb ends with the title, and no line repeats it.
            title = crumb
            standfirst = textual
            return
        }
        if chosen == nil, let kindIndex {
            chosen = candidates.first { $0 > kindIndex } ?? candidates.last { $0 < kindIndex }
        }
        guard let chosen = chosen ?? candidates.first else { return }
        title = head[chosen].text
        leftOut += textual.filter { $0 < chosen && !head[$0].isProse }.map { head[$0] }
        standfirst = textual.filter {
            ($0 > chosen && head[$0].key != head[chosen].key) || ($0 < chosen && head[$0].isProse)
        }
    }
}
