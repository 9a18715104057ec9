import Briefs

/// What an item becomes when its brief changes: fields that say something new are replaced, everything else stays as
/// it stood, keys that Dateline does not know among it.
enum ItemMerge {
    /// A brief as it is once an arrival has been taken over what is stored. What the arrival does not say stays.
    static func merged(_ stored: Brief, with arrival: Brief) -> Brief {
        var brief = arrival
        brief.id = stored.id
        brief.url = arrival.url ?? stored.url
        brief.sameAs = stored.sameAs
        let names = arrival.sameAs + (arrival.id.isDerived ? [] : [arrival.id])
        for name in names where name != stored.id && !brief.sameAs.contains(name) { brief.sameAs.append(name) }
        if brief.source.isEmpty { brief.source = stored.source }
        if brief.authors.isEmpty { brief.authors = stored.authors }
        if brief.attachments.isEmpty { brief.attachments = stored.attachments }
        if brief.translations.isEmpty { brief.translations = stored.translations }
        brief.language = arrival.language ?? stored.language
        brief.summary = arrival.summary ?? stored.summary
        brief.license = arrival.license ?? stored.license
        brief.contact = arrival.contact ?? stored.contact
        brief.published = arrival.published ?? stored.published
        brief.modified = arrival.modified ?? stored.modified
        brief.provenance = arrival.provenance ?? stored.provenance
        return brief
    }

    /// The stored item with what is new in it.
    static func merged(_ item: JSONValue, from old: Brief, to new: Brief) -> JSONValue {
        let before = old.feedItem()
        let after = new.feedItem()
        var result = replaced(item, before, after)
        if old.body != new.body {
            result.set("content_html", after["content_html"])
            result.set("content_text", after["content_text"])
        }
        if old.authors != new.authors { result.set("author", nil) }
        if let oldExtension = before["_brief"], let newExtension = after["_brief"] {
            let kept = item["_brief"]?.members == nil ? .object([]) : item["_brief"] ?? .object([])
            result.set("_brief", replaced(kept, oldExtension, newExtension))
        }
        return result
    }

    /// The same for an item that moves to another file: what it took from its feed goes along.
    static func moved(_ item: JSONValue, from old: Brief, to new: Brief) -> JSONValue {
        var result = merged(item, from: old, to: new)
        let whole = new.feedItem()
        for member in whole.members ?? [] where member.key != "_brief" && result[member.key] == nil {
            result.set(member.key, member.value)
        }
        result.set("id", whole["id"])
        var inner = result["_brief"] ?? .object([])
        for member in whole["_brief"]?.members ?? [] where inner[member.key] == nil {
            inner.set(member.key, member.value)
        }
        result.set("_brief", inner)
        return result
    }

    private static func replaced(_ value: JSONValue, _ before: JSONValue, _ after: JSONValue) -> JSONValue {
        var result = value
        let keys = (before.members ?? []).map(\.key) + (after.members ?? []).map(\.key)
        for key in keys where key != "_brief" && before[key] != after[key] { result.set(key, after[key]) }
        return result
    }
}
