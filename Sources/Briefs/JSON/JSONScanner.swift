// Walks JSON byte by byte (RFC 8259, strictly) and says where things are. It exists because files are rewritten
// item by item with everything else kept as it stood, and because a person who is told of a damaged file wants
// the line and the column: both need byte offsets, which no decoder of the toolchain gives.
//
// It does not look into the encoding of strings: that is checked once for the whole text.

/// A position in a JSON text, and the ways to move it over one token or one value.
struct JSONScanner {
    /// Arrays and objects within one another, at the most.
    static let deepest = 512

    let bytes: [UInt8]
    let end: Int
    var position: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = bytes.count
        position = TextEncoding.byteOrderMark(bytes)
    }

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        let whole = range.clamped(to: 0..<bytes.count)
        end = whole.upperBound
        position = whole.lowerBound
    }

    /// A string of the text, quotation marks left out.
    struct Span {
        var range: Range<Int>
        var hasEscapes: Bool
    }

    /// The byte here; nil at the end.
    var byte: UInt8? { position < end ? bytes[position] : nil }

    func fault(_ reason: String, at offset: Int? = nil) -> JSONFault {
        JSONFault(offset: offset ?? position, reason: reason)
    }

    /// What was expected, in the words for the end of the text or for any other place.
    func expected(_ what: String) -> JSONFault {
        fault(byte == nil ? "the text ends here, but \(what) was expected" : "\(what) was expected here")
    }

    mutating func skipSpace() {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// Steps over a byte if it stands here.
    mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted else { return false }
        position += 1
        return true
    }

    /// Steps over a key and its colon, up to the value.
    mutating func key() throws(JSONFault) -> Span {
        guard byte == Ascii.quote else { throw expected("a key in quotation marks") }
        let span = try string()
        skipSpace()
        guard take(Ascii.colon) else { throw expected("a colon") }
        skipSpace()
        return span
    }

    /// Steps over a string.
    mutating func string() throws(JSONFault) -> Span {
        let opening = position
        guard take(Ascii.quote) else { throw expected("a text in quotation marks") }
        let start = position
        var hasEscapes = false
        while true {
            position = plainEnd(from: position, limit: end)
            guard let byte else { throw fault("this text in quotation marks does not end", at: opening) }
            if byte == Ascii.quote {
                position += 1
                return Span(range: start..<position - 1, hasEscapes: hasEscapes)
            }
            guard byte == Ascii.backslash else {
                throw fault("a line break, tab or control character must be written as an escape in a text")
            }
            hasEscapes = true
            try skipEscape()
        }
    }

    /// Steps over a number and gives its range.
    mutating func number() throws(JSONFault) -> Range<Int> {
        let start = position
        _ = take(Ascii.minus)
        if take(Ascii.zero) {
            if let byte, Ascii.isDigit(byte) { throw fault("a number does not begin with 0", at: start) }
        } else {
            try digits()
        }
        if take(Ascii.point) { try digits() }
        if take(0x65) || take(0x45) {
            if !take(Ascii.plus) { _ = take(Ascii.minus) }
            try digits()
        }
        return start..<position
    }

    /// Steps over `true`, `false` or `null`; gives the first byte.
    mutating func word() throws(JSONFault) -> UInt8 {
        for word in [Array("true".utf8), Array("false".utf8), Array("null".utf8)]
        where end - position >= word.count && bytes[position..<position + word.count].elementsEqual(word) {
            position += word.count
            return word[0]
        }
        throw expected("a value")
    }

    /// Steps over one value whatever it is, checking it all.
    mutating func skipValue(depth: Int = 0) throws(JSONFault) {
        switch byte {
        case Ascii.openBrace:
            try enter(depth)
            if take(Ascii.closeBrace) { return }
            repeat {
                skipSpace()
                _ = try key()
                try skipValue(depth: depth + 1)
            } while try another(Ascii.closeBrace, "a comma or }")
        case Ascii.openBracket:
            try enter(depth)
            if take(Ascii.closeBracket) { return }
            repeat {
                skipSpace()
                try skipValue(depth: depth + 1)
            } while try another(Ascii.closeBracket, "a comma or ]")
        case Ascii.quote: _ = try string()
        case .some(let first) where first == Ascii.minus || Ascii.isDigit(first): _ = try number()
        default: _ = try word()
        }
    }

    /// Steps into an array or object.
    mutating func enter(_ depth: Int) throws(JSONFault) {
        guard depth < JSONScanner.deepest else {
            throw fault("arrays and objects stand more than \(JSONScanner.deepest) deep within one another")
        }
        position += 1
        skipSpace()
    }

    /// After a value: true past a comma, false past the closing mark.
    mutating func another(_ closing: UInt8, _ what: String) throws(JSONFault) -> Bool {
        skipSpace()
        if take(Ascii.comma) { return true }
        if take(closing) { return false }
        throw expected(what)
    }

    /// The text of a string, its escapes resolved. Half a surrogate pair becomes U+FFFD.
    func text(_ span: Span) -> String {
        guard span.hasEscapes else { return String(decoding: bytes[span.range], as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(span.range.count)
        var index = span.range.lowerBound
        while index < span.range.upperBound {
            let run = index..<plainEnd(from: index, limit: span.range.upperBound)
            out.append(contentsOf: bytes[run])
            index = run.upperBound
            guard index < span.range.upperBound else { break }
            guard bytes[index] == Ascii.backslash, index + 1 < span.range.upperBound else {
                out.append(bytes[index])
                index += 1
                continue
            }
            let escape = bytes[index + 1]
            index += 2
            guard escape == 0x75 else {
                out.append(JSONScanner.meaning(of: escape) ?? escape)
                continue
            }
            var value = hexadecimal(at: index) ?? 0xFFFD
            index += 4
            if (0xD800...0xDBFF).contains(value), index + 6 <= span.range.upperBound, bytes[index] == Ascii.backslash,
                bytes[index + 1] == 0x75, let low = hexadecimal(at: index + 2), (0xDC00...0xDFFF).contains(low)
            {
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
                index += 6
            }
            out.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Where the run of ordinary bytes of a string ends.
    private func plainEnd(from start: Int, limit: Int) -> Int {
        bytes.withUnsafeBufferPointer { text in
            var index = start
            // Eight bytes at a time, as far as none of them ends the run.
            while index + 8 <= limit, let base = text.baseAddress {
                let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
                if JSONScanner.mayEndRun(word) { break }
                index += 8
            }
            while index < limit {
                let byte = text[index]
                if byte == Ascii.quote || byte == Ascii.backslash || byte < 0x20 { break }
                index += 1
            }
            return index
        }
    }

    /// Whether a byte of eight is a quotation mark, a backslash or a control. A byte less a constant borrows into its
    /// high bit where it is smaller; bytes that had that bit are left out.
    private static func mayEndRun(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        let isQuote = (quotes &- ones) & ~quotes
        let isBackslash = (backslashes &- ones) & ~backslashes
        let isControl = (word &- (ones &* 0x20)) & ~word
        return (isQuote | isBackslash | isControl) & highs != 0
    }

    private mutating func skipEscape() throws(JSONFault) {
        let start = position
        position += 1
        guard let escape = byte else { throw fault("the text ends in the middle of an escape", at: start) }
        if escape == 0x75 {
            guard hexadecimal(at: position + 1) != nil else {
                throw fault("four hexadecimal digits were expected after \\u", at: start)
            }
            position += 5
        } else {
            guard JSONScanner.meaning(of: escape) != nil else {
                throw fault("there is no such escape: a backslash itself is written \\\\", at: start)
            }
            position += 1
        }
    }

    private mutating func digits() throws(JSONFault) {
        let start = position
        while let byte, Ascii.isDigit(byte) { position += 1 }
        if position == start { throw expected("a digit") }
    }

    private func hexadecimal(at start: Int) -> UInt32? {
        guard end - start >= 4 else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start..<start + 4] {
            guard let digit = Ascii.hexadecimal(byte) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private static func meaning(of escape: UInt8) -> UInt8? {
        switch escape {
        case Ascii.quote, Ascii.backslash, 0x2F: escape
        case 0x62: 0x08
        case 0x66: 0x0C
        case 0x6E: 0x0A
        case 0x72: 0x0D
        case 0x74: 0x09
        default: nil
        }
    }
}
