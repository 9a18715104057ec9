/// Finds the element of a page that holds its article.
struct ArticleRoot {
    let map: PageMap
    /// The page's title, folded: its text stands where that stands.
    let titleKey: String

    private var tree: PageTree { map.tree }

    /// The element; nil where the page has no prose at all.
    func find() -> Int? {
        let whole = map.prose[0]
        guard whole > 0 else { return nil }
        let bodies = group { $0.hints.contains(.articleBody) }
        if let root = best(of: bodies), map.prose[root] * 5 >= whole { return root }
        let articles = group { $0.tag == .article && $0.hints.isDisjoint(with: .apart) }
        if let root = best(of: articles), map.prose[root] * 20 >= whole * 7 { return root }
        let mains = group { $0.tag == .main || $0.hints.contains(.main) && $0.tag.isBlock }
        if let root = best(of: mains), map.prose[root] * 20 >= whole * 7 { return descend(from: root) }
        return descend(from: 0)
    }

    /// The outermost nodes of a kind that hold prose.
    private func group(_ isWanted: (PageTree.Node) -> Bool) -> [Int] {
        var found: [Int] = []
        var at = 0
        while at < tree.nodes.count {
            if !map.isApart[at], map.prose[at] > 0, tree[at].tag != .body, tree[at].tag != .html, isWanted(tree[at]) {
                found.append(at)
                at = Int(tree[at].end)
            } else {
                at += 1
            }
        }
        return found
    }

    /// One of several that may each be the article: the largest; what holds them all where each is a part of it (posts
    /// of a thread, entries of a live report); the first where each is a piece with a title of its own.
    private func best(of nodes: [Int]) -> Int? {
        guard let largest = nodes.max(by: { map.prose[$0] < map.prose[$1] }) else { return nil }
        let parts = nodes.filter { map.prose[$0] * 7 >= map.prose[largest] }
        let sum = parts.reduce(0) { $0 + map.prose[$1] }
        if parts.count == 1 || map.prose[largest] * 4 >= sum * 3 && !holdsTitle(largest, parts) { return largest }
        guard let first = parts.first, let last = parts.last else { return largest }
        let whole = common(first, last)
        if tree.within(whole).count(where: { tree[$0].tag == .heading1 }) > 1 {
            return parts.first { contains(title: $0) } ?? first
        }
        if let own = parts.first(where: { contains(title: $0) }), parts.count > 1,
            parts.count(where: { !headings(in: $0).isEmpty }) > 1, tree[own].tag == .article
        {
            return own
        }
        return whole
    }

    private func holdsTitle(_ largest: Int, _ parts: [Int]) -> Bool {
        !contains(title: largest) && parts.contains { contains(title: $0) }
    }

    private func headings(in node: Int) -> Set<PageTag> {
        var found: Set<PageTag> = []
        for index in tree.within(node) where tree[index].tag == .heading1 || tree[index].tag == .heading2 {
            found.insert(tree[index].tag)
        }
        return found
    }

    private func contains(title node: Int) -> Bool {
        guard !titleKey.isEmpty else { return false }
        return tree.within(node).prefix(4_000).contains { index in
            tree[index].tag.isHeading && MatchKey.fold(tree.line(of: index, limit: 600)) == titleKey
        }
    }

    /// The innermost node that holds two.
    private func common(_ first: Int, _ last: Int) -> Int {
        var at = first
        while Int(tree[at].end) <= last, let parent = tree.parent(at) { at = parent }
        return at
    }

    /// Goes down while one part holds nearly all that the rest does not, and stops where paragraphs lie side by side.
    private func descend(from start: Int) -> Int {
        let title = titleNode()
        var at = start
        while true {
            let children = tree.children(at).filter { map.prose[$0] > 0 }
            guard let child = children.max(by: { weight($0, title) < weight($1, title) }) else { return at }
            if !ArticleRoot.mayHoldArticle(tree[child].tag) { return at }
            let share = map.prose[child] * 100 / max(1, map.prose[at])
            if share < 90 {
                let beside = children.filter { !ArticleRoot.mayHoldArticle(tree[$0].tag) }
                let loose = map.prose[at] - children.reduce(0) { $0 + map.prose[$1] }
                let sideBySide = loose + beside.reduce(0) { $0 + map.prose[$1] }
                if sideBySide * 2 >= map.prose[at] { return at }
                let holdsTitle = title.map { isIn($0, child) } ?? false
                let alike = children.filter { $0 != child && isAlike($0, child) }
                let others = alike.reduce(0) { $0 + map.prose[$1] }
                if !holdsTitle, others * 10 > map.prose[child] { return at }
                if !holdsTitle, share < 40 { return at }
                if holdsTitle, share < 8 { return at }
            }
            at = child
        }
    }

    /// The part that the title stands in counts more than it holds.
    private func weight(_ node: Int, _ title: Int?) -> Int {
        guard ArticleRoot.mayHoldArticle(tree[node].tag) else { return map.prose[node] }
        let clean = map.prose[node] * (100 - min(90, map.linked[node] * 100 / max(1, map.text[node])))
        return title.map { isIn($0, node) } ?? false ? clean * 3 : clean
    }

    private func titleNode() -> Int? {
        let headings = tree.indices.filter { tree[$0].tag.isHeading && !map.isApart[$0] }.prefix(400)
        return headings.first { !titleKey.isEmpty && MatchKey.fold(tree.line(of: $0, limit: 600)) == titleKey }
            ?? headings.first { tree[$0].tag == .heading1 }
    }

    private func isIn(_ node: Int, _ outer: Int) -> Bool { node > outer && node < Int(tree[outer].end) }

    private static func mayHoldArticle(_ tag: PageTag) -> Bool {
        switch tag {
        case .container, .html, .body, .section, .article, .main, .header, .footer, .aside, .table, .tablePart, .row,
            .cell, .custom, .form, .inline:
            true
        default: false
        }
    }

    private func isAlike(_ one: Int, _ other: Int) -> Bool {
        tree[one].tag == tree[other].tag && tree[one].tag != .cell
            && tree.attribute("class", of: one) == tree.attribute("class", of: other)
    }
}
