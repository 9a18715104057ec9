import Briefs
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test("Keys are sorted by their bytes, two spaces a level")
    func pretty() {
        let value: JSONValue = ["b": [1, []], "Z": ["y": true, "é": "x"], "a": .object([])]
        #expect(
            JSONWriter.string(value) == """
                {
                  "Z": {
                    "y": true,
                    "é": "x"
                  },
                  "a": {},
                  "b": [
                    1,
                    []
                  ]
                }
                """)
        #expect(JSONWriter.string(value, style: .compact) == #"{"Z":{"y":true,"é":"x"},"a":{},"b":[1,[]]}"#)
        #expect(JSONWriter.string(["a": 1], style: .pretty(level: 2)) == "{\n      \"a\": 1\n    }")
    }

    @Test("Controls and bidirectional marks leave as escapes, slashes and other letters as they are")
    func escapes() {
        let text = "\u{0}\u{1b}[2J\u{7f}\u{85}\u{9b}\u{202e}\u{2066}\u{2069}\u{200f}\u{61c}/ñ日😀\u{2028}\n\"\\"
        let expected =
            #""\u0000\u001b[2J\u007f\u0085\u009b\u202e\u2066\u2069\u200f\u061c/ñ日😀"# + "\u{2028}" + #"\n\"\\""#
        #expect(JSONWriter.string(.string(text)) == expected)
    }

    @Test("What is written is read back as it was")
    func roundTrip() throws {
        let all = String(String.UnicodeScalarView((0...0x2100).compactMap { Unicode.Scalar($0 as UInt32) }))
        let value: JSONValue = ["text": .string(all), "number": .number("1.50E-7"), "none": .null]
        let back = try JSONParser.parse(JSONWriter.bytes(value))
        #expect(back["text"]?.string.map { Array($0.unicodeScalars) } == Array(all.unicodeScalars))
        #expect(back["number"] == .number("1.50E-7"))
        #expect(back["none"] == .null)
    }

    @Test("Compacting takes out white space between tokens and nothing else")
    func compacted() {
        let json = "{\n \"a b\" : [ 1.0 , \"x \\\" y\\\\\" ,\t\" z\" ]\r\n}"
        #expect(
            String(decoding: JSONWriter.compacted(json.utf8), as: UTF8.self)
                == "{\"a b\":[1.0,\"x \\\" y\\\\\",\" z\"]}")
    }
}
