import Briefs

/// One line of a device's file of subscriptions: what became of one feed.
struct SubscriptionEntry: Hashable, Sendable {
    var stamp: MarkStamp
    var feedURL: String
    /// Nil where it was given up.
    var subscription: Subscription?

    static let version = 1

    /// The line, its break included.
    var line: [UInt8] {
        let value: JSONValue =
            subscription.map { subscription in
                .object([
                    "title": subscription.title.map { .string($0) },
                    "home_page_url": subscription.homePage.map { .string($0) },
                    "description": subscription.description.map { .string($0) },
                    "folders": JSONValue.strings(subscription.folders),
                    "tags": JSONValue.strings(subscription.tags),
                ])
            } ?? .null
        let line: JSONValue = [
            "v": .number(String(SubscriptionEntry.version)), "stamp": .number(String(stamp.time)),
            "device": .string(stamp.device), "feed_url": .string(feedURL), "subscription": value,
        ]
        return JSONWriter.bytes(line, style: .compact) + [0x0A]
    }

    /// Nil where a line is none that this version knows.
    init?(_ line: [UInt8]) {
        guard let value = try? JSONParser.parse(line), value["v"]?.integer == SubscriptionEntry.version,
            let feedURL = value["feed_url"]?.string, !feedURL.isEmpty,
            let time = value["stamp"]?.integer, (0...MarkStamp.limit).contains(time),
            let device = value["device"]?.string, !device.isEmpty, let inner = value["subscription"]
        else { return nil }
        stamp = MarkStamp(time: time, device: device)
        self.feedURL = feedURL
        guard inner.members != nil else { return }
        func texts(_ key: String) -> [String] { (inner[key]?.array ?? []).compactMap(\.string) }
        subscription = Subscription(
            feedURL: feedURL, title: inner["title"]?.string, homePage: inner["home_page_url"]?.string,
            description: inner["description"]?.string, folders: texts("folders"), tags: texts("tags"))
    }

    init(stamp: MarkStamp, feedURL: String, subscription: Subscription?) {
        (self.stamp, self.feedURL, self.subscription) = (stamp, feedURL, subscription)
    }
}
