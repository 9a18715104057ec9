import Briefs

/// Changes to the items of a feed file. Bytes that nobody changed are the same bytes afterwards.
struct FeedEdit {
    private let bytes: [UInt8]
    private let outline: FeedOutline
    private var replacements: [Int: [UInt8]] = [:]
    /// By the index of the item before which they go.
    private var insertions: [Int: [[UInt8]]] = [:]
    /// Of each item and all behind it the oldest; it only goes up.
    private let oldest: [SortKey?]
    /// Of the items, by where they begin.
    private let indices: [Int: Int]

    /// The file must be JSON throughout.
    init?(_ bytes: [UInt8], file: String) {
        outline = FeedOutline(bytes)
        guard outline.isWhole else { return nil }
        self.bytes = bytes
        let items = FeedItems(bytes, file: file, fallbackSource: "")
        var oldest = items.ranges.indices.map { items.heading(at: $0).map(SortKey.init) }
        for index in oldest.indices.dropLast().reversed() {
            guard let next = oldest[index + 1] else { continue }
            if oldest[index].map({ next < $0 }) ?? true { oldest[index] = next }
        }
        self.oldest = oldest
        indices = Dictionary(
            outline.items.enumerated().map { ($0.element.lowerBound, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The earlier bytes of the item that begins at an offset.
    func item(at offset: Int) -> ArraySlice<UInt8>? {
        indices[offset].map { bytes[outline.items[$0]] }
    }

    /// Puts another text in the place of the item that begins at an offset.
    mutating func replace(itemAt offset: Int, with item: JSONValue) {
        guard let index = indices[offset] else { return }
        replacements[index] = JSONWriter.bytes(item, style: .pretty(level: 2))
    }

    /// Adds an item after the last one that is not newer. Items are to be added oldest first.
    mutating func insert(_ item: JSONValue, for brief: Brief) {
        let key = SortKey(brief)
        var (index, end) = (0, oldest.count)
        while index < end {
            let middle = (index + end) / 2
            if let item = oldest[middle], !(key < item) { index = middle + 1 } else { end = middle }
        }
        insertions[index, default: []].append(JSONWriter.bytes(item, style: .pretty(level: 2)))
    }

    /// The file's text with the changes in it.
    func applied() -> [UInt8] {
        guard let array = outline.array else { return bytes }
        let lead = Array("\n    ".utf8)
        var out = Array(bytes[..<(array.lowerBound + 1)])
        guard !outline.items.isEmpty else {
            for (index, item) in (insertions[0] ?? []).enumerated() {
                if index > 0 { out.append(0x2C) }
                out += lead + item
            }
            return out + Array("\n  ]".utf8) + bytes[array.upperBound...]
        }
        for item in insertions[0] ?? [] { out += lead + item + [0x2C] }
        var end = array.lowerBound + 1
        for (index, range) in outline.items.enumerated() {
            out += bytes[end..<range.lowerBound]
            out += replacements[index] ?? Array(bytes[range])
            for item in insertions[index + 1] ?? [] { out += [0x2C] + lead + item }
            end = range.upperBound
        }
        return out + bytes[end...]
    }

    /// A new file's text.
    static func newFile(title: String, items: [JSONValue]) -> [UInt8] {
        JSONWriter.bytes(FeedWriter.document(title: title, items: items)) + [0x0A]
    }
}
