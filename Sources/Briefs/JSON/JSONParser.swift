/// Reads JSON texts (RFC 8259) into values, strictly.
package enum JSONParser {
    /// The value of a whole text. A UTF-8 byte order mark is skipped; other encodings are named; more than 512
    /// levels are an error. Of a key that stands twice both members are kept and the last is found.
    package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        do throws(JSONFault) {
            try checkEncoding(bytes)
            var scanner = JSONScanner(bytes)
            scanner.skipSpace()
            if scanner.byte == nil { throw scanner.fault("there is no text") }
            let value = try self.value(&scanner, depth: 0)
            scanner.skipSpace()
            if scanner.byte != nil { throw scanner.fault("nothing may follow the end of the JSON text") }
            return value
        } catch {
            throw located(error, in: bytes)
        }
    }

    /// The value of a text.
    package static func parse(_ text: String) throws(JSONError) -> JSONValue { try parse(Array(text.utf8)) }

    /// The value that stands in a range of a text.
    static func value(in bytes: [UInt8], _ range: Range<Int>) throws(JSONFault) -> JSONValue {
        var scanner = JSONScanner(bytes, in: range)
        scanner.skipSpace()
        return try value(&scanner, depth: 0)
    }

    /// The object that stands in a range of a text, without the members of some keys: these are stepped over.
    static func object(
        in bytes: [UInt8], _ range: Range<Int>, leavingOut keys: Set<String>
    ) throws(JSONFault) -> JSONValue {
        var scanner = JSONScanner(bytes, in: range)
        scanner.skipSpace()
        guard scanner.byte == Ascii.openBrace else { throw scanner.expected("an object") }
        try scanner.enter(0)
        if scanner.take(Ascii.closeBrace) { return .object([]) }
        var members: [JSONValue.Member] = []
        repeat {
            scanner.skipSpace()
            let key = scanner.text(try scanner.key())
            if keys.contains(key) {
                try scanner.skipValue(depth: 1)
            } else {
                members.append(JSONValue.Member(key, try value(&scanner, depth: 1)))
            }
        } while try scanner.another(Ascii.closeBrace, "a comma or }")
        return .object(members)
    }

    static func checkEncoding(_ bytes: [UInt8]) throws(JSONFault) {
        if let name = TextEncoding.foreignName(bytes) {
            throw JSONFault(offset: 0, reason: "this text is \(name), and JSON files are UTF-8")
        }
        if let offset = TextEncoding.firstInvalid(bytes) {
            throw JSONFault(offset: offset, reason: "this byte is not UTF-8")
        }
    }

    static func located(_ fault: JSONFault, in bytes: [UInt8]) -> JSONError {
        var places = TextPlaces(bytes)
        let place = places.place(of: fault.offset)
        return JSONError(offset: fault.offset, line: place.line, column: place.column, reason: fault.reason)
    }

    private static func value(_ scanner: inout JSONScanner, depth: Int) throws(JSONFault) -> JSONValue {
        switch scanner.byte {
        case Ascii.openBrace:
            try scanner.enter(depth)
            if scanner.take(Ascii.closeBrace) { return .object([]) }
            var members: [JSONValue.Member] = []
            repeat {
                scanner.skipSpace()
                let key = scanner.text(try scanner.key())
                members.append(JSONValue.Member(key, try value(&scanner, depth: depth + 1)))
            } while try scanner.another(Ascii.closeBrace, "a comma or }")
            return .object(members)
        case Ascii.openBracket:
            try scanner.enter(depth)
            if scanner.take(Ascii.closeBracket) { return .array([]) }
            var values: [JSONValue] = []
            repeat {
                scanner.skipSpace()
                values.append(try value(&scanner, depth: depth + 1))
            } while try scanner.another(Ascii.closeBracket, "a comma or ]")
            return .array(values)
        case Ascii.quote:
            return .string(scanner.text(try scanner.string()))
        case .some(let first) where first == Ascii.minus || Ascii.isDigit(first):
            let range = try scanner.number()
            return .number(String(decoding: scanner.bytes[range], as: UTF8.self))
        default:
            switch try scanner.word() {
            case 0x74: return .bool(true)
            case 0x66: return .bool(false)
            default: return .null
            }
        }
    }
}
