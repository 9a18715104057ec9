/// Cuts a document into what the parser takes at once, and refuses what it would read too slowly or wrongly: then the
/// document is mended.
struct StrictFeeding {
    private let source: UnsafeBufferPointer<UInt8>
    private var at = 0
    /// What was not yet fed begins here.
    private var fed = 0

    private static let chunk = 1 << 16
    private static let longestTag = 1 << 18
    /// The parser compares each attribute with every other one.
    static let mostAttributes = 256

    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    /// Whether all was fed.
    mutating func run(_ feed: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        guard skip(to: opening, feed) else { return false }
        while let sign = find(0x3C, from: at) {
            at = sign
            let isFed: Bool
            if starts(with: "<![CDATA[") {
                isFed = section(feed)
            } else if starts(with: "<!--") {
                guard let end = find("-->", from: at + 4) else { return false }
                isFed = skip(to: end + 3, feed)
            } else if starts(with: "<!DOCTYPE") || starts(with: "<!doctype") {
                // It says nothing about a feed; what it declares in brackets is for the mended pass.
                guard let end = find(0x3E, from: at), !has(0x5B, in: at..<end) else { return false }
                isFed = skip(to: end + 1, feed)
            } else {
                guard let end = endOfTag else { return false }
                at = end + 1
                isFed = at - fed < StrictFeeding.chunk || flush(to: at, feed)
            }
            guard isFed else { return false }
        }
        return flush(to: source.count, feed)
    }

    /// Past white space, a byte order mark, and a declaration of an encoding that has been dealt with.
    private var opening: Int {
        var at = starts(with: "\u{FEFF}") ? 3 : 0
        while at < source.count, source[at] <= 0x20, source[at] != 0 { at += 1 }
        guard XMLBytes.starts(source, at, "<?xml"), at + 5 < source.count, source[at + 5] <= 0x20,
            let end = find("?>", from: at)
        else { return at }
        return end + 2
    }

    /// Where the tag that begins here ends; nil where it is too long, or has too many attributes.
    private var endOfTag: Int? {
        var quote: UInt8 = 0
        var attributes = 0
        for index in at..<min(source.count, at + StrictFeeding.longestTag) {
            let byte = source[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x3E {
                return index
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
                attributes += 1
                if attributes > StrictFeeding.mostAttributes { return nil }
            }
        }
        return nil
    }

    /// A CDATA section in pieces: the parser would hold it whole, and search it again with every chunk.
    private mutating func section(_ feed: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        guard let end = find("]]>", from: at + 9) else { return false }
        // Where one begins in another, the first was hardly meant to go on: the mended pass looks closer.
        let inside = UnsafeBufferPointer(rebasing: source[(at + 9)..<end])
        guard XMLBytes.find("<![CDATA[", in: inside, from: 0) == nil else { return false }
        var start = at + 9
        at = end + 3
        guard end - start > StrictFeeding.chunk else { return at - fed < StrictFeeding.chunk || flush(to: at, feed) }
        guard flush(to: start, feed) else { return false }
        while end - start > StrictFeeding.chunk {
            var cut = start + StrictFeeding.chunk
            // Not within a character, and not within `\r\n`.
            while cut > start + 8, source[cut] & 0xC0 == 0x80 || source[cut - 1] == 0x0D { cut -= 1 }
            let piece = UnsafeBufferPointer(rebasing: source[start..<cut])
            guard feed(piece), StrictFeeding.feed("]]><![CDATA[", feed) else { return false }
            start = cut
        }
        fed = start
        return flush(to: at, feed)
    }

    /// Leaves something out but for its line ends, so that lines are counted rightly.
    private mutating func skip(to end: Int, _ feed: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        guard flush(to: at, feed) else { return false }
        let lines = [UInt8](repeating: 0x0A, count: count(0x0A, in: at..<end))
        at = end
        fed = end
        return lines.withUnsafeBufferPointer { $0.isEmpty || feed($0) }
    }

    private mutating func flush(to end: Int, _ feed: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        while fed < end {
            let next = min(end, fed + StrictFeeding.chunk)
            guard feed(UnsafeBufferPointer(rebasing: source[fed..<next])) else { return false }
            fed = next
        }
        return true
    }

    private static func feed(_ text: StaticString, _ feed: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        text.withUTF8Buffer { feed($0) }
    }

    private func starts(with text: StaticString) -> Bool { XMLBytes.starts(source, at, text) }
    private func find(_ byte: UInt8, from start: Int) -> Int? { XMLBytes.find(byte, in: source, from: start) }
    private func find(_ text: StaticString, from start: Int) -> Int? { XMLBytes.find(text, in: source, from: start) }
    private func has(_ byte: UInt8, in range: Range<Int>) -> Bool { source[range].contains(byte) }
    private func count(_ byte: UInt8, in range: Range<Int>) -> Int { XMLBytes.count(byte, in: source, range) }
}
