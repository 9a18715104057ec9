/// The fields before a text in Markdown, as people write them.
struct FrontBlock: Hashable, Sendable {
    indirect enum Value: Hashable, Sendable {
        case text(String)
        case list([Value])
        case fields([Field])
    }

    struct Field: Hashable, Sendable {
        /// Small letters and digits of the name: `Last Modified` and `last_modified` are one.
        var name: String
        var value: Value

        init(_ name: some StringProtocol, _ value: Value) {
            self.name = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
            self.value = value
        }
    }

    private(set) var fields: [Field] = []
    /// What stands below the block.
    private(set) var body = ""
    private(set) var repairs: [String] = []

    /// Fields in more lines than this are none.
    private static let longest = 2_000

    init(_ text: String) {
        let lines = FrontBlock.lines(of: text)
        guard let opening = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
        let fence = lines[opening].filter { !$0.isWhitespace && $0 != "\u{FEFF}" }
        let isTOML = fence == "+++"
        let inside = lines[(opening + 1)...].prefix(FrontBlock.longest)
        let end = inside.firstIndex { line in
            let bare = line.trimmedEnd
            return bare == fence || !isTOML && bare == "..."
        }
        let close = end ?? inside.firstIndex { $0.allSatisfy(\.isWhitespace) } ?? inside.endIndex
        if end == nil {
            repairs.append("The block of fields is not closed: it was read as far as the first empty line.")
        }
        let block = Array(inside[inside.startIndex..<close])
        if isTOML {
            var reader = TOMLFields(block)
            fields = reader.read()
            repairs += reader.repairs
        } else {
            var reader = YAMLFields(block)
            fields = reader.read()
            repairs += reader.repairs
        }
        body = lines[min(close + 1, lines.count)...].joined(separator: "\n")
    }

    /// The first of several names that has a value.
    func value(_ names: String...) -> Value? {
        names.lazy.compactMap { name in fields.last { $0.name == name }?.value }.first {
            $0 != .text("") && $0 != .list([])
        }
    }

    func text(_ names: String...) -> String? {
        names.lazy.compactMap { name in fields.last { $0.name == name }?.value }.compactMap {
            FrontBlock.texts($0).first
        }
        .first { !$0.isEmpty }
    }

    /// The texts of several names together.
    func texts(_ names: String...) -> [String] {
        names.flatMap { name in fields.last { $0.name == name }.map { FrontBlock.texts($0.value) } ?? [] }
            .filter { !$0.isEmpty }
    }

    /// The texts in a value; of an object its name.
    static func texts(_ value: Value) -> [String] {
        switch value {
        case .text(let text): [text]
        case .list(let values): values.flatMap { shallow($0) }
        case .fields: shallow(value)
        }
    }

    private static func shallow(_ value: Value) -> [String] {
        switch value {
        case .text(let text): return [text]
        case .list: return []
        case .fields(let fields):
            let named =
                fields.first { ["name", "title", "label", "value", "fullname"].contains($0.name) } ?? fields.first
            if case .text(let text) = named?.value { return [text] }
            return []
        }
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }
}

extension StringProtocol {
    /// Without white space at the end.
    var trimmedEnd: SubSequence {
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return self[startIndex..<startIndex] }
        return self[...last]
    }

    /// Without white space at either end.
    var trimmedBoth: SubSequence { drop { $0.isWhitespace }.trimmedEnd }
}
