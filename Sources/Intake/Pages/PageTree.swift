import Markup

/// A page as a tree in arrays: each node knows its place in the source, so that an article can be cut out of it as it
/// was written. Nodes stand in the order of the page, each before what is in it, so whatever is asked of all of them is
/// asked in a loop, at any depth.
struct PageTree {
    struct Node {
        var tag: PageTag
        var hints: PageHints = []
        /// The node that it is in; its own index for the first.
        var parent: Int32
        /// Behind the last node that is in it.
        var end: Int32 = 0
        /// Where it begins and ends in the source, its tags included.
        var start: Int32
        var stop: Int32 = 0
        /// What stands between its tags.
        var innerStart: Int32
        var innerStop: Int32 = 0
        /// Its attributes in the source.
        var attributes: Range<Int32> = 0..<0
    }

    let source: [UInt8]
    fileprivate(set) var nodes: [Node] = []
    /// Whether the page had more tags than are read.
    fileprivate(set) var isCut = false

    /// The first node holds all others.
    init(_ text: String) {
        source = Array(text.utf8)
        var builder = PageTreeBuilder()
        source.withUnsafeBufferPointer { builder.read($0) }
        nodes = builder.nodes
        isCut = builder.isCut
    }

    var indices: Range<Int> { nodes.indices }

    subscript(_ index: Int) -> Node { nodes[index] }

    /// The nodes within a node, itself left out.
    func within(_ index: Int) -> Range<Int> { index + 1..<Int(nodes[index].end) }

    func parent(_ index: Int) -> Int? {
        let parent = Int(nodes[index].parent)
        return parent == index ? nil : parent
    }

    /// The nodes directly in a node.
    func children(_ index: Int) -> [Int] {
        var found: [Int] = []
        var at = index + 1
        let end = Int(nodes[index].end)
        while at < end {
            found.append(at)
            at = Int(nodes[at].end)
        }
        return found
    }

    /// The value of an attribute, its references replaced; nil where the tag does not have it.
    func attribute(_ name: StaticString, of index: Int) -> String? {
        var scanner = AttributeScanner(nodes[index].attributes)
        while let (found, value) = scanner.next(in: source) {
            guard AttributeScanner.isName(source[found], name) else { continue }
            return CharacterReferences.decoded(String(decoding: source[value], as: UTF8.self))
        }
        return nil
    }

    /// The text in a node in one line, without what is not for reading; `limit` bytes at the most.
    func line(of index: Int, limit: Int = 4_096) -> String {
        var bytes: [UInt8] = []
        var at = index
        let end = Int(nodes[index].end)
        while at < end, bytes.count < limit {
            let node = nodes[at]
            if node.tag == .text { append(node, to: &bytes) }
            if node.tag.isBlock || node.tag == .lineBreak { bytes.append(0x20) }
            at = at > index && node.tag.isUnread ? Int(node.end) : at + 1
        }
        return PageLine.folded(bytes)
    }

    /// Appends a node's text, references replaced.
    func append(_ node: Node, to bytes: inout [UInt8]) {
        source.withUnsafeBytes { source in
            CharacterReferences.append(source[Int(node.start)..<Int(node.stop)], to: &bytes)
        }
    }

    /// What a script holds.
    func inner(_ index: Int) -> ArraySlice<UInt8> {
        source[Int(nodes[index].innerStart)..<Int(nodes[index].innerStop)]
    }
}

/// Puts the pieces of a page together: what is not closed ends where it must.
private struct PageTreeBuilder {
    private(set) var nodes: [PageTree.Node] = []
    private(set) var isCut = false

    private var open: [(node: Int32, name: Int)] = []
    /// How many of each kind are open, so that a stray end tag is not looked for.
    private var counts = [Int](repeating: 0, count: 256)

    private static let most = 4_000_000
    /// No page that means it is deeper between a tag and what it ends; beyond, nothing is ended.
    private static let reach = 256

    mutating func read(_ source: UnsafeBufferPointer<UInt8>) {
        nodes.reserveCapacity(source.count / 24)
        nodes.append(PageTree.Node(tag: .container, parent: 0, start: 0, innerStart: 0))
        open.append((0, 0))
        var scanner = PageScanner(source)
        while let piece = scanner.next() {
            guard nodes.count < PageTreeBuilder.most else {
                isCut = true
                break
            }
            let after = Int32(scanner.position)
            switch piece {
            case .text(let range): text(Int32(range.lowerBound)..<Int32(range.upperBound))
            case .start(let name, let attributes): start(source, name, attributes, after)
            case .end(let name): end(source, name, after)
            case .raw(let name, let attributes, let content):
                let tag = PageTag(PageTreeBuilder.lowercased(source[name]))
                let index = add(source, tag, Int32(name.lowerBound) - 1, attributes)
                nodes[index].innerStart = Int32(content.lowerBound)
                nodes[index].innerStop = Int32(content.upperBound)
                nodes[index].stop = after
            }
        }
        let end = Int32(source.count)
        while !open.isEmpty { close(at: end, after: end) }
    }

    private mutating func text(_ range: Range<Int32>) {
        if let last = nodes.last, last.tag == .text, last.stop == range.lowerBound, last.parent == open.last?.node {
            nodes[nodes.count - 1].stop = range.upperBound
            nodes[nodes.count - 1].innerStop = range.upperBound
            return
        }
        var node = PageTree.Node(
            tag: .text, parent: open.last?.node ?? 0, start: range.lowerBound, innerStart: range.lowerBound)
        (node.stop, node.innerStop, node.end) = (range.upperBound, range.upperBound, Int32(nodes.count + 1))
        nodes.append(node)
    }

    private mutating func add(
        _ source: UnsafeBufferPointer<UInt8>, _ tag: PageTag, _ start: Int32, _ attributes: Range<Int>
    ) -> Int {
        var node = PageTree.Node(tag: tag, parent: open.last?.node ?? 0, start: start, innerStart: start)
        node.attributes = Int32(attributes.lowerBound)..<Int32(attributes.upperBound)
        node.end = Int32(nodes.count + 1)
        if !attributes.isEmpty { node.hints = PageHints(source, node.attributes) }
        nodes.append(node)
        return nodes.count - 1
    }

    private mutating func start(
        _ source: UnsafeBufferPointer<UInt8>, _ name: Range<Int>, _ attributes: Range<Int>, _ after: Int32
    ) {
        let word = PageTreeBuilder.lowercased(source[name])
        let tag = PageTag(word)
        let start = Int32(name.lowerBound) - 1
        endImplied(by: tag, at: start)
        let index = add(source, tag, start, attributes)
        (nodes[index].innerStart, nodes[index].innerStop, nodes[index].stop) = (after, after, after)
        let closesItself = attributes.last.map { source[$0] == UInt8(ascii: "/") } ?? false
        if tag.isVoid || closesItself && (tag == .custom || tag == .skipped) { return }
        open.append((Int32(index), word.hashValue))
        counts[Int(tag.rawValue)] += 1
    }

    /// Ends what cannot be open around an element that begins.
    private mutating func endImplied(by tag: PageTag, at place: Int32) {
        switch tag {
        case .item: end(.item, within: [.list, .nav, .cell, .table], at: place)
        case .term, .description:
            end(.term, within: [.definitions, .cell], at: place)
            end(.description, within: [.definitions, .cell], at: place)
        case .cell: end(.cell, within: [.row, .table], at: place)
        case .row: end(.row, within: [.table], at: place)
        case .tablePart: end(.tablePart, within: [.table], at: place)
        case .body: end(.head, within: [.body], at: place)
        default: break
        }
        if tag.endsParagraph { end(.paragraph, within: [.cell, .caption, .table, .medium], at: place) }
        if tag.isHeading {
            for heading in [PageTag.heading1, .heading2, .heading3] {
                end(heading, within: [.section, .cell], at: place)
            }
        }
    }

    private mutating func end(_ tag: PageTag, within barriers: [PageTag], at place: Int32) {
        guard counts[Int(tag.rawValue)] > 0 else { return }
        for step in 1...PageTreeBuilder.reach where step < open.count {
            let found = nodes[Int(open[open.count - step].node)].tag
            if found == tag {
                for _ in 1..<step { close(at: place, after: place) }
                return close(at: place, after: place)
            }
            if barriers.contains(found) { return }
        }
    }

    private mutating func end(_ source: UnsafeBufferPointer<UInt8>, _ name: Range<Int>, _ after: Int32) {
        let word = PageTreeBuilder.lowercased(source[name])
        let tag = PageTag(word)
        guard counts[Int(tag.rawValue)] > 0 else { return }
        let key = word.hashValue
        let place = Int32(name.lowerBound) - 2
        for step in 1...PageTreeBuilder.reach where step < open.count {
            let entry = open[open.count - step]
            let found = nodes[Int(entry.node)].tag
            if entry.name == key {
                for _ in 1..<step { close(at: place, after: place) }
                return close(at: place, after: after)
            }
            // An emphasis does not end the paragraph that it began in, nor anything within a cell the table.
            if !tag.isBlock && tag != .custom && found.isBlock { return }
            if found == .table && tag != .html && tag != .body { return }
            if found == .cell, tag != .row, tag != .tablePart, tag != .table { return }
        }
    }

    /// Closes the innermost element.
    private mutating func close(at innerStop: Int32, after stop: Int32) {
        guard let entry = open.popLast() else { return }
        let index = Int(entry.node)
        nodes[index].innerStop = max(innerStop, nodes[index].innerStart)
        nodes[index].stop = max(stop, nodes[index].innerStop)
        nodes[index].end = Int32(nodes.count)
        counts[Int(nodes[index].tag.rawValue)] -= index == 0 ? 0 : 1
    }

    private static func lowercased(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        // A longer name is nobody's.
        let bytes = bytes.prefix(32)
        guard bytes.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
