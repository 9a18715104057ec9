import Briefs

/// A brief's body, as HTML or as plain text, into blocks. It never fails: markup that cannot be understood
/// loses its tags, never its text.
package enum MarkupReader {
    /// Reads the body of a brief; relative links are resolved against its address. Linear in the body's length.
    package static func document(of brief: Brief) -> Document {
        switch brief.body {
        case .html(let html): document(html: html, base: brief.url, language: brief.language)
        case .text(let text, let headings): document(text: text, headings: headings)
        }
    }

    /// Reads HTML; relative links are resolved against `base`, and `language` (a tag such as `es-PE`) says which
    /// quotation marks an element stands for.
    package static func document(html: String, base: String? = nil, language: String? = nil) -> Document {
        let builder = BlockBuilder(base: base, language: language)
        HTMLReader.read(html, into: builder)
        return builder.document()
    }

    /// Reads plain paragraphs; `headings` are the lines that are headings, by exact text.
    package static func document(text: String, headings: [String] = []) -> Document {
        PlainReader(headings: headings).document(of: text)
    }
}
