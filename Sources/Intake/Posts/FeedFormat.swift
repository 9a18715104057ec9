import Briefs
import Markup

/// JSON Feed files (versions 1.0 and 1.1, and what is written by hand in their manner): each item becomes a draft.
enum FeedFormat {
    /// `remarks` are said of each item.
    static func read(_ input: SourceInput, remarks: [String] = []) throws(IntakeError) -> IntakeReading {
        let options = input.options
        var feed = FeedItems(input.bytes, file: input.name, fallbackSource: options.source ?? "")
        // Of a whole document only the head can have been odd by now, and that is no loss.
        var problems = feed.isWhole ? [] : feed.problems
        var reading = IntakeReading(drafts: [], head: head(of: feed))
        let base = reading.head.homePage ?? reading.head.feedURL
        for index in feed.ranges.indices {
            guard let item = feed.item(at: index) else {
                if problems.count < FeedReader.problemLimit { problems += feed.problems.suffix(1) }
                continue
            }
            // Dates are read in more forms here than the format allows, and what was odd about them is said then.
            let findings = item.findings.filter { !$0.hasSuffix("is no date.") }
            var repair = FeedItemRepair(item.brief, base: base, repairs: remarks + findings)
            if let source = options.source { repair.brief.source = source }
            if repair.brief.url == nil, feed.ranges.count == 1 { repair.brief.url = options.url }
            repair.repair()
            if !item.hasExtension { repair.place(options.places) }
            if repair.brief.provenance == nil {
                repair.brief.provenance = Brief.Provenance(
                    importer: "jsonfeed", source: Intake.fileName(input.name),
                    retrieved: options.retrieved ?? options.modified, sha256: input.sha256, warnings: repair.repairs)
            }
            reading.drafts.append(
                Draft(brief: repair.brief, warnings: repair.repairs))
        }
        reading.problems = problems
        if reading.drafts.isEmpty, let problem = problems.first { throw .damaged(problem) }
        return reading
    }

    private static func head(of feed: FeedItems) -> IntakeReading.Head {
        let context = feed.context
        return IntakeReading.Head(
            title: context.title, homePage: context.homePage, feedURL: context.feedURL,
            language: context.language.flatMap(LanguageTag.normal), description: context.description)
    }
}
