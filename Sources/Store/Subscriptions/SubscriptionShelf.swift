import Briefs

/// The feeds that a library's reader wants to have: `state/subscriptions/<device>.jsonl`.
///
/// The rules are those of the marks: one line a change, a file a device, the largest stamp wins per feed, ties go by
/// device. So folders that were merged in any way agree, and no device writes another's file. They are files of their
/// own, as a feed is no brief, and no list of briefs has to read past them.
package struct SubscriptionShelf: Sendable {
    private let library: String
    private let stateHome: String
    private let now: @Sendable () -> Int
    private var entries: [String: SubscriptionEntry] = [:]
    private var largest = 0
    /// Lines that cannot be read, by file.
    package private(set) var problems: [Problem] = []

    /// What came of adding some.
    package struct Outcome: Hashable, Sendable {
        package var added = 0
        package var changed = 0
        package var unchanged = 0

        package init() {}
    }

    /// Reads what all devices have written. `now` gives milliseconds since 1970.
    package init(library: String, stateHome: String, now: @escaping @Sendable () -> Int) {
        (self.library, self.stateHome, self.now) = (library, stateHome, now)
        read()
    }

    /// In the order in which they came or were last changed.
    package var all: [Subscription] {
        entries.values.sorted { $0.stamp < $1.stamp }.compactMap(\.subscription)
    }

    /// Adds some, all in one write. One that is there keeps what it says and takes what it does not say yet.
    package mutating func add(_ subscriptions: [Subscription], isDryRun: Bool = false) throws(StoreError) -> Outcome {
        var outcome = Outcome()
        try write(isDryRun: isDryRun) { shelf in
            var changes: [String: Subscription] = [:]
            var order: [String] = []
            for subscription in subscriptions {
                let address = subscription.feedURL
                let known = changes[address] ?? shelf.entries[address]?.subscription
                let merged = known.map { SubscriptionShelf.merged($0, with: subscription) } ?? subscription
                guard merged != known else {
                    if changes[address] == nil { outcome.unchanged += 1 }
                    continue
                }
                if changes[address] == nil {
                    order.append(address)
                    if known == nil { outcome.added += 1 } else { outcome.changed += 1 }
                }
                changes[address] = merged
            }
            return order.map { ($0, changes[$0]) }
        }
        return outcome
    }

    /// Gives some up, by their addresses; how many there were.
    package mutating func remove(_ addresses: [String]) throws(StoreError) -> Int {
        var count = 0
        try write(isDryRun: false) { shelf in
            let known = addresses.filter { shelf.entries[$0]?.subscription != nil }
            count = Set(known).count
            return Set(known).sorted().map { ($0, nil) }
        }
        return count
    }

    private static func merged(_ known: Subscription, with other: Subscription) -> Subscription {
        var merged = known
        merged.title = known.title ?? other.title
        merged.homePage = known.homePage ?? other.homePage
        merged.description = known.description ?? other.description
        if known.folders.isEmpty { merged.folders = other.folders }
        merged.tags += other.tags.filter { !known.tags.contains($0) }
        return merged
    }

    private var folder: String { library + "/state/subscriptions" }

    private mutating func write(
        isDryRun: Bool, _ changes: (SubscriptionShelf) -> [(String, Subscription?)]
    ) throws(StoreError) {
        if isDryRun {
            _ = changes(self)
            return
        }
        try SafeFile.makeFolder(stateHome)
        let lock = try FileLock(file: stateHome + "/journal.lock", patience: 2_000)
        defer { lock.release() }
        // Another process may have written meanwhile.
        read()
        let device = DeviceID.load(stateHome: stateHome).id
        var fresh: [SubscriptionEntry] = []
        for (address, subscription) in changes(self) {
            largest = min(max(now(), largest + 1), MarkStamp.limit)
            fresh.append(
                SubscriptionEntry(
                    stamp: MarkStamp(time: largest, device: device), feedURL: address, subscription: subscription))
        }
        guard !fresh.isEmpty else { return }
        try SafeFile.makeFolder(folder)
        try AppendedFile.append(fresh.flatMap(\.line), to: folder + "/" + device + ".jsonl", isSynced: true)
        for entry in fresh { take(entry) }
    }

    private mutating func read() {
        problems = []
        for entry in (try? FolderEntry.all(of: folder)) ?? []
        where entry.isUTF8 && entry.name.hasSuffix(".jsonl") && !entry.name.hasPrefix(".") {
            let name = "state/subscriptions/" + entry.name
            guard let file = try? FileContents.read(folder + "/" + entry.name) else {
                problems.append(
                    Problem(
                        file: name, what: "These subscriptions cannot be read.",
                        advice: "Look at the file; those of other devices are there."))
                continue
            }
            for (index, line) in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
                if JournalFile.isBlank(Array(line)) { continue }
                if let entry = SubscriptionEntry(Array(line)) {
                    take(entry)
                } else {
                    problems.append(
                        Problem(
                            file: name, line: index + 1, what: "This line of subscriptions cannot be read.",
                            advice: "All other lines count. It can stay or be taken out."))
                }
            }
        }
    }

    private mutating func take(_ entry: SubscriptionEntry) {
        largest = max(largest, entry.stamp.time)
        if let known = entries[entry.feedURL], !(known.stamp < entry.stamp) { return }
        entries[entry.feedURL] = entry
    }
}
