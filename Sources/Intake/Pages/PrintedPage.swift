import Briefs

/// A page that is set as captured pages are: kind, title, a dateline, then the text and a tail of calls, licence,
/// related pieces and notes. Read by the same phrases.
struct PrintedPage {
    let page: CaptureReader
    /// Whether a line is part of the text.
    let isBody: (String) -> Bool

    /// Nil where no dateline with a label or a language stands where one would.
    init?(_ map: PageMap, title: String?, book: PhraseBook, places: PlaceNames) {
        let tree = map.tree
        let lines = map.lines.filter { line in
            let hints = tree[line.block].hints
            return !PrintedPage.isChrome(map, line.block) && !hints.contains(.hidden)
        }
        guard lines.count < 4_000, lines.prefix(24).contains(where: { PrintedPage.isDateline($0, book) }) else {
            return nil
        }
        let reader = CaptureReader(lines.map(\.text).joined(separator: "\n\n"), book: book, places: places)
        guard let (_, printed) = reader.header.dateline, printed.date != nil,
            printed.label.map({ CaptureLine($0).isShouted }) ?? false || !printed.languages.isEmpty,
            reader.header.title != nil
        else { return nil }
        page = reader
        let body = Set(reader.body.map(\.text))
        isBody = { body.contains($0) }
    }

    private static func isDateline(_ line: PageLine, _ book: PhraseBook) -> Bool {
        guard line.length <= 200, hasYear(line.text), let printed = PrintedDateline(CaptureLine(line.text), book: book)
        else { return false }
        return printed.date != nil && (printed.label != nil || !printed.languages.isEmpty)
    }

    private static func hasYear(_ text: String) -> Bool {
        var digits = 0
        for byte in text.utf8 {
            digits = MatchKey.isDigit(byte) ? digits + 1 : 0
            if digits == 4 { return true }
        }
        return false
    }

    /// Menus and the like, which a captured page does not have either.
    private static func isChrome(_ map: PageMap, _ block: Int) -> Bool {
        var at = block
        for _ in 0..<64 {
            switch map.tree[at].tag {
            case .nav: return true
            case .header where map.isApart[at]: return true
            default: break
            }
            guard let parent = map.tree.parent(at) else { return false }
            at = parent
        }
        return false
    }
}
