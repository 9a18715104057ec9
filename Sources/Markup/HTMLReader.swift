import CLibXML2
import Glibc

/// Takes HTML through libxml2's push parser, event by event. No tree is built: libxml2's stops at depth 256.
///
/// Text that is as it should be goes past the parser, which copies it letter by letter: that takes two thirds of the
/// time of a page. The parser reads tags, and text with references.
///
/// The parser keeps a stack of open elements and searches it at each stray end tag, so a page of nothing but
/// unclosed tags would cost the square of its length. Whenever the stack has grown past `depthLimit`, the
/// parser is put away and a new one goes on.
struct HTMLReader {
    private static let depthLimit = 512

    private static let libraryIsReady: Void = xmlInitParser()

    private let builder: BlockBuilder
    private let source: UnsafeBufferPointer<UInt8>
    /// Whether the parser holds text that it gives out with the next tag: then text after it takes the same way.
    private var holdsText = false

    static func read(_ html: String, into builder: BlockBuilder) {
        libraryIsReady
        var html = html
        html.withUTF8 { source in
            var reader = HTMLReader(builder: builder, source: source)
            var markup = StrayMarkup(source)
            while reader.readsUntilPutAway(&markup) {}
        }
        builder.finish()
    }

    /// Feeds one parser until the end, or until it is put away (true).
    private mutating func readsUntilPutAway(_ markup: inout StrayMarkup) -> Bool {
        var handler = HTMLReader.events
        let target = Unmanaged.passUnretained(builder).toOpaque()
        guard let parser = htmlCreatePushParserCtxt(&handler, target, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
            return readsWithoutParser(&markup)
        }
        defer { htmlFreeParserCtxt(parser) }
        let options = [
            HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_IGNORE_ENC,
        ]
        htmlCtxtUseOptions(parser, options.reduce(0) { $0 | Int32($1.rawValue) })
        // Within a body that nothing closes: at an empty stack the parser would take the document for ended,
        // and drop white space that may divide two words.
        feed("<html><body>", to: parser)
        holdsText = false
        while let piece = markup.next() {
            switch piece {
            case .text(let range, let hasReferences): text(range, hasReferences: hasReferences, to: parser)
            case .sign(let byte): sign(byte, to: parser)
            case .tag(let range, let isClosed): tag(range, isClosed, to: parser)
            case .start(let element, let range, let isClosed):
                if keepsOpen(element, parser) { feed("<span>", to: parser) }
                tag(range, isClosed, to: parser)
            case .raw: break
            }
            if parser.pointee.nameNr > HTMLReader.depthLimit || !holdsText && HTMLReader.hasUnread(parser) {
                finish(parser)
                return true
            }
        }
        builder.sourceEnds { finish(parser) }
        return false
    }

    /// Where memory for a parser is lacking, the text is all that is read.
    private mutating func readsWithoutParser(_ markup: inout StrayMarkup) -> Bool {
        while let piece = markup.next() {
            if case .text(let range, _) = piece {
                builder.characters(UnsafeBufferPointer(rebasing: source[range]))
            }
        }
        return false
    }

    private mutating func text(_ range: Range<Int>, hasReferences: Bool, to parser: htmlParserCtxtPtr) {
        let bytes = UnsafeBufferPointer(rebasing: source[range])
        guard holdsText || hasReferences else { return builder.characters(bytes) }
        holdsText = true
        var fed = 0
        while let gap = HTMLReader.gap(in: bytes[fed...]) {
            feed(UnsafeBufferPointer(rebasing: bytes[fed..<gap.at]), to: parser)
            feed(gap.missing, to: parser)
            fed = gap.at
        }
        feed(UnsafeBufferPointer(rebasing: bytes[fed...]), to: parser)
    }

    /// The first place where a reference lacks something. Those to Latin-1 mean the same without their semicolon
    /// (WHATWG HTML, named character references), which the parser does not know; over a bare ampersand it would
    /// make an error message that nobody reads.
    private static func gap(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (at: Int, missing: StaticString)? {
        var at = bytes.startIndex
        while let sign = bytes[at...].firstIndex(of: UInt8(ascii: "&")) {
            at = sign + 1
            let end = bytes[at...].firstIndex { !isLetterOrDigit($0) } ?? bytes.endIndex
            if end == at, end == bytes.endIndex || bytes[end] != UInt8(ascii: "#") { return (at, "amp;") }
            defer { at = end }
            guard (2...6).contains(end - at), end == bytes.endIndex || bytes[end] != UInt8(ascii: ";") else { continue }
            let name = String(decoding: bytes[at..<end], as: UTF8.self)
            if let meant = htmlEntityLookup(name), meant.pointee.value < 0x100 { return (end, ";") }
        }
        return nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
    }

    private func sign(_ byte: UInt8, to parser: htmlParserCtxtPtr) {
        if holdsText {
            feed(byte == UInt8(ascii: "<") ? "&lt;" : byte == 0x0A ? "\n" : " ", to: parser)
        } else {
            withUnsafeBytes(of: byte) { builder.characters($0.bindMemory(to: UInt8.self)) }
        }
    }

    /// Whether the parser would close what is open although it goes on around the element that begins: a heading or
    /// an emphasis around paragraphs, a list in a list. It leaves them where a span stands between.
    private func keepsOpen(_ element: Element, _ parser: htmlParserCtxtPtr) -> Bool {
        switch element {
        case .list, .paragraph: break
        default: return false
        }
        guard let name = parser.pointee.name else { return false }
        switch (element, Element(HTMLReader.name(name))) {
        case (.list, .list): return true
        // With words before it, it was never closed.
        case (.paragraph, .heading): return builder.inline.isEmpty
        case (.paragraph, .style), (.paragraph, .icon): return !builder.isOpen(.paragraph)
        default: return false
        }
    }

    private mutating func tag(_ range: Range<Int>, _ isClosed: Bool, to parser: htmlParserCtxtPtr) {
        let bytes = UnsafeBufferPointer(rebasing: source[range])
        holdsText = false
        guard let start = bytes.baseAddress else { return }
        if memchr(start, 0, bytes.count) == nil {
            feed(bytes, to: parser)
        } else {
            // A zero would be the end of all to the parser.
            bytes.map { $0 == 0 ? 0x20 : $0 }.withUnsafeBufferPointer { feed($0, to: parser) }
        }
        if !isClosed { feed(">", to: parser) }
    }

    private func feed(_ bytes: UnsafeBufferPointer<UInt8>, to parser: htmlParserCtxtPtr) {
        bytes.withMemoryRebound(to: CChar.self) { _ = htmlParseChunk(parser, $0.baseAddress, Int32($0.count), 0) }
    }

    private func feed(_ text: StaticString, to parser: htmlParserCtxtPtr) {
        text.withUTF8Buffer { feed($0, to: parser) }
    }

    /// Lets the parser give out what it holds, and close what is open.
    private func finish(_ parser: htmlParserCtxtPtr) {
        htmlParseChunk(parser, nil, 0, 1)
        builder.closeAll()
    }

    /// Whether the parser waits for more although it has a whole tag: it has understood the quotes otherwise, and
    /// would take what follows for a part of them.
    private static func hasUnread(_ parser: htmlParserCtxtPtr) -> Bool {
        guard let input = parser.pointee.input, let current = input.pointee.cur, let end = input.pointee.end else {
            return false
        }
        return current < end
    }

    /// What the parser calls. Errors go to a handler that does nothing, or they would be printed.
    private static var events: htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElement = { target, name, attributes in
            guard let target, let name else { return }
            Unmanaged<BlockBuilder>.fromOpaque(target).takeUnretainedValue()
                .start(HTMLReader.name(name), Attributes(attributes))
        }
        handler.endElement = { target, name in
            guard let target, let name else { return }
            Unmanaged<BlockBuilder>.fromOpaque(target).takeUnretainedValue().end(HTMLReader.name(name))
        }
        handler.characters = receiveCharacters
        handler.ignorableWhitespace = receiveCharacters
        handler.cdataBlock = receiveCharacters
        handler.serror = { _, _ in }
        return handler
    }

    private static func name(_ name: UnsafePointer<xmlChar>) -> TagName {
        TagName(
            UnsafeBufferPointer(start: name, count: strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))))
    }

    private static let receiveCharacters: charactersSAXFunc = { target, text, length in
        guard let target, let text, length > 0 else { return }
        let bytes = UnsafeBufferPointer(start: text, count: Int(length))
        Unmanaged<BlockBuilder>.fromOpaque(target).takeUnretainedValue().characters(bytes)
    }
}
