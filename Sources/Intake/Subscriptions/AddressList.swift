import Briefs
import Markup

/// newsboat's `urls` file (newsboat's manual, "The Feeds Configuration File"): an address a line, tags behind it in
/// quotation marks or without. A tag that begins with `~` is the feed's title.
enum AddressList {
    static func read(_ input: SourceInput) -> IntakeReading {
        let (text, warnings) = TextDecoding.decode(input.bytes)
        var reading = IntakeReading(drafts: [])
        reading.remarks = warnings
        var places: [String: Int] = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = AddressList.words(of: line)
            guard let address = words.first, !address.hasPrefix("#") else { continue }
            var subscription = Subscription(feedURL: AddressList.absolute(address) ?? address)
            var seen: Set<String> = []
            for word in words.dropFirst().prefix(mostTags) {
                if word.hasPrefix("~"), word.count > 1 {
                    subscription.title = String(word.dropFirst())
                } else if !word.isEmpty, seen.insert(word).inserted {
                    subscription.tags.append(word)
                }
            }
            let isQuery = address.hasPrefix("query:")
            if isQuery || address.hasPrefix("exec:") || address.hasPrefix("filter:") {
                if isQuery { subscription.title = subscription.title ?? AddressList.name(ofQuery: address) }
                reading.remarks.append(
                    "line \(index + 1): “\(address.cut(60))” is for newsboat alone; it is kept as it is and not fetched."
                )
            } else if AddressList.absolute(address) == nil {
                reading.problems.append(
                    Problem(
                        file: input.name, line: index + 1, what: "“\(address.cut(60))” is no whole address.",
                        advice: "Write it as https://example.org/feed."))
                continue
            }
            // The same address again says more of it.
            if let place = places[subscription.feedURL] {
                let known = reading.subscriptions[place]
                reading.subscriptions[place].title = known.title ?? subscription.title
                let named = Set(known.tags)
                let tags = known.tags + subscription.tags.filter { !named.contains($0) }
                reading.subscriptions[place].tags = Array(tags.prefix(mostTags))
            } else {
                places[subscription.feedURL] = reading.subscriptions.count
                reading.subscriptions.append(subscription)
            }
        }
        return reading
    }

    /// An address of the web as it is fetched, and others that are whole as they are.
    private static func absolute(_ address: String) -> String? {
        guard BriefID.isAbsoluteAddress(address) else { return nil }
        let isOfWeb = address.hasPrefix("http://") || address.hasPrefix("https://")
        return isOfWeb ? Address.resolve(address, against: nil) : address
    }

    /// More than anybody puts on a feed.
    private static let mostTags = 1_000

    /// Words by white space; what stands in quotation marks is one, and a backslash there keeps the mark behind it.
    private static func words(of line: Substring) -> [String] {
        var words: [String] = []
        // One text that grows in its place, so that a long word takes no longer than many short ones.
        var word = ""
        var isInWord = false
        var isQuoted = false
        var isEscaped = false
        for character in line {
            if isEscaped {
                word.append(character)
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
                isInWord = true
            } else if !isQuoted, character.isWhitespace || character == "\u{FEFF}" {
                if isInWord { words.append(word) }
                word = ""
                isInWord = false
            } else if !isQuoted, character == "#", !isInWord {
                // The rest is a comment; a line that is one as a whole keeps its mark.
                return words.isEmpty ? ["#"] : words
            } else {
                word.append(character)
                isInWord = true
            }
        }
        if isInWord { words.append(word) }
        return words
    }

    /// `query:Name:condition`.
    private static func name(ofQuery address: String) -> String? {
        let parts = address.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 && !parts[1].isEmpty ? String(parts[1]) : nil
    }
}
