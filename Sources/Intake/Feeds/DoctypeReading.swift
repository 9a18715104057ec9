/// Walks through a document type and takes the names that it declares with their texts.
struct DoctypeReading {
    private(set) var declared: [(name: String, value: [UInt8])] = []
    private let source: UnsafeBufferPointer<UInt8>
    private var at: Int

    init(_ source: UnsafeBufferPointer<UInt8>, at: Int) {
        self.source = source
        self.at = at
    }

    /// Behind its `>`; nil where it does not end.
    mutating func end() -> Int? {
        var isInside = false
        while at < source.count {
            switch source[at] {
            case 0x5B: isInside = true
            case 0x5D: isInside = false
            case 0x22, 0x27:
                guard let close = XMLBytes.find(source[at], in: source, from: at + 1) else { return nil }
                at = close
            case 0x3C where XMLBytes.starts(source, at, "<!--"):
                guard let close = XMLBytes.find("-->", in: source, from: at + 4) else { return nil }
                at = close + 2
            case 0x3C where XMLBytes.starts(source, at, "<!ENTITY"):
                at += 8
                entity()
                continue
            case 0x3C where !isInside: return nil
            case 0x3E where !isInside: return at + 1
            default: break
            }
            at += 1
        }
        return nil
    }

    /// `name "text">`; `% name` and those of other files (`SYSTEM`, `PUBLIC`) declare nothing here.
    private mutating func entity() {
        skipSpace()
        let start = at
        while at < source.count, XMLMending.isName(source[at]) { at += 1 }
        let name = String(decoding: source[start..<at], as: UTF8.self)
        skipSpace()
        guard !name.isEmpty, at < source.count, source[at] == 0x22 || source[at] == 0x27,
            let close = XMLBytes.find(source[at], in: source, from: at + 1)
        else { return }
        declared.append((name, Array(source[(at + 1)..<close])))
        at = close + 1
    }

    private mutating func skipSpace() {
        while at < source.count, source[at] <= 0x20 { at += 1 }
    }
}
