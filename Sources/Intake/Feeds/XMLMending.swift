import Glibc

/// Makes a document that is not well-formed into one that is: what is wrong with real feeds, each kind noted with its
/// line. Works on bytes, once through, in linear time: a search that may fail to the end of the document is made once.
///
/// All goes into an element of our own, so that what has several roots, or none, is read as well. Line ends come through
/// one by one, so that the parser counts the lines of the original.
struct XMLMending {
    /// The element around all.
    static let rootName = "dateline-mended"

    let source: UnsafeBufferPointer<UInt8>
    var at = 0
    var out: [UInt8] = []
    private(set) var repairs = XMLRepairs()
    var entities = XMLEntities()
    var stack = OpenTags()
    /// Whether any element has begun.
    var hasBegun = false
    /// Searches that came to nothing need not be made again.
    var hasCommentEnd = true
    var hasDoctype = false

    /// Lines are counted as far as this.
    private var counted = 0
    private var line = 1

    private static let chunk = 1 << 16

    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    /// Hands the mended document over piece by piece, as long as `feed` says that it is read.
    mutating func run(_ feed: (UnsafeBufferPointer<UInt8>) -> Bool) {
        write("<dateline-mended>")
        while at < source.count {
            if source[at] == 0x3C {
                markup()
            } else {
                // Not too much at once: what is written waits in memory.
                let end = XMLBytes.find(0x3C, in: source, from: at) ?? source.count
                let cut = min(end, at + XMLMending.chunk)
                text(at..<(cut < end ? wholeReference(before: cut) : end))
            }
            if out.count > XMLMending.chunk, !flush(feed) { return }
        }
        if stack.count > 0 { repair(.truncated) }
        while let closed = stack.pop() { close(closed) }
        write("</dateline-mended>")
        _ = flush(feed)
    }

    private mutating func flush(_ feed: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        let isRead = out.withUnsafeBufferPointer { bytes in
            var from = 0
            while from < bytes.count {
                let to = min(bytes.count, from + XMLMending.chunk)
                guard feed(UnsafeBufferPointer(rebasing: bytes[from..<to])) else { return false }
                from = to
            }
            return true
        }
        out.removeAll(keepingCapacity: out.capacity < 1 << 20)
        return isRead
    }

    /// A place to cut long text that is within no reference and no character.
    private func wholeReference(before cut: Int) -> Int {
        var cut = cut
        for index in stride(from: cut - 1, to: max(at, cut - 80), by: -1) where source[index] == 0x26 {
            cut = index
            break
        }
        while cut > at + 1, source[cut] & 0xC0 == 0x80 { cut -= 1 }
        return cut > at ? cut : at + 1
    }

    private mutating func markup() {
        let next = at + 1 < source.count ? source[at + 1] : 0
        switch next {
        case 0x21: declaration()
        case 0x3F: instruction()
        case 0x2F: endTag()
        case _ where XMLMending.opensName(next): startTag()
        default: stray()
        }
    }

    /// A `<` that opens nothing.
    mutating func stray() {
        if stack.count > 0 {
            repair(.strayLessThan)
            write("&lt;")
        }
        at += 1
    }

    mutating func close(_ tag: OpenTags.Tag) {
        guard tag.isWritten else { return }
        write("</")
        out += tag.name
        out.append(0x3E)
    }

    /// Closes what is open, through the tag at a depth.
    mutating func close(through depth: Int) {
        while stack.count > depth, let closed = stack.pop() { close(closed) }
    }

    mutating func repair(_ kind: XMLRepairs.Kind) {
        while counted < min(at, source.count), let found = XMLBytes.find(0x0A, in: source, from: counted), found < at {
            line += 1
            counted = found + 1
        }
        counted = max(counted, min(at, source.count))
        repairs.add(kind, line: line)
    }

    mutating func write(_ text: StaticString) {
        out += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// Goes on behind what is left out; its line ends stay.
    mutating func skip(to end: Int) {
        for index in at..<end where source[index] == 0x0A { out.append(0x0A) }
        at = end
    }

    static func opensName(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F }

    static func isName(_ byte: UInt8) -> Bool {
        opensName(byte) || byte >= 0x30 && byte <= 0x3A || byte == 0x2D || byte == 0x2E
    }
}
