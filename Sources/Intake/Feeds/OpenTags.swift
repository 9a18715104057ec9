/// The elements that are open in a document that is being mended. Looking for one costs as much as is closed by it.
struct OpenTags {
    struct Tag {
        /// As it was written, in bytes.
        var name: [UInt8]
        var id: Int
        /// Tags that are nested too deep are counted and left out.
        var isWritten: Bool
    }

    private var tags: [Tag] = []
    private var ids: [[UInt8]: Int] = [:]
    /// How many are open, by id.
    private var open: [Int] = []
    /// The depth of a part of an item, or of the head, that holds no further part.
    private(set) var leaf: Int?

    /// Less than a tree may be deep.
    static let deepest = 200
    /// Different names; beyond it a name counts as another one's.
    private static let mostNames = 100_000

    var count: Int { tags.count }
    var top: Tag? { tags.last }

    /// The number that stands for a name, whatever its case.
    mutating func id(of name: some Sequence<UInt8>) -> Int {
        let key = name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        if let known = ids[key] { return known }
        guard open.count < OpenTags.mostNames else { return 0 }
        ids[key] = open.count
        open.append(0)
        return open.count - 1
    }

    func isOpen(_ id: Int) -> Bool { open[id] > 0 }

    /// The depth below which the innermost of that name is; it is open.
    func depth(of id: Int) -> Int { (tags.lastIndex { $0.id == id }) ?? tags.count }

    mutating func push(_ name: [UInt8], _ id: Int, isLeaf: Bool) -> Tag {
        let tag = Tag(name: name, id: id, isWritten: tags.count < OpenTags.deepest)
        if isLeaf, leaf == nil { leaf = tags.count }
        tags.append(tag)
        open[id] += 1
        return tag
    }

    mutating func pop() -> Tag? {
        guard let tag = tags.popLast() else { return nil }
        open[tag.id] -= 1
        if let leaf, leaf >= tags.count { self.leaf = nil }
        return tag
    }

    subscript(depth: Int) -> Tag? { tags.indices.contains(depth) ? tags[depth] : nil }
}
