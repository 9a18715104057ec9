extension Brief {
    /// The brief as an item of a JSON Feed; reading it gives an equal brief.
    package func feedItem() -> JSONValue {
        var html: JSONValue?
        var plain: JSONValue?
        var headings: [String] = []
        switch body {
        case .html(let text): html = .string(text)
        case .text(let text, let lines):
            plain = .string(text)
            headings = lines
        }
        return .object([
            "_brief": extensionObject(headings: headings),
            "attachments": array(attachments) { $0.json },
            "authors": array(authors) { ["name": .string($0)] },
            "content_html": html,
            "content_text": plain,
            "date_modified": modified.map { .string($0) },
            "date_published": published.map { .string($0) },
            "id": .string(id.rawValue),
            "language": language.map { .string($0) },
            "summary": summary.map { .string($0) },
            "tags": JSONValue.strings(tags),
            "title": title.isEmpty ? nil : .string(title),
            "url": url.map { .string($0) },
        ])
    }

    private func extensionObject(headings: [String]) -> JSONValue {
        .object([
            "contact": contact.map { .string($0) },
            "dateline": dateline.map { dateline in
                .object([
                    "raw": .string(dateline.raw), "label": dateline.label.map { .string($0) },
                    "precision": .string(dateline.precision.rawValue),
                ])
            },
            "day": day.map { .string($0.description) },
            "headings": JSONValue.strings(headings),
            // An id that is no address would be taken for one of the file's own.
            "id": BriefID.isAbsoluteAddress(id.rawValue) ? nil : .string(id.rawValue),
            "kind": .string(kind.rawValue),
            "license": license.map { license in
                .object([
                    "spdx": license.spdx.map { .string($0) }, "text": .string(license.text),
                    "attribution": license.attribution.map { .string($0) },
                ])
            },
            "notices": array(notices) { notice in
                .object([
                    "label": .string(notice.label), "title": .string(notice.title),
                    "day": notice.day.map { .string($0.description) }, "teaser": .string(notice.teaser),
                ])
            },
            "provenance": provenance.map { provenance in
                .object([
                    "importer": .string(provenance.importer), "source": .string(provenance.source),
                    "retrieved": provenance.retrieved.map { .string($0) },
                    "sha256": provenance.sha256.map { .string($0) },
                    "warnings": JSONValue.strings(provenance.warnings),
                ])
            },
            "regions": JSONValue.strings(regions.map(\.rawValue)),
            "related": array(related) { related in
                .object([
                    "label": .string(related.label), "day": related.day.map { .string($0.description) },
                    "teaser": .string(related.teaser), "id": related.id.map { .string($0.rawValue) },
                ])
            },
            "same_as": JSONValue.strings(sameAs.map(\.rawValue)),
            "see_also": array(seeAlso) { $0.json },
            "source": source.isEmpty ? nil : .string(source),
            "suggested_regions": JSONValue.strings(suggestedRegions.map(\.rawValue)),
            "translations": array(translations) { translation in
                .object([
                    "language": .string(translation.language), "id": .string(translation.id.rawValue),
                    "confidence": .number(Brief.spelled(translation.confidence)),
                ])
            },
        ])
    }

    private func array<Element>(_ elements: [Element], _ encode: (Element) -> JSONValue) -> JSONValue? {
        elements.isEmpty ? nil : .array(elements.map(encode))
    }

    private static func spelled(_ number: Double) -> String {
        guard number.isFinite else { return "1" }
        let text = String(number)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension Brief.Attachment {
    fileprivate var json: JSONValue {
        .object([
            "duration_in_seconds": duration.map { .number(String($0)) },
            "mime_type": .string(mimeType),
            "size_in_bytes": size.map { .number(String($0)) },
            "title": title.map { .string($0) },
            "url": .string(url),
        ])
    }
}

extension Brief.SeeAlso {
    fileprivate var json: JSONValue {
        var value: JSONValue = ["text": .string(text)]
        switch target {
        case .query(let query): value.set("query", .string(query))
        case .url(let url): value.set("url", .string(url))
        case .id(let id): value.set("id", .string(id.rawValue))
        case nil: break
        }
        return value
    }
}
