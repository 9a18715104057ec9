import Briefs

@testable import Intake

/// What a feed gave, as lines that a person can check: what fixtures are compared with.
enum FeedDescription {
    static func describe(_ reading: IntakeReading) -> String {
        var lines: [String] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { lines.append("\(name): \(shown(value))") }
        }
        add("feed", reading.head.title)
        add("page", reading.head.homePage)
        add("address", reading.head.feedURL)
        add("language", reading.head.language)
        add("about", reading.head.description)
        for problem in reading.problems { add("problem", problem.description) }
        for draft in reading.drafts {
            let brief = draft.brief
            lines.append("")
            add("title", brief.title)
            add("id", brief.id.rawValue)
            add("url", brief.url)
            add("kind", brief.kind == .brief ? nil : brief.kind.rawValue)
            add("day", brief.day?.description)
            add("published", brief.published)
            add("modified", brief.modified)
            add("authors", brief.authors.joined(separator: "; "))
            add("tags", brief.tags.joined(separator: "; "))
            add("language", brief.language)
            add("regions", brief.regions.map(\.rawValue).joined(separator: " "))
            add("suggested", brief.suggestedRegions.map(\.rawValue).joined(separator: " "))
            add("summary", brief.summary)
            for attachment in brief.attachments { add("attachment", text(of: attachment)) }
            add("licence", brief.license?.text)
            for edition in brief.translations { add("translation", "\(edition.language) \(edition.id)") }
            for warning in draft.warnings { add("warning", warning) }
            switch brief.body {
            case .html(let html): add("html", html)
            case .text(let text, _): add("text", text)
            }
        }
        for subscription in reading.subscriptions {
            lines.append("")
            add("subscription", subscription.feedURL)
            add("title", subscription.title)
            add("page", subscription.homePage)
            add("about", subscription.description)
            add("folders", subscription.folders.joined(separator: " > "))
            add("tags", subscription.tags.joined(separator: "; "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(of attachment: Brief.Attachment) -> String {
        var parts = [attachment.url, attachment.mimeType]
        if let title = attachment.title { parts.append("“\(title)”") }
        if let size = attachment.size { parts.append("\(size) bytes") }
        if let duration = attachment.duration { parts.append("\(duration) s") }
        return parts.joined(separator: " | ")
    }

    /// On one line, and what cannot be seen by its number.
    private static func shown(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: shown += "⏎"
            case 0..<0x20, 0x7F..<0xA1, 0x200B...0x200F, 0xFEFF: shown += "\\u{\(String(scalar.value, radix: 16))}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }
}
