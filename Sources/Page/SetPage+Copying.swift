import Briefs
import Markup

extension SetPage {
    /// What lines say, from one to another, as plain text: paragraphs whole, not as they happen to be broken here.
    /// Nothing of the page's own but the markers of lists; tables and the foot as they are set.
    package func text(from first: LineIndex, through last: LineIndex) -> String {
        var text = ""
        for index in max(0, first.piece)...max(0, min(last.piece, count - 1)) {
            let lines = lines(ofPiece: index)
            let from = index == first.piece ? first.line : 0
            let end = index == last.piece ? last.line + 1 : lines.count
            let said = self.text(of: index, lines[min(from, lines.count)..<min(max(from, end), lines.count)], lines)
            if said.isEmpty { continue }
            if !text.isEmpty { text += pieces[index - 1].marginsBesideBlank == nil ? "\n" : "\n\n" }
            text += said
        }
        return text
    }

    private func text(of index: Int, _ chosen: ArraySlice<SetLine>, _ lines: [SetLine]) -> String {
        let chosen = chosen.filter { $0.part != .blank }
        guard let first = chosen.first, let last = chosen.last else { return "" }
        let piece = pieces[index]
        if case .pair(let left, _) = piece.content, let page = columns.first {
            // The edition that is read, not both across.
            guard !left.isEmpty else { return "" }
            let end = LineIndex(piece: left.upperBound - 1, line: .max - 1)
            return page.text(from: LineIndex(piece: left.lowerBound), through: end)
        }
        guard let source = piece.source else {
            // The rule under a title is the page's own.
            if case .head = piece.content {
                return chosen.filter { $0.part != .rule }.map(\.text).joined(separator: "\n")
            }
            return chosen.map(\.text).joined(separator: "\n")
        }
        let isFirst = first == lines.first
        let start = isFirst ? 0 : first.place.offset - piece.place.offset
        let next = lines.first { $0.place > last.place && $0.part != .blank }
        let end = next.map { $0.place.offset - piece.place.offset } ?? source.utf8.count
        var marker = ""
        if isFirst, case .item(let own, _, true)? = piece.margins.last { marker = own }
        return marker + SetPage.cut(source, start, end)
    }

    /// A stretch of a text, in UTF-8 offsets, clean and without blanks at its ends.
    private static func cut(_ text: String, _ start: Int, _ end: Int) -> String {
        let bytes = Array(text.utf8)
        func boundary(_ offset: Int) -> Int {
            var offset = min(max(0, offset), bytes.count)
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            return offset
        }
        let (start, end) = (boundary(start), boundary(end))
        guard start < end else { return "" }
        let lines = SafeText(String(decoding: bytes[start..<end], as: UTF8.self)).string
            .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\u{2028}" || $0 == "\u{2029}" }
        var said = lines.joined(separator: "\n")[...]
        while said.last?.isWhitespace == true { said.removeLast() }
        while said.first?.isNewline == true || said.first == " " && !text.hasPrefix(" ") { said.removeFirst() }
        return String(said)
    }

    /// The first line and the last of the paragraph that a line is of: pieces without a blank line between them.
    package func paragraph(at index: LineIndex) -> (first: LineIndex, last: LineIndex) {
        var first = min(max(0, index.piece), count - 1)
        var last = first
        while first > 0, pieces[first - 1].marginsBesideBlank == nil { first -= 1 }
        while last + 1 < count, pieces[last].marginsBesideBlank == nil { last += 1 }
        let lines = lines(ofPiece: last)
        let end = lines.lastIndex { $0.part != .blank } ?? 0
        return (LineIndex(piece: first), LineIndex(piece: last, line: end))
    }
}

extension Piece {
    /// What the source says in it, where that is one text whose offsets its places count.
    fileprivate var source: String? {
        switch content {
        case .text(let inline, _, _), .figure(let inline): inline.text
        case .preformatted(let lines): lines.joined(separator: "\n")
        default: nil
        }
    }
}
