/// The encoding that a document in markup says it is in, by its label in lower case.
enum DeclaredEncoding {
    /// Of an XML declaration: `<?xml version="1.0" encoding="ISO-8859-1"?>`.
    static func inXML(_ bytes: [UInt8]) -> String? {
        let head = Array(bytes.prefix(1_024).drop { $0 <= 0x20 })
        guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        return value(of: "encoding", in: lowered(head[..<end])[...])
    }

    /// Of a page's `meta`: `charset`, or the same within a `content`; comments say nothing.
    static func inPage(_ bytes: [UInt8]) -> String? {
        if let declared = inXML(bytes) { return declared }
        var rest = lowered(bytes.prefix(4_096))[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[open...]
            if rest.starts(with: "<!--".utf8) {
                guard let close = place(of: "-->", in: rest) else { return nil }
                rest = rest[(close + 3)...]
                continue
            }
            let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
            if rest.starts(with: "<meta".utf8), let label = value(of: "charset", in: rest[..<end]) { return label }
            rest = rest[min(rest.startIndex + 1, rest.endIndex)...]
        }
        return nil
    }

    private static func lowered(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    /// What stands behind a name and `=`, quoted or not.
    private static func value(of name: StaticString, in bytes: ArraySlice<UInt8>) -> String? {
        guard let found = place(of: name, in: bytes) else { return nil }
        var rest = bytes[(found + name.utf8CodeUnitCount)...].drop { $0 <= 0x20 }
        guard rest.first == UInt8(ascii: "=") else { return nil }
        rest = rest.dropFirst().drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        let label = rest.prefix { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "-_.:".utf8.contains(byte)
        }
        return label.isEmpty || label.count > 40 ? nil : String(decoding: label, as: UTF8.self)
    }

    private static func place(of text: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return bytes.indices.first { bytes[$0...].starts(with: wanted) }
    }
}
