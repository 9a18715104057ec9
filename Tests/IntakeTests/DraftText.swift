import Briefs

@testable import Intake

/// A draft as lines that a person can check: what fixtures are compared with.
enum DraftText {
    static func describe(_ draft: Draft) -> String {
        let brief = draft.brief
        var lines: [String] = []
        func add(_ name: String, _ value: String?) { lines.append("\(name): \(value ?? "none")") }
        add("title", brief.title)
        add("kind", brief.kind.rawValue)
        add("day", brief.day?.description)
        add("dateline", brief.dateline.map { "\($0.raw) | label \($0.label ?? "none") | \($0.precision.rawValue)" })
        add("authors", brief.authors.joined(separator: "; "))
        add("language", brief.language)
        add("regions", brief.regions.map(\.rawValue).joined(separator: " "))
        add("suggested", brief.suggestedRegions.map(\.rawValue).joined(separator: " "))
        add("tags", brief.tags.joined(separator: ", "))
        add("source", brief.source)
        add("contact", brief.contact)
        add("license", brief.license.map { "\($0.spdx ?? "no SPDX") | \($0.attribution ?? "nobody") | \($0.text)" })
        for see in brief.seeAlso { add("see also", see.text + " | " + target(see.target)) }
        for piece in brief.related {
            add("related", "\(piece.label) | \(piece.day?.description ?? "none") | \(piece.teaser)")
        }
        for notice in brief.notices {
            add("notice", "\(notice.label) | \(notice.title) | \(notice.day?.description ?? "none") | \(notice.teaser)")
        }
        for warning in draft.warnings { add("warning", warning) }
        if case .text(let text, let headings) = brief.body {
            lines.append("")
            for paragraph in text.split(separator: "\n", omittingEmptySubsequences: true) {
                lines.append((headings.contains(String(paragraph)) ? "# " : "  ") + paragraph)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func target(_ target: Brief.SeeAlso.Target?) -> String {
        switch target {
        case .query(let query): "query \(query)"
        case .url(let url): "url \(url)"
        case .id(let id): "id \(id)"
        case nil: "nothing"
        }
    }
}
