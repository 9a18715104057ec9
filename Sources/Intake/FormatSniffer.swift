/// Tells by the first bytes what an input is. Names count for nothing: pages are saved under any.
enum FormatSniffer {
    enum Format: Hashable, Sendable {
        /// A page copied or saved as text.
        case capture
        /// JSON of any shape.
        case json
        /// A feed, an export or a list of subscriptions.
        case xml
        /// HTML.
        case page
        /// Text in Markdown with a block of fields before it.
        case markdown
        /// Addresses of feeds, one a line.
        case addresses
        case gzip
        /// Known, and not read; the words fit after "looks like".
        case other(String)
    }

    /// What Intake reads, for messages.
    static let readable = [
        "RSS, Atom and JSON feeds", "WordPress exports", "HTML pages", "pages copied as plain text",
        "Markdown with a block of fields", "lists of subscriptions", "any of them in gzip",
    ]

    /// Looks at no more than the first 8 KB.
    static func format(of bytes: [UInt8]) -> Format {
        if bytes.starts(with: [0x1F, 0x8B]) { return .gzip }
        for (signature, name) in signatures where bytes.starts(with: signature) { return .other(name) }
        let text = TextDecoding.decode(Array(bytes.prefix(8_192)), isWhole: false).text
        let head = Array(text.unicodeScalars)
        if let name = binary(head) { return .other(name) }
        guard let first = head.firstIndex(where: { !isBlank($0) }) else { return .capture }
        if let format = MarkupOpening.format(of: text) { return format }
        if looksLikeJSON(head[first...]) { return .json }
        if hasFields(text) { return .markdown }
        return looksLikeAddresses(text) ? .addresses : .capture
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.value == 0xFEFF
    }

    private static let signatures: [([UInt8], String)] = [
        (Array("PK".utf8) + [3, 4], "a zip archive"),
        (Array("%PDF-".utf8), "a PDF document"),
        ([0x89] + Array("PNG".utf8), "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF8".utf8), "a GIF picture"),
        (Array("RIFF".utf8), "a picture or a sound"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"),
        ([0xFD] + Array("7zXZ".utf8), "an xz archive"),
        (Array("BZh".utf8), "a bzip2 archive"),
        (Array("SQLite format 3".utf8), "an SQLite database"),
        ([0x7F] + Array("ELF".utf8), "a program"),
        (Array("{\\rtf".utf8), "a rich text document"),
        (Array("WARC/".utf8), "a web archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an office document"),
    ]

    /// Text holds hardly a control character; NUL it holds never.
    private static func binary(_ head: [Unicode.Scalar]) -> String? {
        var controls = 0
        for scalar in head where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
            if scalar.value == 0 { return "binary data" }
            if ![0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B, 0x85].contains(scalar.value) { controls += 1 }
        }
        return controls * 20 > head.count ? "binary data" : nil
    }

    /// `{` before a quoted key or `}`, `[` before `{` or `]`: prose may begin with a bracket, too.
    private static func looksLikeJSON(_ head: ArraySlice<Unicode.Scalar>) -> Bool {
        let marks = head.lazy.filter { !isBlank($0) }.prefix(2).map(\.value)
        let pair = Array(marks)
        guard let opening = pair.first else { return false }
        let next = pair.dropFirst().first
        switch opening {
        case 0x7B: return next == nil || next == 0x22 || next == 0x7D
        case 0x5B: return next == nil || next == 0x7B || next == 0x5D
        default: return false
        }
    }

    /// Whether a text opens with a line of `---` or `+++`, and a line below it looks like a field.
    private static func hasFields(_ text: String) -> Bool {
        let lines = lines(text).prefix(3)
        guard let fence = lines.first, lines.count > 1 else { return false }
        let mark: Character = fence == "+++" ? "=" : ":"
        guard fence == "---" || fence == "+++" else { return false }
        return lines.dropFirst().contains { line in
            guard let end = line.firstIndex(of: mark) else { return false }
            let name = line[..<end].split(separator: " ")
            return name.count == 1 && name[0].allSatisfy { $0.isLetter || $0.isNumber || "_-.\"".contains($0) }
        }
    }

    /// Whether a text is addresses, the words behind them, and comments; one line in four may be a slip.
    private static func looksLikeAddresses(_ text: String) -> Bool {
        let lines = lines(text).filter { !$0.hasPrefix("#") }
        let found = lines.count { line in addressOpenings.contains { line.hasPrefix($0) } }
        return found > 0 && found * 4 >= lines.count * 3
    }

    private static let addressOpenings = [
        "http://", "https://", "file://", "feed:", "gemini://", "query:", "\"query:", "exec:", "\"exec:", "filter:",
        "\"filter:",
    ]

    /// The lines that say something; the last one may be cut off.
    private static func lines(_ text: String) -> [Substring] {
        text.split(whereSeparator: { $0.isNewline || $0 == "\u{FEFF}" })
            .map { line in line.drop { $0.isWhitespace } }.filter { !$0.isEmpty }
            .map { line in line.last?.isWhitespace == true ? line.dropLast() : line }
    }
}
