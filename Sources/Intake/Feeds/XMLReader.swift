import CLibXML2
import Glibc

/// Takes XML through libxml2's push parser (SAX2), event by event. As it stands first; where that fails, once more with
/// what is wrong mended (`XMLMending`), which reads nearly anything.
///
/// The parser gets UTF-8 whatever the document declares, no document type, no declared names, and neither of the options
/// that open files (`NOENT`) or lift its limits (`HUGE`). What would cost it the square of its length goes to the mended
/// pass: tags with many attributes. A long CDATA section is fed as several, since the parser holds each whole.
struct XMLReader {
    /// Where and why reading stopped.
    struct Fault: Error, Hashable {
        var line: Int
        var column: Int
        var reason: String
    }

    private static let libraryIsReady: Void = xmlInitParser()

    /// What a text holds, and what was mended in it. `start` makes a gathering for each pass.
    static func read(
        _ text: String, _ start: () -> FeedGathering
    ) -> (gathering: FeedGathering, repairs: XMLRepairs, fault: Fault?) {
        libraryIsReady
        var text = text
        return text.withUTF8 { source in
            if let gathering = strict(source, start()) { return (gathering, XMLRepairs(), nil) }
            let builder = XMLTreeBuilder(start())
            guard let parser = XMLParser(builder) else { return (builder.gathering, XMLRepairs(), noMemory) }
            var mending = XMLMending(source)
            mending.run { parser.feed($0) }
            parser.finish()
            return (builder.gathering, mending.repairs, parser.fault)
        }
    }

    private static let noMemory = Fault(line: 1, column: 1, reason: "There is no memory to read it.")

    /// Nil where the document is not well-formed.
    private static func strict(_ source: UnsafeBufferPointer<UInt8>, _ gathering: FeedGathering) -> FeedGathering? {
        let builder = XMLTreeBuilder(gathering)
        guard let parser = XMLParser(builder) else { return nil }
        var feeding = StrictFeeding(source)
        let isSound = feeding.run { parser.feed($0) && !builder.isTooDeep }
        guard isSound else { return nil }
        parser.finish()
        return parser.fault == nil && !builder.isTooDeep ? builder.gathering : nil
    }
}

/// One parser and what it calls.
private final class XMLParser {
    private let parser: xmlParserCtxtPtr
    private let builder: XMLTreeBuilder
    private(set) var fault: XMLReader.Fault?

    init?(_ builder: XMLTreeBuilder) {
        var handler = XMLParser.events
        let target = Unmanaged.passUnretained(builder).toOpaque()
        guard let parser = xmlCreatePushParserCtxt(&handler, target, nil, 0, nil) else { return nil }
        self.parser = parser
        self.builder = builder
        builder.parser = parser
        let options = [XML_PARSE_NOERROR, XML_PARSE_NOWARNING, XML_PARSE_NONET, XML_PARSE_IGNORE_ENC]
        xmlCtxtUseOptions(parser, options.reduce(0) { $0 | Int32($1.rawValue) })
    }

    deinit {
        builder.parser = nil
        xmlFreeParserCtxt(parser)
    }

    /// False once the parser has stopped.
    func feed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard fault == nil else { return false }
        bytes.withMemoryRebound(to: CChar.self) { _ = xmlParseChunk(parser, $0.baseAddress, Int32($0.count), 0) }
        look()
        return fault == nil
    }

    func finish() {
        if fault == nil {
            xmlParseChunk(parser, nil, 0, 1)
            look()
        }
        builder.finish()
    }

    private func look() {
        guard parser.pointee.wellFormed == 0 else { return }
        let error = parser.pointee.lastError
        let message = error.message.map { String(cString: $0) } ?? "It is not well-formed"
        fault = XMLReader.Fault(line: Int(error.line), column: Int(error.int2), reason: message.stripped)
    }

    private static var events: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { target, local, prefix, namespace, _, _, count, _, attributes in
            guard let target, let local else { return }
            Unmanaged<XMLTreeBuilder>.fromOpaque(target).takeUnretainedValue().start(
                local, prefix: prefix, namespace: namespace, attributes: XMLAttributes(attributes, count: Int(count)))
        }
        handler.endElementNs = { target, local, prefix, namespace in
            guard let target, let local else { return }
            Unmanaged<XMLTreeBuilder>.fromOpaque(target).takeUnretainedValue()
                .end(local, prefix: prefix, namespace: namespace)
        }
        handler.characters = receiveCharacters
        handler.ignorableWhitespace = receiveCharacters
        handler.cdataBlock = receiveCharacters
        // Errors are looked up afterwards; with no handler they would be printed.
        handler.serror = { _, _ in }
        return handler
    }

    private static let receiveCharacters: charactersSAXFunc = { target, text, length in
        guard let target, let text, length > 0 else { return }
        Unmanaged<XMLTreeBuilder>.fromOpaque(target).takeUnretainedValue()
            .characters(UnsafeBufferPointer(start: text, count: Int(length)))
    }
}
