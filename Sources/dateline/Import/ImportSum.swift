import Store

/// What has come of an import so far.
struct ImportSum: Hashable, Sendable {
    var filesDone = 0
    /// Files of which nothing could be read, or that are not there.
    var unread = 0
    /// Files of folders that are of no kind that is read: no failure, as nobody named them.
    var passedOver = 0
    /// Files of which a part is missing.
    var partly = 0
    /// Briefs that were read.
    var drafts = 0
    /// How many of them were put right in some way.
    var repaired = 0
    var added = 0
    var changed = 0
    var unchanged = 0
    var subscriptions = SubscriptionShelf.Outcome()
    /// Files of the library that stood where briefs would have gone and were left alone.
    var obstacles = 0

    /// Whether anything was read, though it may hold nothing.
    var hasRead: Bool { filesDone > unread + passedOver }

    /// `3 added, 1 changed`; nothing where nothing came.
    func words(isDryRun: Bool) -> String {
        var parts: [String] = []
        if added > 0 { parts.append("\(added) \(isDryRun ? "new" : "added")") }
        if changed > 0 { parts.append("\(changed) changed") }
        if unchanged > 0 { parts.append("\(unchanged) already there") }
        func count(_ number: Int) -> String { number == 1 ? "1 subscription" : "\(number) subscriptions" }
        if subscriptions.added > 0 { parts.append("\(count(subscriptions.added)) \(isDryRun ? "new" : "added")") }
        if subscriptions.changed > 0 { parts.append("\(count(subscriptions.changed)) changed") }
        if subscriptions.unchanged > 0 { parts.append("\(count(subscriptions.unchanged)) already there") }
        return parts.isEmpty ? "Nothing to add" : parts.joined(separator: ", ")
    }
}
