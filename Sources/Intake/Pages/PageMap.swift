/// A page with what is needed to judge its parts: sums over nodes, each made in one loop.
struct PageMap {
    let tree: PageTree
    let lines: [PageLine]
    /// Bytes of prose in each node, of what is not apart.
    private(set) var prose: [Int]
    /// Bytes of text and of links in each node.
    private(set) var text: [Int]
    private(set) var linked: [Int]
    /// Whether a node is, or stands in, what is no part of an article.
    private(set) var isApart: [Bool]
    /// The kinds of elements that a node stands in, itself included.
    private(set) var surroundings: [PageSurroundings]
    /// Whether a node holds what only an article has.
    private var holdsMark: [Bool]

    init(_ tree: PageTree) {
        self.tree = tree
        lines = tree.lines()
        let count = tree.nodes.count
        prose = [Int](repeating: 0, count: count)
        (text, linked) = (prose, prose)
        isApart = [Bool](repeating: false, count: count)
        holdsMark = isApart
        surroundings = [PageSurroundings](repeating: [], count: count)
        for index in tree.indices.dropFirst() {
            let parent = Int(tree[index].parent)
            surroundings[index] = surroundings[parent].union(PageSurroundings(tree[index]))
        }
        for index in tree.indices.reversed().dropLast() where !tree.isUnseen(tree[index]) {
            let node = tree[index]
            let isMark =
                node.tag == .heading1 || node.tag == .main || !node.hints.isDisjoint(with: [.articleBody, .main])
            // What readers wrote may have headings of its own.
            if (isMark && node.hints.isDisjoint(with: .comments)) || holdsMark[index] {
                holdsMark[index] = true
                holdsMark[Int(node.parent)] = true
            }
        }
        sum(whatIsApart: true)
        let whole = prose.first ?? 0
        part(whole, isStrict: true)
        sum(whatIsApart: false)
        if prose.first ?? 0 < 100, whole > 100 {
            // Everything seemed to be something else: believe less.
            part(whole, isStrict: false)
            sum(whatIsApart: false)
        }
    }

    /// Adds up what the lines say.
    private mutating func sum(whatIsApart counts: Bool) {
        for index in prose.indices { (prose[index], text[index], linked[index]) = (0, 0, 0) }
        for line in lines {
            text[line.block] += line.length
            linked[line.block] += line.linked
            if counts || !isApart[line.block] { prose[line.block] += line.prose }
        }
        for index in prose.indices.reversed().dropLast() {
            let parent = Int(tree[index].parent)
            prose[parent] += prose[index]
            text[parent] += text[index]
            linked[parent] += linked[index]
        }
    }

    private mutating func part(_ whole: Int, isStrict: Bool) {
        for index in tree.indices.dropFirst() {
            let node = tree[index]
            isApart[index] = isApart[Int(node.parent)] || stands(apart: node, index, whole, isStrict)
        }
    }

    private func stands(apart node: PageTree.Node, _ index: Int, _ whole: Int, _ isStrict: Bool) -> Bool {
        if node.hints.contains(.comments) { return !holdsMark[index] }
        switch node.tag {
        case .html, .body, .text: return false
        case .nav, .footer: return !holdsMark[index]
        case .aside: return isStrict && !holdsMark[index]
        case .header: return isStrict && !holdsMark[index] && surroundings[index].isDisjoint(with: .article)
        case .form: return !holdsMark[index] && prose[index] * 10 < whole * 3
        case .address: return isStrict && prose[index] < 120
        default: break
        }
        guard isStrict, !node.hints.isDisjoint(with: .apart) else { return false }
        if node.hints.contains(.articleBody) { return false }
        // An emphasis within a sentence is not apart for the name of its class.
        guard node.tag.isBlock || node.tag == .custom || node.tag == .inline else { return false }
        return !holdsMark[index]
    }
}

/// The elements around a text that say how it is to be taken.
struct PageSurroundings: OptionSet, Sendable {
    let rawValue: UInt16

    static let article = PageSurroundings(rawValue: 1)
    static let heading = PageSurroundings(rawValue: 2)
    static let item = PageSurroundings(rawValue: 4)
    static let cell = PageSurroundings(rawValue: 8)
    static let figure = PageSurroundings(rawValue: 16)
    static let caption = PageSurroundings(rawValue: 32)
    static let quotation = PageSurroundings(rawValue: 64)
    static let preformatted = PageSurroundings(rawValue: 128)
    static let byline = PageSurroundings(rawValue: 256)
    static let tags = PageSurroundings(rawValue: 512)
    static let standfirst = PageSurroundings(rawValue: 1_024)
    static let date = PageSurroundings(rawValue: 2_048)
    static let comments = PageSurroundings(rawValue: 4_096)
    static let kicker = PageSurroundings(rawValue: 8_192)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ node: PageTree.Node) {
        switch node.tag {
        case .article, .main: self = .article
        case .heading1, .heading2, .heading3: self = .heading
        case .item, .definitions: self = .item
        case .cell: self = .cell
        case .figure: self = .figure
        case .figureCaption, .caption: self = .caption
        case .quotation: self = .quotation
        case .preformatted: self = .preformatted
        default: self = []
        }
        guard !node.hints.isEmpty, node.tag != .html, node.tag != .body else { return }
        if node.hints.contains(.byline) { insert(.byline) }
        if node.hints.contains(.tags) || node.hints.contains(.relTag) { insert(.tags) }
        if node.hints.contains(.standfirst) { insert(.standfirst) }
        if node.hints.contains(.date) { insert(.date) }
        if node.hints.contains(.caption) { insert(.caption) }
        if node.hints.contains(.comments) { insert(.comments) }
        if node.hints.contains(.kicker) { insert(.kicker) }
    }
}
