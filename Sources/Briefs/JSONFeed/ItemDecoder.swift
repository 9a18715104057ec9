/// Makes a brief of one item. Whatever cannot be read is left out and noted; the brief is made all the same.
struct ItemDecoder {
    /// Something that is wrong with the item, and where in it.
    struct Finding: Hashable, Sendable {
        var path: [JSONStep]
        var what: String
        var advice: String
    }

    let item: JSONValue
    let feed: FeedContext
    private(set) var findings: [Finding] = []

    init(_ item: JSONValue, feed: FeedContext) {
        self.item = item
        self.feed = feed
    }

    mutating func brief() -> Brief {
        var brief = Brief(id: BriefID(""), title: text(item, "title", []) ?? "")
        brief.url = text(item, "url", []) ?? text(item, "external_url", [])
        brief.summary = text(item, "summary", [])
        brief.language = (text(item, "language", []) ?? feed.language)?.lowercased()
        brief.authors = authors()
        brief.tags = texts(item, "tags", [])
        brief.attachments = attachments()
        brief.body = body()
        brief.published = date("date_published")
        brief.modified = date("date_modified")
        brief.source = feed.source
        let extensionValue = item["_brief"] ?? .null
        if extensionValue.members != nil {
            readExtension(extensionValue, into: &brief)
        } else if !extensionValue.isNull {
            note([.key("_brief")], "_brief is \(extensionValue.article), not an object.", "Make it an object.")
        }
        if brief.day == nil { brief.day = brief.published.flatMap { Day(iso: $0) } }
        brief.id = identity(of: brief, whole: extensionValue["id"]?.string)
        return brief
    }

    mutating func note(_ path: [JSONStep], _ what: String, _ advice: String) {
        findings.append(Finding(path: path, what: what, advice: advice))
    }

    /// A text under a key; nil where there is none or an empty one.
    mutating func text(_ value: JSONValue, _ key: String, _ path: [JSONStep]) -> String? {
        guard let found = value[key], !found.isNull else { return nil }
        guard let text = found.string else {
            note(path + [.key(key)], "\(key) is \(found.article), not a text.", "Put it in quotation marks.")
            return nil
        }
        return text.isEmpty ? nil : text
    }

    /// The values of an array under a key; none where there is no array.
    mutating func values(_ value: JSONValue, _ key: String, _ path: [JSONStep]) -> [JSONValue] {
        guard let found = value[key], !found.isNull else { return [] }
        guard let array = found.array else {
            note(path + [.key(key)], "\(key) is \(found.article), not an array.", "Put it in square brackets.")
            return []
        }
        return array
    }

    /// The texts of an array under a key, empty ones left out.
    mutating func texts(_ value: JSONValue, _ key: String, _ path: [JSONStep]) -> [String] {
        var texts: [String] = []
        for (index, element) in values(value, key, path).enumerated() {
            if let text = element.string {
                if !text.isEmpty { texts.append(text) }
            } else {
                note(
                    path + [.key(key), .index(index)], "\(key) holds \(element.article) where a text was expected.",
                    "Put it in quotation marks, or take it out.")
            }
        }
        return texts
    }

    /// The objects of an array under a key, with their places.
    mutating func objects(_ value: JSONValue, _ key: String, _ path: [JSONStep]) -> [(JSONValue, [JSONStep])] {
        var objects: [(JSONValue, [JSONStep])] = []
        for (index, element) in values(value, key, path).enumerated() {
            let place = path + [.key(key), .index(index)]
            if element.members != nil {
                objects.append((element, place))
            } else {
                note(
                    place, "\(key) holds \(element.article) where an object was expected.",
                    "Make it an object, or take it out.")
            }
        }
        return objects
    }

    /// A day under a key.
    mutating func day(_ value: JSONValue, _ key: String, _ path: [JSONStep]) -> Day? {
        guard let text = text(value, key, path) else { return nil }
        if text.utf8.count == 10, let day = Day(iso: text) { return day }
        note(
            path + [.key(key)], "“\(ItemDecoder.short(text))” is no day.",
            "Write it as year, month and day: 2013-12-02.")
        return nil
    }

    /// A stranger's text, short enough for a sentence.
    static func short(_ text: String) -> String {
        text.unicodeScalars.count <= 60 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…"
    }

    /// Kept as written even where it is no date; that is noted.
    private mutating func date(_ key: String) -> String? {
        if let number = item[key]?.number, let moment = ItemDecoder.moment(number) {
            note(
                [.key(key)], "\(key) counts seconds: it was taken as \(moment).",
                "Write it as RFC 3339 has it: 2013-12-02T09:00:00Z.")
            return moment
        }
        guard let text = text(item, key, []) else { return nil }
        let next = text.utf8.dropFirst(10).first
        if Day(iso: text) == nil || !(next == nil || next == 0x54 || next == 0x74 || next == 0x20) {
            note(
                [.key(key)], "“\(ItemDecoder.short(text))” is no date.",
                "Write it as RFC 3339 has it: 2013-12-02T09:00:00Z.")
        }
        return text
    }

    /// Seconds or milliseconds since 1970, in RFC 3339; nil where that is no date of our time.
    private static func moment(_ number: Double) -> String? {
        // From 1973 on; what would be milliseconds of that are seconds of years after 5000.
        let seconds = number >= 1e11 ? number / 1_000 : number
        guard seconds >= 1e8, seconds < 1e11 else { return nil }
        let whole = Int(seconds)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let rest = whole % 86_400
        let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map(two).joined(separator: ":")
        return "\(Day(number: whole / 86_400))T\(clock)Z"
    }

    private mutating func authors() -> [String] {
        var people = values(item, "authors", [])
        var key = "authors"
        if item["authors"] == nil, let author = item["author"], !author.isNull {
            people = [author]
            key = "author"
        }
        var names: [String] = []
        for (index, person) in people.enumerated() {
            if let name = person.string ?? person["name"]?.string {
                if !name.isEmpty { names.append(name) }
            } else if person.members == nil || (person["name"].map { !$0.isNull } ?? false) {
                note(
                    key == "authors" ? [.key(key), .index(index)] : [.key(key)], "This author has no name in words.",
                    "Write it as {\"name\": \"…\"}.")
            }
        }
        return names.isEmpty ? feed.authors : names
    }

    private mutating func body() -> Brief.Body {
        let html = text(item, "content_html", [])
        let plain = text(item, "content_text", [])
        if let html { return .html(html) }
        guard let extensionValue = item["_brief"] else { return .text(plain ?? "", headings: []) }
        return .text(plain ?? "", headings: texts(extensionValue, "headings", [.key("_brief")]))
    }

    /// docs/design.md, "Identity".
    private mutating func identity(of brief: Brief, whole: String?) -> BriefID {
        if let whole, !whole.isEmpty { return BriefID(whole) }
        var own: String?
        switch item["id"] ?? .null {
        case .string(let text): own = text.isEmpty ? nil : text
        case .number(let text): own = text
        case .null: break
        default: note([.key("id")], "id is no text.", "Put it in quotation marks.")
        }
        if let own {
            return BriefID(
                BriefID.isAbsoluteAddress(own) ? own : (feed.feedURL ?? feed.homePage ?? feed.source) + "#" + own)
        }
        note([], "This item has no id.", "Give it an id, best its address, so that marks on it stay when it changes.")
        if let url = brief.url, BriefID.isAbsoluteAddress(url) { return BriefID(url) }
        return brief.derivedID
    }
}
