import Briefs
import Markup

/// One post of a WordPress site.
enum PostItem {
    static func read(_ post: JSONValue) -> SourceItem {
        var item = SourceItem()
        let base = Address.base(post["link"]?.string)
        let link = post["link"]?.string.flatMap { Address.resolve($0, against: nil) }
        item.link = link
        // A guid is what the post's own feed names it by, where it is an address.
        item.id =
            rendered(post["guid"]).flatMap { BriefID.isAbsoluteAddress($0) ? $0 : nil } ?? link
            ?? post["id"].flatMap { $0.integer.map(String.init) ?? $0.string }
        item.title = rendered(post["title"]).map { .html($0, base: link) }
        item.content = rendered(post["content"]).map { .html($0, base: link) }
        item.summary = rendered(post["excerpt"]).map { .html($0, base: link) }
        item.published = moment(post, "date")
        item.updated = moment(post, "modified")
        item.language = post["lang"]?.string ?? post["language"]?.string
        item.kind = post["type"]?.string.flatMap { $0 == "post" || $0 == "page" ? nil : $0 }
        let embedded = post["_embedded"]
        item.authors = names(of: embedded?["author"])
        if item.authors.isEmpty { item.authors = names(of: post["author"]) }
        for term in (embedded?["wp:term"]?.array ?? []).flatMap({ $0.array ?? [] }) {
            guard let name = term["name"]?.string.map(plain), !name.isEmpty,
                !unsaid.contains(term["taxonomy"]?.string ?? ""), !unsaid.contains(term["slug"]?.string ?? "")
            else { continue }
            if !item.categories.contains(name) { item.categories.append(name) }
        }
        for medium in embedded?["wp:featuredmedia"]?.array ?? [] {
            guard let source = medium["source_url"]?.string, let url = Address.resolve(source, against: base) else {
                continue
            }
            let title = rendered(medium["caption"]).map(plain) ?? rendered(medium["title"]).map(plain)
            item.attachments.append(
                Brief.Attachment(
                    url: url, mimeType: medium["mime_type"]?.string ?? "",
                    title: title.flatMap { $0.isEmpty ? nil : $0 },
                    size: medium["media_details"]?["filesize"]?.integer.flatMap { $0 >= 0 ? $0 : nil }))
        }
        if isProtected(post) {
            item.repairs.append("The post is protected by a password: its text is not in what the site gives.")
        }
        if embedded == nil, post["author"] != nil || post["categories"] != nil {
            item.repairs.append(
                "Authors and categories are only numbers here; with _embed in the address they are named.")
        }
        return item
    }

    /// Taxonomies and terms that say nothing of the piece.
    private static let unsaid: Set<String> = ["post_format", "uncategorized", "sin-categoria", "sem-categoria"]

    /// The text of `{"rendered": …}`, or of a plain text as older and home-made interfaces give.
    private static func rendered(_ value: JSONValue?) -> String? {
        let text = value?["rendered"]?.string ?? value?.string
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func isProtected(_ post: JSONValue) -> Bool {
        post["content"]?["protected"]?.bool ?? false
    }

    /// The site's own time has its day; the other, in UTC and without saying so, tells the moment. They are put together:
    /// the difference of the two is the site's offset.
    private static func moment(_ post: JSONValue, _ key: String) -> String? {
        let local = post[key]?.string
        guard let utc = post[key + "_gmt"]?.string, utc.utf8.count == 19, !utc.hasPrefix("0000") else {
            return local ?? post[key].flatMap { $0.integer.map(String.init) }
        }
        guard let local, local.utf8.count == 19, let here = PublishedTime.seconds(local),
            let there = PublishedTime.seconds(utc)
        else { return utc + "Z" }
        let minutes = Int(here - there) / 60
        guard abs(minutes) <= 16 * 60 else { return utc + "Z" }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return local + (minutes < 0 ? "-" : "+") + two(abs(minutes) / 60) + ":" + two(abs(minutes) % 60)
    }

    private static func names(of value: JSONValue?) -> [String] {
        let people = value?.array ?? value.map { [$0] } ?? []
        var names: [String] = []
        for person in people {
            guard let name = (person["name"]?.string ?? person.string).map(plain), !name.isEmpty,
                !names.contains(name)
            else { continue }
            names.append(name)
        }
        return names
    }

    /// A name in one line: WordPress writes references of HTML into names, too.
    private static func plain(_ text: String) -> String {
        let plain =
            text.utf8.contains { $0 == 0x26 || $0 == 0x3C } ? MarkupReader.document(html: text).plainText : text
        return plain.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }
}
