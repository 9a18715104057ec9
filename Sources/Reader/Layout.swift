import Page

/// How a person has set the panes. Remembered from day to day.
package struct LayoutSettings: Hashable, Sendable {
    /// Added to the width that the list would have by itself, in three columns.
    package var listWidth: Columns = 0
    /// Added to the width of the related pane.
    package var relatedWidth: Columns = 0
    /// Added to the height of the list where it lies above the article.
    package var listHeight: Rows = 0
    /// The widest that a line of an article may be.
    package var measure: Columns = 72
    /// The article's lines stand in the middle of their pane, else at its left.
    package var isCentred = true
    /// Links of the article are links of the terminal too, to be opened by its own means.
    package var hasHyperlinks = true
    package var isZoomed = false

    package static let measures = 40...120

    package init() {}
}

/// Where everything stands on a screen of some size. A function of size, settings and focus.
package struct Layout: Hashable, Sendable {
    package enum Shape: Hashable, Sendable {
        /// From 140 columns.
        case columns
        /// From 90: the list above, article and related below.
        case stacked
        /// One pane at a time.
        case single
    }

    /// The smallest screen on which anything but a remark is shown.
    package static let smallest = Size(columns: 20, rows: 5)

    package let size: Size
    /// Two editions share the article's pane, which has the window to itself.
    package let isSideBySide: Bool
    package let shape: Shape
    /// The panes on screen; absent ones are hidden by shape or zoom.
    package let list: Rect?
    package let article: Rect?
    package let related: Rect?
    /// The row of messages and prompts; nil where the window is low and the hint row carries them.
    package let messageRow: Rows?

    /// The settings as far as the window has room for them.
    package let settled: LayoutSettings

    package var hintRow: Rows { size.rows - 1 }
    /// Where messages and prompts stand.
    package var promptRow: Rows { messageRow ?? hintRow }
    package var isTooSmall: Bool { size.columns < Layout.smallest.columns || size.rows < Layout.smallest.rows }

    package init(size: Size, settings: LayoutSettings, focus: Context, isSideBySide: Bool = false) {
        self.isSideBySide = isSideBySide
        self.size = size
        var settled = settings
        let shape: Shape = size.columns >= 140 ? .columns : size.columns >= 90 && size.rows >= 16 ? .stacked : .single
        self.shape = shape
        let isTall = size.rows >= 12
        messageRow = isTall ? size.rows - 2 : nil
        // Three columns are airy: a blank row below the chips.
        let first = shape == .columns && size.rows >= 24 ? 2 : 1
        let rows = size.rows - first - (isTall ? 2 : 1)
        let whole = Rect(column: 0, row: first, columns: size.columns, rows: rows)

        if shape == .single || settings.isZoomed || isSideBySide {
            list = focus == .list ? whole : nil
            article = focus == .article ? whole : nil
            related = focus == .related ? whole : nil
        } else if shape == .columns {
            let listColumns = Layout.limited(size.columns * 32 / 100, 36, 64, settings.listWidth, size.columns / 2)
            let relatedColumns = Layout.limited(
                size.columns * 23 / 100, 28, 52, settings.relatedWidth, size.columns / 3)
            settled.listWidth = listColumns - Layout.natural(size.columns * 32 / 100, 36, 64)
            settled.relatedWidth = relatedColumns - Layout.natural(size.columns * 23 / 100, 28, 52)
            let articleColumns = size.columns - listColumns - relatedColumns - 2
            list = Rect(column: 0, row: first, columns: listColumns, rows: rows)
            article = Rect(column: listColumns + 1, row: first, columns: articleColumns, rows: rows)
            related = Rect(
                column: listColumns + articleColumns + 2, row: first, columns: relatedColumns, rows: rows)
        } else {
            let listRows = Layout.limited(rows * 38 / 100, 4, 24, settings.listHeight, rows - 8)
            let relatedColumns = Layout.limited(
                size.columns * 31 / 100, 26, 44, settings.relatedWidth, size.columns / 2)
            settled.listHeight = listRows - Layout.natural(rows * 38 / 100, 4, 24)
            settled.relatedWidth = relatedColumns - Layout.natural(size.columns * 31 / 100, 26, 44)
            let below = first + listRows + 1
            let articleColumns = size.columns - relatedColumns - 1
            list = Rect(column: 0, row: first, columns: size.columns, rows: listRows)
            article = Rect(column: 0, row: below, columns: articleColumns, rows: rows - listRows - 1)
            related = Rect(column: articleColumns + 1, row: below, columns: relatedColumns, rows: rows - listRows - 1)
        }
        self.settled = settled
    }

    /// The rectangle of a pane, where it is on screen.
    package func rect(of pane: Context) -> Rect? {
        switch pane {
        case .list: list
        case .article, .find: article
        case .related: related
        default: nil
        }
    }

    /// The pane under a cell.
    package func pane(at position: Position) -> Context? {
        Context.panes.first { rect(of: $0)?.contains(position) ?? false }
    }

    /// Related coverage follows the article's foot where it has no pane of its own beside it.
    package var relatedFollowsArticle: Bool { shape == .single && article != nil }

    /// How wide an article's lines may be: the measure, less where the pane is narrow. One column of air at each
    /// side, none in the narrowest windows.
    package func measure(_ wanted: Columns) -> Columns {
        let columns = article?.size.columns ?? size.columns
        let most = columns - (columns >= 30 ? 2 : 0)
        if isSideBySide { return min(2 * wanted + SetPage.gutter, most) }
        return max(8, min(wanted, most))
    }

    private static func natural(_ natural: Int, _ least: Int, _ most: Int) -> Int { min(max(natural, least), most) }

    private static func limited(_ natural: Int, _ least: Int, _ most: Int, _ wish: Int, _ ceiling: Int) -> Int {
        let ceiling = max(ceiling, 4)
        return min(max(Layout.natural(natural, least, most) + wish, min(least, ceiling)), ceiling)
    }
}
