import Glibc

/// Cuts HTML into text and tags that are fit for the parser, so that broken markup costs no words: what only looks
/// like a tag is text, a tag that is never closed or whose quotes run away ends where it must, comments, scripts and
/// styles are left out, controls too. One pass over the source, which it holds for a scope.
struct StrayMarkup {
    enum Piece {
        /// Text as it stands in the source, without or with references.
        case text(Range<Int>, hasReferences: Bool)
        /// A space, a newline or a stray angle bracket: text that stands for what was there.
        case sign(UInt8)
        /// A tag, from bracket to bracket, or without its closing one.
        case tag(Range<Int>, isClosed: Bool)
        /// The same of a tag that begins an element.
        case start(Element, Range<Int>, isClosed: Bool)
        /// The tag of a script or a style, and what stands in it: only where everything is wanted.
        case raw(Range<Int>, content: Range<Int>)
    }

    private let source: UnsafeBufferPointer<UInt8>
    /// Whether a whole page is read: then its frame counts, and what its scripts hold.
    private let isWholePage: Bool
    /// Behind what was given out last.
    private(set) var at = 0
    /// Searches to the end that found nothing are not made again, or broken input would cost its square.
    private var absent: Set<Mark> = []
    private var sectionEnd: Int?

    private static let attributesPerTag = 512

    init(_ source: UnsafeBufferPointer<UInt8>, isWholePage: Bool = false) {
        self.source = source
        self.isWholePage = isWholePage
        if starts(with: "\u{FEFF}", at: 0) { at = 3 }
    }

    mutating func next() -> Piece? {
        while at < source.count {
            let text = at..<soundEnd(from: at)
            if !text.isEmpty {
                at = text.upperBound
                return .text(text, hasReferences: hasReference(text))
            }
            switch source[at] {
            case UInt8(ascii: "<"):
                if let piece = markup() { return piece }
            case UInt8(ascii: "]") where at == sectionEnd:
                at += 3
                sectionEnd = nil
            case 0x0D where byte(at + 1) == 0x0A: at += 1
            case 0x0B...0x0D:
                at += 1
                return .sign(0x0A)
            default: at += 1
            }
        }
        return nil
    }

    private func byte(_ index: Int) -> UInt8 { index < source.count ? source[index] : 0 }

    /// Whether a sign stands there that begins a reference, and is not just an ampersand.
    private func hasReference(_ text: Range<Int>) -> Bool {
        var from = text.lowerBound
        while let sign = index(of: UInt8(ascii: "&"), in: from..<text.upperBound) {
            let next = byte(sign + 1)
            if next == UInt8(ascii: "#") || StrayMarkup.isLetter(next) { return true }
            from = sign + 1
        }
        return false
    }

    /// Where the run of bytes ends that are text as they are.
    private func soundEnd(from start: Int) -> Int {
        // A script or a quoted value may have taken the end of a section with it.
        let stop = sectionEnd.flatMap { $0 >= start ? $0 : nil } ?? source.count
        var end = start
        while end < stop {
            let byte = source[end]
            if byte == 0x3C || byte == 0x7F || byte < 0x20 && byte != 0x0A && byte != 0x09 { break }
            end += 1
        }
        return end
    }

    private mutating func markup() -> Piece? {
        let next = byte(at + 1)
        if StrayMarkup.isLetter(next) { return startTag() }
        switch next {
        case UInt8(ascii: "/") where StrayMarkup.isLetter(byte(at + 2)): return endTag()
        case UInt8(ascii: "/") where byte(at + 2) == UInt8(ascii: ">"): at += 3
        case UInt8(ascii: "!"): declaration()
        case UInt8(ascii: "?"): dropDeclaration()
        default: return strayBracket()
        }
        return nil
    }

    private mutating func declaration() {
        if starts(with: "<!--", at: at) {
            // From the second dash, since `<!-->` is a whole comment.
            if let end = find(.commentEnd, from: at + 2) { at = end + 3 } else { at += 4 }
        } else if starts(with: "<![CDATA[", at: at) {
            at += 9
            // Within a section that is open, the end is known.
            if sectionEnd.map({ $0 < at }) ?? true { sectionEnd = find(.sectionEnd, from: at) }
        } else {
            dropDeclaration()
        }
    }

    /// Leaves out a declaration; where it has no end, only what opens it.
    private mutating func dropDeclaration() {
        if let end = find(.bracket, from: at) { at = end + 1 } else { at += 2 }
    }

    private mutating func strayBracket() -> Piece {
        at += 1
        return .sign(UInt8(ascii: "<"))
    }

    private mutating func endTag() -> Piece {
        var end = at + 2
        while end < source.count, source[end] != UInt8(ascii: ">"), source[end] != UInt8(ascii: "<") { end += 1 }
        let tag = at..<nameEnd(from: at + 2)
        // Where it is never closed the name is the tag, and the rest is text.
        at = byte(end) == UInt8(ascii: ">") ? end + 1 : tag.upperBound
        let name = tag.lowerBound + 2..<tag.upperBound
        return isLeftOut(Element(self.name(name))) || hasQuote(name) ? .sign(0x20) : .tag(tag, isClosed: false)
    }

    private mutating func startTag() -> Piece? {
        let start = at
        let nameEnd = self.nameEnd(from: start + 1)
        let name = name(start + 1..<nameEnd)
        let element = Element(name)
        let piece: Piece
        switch tagEnd(from: nameEnd) {
        case .sound(let end):
            if element == .unknown, isProse(start + 1..<nameEnd, end) { return strayBracket() }
            at = end
            piece = .start(element, start..<end, isClosed: true)
        case .tooMany(let cut, let end):
            at = end
            piece = .start(element, start..<cut, isClosed: false)
        case .runaway(let end):
            at = end
            piece = .start(element, start..<nameEnd, isClosed: false)
        case .open(let end):
            let rest = source[nameEnd..<end]
            let isTag = rest.allSatisfy { $0 <= 0x20 } || rest.contains(UInt8(ascii: "="))
            guard isTag, element != .unknown else { return strayBracket() }
            at = end
            piece = .start(element, start..<nameEnd, isClosed: false)
            // Its tag is not whole, so what follows is not taken for a script.
            if StrayMarkup.isRaw(name) { return nil }
        }
        if isLeftOut(element) || hasQuote(start + 1..<nameEnd) { return .sign(0x20) }
        guard StrayMarkup.isRaw(name) else { return piece }
        let tag = start..<at
        let content = skipRaw(name)
        return isWholePage ? .raw(tag, content: content) : nil
    }

    private func isLeftOut(_ element: Element) -> Bool { element == .frame && !isWholePage }

    /// Goes past a script or a style, and says where it stood: no tag in it is one but its own end.
    private mutating func skipRaw(_ name: TagName) -> Range<Int> {
        let start = at
        while let close = find(.endTag, from: at) {
            at = close + 2
            guard self.name(at..<nameEnd(from: at)) == name else { continue }
            if let end = find(.bracket, from: at) { at = end + 1 } else { at = source.count }
            return start..<close
        }
        at = source.count
        return start..<at
    }

    private static let script = TagName("script".utf8)
    private static let style = TagName("style".utf8)

    private static func isRaw(_ name: TagName) -> Bool { name == script || name == style }

    private enum TagEnd {
        /// After the closing angle bracket.
        case sound(Int)
        /// More attributes than anything needs: where to cut, and the end.
        case tooMany(Int, Int)
        /// A quotation mark that is never closed: the end as if it were not there.
        case runaway(Int)
        /// No closing bracket before the next tag or the end of the text.
        case open(Int)
    }

    private mutating func tagEnd(from start: Int) -> TagEnd {
        var index = start
        var last: UInt8 = 0
        var count = 0
        var cut: Int?
        while index < source.count {
            let byte = source[index]
            switch byte {
            case UInt8(ascii: ">"): return cut.map { .tooMany($0, index + 1) } ?? .sound(index + 1)
            case UInt8(ascii: "<"): return .open(index)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard last == UInt8(ascii: "=") else { break }
                guard let close = quotationEnd(byte, from: index + 1) else { return runaway(from: index) }
                index = close
            default: break
            }
            if byte <= 0x20 || byte == UInt8(ascii: "=") {
                count += 1
                if count > StrayMarkup.attributesPerTag, byte <= 0x20, cut == nil { cut = index }
            }
            if source[index] > 0x20 { last = byte }
            index += 1
        }
        return .open(index)
    }

    private func runaway(from start: Int) -> TagEnd {
        var index = start
        while index < source.count {
            if source[index] == UInt8(ascii: ">") { return .runaway(index + 1) }
            if source[index] == UInt8(ascii: "<") { return .open(index) }
            index += 1
        }
        return .open(index)
    }

    /// Where a quoted value ends, or nil where its quotation mark seems to be missing: at the end of the text,
    /// or when the next one stands beyond the end of this tag and the beginning of another.
    private mutating func quotationEnd(_ quote: UInt8, from start: Int) -> Int? {
        guard let close = find(quote == UInt8(ascii: "'") ? .apostrophe : .quotation, from: start) else { return nil }
        let value = source[start..<close]
        if let bracket = value.firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }),
            value[bracket] == UInt8(ascii: ">"), value[bracket...].contains(UInt8(ascii: "<"))
        {
            return nil
        }
        return close
    }

    private func nameEnd(from start: Int) -> Int {
        var end = start
        while end < source.count {
            let byte = source[end]
            if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") { break }
            if byte == UInt8(ascii: "/"), source[max(start, end - 1)] != UInt8(ascii: ":") { break }
            end += 1
        }
        return end
    }

    /// Whether what stands in the angle brackets is not markup at all: an address, or words (`x <y and z> 2`).
    private func isProse(_ name: Range<Int>, _ end: Int) -> Bool {
        if contains(UInt8(ascii: "@"), name) { return true }
        if name.contains(where: { source[$0] == UInt8(ascii: ":") && byte($0 + 1) == UInt8(ascii: "/") }) {
            return true
        }
        let isCustom = contains(UInt8(ascii: "-"), name) || contains(UInt8(ascii: ":"), name)
        let rest = source[name.upperBound..<end - 1]
        return !isCustom && rest.contains { $0 > 0x20 && $0 != UInt8(ascii: "/") } && !rest.contains(UInt8(ascii: "="))
    }

    /// Whether a name is none that the parser takes whole: it would wait for the quotation mark's other half.
    private func hasQuote(_ name: Range<Int>) -> Bool { name.contains { source[$0] == 0x22 || source[$0] == 0x27 } }

    private func name(_ range: Range<Int>) -> TagName { TagName(source[range]) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
    }
}

// MARK: - Searching

extension StrayMarkup {
    /// What is looked for as far as the end of the source.
    private enum Mark: String {
        case quotation = "\""
        case apostrophe = "'"
        case bracket = ">"
        case commentEnd = "-->"
        case sectionEnd = "]]>"
        case endTag = "</"
    }

    private mutating func find(_ mark: Mark, from start: Int) -> Int? {
        if !absent.isEmpty, absent.contains(mark) { return nil }
        let wanted = mark.rawValue.utf8
        guard let first = wanted.first else { return nil }
        var from = start
        while let found = index(of: first, in: from..<max(from, source.count)) {
            if source[found...].starts(with: wanted) { return found }
            from = found + 1
        }
        absent.insert(mark)
        return nil
    }

    private func index(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard let base = source.baseAddress, let found = memchr(base + range.lowerBound, Int32(byte), range.count)
        else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private func contains(_ byte: UInt8, _ range: Range<Int>) -> Bool { index(of: byte, in: range) != nil }

    private func starts(with text: StaticString, at index: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= source.count else { return false }
        return text.withUTF8Buffer { source[index..<index + count].elementsEqual($0) }
    }
}
