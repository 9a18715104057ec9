import Briefs
import Markup

/// Drafts as a JSON Feed, to be looked at before anything is stored.
package enum DraftFeed {
    /// The document without its items.
    package static func document(_ head: IntakeReading.Head) -> JSONValue {
        var document = FeedWriter.document(title: head.title ?? "Imported", items: [])
        document.set("home_page_url", head.homePage.map { .string($0) })
        document.set("feed_url", head.feedURL.map { .string($0) })
        document.set("language", head.language.map { .string($0) })
        document.set("description", head.description.map { .string($0) })
        return document
    }

    /// A brief as an item, its text without markup beside that with it, and its moments in UTC.
    package static func item(_ brief: Brief) -> JSONValue {
        var item = brief.feedItem()
        if case .html(let html) = brief.body {
            item.set("content_text", .string(MarkupReader.document(html: html).plainText))
        }
        for (key, text) in [("date_published", brief.published), ("date_modified", brief.modified)] {
            guard let text, let moment = SourceMoment(text, book: PhraseBook.all) else { continue }
            item.set(key, .string(moment.utc))
        }
        return item
    }
}
