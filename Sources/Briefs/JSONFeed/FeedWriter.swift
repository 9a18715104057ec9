/// Makes JSON Feed 1.1 documents.
package enum FeedWriter {
    /// The format's name, as its `version` has it.
    package static let version = "https://jsonfeed.org/version/1.1"

    /// A document that other readers open and this one reads back.
    package static func document(title: String, items: [JSONValue]) -> JSONValue {
        ["version": .string(version), "title": .string(title), "items": .array(items)]
    }

    /// A brief as an item, with the reader's marks where they are to go along.
    package static func item(_ brief: Brief, marks: MarkState? = nil) -> JSONValue {
        var item = brief.feedItem()
        if let marks { item.set("_marks", marks.json) }
        return item
    }
}

extension MarkState {
    /// `{"bookmark":…, "notes":[…], "read":…, "tags":[…]}`.
    package var json: JSONValue {
        [
            "bookmark": .bool(isBookmarked), "notes": .array(notes.map { .string($0) }), "read": .bool(isRead),
            "tags": .array(tags.map { .string($0) }),
        ]
    }

    /// Reads what `json` writes; nil where that is no object.
    package init?(json: JSONValue?) {
        guard let json, json.members != nil else { return nil }
        self.init()
        isBookmarked = json["bookmark"]?.bool ?? false
        isRead = json["read"]?.bool ?? false
        tags = (json["tags"]?.array ?? []).compactMap(\.string).sorted()
        notes = (json["notes"]?.array ?? []).compactMap(\.string)
    }
}
