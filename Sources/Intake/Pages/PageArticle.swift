/// The article of a page: which lines are its, and its HTML as the page has it.
struct PageArticle {
    /// HTML; empty where no article was found.
    private(set) var html = ""
    /// Lines of the article's text, in order.
    private(set) var lines: [PageLine] = []
    /// Pointers to other coverage that stood in the text.
    private(set) var seeAlso: [String] = []
    /// Statements of rights that stood in the text.
    private(set) var licence: String?
    private(set) var contact: String?
    /// A day that stood above the text, and names that did.
    private(set) var dateline: PrintedDateline?
    private(set) var authors: [String] = []
    /// Whether anything says that this is an article and not just all that there was.
    private(set) var isFound = false

    private let map: PageMap
    private let book: PhraseBook
    private let titleKeys: Set<String>

    private var tree: PageTree { map.tree }

    /// `isBody` says whether a line is part of the text by what the page's own order of parts says; nil where that
    /// order is not known.
    init(_ map: PageMap, titles: [String], book: PhraseBook, isBody: ((String) -> Bool)?) {
        self.map = map
        self.book = book
        titleKeys = Set(titles.map { MatchKey.fold($0) }.filter { !$0.isEmpty })
        let root = ArticleRoot(map: map, titleKey: titles.first.map { MatchKey.fold($0) } ?? "").find()
        isFound = root != nil
        let start = outermost(root ?? 0)
        let range = start..<Int(tree[start].end)
        let within = map.lines.indices.filter { range.contains(map.lines[$0].nodes.lowerBound) }
        var kept = chosen(within, isSure: isFound, isBody: isBody)
        if kept.isEmpty { kept = within.filter { !map.lines[$0].isLink } }
        if kept.isEmpty { kept = within }
        let opening = isFound ? opening(before: within.first, first: kept.first, isBody: isBody) : []
        lines = (opening + kept).map { map.lines[$0] }
        html = (above(opening, start) + [ArticleCutting(tree, map, start, kept.map { map.lines[$0] }).html])
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Bytes of text.
    var length: Int { lines.reduce(0) { $0 + $1.length } }

    /// Parts of tables and lists mean nothing without them.
    private func outermost(_ node: Int) -> Int {
        var at = node
        while [.row, .tablePart, .item].contains(tree[at].tag), let parent = tree.parent(at) { at = parent }
        return at
    }

    // MARK: - Lines

    private mutating func chosen(_ within: [Int], isSure: Bool, isBody: ((String) -> Bool)?) -> [Int] {
        let dropped = droppedParts(within)
        var candidates = within.filter { !map.isApart[map.lines[$0].block] || !isSure }
        candidates.removeAll { dropped[map.lines[$0].block] }
        let classifier = LineClassifier(book: book)
        var kept: [Int] = []
        var solid: [Int] = []
        var isBelowRelated = false
        var hasProse = false
        let tail = candidates.suffix(PageArticle.tailLines).first ?? 0
        for index in candidates {
            let line = map.lines[index]
            let around = map.surroundings[line.nodes.lowerBound].union(map.surroundings[line.block])
            if let isBody, !isBody(line.text) { continue }
            // Calls and notices are short, or stand at the end.
            let mayBeCall = line.length <= 160 || index >= tail && line.length <= CaptureLine.longest
            let plain = mayBeCall ? CaptureLine(line.text) : nil
            if around.contains(.heading) || !hasProse, isTitle(line) { continue }
            switch plain.map(classifier.role) ?? .text {
            case .share, .helpful, .giveButton, .footer, .comments(isSure: true), .tags: continue
            case .related:
                isBelowRelated = true
                continue
            case .seeAlso(let rest) where line.length < 400:
                if !rest.isEmpty { seeAlso.append(rest) }
                continue
            case .licence(isSure: true):
                licence = licence ?? line.text
                continue
            case .licence(isSure: false) where isTail(index, of: candidates) && line.length < 200: continue
            case .contact(let address) where isTail(index, of: candidates):
                contact = contact ?? address
                continue
            case .dateline(let printed) where isBody == nil && (!hasProse || isTail(index, of: candidates)):
                if !hasProse { take(printed) }
                continue
            case .byline(let names) where isBody == nil && (!hasProse || isTail(index, of: candidates)):
                if authors.isEmpty { authors = names }
                continue
            case .kind where !hasProse: continue
            default: break
            }
            if isBelowRelated {
                guard line.prose >= 120, !around.contains(.item) else { continue }
                isBelowRelated = false
            }
            if isLeftOut(line, around, hasProse) { continue }
            if line.prose > 0 { hasProse = true }
            if line.prose > 0 || isSolid(line, around) || isBody != nil { solid.append(kept.count) }
            kept.append(index)
        }
        guard let last = solid.last else { return kept }
        return Array(kept[...last])
    }

    private static let tailLines = 12

    private mutating func take(_ printed: PrintedDateline) {
        if dateline == nil { dateline = printed }
        if authors.isEmpty { authors = printed.authors }
    }

    private func isTitle(_ line: PageLine) -> Bool {
        line.length <= 600 && titleKeys.contains(MatchKey.fold(line.text))
    }

    /// Whether a line stands by itself although it is no sentence: in a list, a table, below a picture.
    private func isSolid(_ line: PageLine, _ around: PageSurroundings) -> Bool {
        !around.isDisjoint(with: [.item, .cell, .caption, .figure, .quotation, .preformatted]) && !line.isLink
            && !around.contains(.heading)
    }

    private func isTail(_ index: Int, of candidates: [Int]) -> Bool {
        candidates.suffix(4).contains(index)
    }

    private func isLeftOut(_ line: PageLine, _ around: PageSurroundings, _ hasProse: Bool) -> Bool {
        if around.contains(.tags) { return true }
        if !around.isDisjoint(with: [.byline, .date]), line.length < 160, line.prose < 100 { return true }
        if around.contains(.kicker), line.length < 80 { return true }
        if line.length < 40, PageArticle.labels.contains(MatchKey.fold(line.text)) { return true }
        let isStructure = !around.isDisjoint(with: [
            .heading, .item, .cell, .caption, .quotation, .preformatted, .figure,
        ])
        if line.isLink, !isStructure { return true }
        if line.isLink, around.contains(.heading), around.contains(.item) { return true }
        guard !hasProse, line.prose == 0 else { return false }
        // Above the first sentence: what names the site, the section, the minutes that reading takes.
        if around.contains(.standfirst) || around.contains(.caption) || around.contains(.preformatted) { return false }
        if around.contains(.heading) {
            return line.length < 12 || tree.parent(line.block).map { map.prose[$0] == 0 } ?? true
        }
        // A place and a day that a sentence follows.
        if let last = line.text.unicodeScalars.last, "—–-".unicodeScalars.contains(last) { return false }
        return !isSolid(line, around) && line.length < 80
    }

    /// What is printed where something else was to stand.
    private static let labels: Set<String> = [
        "advertisement", "advertising", "sponsored", "sponsored content", "publicidad", "anuncio", "publicidade",
        "continue reading", "read more", "leer mas", "ler mais", "story continues below", "scroll to continue",
        "story continues below advertisement", "article continues below", "listen to this article",
        "skip advertisement",
        "loading", "loading...", "cargando", "print", "imprimir", "reply", "report", "quote", "like", "responder",
    ]

    /// Elements within the article that are lists of links, and what they hold.
    private func droppedParts(_ within: [Int]) -> [Bool] {
        var dropped = [Bool](repeating: false, count: tree.nodes.count)
        guard !within.isEmpty else { return dropped }
        for index in tree.indices.dropFirst() {
            let node = tree[index]
            dropped[index] = dropped[Int(node.parent)] || isLinkList(node, index)
        }
        return dropped
    }

    private func isLinkList(_ node: PageTree.Node, _ index: Int) -> Bool {
        switch node.tag {
        case .list, .container, .section, .table, .definitions, .item, .custom, .article: break
        default: return false
        }
        let (text, linked) = (map.text[index], map.linked[index])
        guard text > 0, linked * 10 >= text * 5, map.prose[index] * 5 <= text else { return false }
        if node.tag == .item { return linked * 10 >= text * 8 && text < 120 }
        if node.tag == .table {
            return linked * 10 >= text * 7 && !tree.within(index).contains { tree[$0].tag == .caption }
        }
        return true
    }

    // MARK: - What stands above the text

    /// Lines between the title and the element that holds the text: a standfirst, a picture's caption.
    private mutating func opening(before first: Int?, first kept: Int?, isBody: ((String) -> Bool)?) -> [Int] {
        guard let first, kept != nil, first > 0 else { return [] }
        let from = max(0, first - 16)
        guard
            let title = (from..<first).last(where: { isTitle(map.lines[$0]) })
                ?? (from..<first).last(where: { isHeadline(map.lines[$0]) })
        else { return [] }
        for index in title + 1..<first where map.lines[index].length <= 160 {
            switch LineClassifier(book: book).role(of: CaptureLine(map.lines[index].text)) {
            case .dateline(let printed): take(printed)
            case .byline(let names) where authors.isEmpty: authors = names
            default: break
            }
        }
        return (title + 1..<first).filter { index in
            let line = map.lines[index]
            guard !map.isApart[line.block], !line.isLink else { return false }
            let around = map.surroundings[line.nodes.lowerBound].union(map.surroundings[line.block])
            guard around.isDisjoint(with: [.byline, .date, .tags, .comments, .kicker]) else { return false }
            if let isBody { return isBody(line.text) }
            if case .text = LineClassifier(book: book).role(of: CaptureLine(line.text)) {
                return line.prose > 0 || !around.isDisjoint(with: [.standfirst, .caption]) && line.length > 20
            }
            return false
        }
    }

    private func isHeadline(_ line: PageLine) -> Bool {
        map.surroundings[line.block].contains(.heading) && tree[line.block].tag == .heading1
    }

    /// The HTML of lines above the text: that of their elements, each once.
    private func above(_ opening: [Int], _ root: Int) -> [String] {
        var seen: Set<Int> = []
        return opening.compactMap { index in
            let line = map.lines[index]
            var at = line.block
            while let parent = tree.parent(at), tree[parent].tag == .figure { at = parent }
            guard Int(tree[at].end) <= root, at > 0 else {
                return "<p>" + String(decoding: tree.source[line.range], as: UTF8.self) + "</p>"
            }
            guard seen.insert(at).inserted else { return nil }
            let lines = opening.map { map.lines[$0] }.filter {
                $0.nodes.lowerBound > at && $0.nodes.upperBound <= Int(tree[at].end)
            }
            return ArticleCutting(tree, map, at, lines).outer
        }
    }
}
