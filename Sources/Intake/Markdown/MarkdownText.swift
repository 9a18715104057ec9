import CCMark
import Glibc

/// Markdown (CommonMark with tables, strikethrough and footnotes) to HTML, by cmark-gfm.
enum MarkdownText {
    /// The HTML of a text; nil where it is built so that reading it could take the square of its length.
    static func html(_ text: String) -> String? {
        guard isModest(text) else { return nil }
        libraryIsReady
        let options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8
        guard let parser = cmark_parser_new(options) else { return nil }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let document = cmark_parser_finish(parser) else { return nil }
        defer { cmark_node_free(document) }
        let extensions = cmark_parser_get_syntax_extensions(parser)
        guard let rendered = cmark_render_html(document, options, extensions) else { return nil }
        defer { free(rendered) }
        return String(cString: rendered)
    }

    private static let libraryIsReady: Void = cmark_gfm_core_extensions_ensure_registered()

    /// Marks in one paragraph, and of quotations and lists on one line, beyond which no text means them.
    private static let marks = 1_500
    private static let nesting = 40
    private static let largest = 8 * 1_024 * 1_024

    /// Whether no paragraph holds so many marks, and no line so many levels, that each is looked for from each.
    private static func isModest(_ text: String) -> Bool {
        guard text.utf8.count <= largest else { return false }
        var count = 0
        var levels = 0
        var isOpening = true
        var isBlank = true
        for byte in text.utf8 {
            switch byte {
            case 0x0A, 0x0D:
                if isBlank { count = 0 }
                (levels, isOpening, isBlank) = (0, true, true)
                continue
            case 0x20, 0x09:
                // Spaces before the text are levels, too.
                if isOpening { levels += byte == 0x09 ? 2 : 1 }
                if levels > nesting * 4 { return false }
                continue
            case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                if isOpening { levels += byte == UInt8(ascii: "-") ? 1 : 4 }
                if levels > nesting * 4 { return false }
                if byte == UInt8(ascii: "*") { count += 1 }
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "_"), UInt8(ascii: "`"),
                UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: "@"), UInt8(ascii: "("):
                count += 1
                isOpening = false
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: ")"): break
            default: isOpening = false
            }
            isBlank = false
            if count > marks * 4 { return false }
        }
        return true
    }
}
