import Briefs
import Markup

/// Single HTML pages: the article by what the page says of itself and by its structure, and what is known of it.
enum PageFormat {
    /// The most bytes of one page.
    static let limit = 32 * 1_024 * 1_024

    static func read(_ input: SourceInput) throws(IntakeError) -> SourceDocument {
        guard input.bytes.count <= limit else {
            throw .tooLarge(name: input.name, bytes: input.bytes.count, limit: limit)
        }
        let (text, repairs) = TextDecoding.text(of: input.bytes, as: .page)
        let tree = PageTree(text)
        let facts = PageFacts(tree)
        var item = PageReader(tree, facts, input.options).item
        guard !(item.content?.raw ?? "").isEmpty || !(item.summary?.raw ?? "").isEmpty else {
            throw .empty(name: input.name)
        }
        item.repairs =
            repairs + (tree.isCut ? ["The page has more tags than are read: it was cut."] : []) + item.repairs
        var document = SourceDocument(format: "page")
        let piece = PageData(facts)
        document.title = piece.siteName ?? facts.meta("og:site_name", "application-name", "al:android:app_name")
        document.language = item.language
        document.items = [item]
        return document
    }
}
