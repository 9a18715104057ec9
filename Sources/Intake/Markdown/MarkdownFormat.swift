import Briefs

/// Text in Markdown with a block of fields before it.
enum MarkdownFormat {
    static func read(_ input: SourceInput) throws(IntakeError) -> SourceDocument {
        throw .unreadable(name: input.name, format: "a Markdown document")
    }
}
