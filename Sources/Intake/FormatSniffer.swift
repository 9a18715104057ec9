/// Tells by the first bytes what an input is. Names count for nothing: pages are saved under any.
enum FormatSniffer {
    enum Format: Hashable, Sendable {
        case capture
        case feed
        /// Known, and not read; the words fit after "looks like".
        case other(String)
    }

    /// What Intake reads, for messages.
    static let readable = ["pages saved or copied as plain text", "JSON Feed files"]

    /// Looks at no more than the first 8 KB.
    static func format(of bytes: [UInt8]) -> Format {
        for (signature, name) in signatures where bytes.starts(with: signature) { return .other(name) }
        let head = Array(TextDecoding.decode(Array(bytes.prefix(8_192)), isWhole: false).text.unicodeScalars)
        if let name = binary(head) { return .other(name) }
        guard let first = head.firstIndex(where: { !$0.properties.isWhitespace && $0.value != 0xFEFF }) else {
            return .capture
        }
        let opening = String(String.UnicodeScalarView(head[first...].prefix(200))).lowercased()
        for (start, name) in markup where opening.hasPrefix(start) { return .other(name) }
        if opening.hasPrefix("<"), opening.dropFirst().first.map({ $0.isLetter || $0 == "!" || $0 == "?" }) ?? false {
            return .other("a marked-up document (XML or HTML)")
        }
        return looksLikeJSON(head[first...]) ? .feed : .capture
    }

    private static let signatures: [([UInt8], String)] = [
        ([0x1F, 0x8B], "a gzip archive"),
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

    private static let markup = [
        ("<!doctype html", "an HTML page"), ("<html", "an HTML page"), ("<rss", "an RSS feed"),
        ("<feed", "an Atom feed"), ("<opml", "a subscription list"), ("<?xml", "an XML document (RSS, Atom or other)"),
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
        let marks = head.lazy.filter { !$0.properties.isWhitespace }.prefix(2).map(\.value)
        let pair = Array(marks)
        guard let opening = pair.first else { return false }
        let next = pair.dropFirst().first
        switch opening {
        case 0x7B: return next == nil || next == 0x22 || next == 0x7D
        case 0x5B: return next == nil || next == 0x7B || next == 0x5D
        default: return false
        }
    }
}
