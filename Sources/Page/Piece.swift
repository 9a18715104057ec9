import Markup

/// A stretch of a page that is set by itself, whatever the measure: a paragraph, what belongs to one item of a list, a
/// table, a line of the foot. A page of megabytes is set piece by piece, as far as somebody looks at it.
struct Piece {
    enum Content {
        /// Kicker, title with its rule, dateline.
        case head
        case text(Inline, Role, SetLine.Part)
        case figure(Inline)
        /// Lines without tabs.
        case preformatted([String])
        case table([[Inline]], header: Bool)
        case rule
        /// An item of a list with nothing in it but its marker.
        case nothing
        case seeAlso, attachments, tags, notices
        case licence(String)
        /// Pieces of two editions side by side.
        case pair(left: Range<Int>, right: Range<Int>)
        /// A link's address, by its number.
        case address(Int)
    }

    /// What stands to the left of its lines, from the outside in.
    enum Margin {
        case quotation
        /// Markers of a list are of one width. The first piece of an item bears its marker.
        case item(marker: String, width: Columns, isFirst: Bool)
        case definition
    }

    var content: Content
    /// Where it begins.
    var place: Place
    var margins: [Margin] = []
    /// The UTF-8 bytes of its text: how much there is to read.
    var bytes: Int
    /// Where a blank line follows: how many of the margins go on beside it.
    var marginsBesideBlank: Int?
    /// Whether `{` and `}` stop here.
    var isParagraph = false
}

extension Piece {
    /// What can be looked for in it: its texts, each with its place.
    func forEachText(of article: ArticleText, columns: [SetPage], _ body: (Place, String) -> Void) {
        switch content {
        case .pair(let left, let right):
            guard columns.count == 2 else { return }
            columns[0].forEachText(in: left, body)
            columns[1].forEachText(in: right) { body(place, $1) }
        case .head:
            let title = article.title
            if !title.isEmpty { body(Place(.head, block: 1), title) }
        case .text(let inline, _, _), .figure(let inline): body(place, inline.text)
        case .preformatted(let lines):
            var place = place
            for line in lines {
                body(place, line)
                place.offset += line.utf8.count + 1
            }
        case .table(let rows, _):
            var place = place
            for cell in rows.joined() {
                let text = cell.text
                body(place, text)
                place.offset += text.utf8.count + 1
            }
        default: break
        }
    }

    /// Whether it is of the body.
    var isBody: Bool { place.section == .body }
}
