/// Cuts a line into which a page's tail has run together (sharing buttons, calls, licence, related pieces,
/// notes of the organization), at the phrases that begin and end those.
///
/// One phrase inside prose is prose. A cut needs a run of them, without long gaps, up to the line's end, that
/// begins where a sentence begins. Only the last 64 KB of a line are looked at; linear in that.
struct FusedTail {
    private let book: PhraseBook
    private let text: [UInt8]
    /// Where in the line the key begins.
    private let offset: Int
    private let key: MatchKey

    private static let window = 65_536
    /// The longest stretch of a tail in which no phrase stands: a notice, a teaser.
    private static let gap = 1_500

    /// The line's pieces, in order; one where it holds no fused tail.
    static func split(_ line: String, book: PhraseBook) -> [String] {
        guard line.utf8.count >= 60 else { return [line] }
        let tail = FusedTail(line, book: book)
        let cuts = tail.cuts()
        guard !cuts.isEmpty else { return [line] }
        return tail.pieces(at: cuts)
    }

    private init(_ line: String, book: PhraseBook) {
        self.book = book
        text = Array(line.utf8)
        var start = max(0, text.count - FusedTail.window)
        while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
        offset = start
        key = MatchKey(String(decoding: text[start...], as: UTF8.self))
    }

    /// What a phrase found in a line is.
    private struct Anchor {
        var range: Range<Int>
        /// How much it says for a tail.
        var weight: Int
        var group: Group
        /// Whether the phrase is whole, so that after it something else begins.
        var isClosed: Bool

        enum Group: Hashable {
            case share, helpful, give, comments, licence, tags, related, about, organization, entry, day
        }
    }

    private func cuts() -> [Int] {
        let anchors = anchors()
        guard let start = start(of: anchors) else { return [] }
        var cuts: [Int] = []
        for anchor in anchors[start...] {
            cuts.append(anchor.range.lowerBound)
            if anchor.isClosed { cuts.append(anchor.range.upperBound) }
        }
        return cuts
    }

    /// The first anchor from which a run of several kinds goes to the end of the line.
    private func start(of anchors: [Anchor]) -> Int? {
        guard let last = anchors.last, key.count - last.range.upperBound <= FusedTail.gap else { return nil }
        var weight = 0
        var groups: Set<Anchor.Group> = []
        var best: Int?
        var next = key.count
        for index in anchors.indices.reversed() {
            let anchor = anchors[index]
            guard next - anchor.range.upperBound <= FusedTail.gap else { break }
            next = anchor.range.lowerBound
            weight += anchor.weight
            groups.insert(anchor.group)
            let isAlone = anchor.group == .helpful && anchor.range.upperBound >= key.count - 1
            if (weight >= 4 && groups.count >= 2) || isAlone, anchor.group != .day,
                beginsSentence(anchor.range.lowerBound)
            {
                best = index
            }
        }
        return best
    }

    private func pieces(at cuts: [Int]) -> [String] {
        var pieces: [String] = []
        var from = 0
        for cut in cuts.map({ offset + key.origins[min($0, key.count)] }) + [text.count] where cut >= from {
            let piece = String(decoding: text[from..<cut], as: UTF8.self).trimmingSpaces
            if !piece.isEmpty { pieces.append(piece) }
            from = cut
        }
        return pieces
    }

    private func anchors() -> [Anchor] {
        var anchors: [Anchor] = []
        var index = 0
        while index < key.count {
            guard key.opensWord[index], mayOpen(index), let anchor = anchor(at: index, after: anchors.last) else {
                index += 1
                continue
            }
            anchors.append(anchor)
            index = max(index + 1, anchor.range.upperBound)
        }
        return anchors
    }

    /// Whether any phrase, date or label begins with what stands at an index: the test that most words fail.
    private func mayOpen(_ index: Int) -> Bool {
        let second = index + 1 < key.count ? key.bytes[index + 1] : 0
        return book.cutting.openings.contains(UInt16(key.bytes[index]) << 8 | UInt16(second))
            || MatchKey.isDigit(key.bytes[index])
            || key.isCapital[index] && (index + 1 == key.count || key.isCapital[index + 1] || second < 0x41)
    }

    /// Whether a sentence or a heading can begin at an index.
    private func beginsSentence(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        if key.bytes[index - 1] != 0x20 { return true }
        guard index > 1 else { return true }
        return Array(".?!\")]:".utf8).contains(key.bytes[index - 2]) || key.bytes[index - 2] == 0x27
    }

    private func anchor(at index: Int, after last: Anchor?) -> Anchor? {
        let isFree = beginsSentence(index) || last.map { $0.isClosed && $0.range.upperBound + 1 >= index } ?? false
        func found(_ end: Int, _ weight: Int, _ group: Anchor.Group, closed: Bool) -> Anchor {
            Anchor(range: index..<end, weight: weight, group: group, isClosed: closed)
        }
        if let end = shareEnd(from: index) { return found(end, 2, .share, closed: true) }
        if let end = entryEnd(from: index) { return found(end, 1, .entry, closed: true) }
        if let end = dayEnd(from: index) { return found(end, 0, .day, closed: true) }
        if let end = end(of: book.cutting.helpful, from: index) {
            let isAsked = end < key.count && key.bytes[end] == 0x3F
            return found(isAsked ? end + 1 : end, 2, .helpful, closed: true)
        }
        if let end = end(of: book.cutting.comments, from: index), last?.group != .comments {
            return found(end, 2, .comments, closed: false)
        }
        if let end = end(of: book.cutting.licence, from: index) { return found(end, 2, .licence, closed: false) }
        guard key.isCapital[index] else { return nil }
        if let end = end(of: book.cutting.organization, from: index), isShouted(index..<end) {
            return found(end, 2, .organization, closed: true)
        }
        guard isFree else { return nil }
        if let end = end(of: book.cutting.related, from: index) { return found(end, 2, .related, closed: true) }
        if let end = end(of: book.cutting.give, from: index), isShouted(index..<end) {
            return found(end, 1, .give, closed: true)
        }
        if let end = end(of: book.cutting.tags, from: index) { return found(end, 1, .tags, closed: true) }
        if let end = end(of: book.cutting.about, from: index), end + 1 < key.count, key.isCapital[end + 1] {
            return found(end, 1, .about, closed: false)
        }
        return nil
    }

    /// The end of the longest of some phrases that stands at an index and ends a word there.
    private func end(of phrases: PhraseSet, from index: Int) -> Int? {
        for phrase in phrases.starting(with: key.bytes[index]) where key.has(phrase, at: index) {
            let end = index + phrase.count
            if !key.isWord(at: end) || key.isCapital[end] { return end }
        }
        return nil
    }

    /// Two words of sharing buttons and more: `share icon icon icon`.
    private func shareEnd(from index: Int) -> Int? {
        guard let first = end(of: book.cutting.share, from: index) else { return nil }
        var end = first
        var count = 1
        while end < key.count, let next = nextWord(after: end),
            let wordEnd = self.end(of: book.cutting.shareWord, from: next)
        {
            end = wordEnd
            count += 1
        }
        return count >= 3 ? end : nil
    }

    private func nextWord(after end: Int) -> Int? {
        let next = end < key.count && key.bytes[end] == 0x20 ? end + 1 : end
        return next < key.count && key.isWord(at: next) ? next : nil
    }

    /// `COCA / 11 JUN 2021`: the head of a related piece.
    private func entryEnd(from index: Int) -> Int? {
        guard key.isCapital[index] else { return nil }
        var slash = index
        while slash < key.count, slash - index <= 60, key.bytes[slash] != 0x2F {
            guard key.isCapital[slash] || !key.isWord(at: slash) || key.bytes[slash] < 0x3A else { return nil }
            slash += 1
        }
        guard slash < key.count, key.bytes[slash] == 0x2F else { return nil }
        let start = slash + 1 < key.count && key.bytes[slash + 1] == 0x20 ? slash + 2 : slash + 1
        return dayEnd(from: start)
    }

    /// `11 JUN 2021`, the month in capitals.
    private func dayEnd(from index: Int) -> Int? {
        func digits(_ from: Int) -> Int {
            var end = from
            while end < key.count, (0x30...0x39).contains(key.bytes[end]) { end += 1 }
            return end
        }
        let numberEnd = digits(index)
        guard (1...2).contains(numberEnd - index), numberEnd < key.count, key.bytes[numberEnd] == 0x20 else {
            return nil
        }
        var monthEnd = numberEnd + 1
        while monthEnd < key.count, monthEnd - numberEnd < 12, (0x61...0x7A).contains(key.bytes[monthEnd]) {
            guard key.isCapital[monthEnd] else { return nil }
            monthEnd += 1
        }
        guard book.months[String(decoding: key.bytes[(numberEnd + 1)..<monthEnd], as: UTF8.self)] != nil else {
            return nil
        }
        var yearStart = monthEnd
        while yearStart < key.count, yearStart - monthEnd < 2, [0x20, 0x2E].contains(key.bytes[yearStart]) {
            yearStart += 1
        }
        let yearEnd = digits(yearStart)
        return yearEnd - yearStart == 4 ? yearEnd : nil
    }

    private func isShouted(_ range: Range<Int>) -> Bool {
        range.allSatisfy { key.isCapital[$0] || !(0x61...0x7A).contains(key.bytes[$0]) }
    }
}

extension String {
    /// Without spaces at either end.
    fileprivate var trimmingSpaces: String {
        let start = drop { $0 == " " }
        guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
        return String(start[...last])
    }
}
