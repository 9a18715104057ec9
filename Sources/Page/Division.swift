import Briefs
import Markup

/// Divides an article into pieces. Linear, and cheap beside setting them: no line is broken here.
struct Division {
    private let article: ArticleText
    private var pieces: [Piece] = []
    private var margins: [OpenMargin] = []
    private var place = Place.top
    private var beginsParagraph = false

    private struct OpenMargin {
        var margin: Piece.Margin
        /// The first piece beside which it stands.
        var first: Int
    }

    /// So many lines of preformatted text are one piece.
    private static let preformattedLines = 64

    static func pieces(of article: ArticleText) -> [Piece] {
        var division = Division(article: article)
        division.add(.head, bytes: article.brief.title.utf8.count + 40)
        division.divideBody()
        division.divideFoot()
        return division.pieces
    }

    private init(article: ArticleText) { self.article = article }

    private mutating func add(_ content: Piece.Content, bytes: Int, extent: Int? = nil) {
        let margins = margins.map { open -> Piece.Margin in
            guard case .item(let marker, let width, _) = open.margin else { return open.margin }
            return .item(marker: marker, width: width, isFirst: open.first == pieces.count)
        }
        pieces.append(
            Piece(content: content, place: place, margins: margins, bytes: bytes, isParagraph: beginsParagraph))
        beginsParagraph = false
        place.offset += extent ?? bytes + 1
    }

    /// A blank line between what was added and what comes.
    private mutating func space() {
        guard let last = pieces.indices.last else { return }
        pieces[last].marginsBesideBlank = margins.prefix { $0.first < pieces.count }.count
        beginsParagraph = place.section == .body
    }

    private mutating func within(_ margin: Piece.Margin, _ body: (inout Division) -> Void) {
        margins.append(OpenMargin(margin: margin, first: pieces.count))
        body(&self)
        margins.removeLast()
    }

    // MARK: Body

    private mutating func divideBody() {
        for (index, block) in article.body.enumerated() where !block.isEmpty {
            space()
            place = Place(.body, block: index)
            beginsParagraph = true
            divide(block, role: .body)
        }
    }

    /// Blocks nest as deep as `MarkupReader` lets them, no deeper.
    private mutating func divide(_ block: Block, role: Role) {
        switch block {
        case .heading(_, let inline): add(inline, .heading, .heading)
        case .paragraph(let inline): add(inline, role, .body)
        case .figure(let inline): add(.figure(inline), bytes: inline.bytes)
        case .quotation(let blocks): within(.quotation) { $0.divide(blocks, role: .quote) }
        case .list(let start, let items): divideList(start: start, items)
        case .preformatted(let text): divide(preformatted: text)
        case .table(let rows, let header):
            // A place for every cell, and one more for each line that the page adds.
            let bytes = rows.joined().reduce(0) { $0 + $1.bytes }
            let cells = rows.reduce(0) { $0 + $1.count }
            add(.table(rows, header: header), bytes: bytes, extent: bytes + 2 * cells + rows.count + 2)
        case .rule: add(.rule, bytes: 0, extent: 2)
        case .definitions(let definitions): divide(definitions)
        }
    }

    private mutating func add(_ inline: Inline, _ role: Role, _ part: SetLine.Part) {
        add(.text(inline, role, part), bytes: inline.bytes)
    }

    /// Blocks that stand inside another, with blank lines where they need them.
    private mutating func divide(_ blocks: [Block], role: Role, isTight: Bool = false) {
        var isFirst = true
        for block in blocks where !block.isEmpty {
            if !isFirst, !isTight || !Division.joins(block) { space() }
            isFirst = false
            divide(block, role: role)
        }
    }

    /// Whether a block may follow another without a blank line: a list below the sentence that leads to it.
    private static func joins(_ block: Block) -> Bool {
        if case .list = block { return true }
        return false
    }

    private mutating func divideList(start: Int?, _ items: [[Block]]) {
        let isTight = items.allSatisfy { item in
            item.dropFirst().allSatisfy(Division.joins) && item.count <= 2
        }
        let last = start.map { $0.addingReportingOverflow(items.count - 1).partialValue }
        let width = last.map { max("\($0). ".count, "\(start ?? 1). ".count) } ?? 2
        for (index, item) in items.enumerated() {
            if index > 0, !isTight { space() }
            let number = start.map { "\($0.addingReportingOverflow(index).partialValue). " } ?? "• "
            let marker = String(repeating: " ", count: max(0, width - number.count)) + number
            within(.item(marker: marker, width: width, isFirst: false)) { division in
                let count = division.pieces.count
                division.divide(item, role: .body, isTight: true)
                if division.pieces.count == count { division.add(.nothing, bytes: 0, extent: 2) }
            }
        }
    }

    private mutating func divide(preformatted text: String) {
        var lines: [String] = []
        var bytes = 0
        func flush(_ division: inout Division) {
            if !lines.isEmpty { division.add(.preformatted(lines), bytes: bytes, extent: bytes) }
            (lines, bytes) = ([], 0)
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline }) {
            let expanded = Division.expandingTabs(line)
            lines.append(expanded)
            bytes += expanded.utf8.count + 1
            if lines.count == Division.preformattedLines { flush(&self) }
        }
        flush(&self)
    }

    private static func expandingTabs(_ line: Substring) -> String {
        guard line.utf8.contains(0x09) else { return String(line) }
        var expanded = ""
        var column = 0
        for part in line.split(separator: "\t", omittingEmptySubsequences: false) {
            if column > 0 || !expanded.isEmpty {
                let blanks = 4 - column % 4
                expanded += String(repeating: " ", count: blanks)
                column += blanks
            }
            expanded += part
            column += DisplayText(String(part)).columns
        }
        return expanded
    }

    private mutating func divide(_ definitions: [Definition]) {
        for (index, definition) in definitions.enumerated() {
            if index > 0, definition.blocks.count > 1 { space() }
            if definition.term.bytes > 0 { add(definition.term, .strong, .body) }
            within(.definition) { $0.divide(definition.blocks, role: .body) }
        }
    }

    // MARK: Foot

    /// See also, tags and licence, the addresses of the links, the organization's notices.
    private mutating func divideFoot() {
        var element = 0
        func begin(_ division: inout Division) {
            division.space()
            division.place = Place(.foot, block: element)
            division.beginsParagraph = false
            element += 1
        }
        let brief = article.brief
        if !brief.seeAlso.isEmpty {
            begin(&self)
            add(.seeAlso, bytes: brief.seeAlso.reduce(0) { $0 + $1.text.utf8.count })
        }
        if !brief.attachments.isEmpty {
            begin(&self)
            add(.attachments, bytes: brief.attachments.reduce(0) { $0 + $1.words.utf8.count })
        }
        if article.hasTagLine {
            begin(&self)
            add(.tags, bytes: 80)
        }
        let licence = Setting.oneParagraph(brief.license?.text ?? "")
        if !licence.isEmpty, licence != article.attribution {
            begin(&self)
            add(.licence(licence), bytes: licence.utf8.count)
        }
        // Whoever hands a page on is asked to link to the original.
        if let address = brief.url, !address.isEmpty {
            begin(&self)
            let original = "Original: " + Setting.oneParagraph(address)
            add(.licence(original), bytes: original.utf8.count)
        }
        var isFirst = true
        for link in article.links where !link.written.isEmpty {
            if isFirst { begin(&self) }
            isFirst = false
            add(.address(link.number), bytes: link.written.utf8.count + 2)
        }
        if !brief.notices.isEmpty, article.notices != .absent {
            begin(&self)
            add(.notices, bytes: brief.notices.reduce(0) { $0 + $1.title.utf8.count + $1.teaser.utf8.count })
        }
    }
}

extension Inline {
    /// The UTF-8 bytes of its text.
    var bytes: Int { runs.reduce(0) { $0 + $1.text.utf8.count } }
}

extension Block {
    /// Whether it comes to no line at all.
    var isEmpty: Bool {
        switch self {
        case .heading(_, let inline), .paragraph(let inline), .figure(let inline): inline.bytes == 0
        case .quotation(let blocks): blocks.allSatisfy(\.isEmpty)
        case .list(_, let items): items.isEmpty
        case .preformatted(let text): text.isEmpty
        case .table(let rows, _): rows.joined().allSatisfy { $0.bytes == 0 }
        case .rule: false
        case .definitions(let definitions):
            definitions.allSatisfy { $0.term.bytes == 0 && $0.blocks.allSatisfy(\.isEmpty) }
        }
    }
}
