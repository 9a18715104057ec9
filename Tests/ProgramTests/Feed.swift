import FoundationEssentials

/// A JSON Feed as a stranger reads it: by what the format says, without the program's own parser.
struct Feed: Decodable {
    struct Item: Decodable {
        struct Extension: Decodable {
            struct Licence: Decodable {
                var spdx: String?
                var text: String?
            }
            struct Edition: Decodable {
                var language: String
                var id: String
            }
            struct Line: Decodable {
                var raw: String?
                var label: String?
            }
            struct Aside: Decodable {
                var label: String?
                var query: String?
                var text: String?
            }
            var kind: String?
            var day: String?
            var dateline: Line?
            var regions: [String]?
            var headings: [String]?
            var license: Licence?
            var translations: [Edition]?
            var related: [Aside]?
            var notices: [Aside]?
            var seeAlso: [Aside]?
            var source: String?
        }
        struct Marks: Decodable, Equatable {
            var bookmark: Bool
            var read: Bool
            var tags: [String]
            var notes: [String]
        }
        struct Related: Decodable {
            var score: Double
            var reasons: [String]
        }
        struct Author: Decodable { var name: String? }

        var id: String
        var title: String?
        var url: String?
        var language: String?
        var authors: [Author]?
        var tags: [String]?
        var contentHtml: String?
        var contentText: String?
        var _brief: Extension?
        var _marks: Marks?
        var _related: Related?

        /// The body without its marks.
        var text: String {
            guard let html = contentHtml else { return contentText ?? "" }
            var text = ""
            var isInTag = false
            for character in html {
                if character == "<" { isInTag = true }
                if !isInTag { text.append(character) }
                if character == ">" {
                    isInTag = false
                    text += " "
                }
            }
            return text
        }
    }

    var version: String
    var title: String?
    var items: [Item]

    init(_ bytes: [UInt8]) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Feed.self, from: Data(bytes))
    }

    var ids: [String] { items.map(\.id) }
}

/// Any JSON, read as a table of texts: whether it parses is what counts.
enum AnyJSON {
    static func rows<Row: Decodable>(_ bytes: [UInt8], as type: Row.Type = Row.self) throws -> [Row] {
        try JSONDecoder().decode([Row].self, from: Data(bytes))
    }
}
