import CLibXML2

/// The attributes of a start tag as the parser hands them over: five addresses each (libxml2, `startElementNs`).
struct XMLAttributes {
    private let fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    private let count: Int

    init(_ fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
        self.fields = fields
        self.count = count
    }

    var all: [XMLAttribute] {
        guard let fields, count > 0 else { return [] }
        return (0..<count).compactMap { number in
            let field = fields + number * 5
            guard let local = field[0], let start = field[3], let end = field[4] else { return nil }
            let name = String(cString: local)
            let prefix = field[1].map { String(cString: $0) }
            let value = XMLText.attribute(UnsafeBufferPointer(start: start, count: end - start))
            return XMLAttribute(
                prefix: prefix, local: name.lowercased(), name: prefix.map { "\($0):\(name)" } ?? name, value: value)
        }
    }
}
