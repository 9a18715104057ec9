import Briefs
import Testing

@Suite("Reading JSON")
struct JSONParserTests {
    @Test("Values keep the order of their members and the spelling of their numbers")
    func values() throws {
        let value = try JSONParser.parse(#" {"b": [1, -0.50e+3, 123456789012345678901234567890], "a": {"c": null}} "#)
        #expect(value.members?.map(\.key) == ["b", "a"])
        #expect(
            value["b"] == .array([.number("1"), .number("-0.50e+3"), .number("123456789012345678901234567890")]))
        #expect(value["a"]?["c"] == .null)
        #expect(try JSONParser.parse("true") == .bool(true))
        #expect(try JSONParser.parse("[]") == .array([]))
        #expect(try JSONParser.parse("[ ]") == .array([]))
        #expect(try JSONParser.parse("{ }") == .object([]))
    }

    @Test("Of a key that stands twice, the last is found")
    func duplicates() throws {
        #expect(try JSONParser.parse(#"{"a":1,"a":2}"#)["a"] == .number("2"))
    }

    @Test(
        "Escapes are resolved, half a surrogate pair becomes a replacement character",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
            (#""\u00e9\u20AC""#, "é€"),
            (#""\ud83d\ude00!""#, "😀!"),
            (#""\ud83dx""#, "\u{FFFD}x"),
            (#""\ude00""#, "\u{FFFD}"),
            (#""\ud83d\u0041""#, "\u{FFFD}A"),
            (#""\u0000\u001b[31m""#, "\0\u{1b}[31m"),
            ("\"Análisis 日本\"", "Análisis 日本"),
        ])
    func escapes(json: String, text: String) throws {
        #expect(try JSONParser.parse(json) == .string(text))
    }

    @Test(
        "What is wrong is said with line and column",
        arguments: [
            ("", 1, 1, "there is no text"),
            ("  \n ", 2, 2, "there is no text"),
            ("[1 2]", 1, 4, "a comma or ] was expected here"),
            ("{\"a\": 1\n \"b\": 2}", 2, 2, "a comma or } was expected here"),
            ("[1,]", 1, 4, "a value was expected here"),
            ("{\"a\":1,}", 1, 8, "a key in quotation marks was expected here"),
            ("{a:1}", 1, 2, "a key in quotation marks was expected here"),
            ("{\"a\" 1}", 1, 6, "a colon was expected here"),
            ("[\"é\"\r\n, \"ñandú\" x]", 2, 11, "a comma or ] was expected here"),
            ("[\"a\rb\"]", 1, 4, "a line break, tab or control character must be written as an escape in a text"),
            ("[\"abc", 1, 2, "this text in quotation marks does not end"),
            ("[\"\\x\"]", 1, 3, "there is no such escape: a backslash itself is written \\\\"),
            ("[\"\\u12g4\"]", 1, 3, "four hexadecimal digits were expected after \\u"),
            ("[\"\\", 1, 3, "the text ends in the middle of an escape"),
            ("[01]", 1, 2, "a number does not begin with 0"),
            ("[1.]", 1, 4, "a digit was expected here"),
            ("[-]", 1, 3, "a digit was expected here"),
            ("[1e+]", 1, 5, "a digit was expected here"),
            ("[+1]", 1, 2, "a value was expected here"),
            ("[NaN]", 1, 2, "a value was expected here"),
            ("[tru", 1, 2, "a value was expected here"),
            ("[1,", 1, 4, "the text ends here, but a value was expected"),
            ("{\"a\":1", 1, 7, "the text ends here, but a comma or } was expected"),
            ("1 2", 1, 3, "nothing may follow the end of the JSON text"),
            ("// x\n{}", 1, 1, "a value was expected here"),
        ])
    func errors(json: String, line: Int, column: Int, reason: String) {
        let error = #expect(throws: JSONError.self) { try JSONParser.parse(json) }
        #expect(error?.line == line)
        #expect(error?.column == column)
        #expect(error?.reason == reason)
    }

    @Test("A byte order mark is skipped and takes no column")
    func byteOrderMark() throws {
        #expect(try JSONParser.parse([0xEF, 0xBB, 0xBF] + Array("[1]".utf8)) == .array([.number("1")]))
        let error = #expect(throws: JSONError.self) { try JSONParser.parse([0xEF, 0xBB, 0xBF] + Array("[x".utf8)) }
        #expect(error?.column == 2)
        #expect(error?.offset == 4)
    }

    @Test(
        "Other encodings are named",
        arguments: [
            ([0xFF, 0xFE, 0x5B, 0, 0x5D, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x5B], "UTF-16"),
            ([0x5B, 0, 0x5D, 0], "UTF-16"), ([0, 0x5B, 0, 0x5D], "UTF-16"),
            ([0xFF, 0xFE, 0, 0, 0x5B, 0, 0, 0], "UTF-32"), ([0, 0, 0, 0x5B], "UTF-32"), ([0x5B, 0, 0, 0], "UTF-32"),
        ] as [([UInt8], String)])
    func otherEncodings(bytes: [UInt8], name: String) {
        let error = #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }
        #expect(error?.reason == "this text is \(name), and JSON files are UTF-8")
    }

    @Test(
        "A byte that is not UTF-8 is named with its place",
        arguments: [
            [0xE9], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8], [0x80],
            [0xE2, 0x82], [0xF0, 0x9F, 0x98],
        ] as [[UInt8]])
    func notUTF8(bytes: [UInt8]) {
        let json = Array("[\n\"ñ".utf8) + bytes + Array("\"]".utf8)
        let error = #expect(throws: JSONError.self) { try JSONParser.parse(json) }
        #expect(error?.reason == "this byte is not UTF-8")
        #expect(error?.line == 2)
        #expect(error?.column == 3)
    }

    @Test("512 levels are read, 513 are an error, a million do no harm")
    func depth() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(throws: Never.self) { try JSONParser.parse(nested(512)) }
        #expect(throws: JSONError.self) { try JSONParser.parse(nested(513)) }
        #expect(throws: JSONError.self) { try JSONParser.parse(String(repeating: "[{\"a\":", count: 500_000)) }
    }
}

@Suite("Values of JSON")
struct JSONValueTests {
    @Test("Setting a key replaces it where it stands, and every copy of it")
    func set() {
        var value: JSONValue = ["a": 1, "b": 2, "a": 3]
        value.set("a", 4)
        #expect(value == .object([.init("a", 4), .init("b", 2)]))
        value.set("b", nil)
        value.set("c", "x")
        #expect(value == .object([.init("a", 4), .init("c", "x")]))
    }
}
