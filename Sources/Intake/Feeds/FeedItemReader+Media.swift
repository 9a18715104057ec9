import Briefs

extension FeedItemReader {
    /// What belongs to the item and lies elsewhere, each address once: enclosures, Media RSS in all its nesting, pictures of
    /// podcasts.
    mutating func readMedia() {
        var found: [Brief.Attachment] = []
        var places: [String: Int] = [:]
        func add(_ attachment: Brief.Attachment?) {
            guard let attachment, found.count < 1_000 else { return }
            guard let place = places[attachment.url] else {
                places[attachment.url] = found.count
                found.append(attachment)
                return
            }
            // Said twice: each adds what the other does not know.
            if found[place].mimeType.hasSuffix("*") || found[place].mimeType == MediaType.unknown {
                found[place].mimeType = attachment.mimeType
            }
            found[place].title = found[place].title ?? attachment.title
            found[place].size = found[place].size ?? attachment.size
            found[place].duration = found[place].duration ?? attachment.duration
        }
        for part in core("enclosure") {
            add(attachment(part, part.attribute("url") ?? part.attribute("href"), size: part.attribute("length")))
        }
        for part in core("link") where part.attribute("rel")?.lowercased() == "enclosure" {
            add(attachment(part, part.attribute("href"), size: part.attribute("length")))
        }
        for part in core("content") where isAtom(part) {
            guard let address = part.attribute("src"), let type = part.attribute("type"), type.contains("/"),
                !type.contains("html")
            else { continue }
            add(attachment(part, address, size: part.attribute("length")))
        }
        for part in element.elements where part.name.vocabulary == .media {
            for attachment in media(part, title: nil) { add(attachment) }
        }
        for part in all(.itunes, "image") {
            add(attachment(part, part.attribute("href") ?? part.words, size: nil, medium: "image"))
        }
        item.attachments = found
        let sounds = found.indices.filter { !found[$0].mimeType.hasPrefix("image") }
        if sounds.count == 1, item.attachments[sounds[0]].duration == nil {
            item.attachments[sounds[0]].duration = words(all(.itunes, "duration")).flatMap(MediaType.seconds)
        }
    }

    private mutating func media(_ part: XMLElement, title: String?) -> [Brief.Attachment] {
        func child(_ local: String) -> XMLElement? { part.elements.first { $0.name == XMLName(.media, local) } }
        switch part.name.local {
        case "group":
            let title = child("title").flatMap { FeedText.line($0) }
            return part.elements.flatMap { $0.name.vocabulary == .media ? media($0, title: title) : [] }
        case "content":
            let own = child("title").flatMap { FeedText.line($0) } ?? title
            let credit = child("credit").flatMap { FeedText.line($0) }
            let label = [own, credit.map { own == nil ? $0 : "(\($0))" }].compactMap { $0 }.joined(separator: " ")
            var all: [Brief.Attachment] = []
            if var attachment = attachment(
                part, part.attribute("url"), size: part.attribute("filesize"), medium: part.attribute("medium"))
            {
                attachment.title = label.isEmpty ? nil : label
                attachment.duration = part.attribute("duration").flatMap(MediaType.seconds)
                all.append(attachment)
            }
            return all + part.elements.flatMap { $0.name.local == "thumbnail" ? media($0, title: nil) : [] }
        case "thumbnail":
            let written = part.attribute("url") ?? part.words
            return attachment(part, written, size: nil, medium: "image").map { [$0] } ?? []
        default: return []
        }
    }

    private mutating func attachment(
        _ part: XMLElement, _ reference: String?, size: String?, medium: String? = nil
    ) -> Brief.Attachment? {
        guard let url = address(reference, in: part, "The address of a file with it") else { return nil }
        let bytes = size.flatMap { Int($0.filter { $0 != "," && !$0.isWhitespace }) }.flatMap { $0 > 0 ? $0 : nil }
        return Brief.Attachment(
            url: url, mimeType: MediaType.of(part.attribute("type"), url: url, medium: medium),
            title: part.attribute("title").flatMap { $0.stripped.isEmpty ? nil : $0.stripped }, size: bytes)
    }
}
