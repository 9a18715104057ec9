import Briefs
import Intake
import Query
import Store

/// `dateline sources`, `subscribe` and `unsubscribe`: the feeds that the reader wants to have, and what the library has.
enum SourcesCommand {
    static func list(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        guard invocation.words.isEmpty else {
            throw .usage("sources takes no words; dateline list source:NAME lists briefs")
        }
        let shelf = shelf(setting)
        for problem in shelf.problems { Console.complain(problem.description) }
        let subscriptions = shelf.all
        if invocation.has("--opml") {
            Console.write(OPMLWriter.text(of: subscriptions, title: "Dateline"))
            return subscriptions.isEmpty ? .nothingMatched : .done
        }
        let counts = try counts(setting)
        // A source that is subscribed to goes by its title.
        let titles = Set(subscriptions.compactMap(\.title))
        let others = counts.filter { !titles.contains($0.value) }
        let numbers = Dictionary(counts.map { ($0.value, $0.count) }, uniquingKeysWith: { first, _ in first })
        if invocation.has("--json") {
            let rows =
                subscriptions.map { row($0, briefs: $0.title.flatMap { numbers[$0] } ?? 0) }
                + others.map { ["source": .string($0.value), "briefs": .number(String($0.count))] }
            Console.print(JSONWriter.string(.array(rows)))
        } else {
            for subscription in subscriptions { Console.print(line(subscription, numbers)) }
            if !subscriptions.isEmpty, !others.isEmpty { Console.print("") }
            for other in others {
                Console.print(
                    "\(DisplayText(other.value).string)  \(other.count == 1 ? "1 brief" : "\(other.count) briefs")")
            }
        }
        return subscriptions.isEmpty && others.isEmpty ? .nothingMatched : .done
    }

    static func subscribe(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        try invocation.refuseLateOptions()
        guard !invocation.words.isEmpty else { throw .usage("subscribe takes the addresses of feeds") }
        for word in invocation.words where !BriefID.isAbsoluteAddress(word) {
            throw .usage("“\(word)” is no whole address: write it as https://example.org/feed")
        }
        let title = invocation.value("--title")
        if title != nil, invocation.words.count > 1 { throw .usage("--title goes with one address") }
        let tags = invocation.values("--tag")
        let folders = invocation.values("--folder")
        do throws(StoreError) {
            var shelf = shelf(setting)
            let outcome = try shelf.add(
                invocation.words.map { Subscription(feedURL: $0, title: title, folders: folders, tags: tags) })
            var sum = ImportSum()
            sum.subscriptions = outcome
            Console.print(sum.words(isDryRun: false))
        } catch {
            throw .failed(error.description)
        }
        return .done
    }

    static func unsubscribe(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        try invocation.refuseLateOptions()
        guard !invocation.words.isEmpty else {
            throw .usage("unsubscribe takes addresses; dateline sources lists them")
        }
        var shelf = shelf(setting)
        let known = shelf.all
        var addresses: [String] = []
        var unknown = 0
        for word in invocation.words {
            let found = known.filter { $0.feedURL == word || $0.title == word }.map(\.feedURL)
            if found.isEmpty {
                Console.complain("There is no subscription “\(word)”; dateline sources lists them")
                unknown += 1
            }
            addresses += found
        }
        do throws(StoreError) {
            let count = try shelf.remove(addresses)
            if count > 0 { Console.print("\(count) given up; the briefs stay") }
        } catch {
            throw .failed(error.description)
        }
        return addresses.isEmpty ? .nothingMatched : unknown == 0 ? .done : .partly
    }

    private static func shelf(_ setting: Setting) -> SubscriptionShelf {
        SubscriptionShelf(
            library: setting.library, stateHome: setting.paths.stateHome, now: { Clock.milliseconds() })
    }

    /// How many briefs each source has; none where there is no library yet.
    private static func counts(_ setting: Setting) throws(CommandError) -> [FacetCount] {
        guard FileStamp.of(setting.library) != nil else { return [] }
        guard case .facets(let counts)? = try setting.open().answer(.facets(.source, .everything)) else { return [] }
        return counts
    }

    private static func line(_ subscription: Subscription, _ numbers: [String: Int]) -> String {
        var parts = [DisplayText(subscription.title ?? subscription.feedURL).string]
        if subscription.title != nil { parts.append(DisplayText(subscription.feedURL).string) }
        if let count = subscription.title.flatMap({ numbers[$0] }) {
            parts.append(count == 1 ? "1 brief" : "\(count) briefs")
        }
        if !subscription.folders.isEmpty {
            parts.append("in " + DisplayText(subscription.folders.joined(separator: " / ")).string)
        }
        if !subscription.tags.isEmpty { parts.append(DisplayText(subscription.tags.joined(separator: ", ")).string) }
        return parts.joined(separator: "  ")
    }

    private static func row(_ subscription: Subscription, briefs: Int) -> JSONValue {
        .object([
            "feed_url": .string(subscription.feedURL), "title": subscription.title.map { .string($0) },
            "home_page_url": subscription.homePage.map { .string($0) },
            "description": subscription.description.map { .string($0) },
            "folders": JSONValue.strings(subscription.folders), "tags": JSONValue.strings(subscription.tags),
            "briefs": .number(String(briefs)),
        ])
    }
}
