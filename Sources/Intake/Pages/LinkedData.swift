import Briefs
import Markup

/// A page's data for programs: JSON-LD, as pages write it.
enum LinkedData {
    enum Reading {
        case value(JSONValue)
        case nothing
        case damaged(String)
    }

    /// No page says more of itself.
    private static let largest = 4 * 1_024 * 1_024

    /// Reads a script: comments of HTML and sections around the value, trailing commas, control characters in texts
    /// and a semicolon behind it are forgiven.
    static func parse(_ script: ArraySlice<UInt8>) -> Reading {
        guard script.count <= largest else { return .damaged("it is too large") }
        var script = script
        if let opening = script.firstRange(of: "<![CDATA[".utf8), let closing = script.lastIndex(of: UInt8(ascii: ">"))
        {
            script = script[opening.upperBound..<max(closing, opening.upperBound)]
        }
        let isOpening: (UInt8) -> Bool = { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
        guard let start = script.firstIndex(where: isOpening) else { return .nothing }
        let mark = script[start] == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
        guard let end = script.lastIndex(of: mark), end > start else { return .nothing }
        var bytes = Array(script[start...end])
        clean(&bytes)
        do throws(JSONError) {
            return .value(try JSONParser.parse(bytes))
        } catch {
            return .damaged(error.reason)
        }
    }

    /// Takes out what JSON does not have: control characters in texts, commas before an end, a backslash that
    /// escapes nothing.
    private static func clean(_ bytes: inout [UInt8]) {
        var isText = false
        var comma: Int?
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20 { bytes[index] = 0x20 }
            if isText {
                if byte == UInt8(ascii: "\\") {
                    if index + 1 < bytes.count, !Array("\"\\/bfnrtu".utf8).contains(bytes[index + 1]) {
                        bytes[index] = 0x20
                        continue
                    }
                    index += 1
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
            } else if byte == UInt8(ascii: "\"") {
                isText = true
                comma = nil
            } else if byte == UInt8(ascii: ",") {
                comma = index
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                if let comma { bytes[comma] = 0x20 }
                comma = nil
            } else if byte > 0x20 {
                comma = nil
            }
            index += 1
        }
    }

    /// The objects that describe a piece of writing, in order: those of `@graph`, of arrays and of pages that name their
    /// main piece; not those that a list or another piece only mentions.
    static func articles(in values: [JSONValue]) -> [JSONValue] {
        var found: [JSONValue] = []
        var waiting = Array(values.reversed())
        var looked = 0
        while let value = waiting.popLast(), looked < 2_000 {
            looked += 1
            switch value {
            case .array(let values): waiting += values.reversed()
            case .object:
                if types(of: value).contains(where: isArticle) { found.append(value) }
                let below = ["@graph", "mainEntity", "mainEntityOfPage"].compactMap { value[$0] }
                waiting += below.reversed()
            default: break
            }
        }
        return found
    }

    static func types(of value: JSONValue) -> [String] {
        strings(value["@type"]).map { $0.split(whereSeparator: { "/#:".contains($0) }).last.map(String.init) ?? $0 }
    }

    /// Articles of schema.org and what is one.
    static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || ["BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"].contains(type)
    }

    /// A text, or several; of objects the name.
    static func strings(_ value: JSONValue?) -> [String] {
        switch value {
        case .string(let text):
            let line = PageLine.folded(Array(CharacterReferences.decoded(text).utf8))
            return line.isEmpty ? [] : [line]
        case .array(let values): return values.prefix(200).flatMap { shallow($0) }
        case .object: return value.map(shallow) ?? []
        default: return []
        }
    }

    private static func shallow(_ value: JSONValue) -> [String] {
        switch value {
        case .string: strings(value)
        case .object: strings(named(value))
        default: []
        }
    }

    /// The name of an object, unless that is an object again.
    private static func named(_ value: JSONValue) -> JSONValue? {
        let names = ["name", "@value", "url", "@id"].compactMap { value[$0] }
        return names.first { $0.string != nil }
    }

    /// An address: as it is, or that of an object.
    static func address(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text): text
        case .array(let values): values.first.flatMap { $0.string ?? $0["url"]?.string ?? $0["@id"]?.string }
        case .object: value?["url"]?.string ?? value?["@id"]?.string
        default: nil
        }
    }
}
