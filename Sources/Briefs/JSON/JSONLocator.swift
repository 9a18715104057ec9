/// A step into a JSON value.
enum JSONStep: Hashable, Sendable {
    case key(String)
    case index(Int)
}

/// Finds where a part of a value stands. Slow and exact: it is asked only for what is wrong.
enum JSONLocator {
    /// The offset of what a path leads to; of the deepest step that exists, where it leads nowhere.
    static func offset(of path: [JSONStep], in bytes: [UInt8], _ range: Range<Int>) -> Int {
        var scanner = JSONScanner(bytes, in: range)
        var found = range.lowerBound
        for step in path {
            scanner.position = found
            guard let next = try? child(step, &scanner) else { break }
            found = next
        }
        return found
    }

    private static func child(_ step: JSONStep, _ scanner: inout JSONScanner) throws(JSONFault) -> Int? {
        let isObject = scanner.byte == Ascii.openBrace
        guard isObject || scanner.byte == Ascii.openBracket else { return nil }
        let closing = isObject ? Ascii.closeBrace : Ascii.closeBracket
        try scanner.enter(0)
        if scanner.take(closing) { return nil }
        var found: Int?
        var index = 0
        repeat {
            scanner.skipSpace()
            let here: JSONStep = isObject ? .key(scanner.text(try scanner.key())) : .index(index)
            if here == step { found = scanner.position }
            try scanner.skipValue()
            index += 1
        } while try scanner.another(closing, "")
        return found
    }
}
