/// Makes HTML fit for the parser, so that broken markup costs no words: what only looks like a tag becomes
/// text, a tag that is never closed or whose quotes run away ends where it must, comments, scripts and styles
/// are taken out, controls too. One pass; whatever is sound goes through byte by byte.
struct StrayMarkup {
    private let source: [UInt8]
    private var output: [UInt8] = []
    private var at = 0
    /// Searches to the end that found nothing are not made again, or broken input would cost its square.
    private var absent: Set<[UInt8]> = []
    private var sectionEnd: Int?

    private static let attributesPerTag = 512

    static func settled(_ html: String) -> [UInt8] {
        var pass = StrayMarkup(source: Array(html.utf8))
        pass.run()
        return pass.output
    }

    private init(source: [UInt8]) {
        self.source = source
        output.reserveCapacity(source.count)
    }

    private func byte(_ index: Int) -> UInt8 { index < source.count ? source[index] : 0 }

    private mutating func run() {
        while at < source.count {
            let end = soundEnd(from: at)
            output.append(contentsOf: source[at..<end])
            at = end
            guard at < source.count else { return }
            switch source[at] {
            case UInt8(ascii: "<"): markup()
            case UInt8(ascii: "]"):
                at += 3
                sectionEnd = nil
            case 0x0B...0x0D:
                output.append(0x0A)
                at += 1
            default: at += 1
            }
        }
    }

    /// Where the run of bytes ends that go through as they are.
    private func soundEnd(from start: Int) -> Int {
        source.withUnsafeBufferPointer { source in
            var end = start
            while end < source.count {
                let byte = source[end]
                if byte < 0x20 ? byte != 0x0A && byte != 0x09 : byte == 0x3C || byte == 0x7F { break }
                if byte == 0x5D, end == sectionEnd { break }
                end += 1
            }
            return end
        }
    }

    private mutating func markup() {
        let next = byte(at + 1)
        if StrayMarkup.isLetter(next) { return startTag() }
        switch next {
        case UInt8(ascii: "/") where StrayMarkup.isLetter(byte(at + 2)): endTag()
        case UInt8(ascii: "/") where byte(at + 2) == UInt8(ascii: ">"): at += 3
        case UInt8(ascii: "!"): declaration()
        case UInt8(ascii: "?"): drop(openedBy: 2, upTo: [UInt8(ascii: ">")])
        default: escape()
        }
    }

    private mutating func declaration() {
        if starts(with: "<!--", at: at) {
            // From the second dash, since `<!-->` is a whole comment.
            if let end = find("-->", from: at + 2) { at = end + 3 } else { at += 4 }
        } else if starts(with: "<![CDATA[", at: at) {
            at += 9
            sectionEnd = find("]]>", from: at)
        } else {
            drop(openedBy: 2, upTo: [UInt8(ascii: ">")])
        }
    }

    /// Leaves out a declaration; where it has no end, only what opens it.
    private mutating func drop(openedBy length: Int, upTo end: [UInt8]) {
        if let found = find(end, from: at) { at = found + end.count } else { at += length }
    }

    private mutating func escape() {
        output.append(contentsOf: "&lt;".utf8)
        at += 1
    }

    private mutating func endTag() {
        var end = at + 2
        while end < source.count, source[end] != UInt8(ascii: ">"), source[end] != UInt8(ascii: "<") { end += 1 }
        let nameEnd = self.nameEnd(from: at + 2)
        if StrayMarkup.isFrame(name(at + 2..<nameEnd)) {
            output.append(0x20)
        } else {
            output.append(contentsOf: source[at..<nameEnd])
            output.append(UInt8(ascii: ">"))
        }
        if byte(end) == UInt8(ascii: ">") {
            at = end + 1
        } else {
            // Never closed: the name is the tag, the rest is text.
            at = nameEnd
        }
    }

    private mutating func startTag() {
        let nameEnd = self.nameEnd(from: at + 1)
        let name = name(at + 1..<nameEnd)
        switch tagEnd(from: nameEnd) {
        case .sound(let end):
            if name.contains("@") || name.contains(":/") { return escape() }
            if StrayMarkup.isFrame(name) {
                output.append(0x20)
                at = end
                return
            }
            if name == "script" || name == "style" { return skipRaw(name, from: end) }
            output.append(contentsOf: source[at..<end])
            at = end
        case .tooMany(let cut, let end):
            output.append(contentsOf: source[at..<cut])
            output.append(UInt8(ascii: ">"))
            at = end
        case .runaway(let end):
            output.append(contentsOf: source[at..<nameEnd])
            output.append(UInt8(ascii: ">"))
            at = end
        case .open(let end):
            let rest = source[nameEnd..<end]
            let isTag = rest.allSatisfy { $0 <= 0x20 } || rest.contains(UInt8(ascii: "="))
            guard isTag, Element(name) != .unknown else { return escape() }
            output.append(contentsOf: source[at..<nameEnd])
            output.append(UInt8(ascii: ">"))
            at = end
        }
    }

    private mutating func skipRaw(_ name: String, from end: Int) {
        at = end
        while let close = find("</", from: at) {
            let nameEnd = self.nameEnd(from: close + 2)
            at = close
            if self.name(close + 2..<nameEnd) == name { return endRaw() }
            at = close + 2
        }
        at = source.count
    }

    private mutating func endRaw() {
        // A space keeps the words before and after a script apart no less than the script did.
        if let end = find(">", from: at) { at = end + 1 } else { at = source.count }
    }

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
        guard let close = find([quote], from: start) else { return nil }
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

    private func starts(with text: StaticString, at index: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= source.count else { return false }
        return text.withUTF8Buffer { source[index..<index + count].elementsEqual($0) }
    }

    private mutating func find(_ text: String, from start: Int) -> Int? { find(Array(text.utf8), from: start) }

    private mutating func find(_ text: [UInt8], from start: Int) -> Int? {
        guard let first = text.first, !absent.contains(text) else { return nil }
        var index = start
        while index + text.count <= source.count {
            if source[index] == first, source[index..<index + text.count].elementsEqual(text) { return index }
            index += 1
        }
        absent.insert(text)
        return nil
    }

    private func name(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self).lowercased() }

    /// What surrounds a whole page. `HTMLReader` opens a body of its own, which must stay open to the end.
    private static func isFrame(_ name: String) -> Bool {
        name == "html" || name == "body" || name == "head" || name == "frameset"
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
