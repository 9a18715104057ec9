import CLibXML2

/// Takes HTML through libxml2's push parser, event by event. No tree is built: libxml2's stops at depth 256.
///
/// The parser keeps a stack of open elements and searches it at each stray end tag, so a page of nothing but
/// unclosed tags would cost the square of its length. Whenever the stack has grown past `depthLimit`, the
/// parser is put away and a new one goes on with the bytes that are left.
enum HTMLReader {
    private static let depthLimit = 512
    /// Small, so that the stack is looked at often.
    private static let chunkLength = 4096

    private static let opening = Array("<html><body>".utf8)[...]

    private static let libraryIsReady: Void = xmlInitParser()

    static func read(_ html: String, into builder: BlockBuilder) {
        libraryIsReady
        var rest = StrayMarkup.settled(html)[...]
        while !rest.isEmpty {
            guard let unread = readUntilTooDeep(rest, into: builder) else { break }
            rest = unread
        }
        builder.finish()
    }

    /// Feeds one parser until the end (nil), or until it is too deep: then what it has not read.
    private static func readUntilTooDeep(_ bytes: ArraySlice<UInt8>, into builder: BlockBuilder) -> ArraySlice<UInt8>? {
        var handler = events
        let target = Unmanaged.passUnretained(builder).toOpaque()
        guard let context = htmlCreatePushParserCtxt(&handler, target, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
            builder.characters(bytes)
            return nil
        }
        defer { htmlFreeParserCtxt(context) }
        let options = [
            HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_IGNORE_ENC,
        ]
        htmlCtxtUseOptions(context, options.reduce(0) { $0 | Int32($1.rawValue) })
        // Within a body that nothing closes: at an empty stack the parser would take the document for ended,
        // and drop white space that may divide two words.
        feed(opening, to: context)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let end = min(at + chunkLength, bytes.endIndex)
            feed(bytes[at..<end], to: context)
            at = end
            if context.pointee.nameNr > depthLimit, at < bytes.endIndex {
                let unread = unreadCount(of: context)
                builder.closeAll()
                return bytes[max(bytes.startIndex, at - unread)...]
            }
        }
        builder.sourceEnds()
        htmlParseChunk(context, nil, 0, 1)
        builder.closeAll()
        return nil
    }

    private static func feed(_ bytes: ArraySlice<UInt8>, to context: htmlParserCtxtPtr) {
        bytes.withUnsafeBytes { raw in
            _ = htmlParseChunk(context, raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count), 0)
        }
    }

    private static func unreadCount(of context: htmlParserCtxtPtr) -> Int {
        guard let input = context.pointee.input, let current = input.pointee.cur, let end = input.pointee.end else {
            return 0
        }
        return max(0, end - current)
    }

    /// What the parser calls. Errors go to a handler that does nothing, or they would be printed.
    private static var events: htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElement = { target, name, attributes in
            guard let target, let name else { return }
            let builder = Unmanaged<BlockBuilder>.fromOpaque(target).takeUnretainedValue()
            builder.start(String(cString: name), Attributes(attributes))
        }
        handler.endElement = { target, name in
            guard let target, let name else { return }
            Unmanaged<BlockBuilder>.fromOpaque(target).takeUnretainedValue().end(String(cString: name))
        }
        handler.characters = receiveCharacters
        handler.ignorableWhitespace = receiveCharacters
        handler.cdataBlock = receiveCharacters
        handler.serror = { _, _ in }
        return handler
    }

    private static let receiveCharacters: charactersSAXFunc = { target, text, length in
        guard let target, let text, length > 0 else { return }
        let bytes = UnsafeBufferPointer(start: text, count: Int(length))
        Unmanaged<BlockBuilder>.fromOpaque(target).takeUnretainedValue().characters(bytes)
    }
}

/// The attributes of a tag, as far as they matter to a page of text.
struct Attributes {
    var href: String?
    var alt: String?
    var start: Int?
    var isHidden = false

    init(_ pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard let pairs else { return }
        var index = 0
        while let name = pairs[index] {
            let value = pairs[index + 1].map { String(cString: $0) }
            index += 2
            switch String(cString: name) {
            case "href": href = value
            case "alt": alt = value
            case "start": start = value.flatMap { Int($0) }
            case "hidden": isHidden = true
            case "style":
                let style = (value ?? "").lowercased().filter { !$0.isWhitespace }
                if style.contains("display:none") || style.contains("visibility:hidden") { isHidden = true }
            default: break
            }
        }
    }
}
