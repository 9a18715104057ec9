import Markup

/// Two editions of one piece: from a place in one to that in the other, and both side by side.
extension SetPage {
    /// Blank columns between two editions.
    package static let gutter: Columns = 4

    /// The place on another edition's page that says what a place on this one does: the paragraph that goes with it,
    /// and as far into it.
    package func counterpart(of place: Place, on other: SetPage) -> Place {
        guard place.section == .body else {
            return place.section == .head ? .top : other.pieces.first { $0.place.section == .foot }?.place ?? .top
        }
        let (mine, theirs) = (paragraphGroups, other.paragraphGroups)
        guard let index = mine.lastIndex(where: { pieces[$0.lowerBound].place <= place }), !theirs.isEmpty else {
            return .top
        }
        let pairs = ParagraphAlignment.pairs(alignable(mine), other.alignable(theirs))
        guard let pair = pairs.first(where: { $0.left.contains(index) }) else { return .top }
        // What was left out there lies between what was not.
        guard !pair.right.isEmpty else {
            return other.pieces[theirs[min(pair.right.lowerBound, theirs.count - 1)].lowerBound].place
        }
        let ours = mine[pair.left.lowerBound].lowerBound..<mine[pair.left.upperBound - 1].upperBound
        let others = theirs[pair.right.lowerBound].lowerBound..<theirs[pair.right.upperBound - 1].upperBound
        let part = share(of: place, in: ours)
        return other.place(at: part, in: others)
    }

    /// How far into some pieces a place is, from 0 to 1.
    private func share(of place: Place, in range: Range<Int>) -> Double {
        var before = 0
        for piece in pieces[range] {
            let isLast = piece.place.block < place.block || piece.place.offset + piece.bytes < place.offset
            if piece.place <= place, isLast {
                before += piece.bytes
            } else if piece.place <= place {
                before += place.offset - piece.place.offset
            }
        }
        return Double(before) / Double(max(1, pieces[range].reduce(0) { $0 + $1.bytes }))
    }

    private func place(at share: Double, in range: Range<Int>) -> Place {
        var left = Int(share * Double(pieces[range].reduce(0) { $0 + $1.bytes }))
        for piece in pieces[range] {
            if left < piece.bytes {
                var place = piece.place
                place.offset += left
                return place
            }
            left -= piece.bytes
        }
        return pieces[range.lowerBound].place
    }

    /// The pieces of each paragraph of the body.
    private var paragraphGroups: [Range<Int>] {
        var groups: [Range<Int>] = []
        for (index, piece) in pieces.enumerated() where piece.isBody {
            if piece.isParagraph || groups.isEmpty {
                groups.append(index..<index + 1)
            } else {
                groups[groups.count - 1] = groups[groups.count - 1].lowerBound..<index + 1
            }
        }
        return groups
    }

    private func alignable(_ groups: [Range<Int>]) -> [ParagraphAlignment.Paragraph] {
        groups.map { group in
            ParagraphAlignment.Paragraph(
                bytes: pieces[group].reduce(0) { $0 + $1.bytes }, isHeading: pieces[group.lowerBound].isHeading)
        }
    }

    // MARK: Side by side

    /// This page with another edition beside it: what goes with a paragraph begins beside it.
    package func set(beside other: SetPage, measure: Columns) -> SetPage {
        let (mine, theirs) = (paragraphGroups, other.paragraphGroups)
        var pairs = [pair(0..<(mine.first?.lowerBound ?? footStart), 0..<(theirs.first?.lowerBound ?? other.footStart))]
        for aligned in ParagraphAlignment.pairs(alignable(mine), other.alignable(theirs)) {
            pairs.append(
                pair(SetPage.joined(mine, aligned.left), SetPage.joined(theirs, aligned.right), after: pairs.last))
        }
        pairs.append(pair(footStart..<count, other.footStart..<other.count, after: pairs.last))
        pairs = pairs.filter { !$0.isEmptyPair }
        for index in pairs.indices.dropLast() { pairs[index].marginsBesideBlank = 0 }
        return SetPage(columns: [self, other], pieces: pairs, measure: measure)
    }

    private var footStart: Int { pieces.firstIndex { $0.place.section == .foot } ?? count }

    /// The pieces of some groups; where there are none, an empty range.
    private static func joined(_ groups: [Range<Int>], _ chosen: Range<Int>) -> Range<Int> {
        chosen.isEmpty ? 0..<0 : groups[chosen.lowerBound].lowerBound..<groups[chosen.upperBound - 1].upperBound
    }

    private func pair(_ left: Range<Int>, _ right: Range<Int>, after last: Piece? = nil) -> Piece {
        // What only the other edition has stands behind what is before it.
        var place = last?.place ?? .top
        if left.isEmpty { place.offset += last?.bytes ?? 0 } else { place = pieces[left.lowerBound].place }
        return Piece(
            content: .pair(left: left, right: right), place: place,
            bytes: max(1, pieces[left].reduce(0) { $0 + $1.bytes }),
            isParagraph: !left.isEmpty && pieces[left.lowerBound].isParagraph)
    }
}

extension Piece {
    /// Whether it is a heading of the body.
    var isHeading: Bool {
        if case .text(_, _, .heading) = content { margins.isEmpty } else { false }
    }

    fileprivate var isEmptyPair: Bool {
        if case .pair(let left, let right) = content { left.isEmpty && right.isEmpty } else { false }
    }
}

extension Setting {
    /// The lines of two editions, side by side.
    mutating func setPair(_ columns: [SetPage], _ left: Range<Int>, _ right: Range<Int>) {
        guard columns.count == 2 else { return }
        let mine = left.flatMap { columns[0].lines(ofPiece: $0) }
        let theirs = right.flatMap { columns[1].lines(ofPiece: $0) }
        let start = columns[0].measure + SetPage.gutter
        for row in 0..<max(mine.count, theirs.count) {
            let ours = row < mine.count ? mine[row] : nil
            let other = row < theirs.count ? theirs[row] : nil
            if let ours { place = ours.place }
            var spans = ours?.spans ?? []
            if let other {
                let gap = start - (ours?.columns ?? 0) + other.indent
                if gap > 0 { spans.append(Span(.blanks(gap), Ink(.text))) }
                // Numbers of links are those of the page that is read.
                spans += other.spans.map { Span($0.text, $0.ink) }
            }
            let part = ours?.part ?? other?.part ?? .body
            emit(spans, indent: ours?.indent ?? 0, part: part)
        }
    }
}
