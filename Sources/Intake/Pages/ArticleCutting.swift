/// Cuts an element out of the page's source without what is not to stay, byte for byte.
struct ArticleCutting {
    /// What stands between the element's tags.
    private(set) var html = ""
    /// The same with the tags.
    private(set) var outer = ""

    init(_ tree: PageTree, _ map: PageMap, _ root: Int, _ kept: [PageLine]) {
        guard let first = kept.first, let last = kept.last else { return }
        let node = tree[root]
        let end = Int(node.end)
        var isKept = [Bool](repeating: false, count: end - root)
        for line in kept {
            for index in line.nodes where index >= root && index < end && tree[index].tag == .text {
                isKept[index - root] = true
            }
        }
        // What holds something that stays, stays.
        var holds = isKept
        for index in (root..<end).reversed() {
            let isPicture =
                tree[index].tag == .image && !map.isApart[index] && index < last.nodes.upperBound
                && (index >= first.nodes.lowerBound || map.surroundings[index].contains(.figure))
            if isPicture { holds[index - root] = true }
            if holds[index - root], index > root { holds[Int(tree[index].parent) - root] = true }
        }
        var gaps: [Range<Int>] = []
        var at = root + 1
        while at < end {
            let child = tree[at]
            let isBreak = child.tag == .lineBreak || child.tag == .rule || child.tag == .linked || child.tag == .meta
            let isBlank = child.tag == .text && tree.isBlank(child)
            let stays = holds[at - root] || isBreak && child.tag != .linked && child.tag != .meta || isBlank
            let isBefore = at < first.nodes.lowerBound && !holds[at - root]
            let isAfter = at >= last.nodes.upperBound && !isBlank && !holds[at - root]
            if !stays || isBefore || isAfter || tree.isUnseen(child) {
                gaps.append(Int(child.start)..<Int(child.stop))
                at = Int(child.end)
            } else {
                at += 1
            }
        }
        html = ArticleCutting.text(tree, Int(node.innerStart)..<Int(node.innerStop), gaps)
        outer = ArticleCutting.text(tree, Int(node.start)..<Int(node.stop), gaps)
        // Rows and items are nothing without what they are of.
        if node.tag == .table || node.tag == .list || node.tag == .definitions { html = outer }
    }

    private static func text(_ tree: PageTree, _ range: Range<Int>, _ gaps: [Range<Int>]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        var from = range.lowerBound
        for gap in gaps where gap.lowerBound >= from && gap.upperBound <= range.upperBound {
            bytes += tree.source[from..<gap.lowerBound]
            from = gap.upperBound
        }
        if from < range.upperBound { bytes += tree.source[from..<range.upperBound] }
        return trimmed(bytes)
    }

    private static func trimmed(_ bytes: [UInt8]) -> String {
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
        else {
            return ""
        }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}

extension PageTree {
    /// Whether a node's text is white space.
    func isBlank(_ node: Node) -> Bool { source[Int(node.start)..<Int(node.stop)].allSatisfy { $0 <= 0x20 } }
}
