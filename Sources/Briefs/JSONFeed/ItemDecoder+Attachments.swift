extension ItemDecoder {
    /// What lies elsewhere: an entry without an address is of no use.
    mutating func attachments() -> [Brief.Attachment] {
        var attachments: [Brief.Attachment] = []
        for (entry, place) in objects(item, "attachments", []) {
            guard let url = text(entry, "url", place) else {
                note(place, "This attachment has no address.", "Give it a url, or take it out.")
                continue
            }
            attachments.append(
                Brief.Attachment(
                    url: url, mimeType: text(entry, "mime_type", place) ?? "", title: text(entry, "title", place),
                    size: count(entry, "size_in_bytes", place), duration: count(entry, "duration_in_seconds", place)))
        }
        return attachments
    }

    /// A number under a key that counts something; the part of one that is less than one is dropped.
    private mutating func count(_ value: JSONValue, _ key: String, _ path: [JSONStep]) -> Int? {
        guard let found = value[key], !found.isNull else { return nil }
        if case .number(let text) = found, let number = Double(text), number >= 0, number < 0x1p53 {
            return Int(number)
        }
        note(path + [.key(key)], "\(key) is no number of bytes or seconds.", "Write it as a whole number.")
        return nil
    }
}
