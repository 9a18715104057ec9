import Briefs
import Intake
import Store

/// `dateline import`: files of any format that is read become briefs of the library, and lists of feeds subscriptions.
///
/// It ends with 0 where all could be read, put right or not; with 3 where nothing could, or the library cannot be
/// written; with 4 where a part could not. A file in a folder that is of no kind that is read is named, and counts as a
/// failure only if nothing else was there.
enum ImportCommand {
    static func run(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        try invocation.refuseLateOptions()
        guard !invocation.words.isEmpty else { throw .usage("import takes files or folders, or - for standard input") }
        let gathering = InputFiles.gather(invocation.words)
        let inputs = gathering.inputs
        for complaint in gathering.complaints { Console.complain(complaint) }
        if invocation.has("--url"), inputs.count > 1 {
            throw .usage("--url goes with one file; there are \(inputs.count)")
        }
        let wishes = ImportWishes(
            source: invocation.value("--source"), url: invocation.value("--url"),
            keepsSource: invocation.has("--keep-source"), isDryRun: invocation.has("--dry-run"))
        var printing = Printing(isJSON: invocation.has("--json"), isSole: inputs.count == 1, isDryRun: wishes.isDryRun)
        var progress = ProgressLine()
        let run = ImportRun(
            setting, wishes,
            say: {
                progress.clear()
                Console.complain($0)
            },
            show: {
                progress.clear()
                printing.show($0, $1)
            })
        do throws(StoreError) {
            for (index, input) in inputs.enumerated() {
                try run.take(input)
                if inputs.count > 1 { progress.show("Importing: \(index + 1) of \(inputs.count) files") }
            }
            try run.finish()
        } catch {
            progress.clear()
            throw .failed(error.description)
        }
        progress.clear()
        let failures = gathering.complaints.count + run.sum.unread
        guard run.sum.hasRead else {
            throw .failed(
                failures + run.sum.passedOver == 0
                    ? "There is nothing to import in \(invocation.words.joined(separator: ", "))"
                    : "Nothing was imported")
        }
        printing.end(run.sum)
        return failures == 0 && run.sum.partly == 0 && run.sum.obstacles == 0 ? .done : .partly
    }

    /// What goes to standard output.
    private struct Printing {
        let isJSON: Bool
        /// One file: its head is that of the whole.
        let isSole: Bool
        let isDryRun: Bool
        private var stream: FeedStream?

        init(isJSON: Bool, isSole: Bool, isDryRun: Bool) {
            (self.isJSON, self.isSole, self.isDryRun) = (isJSON, isSole, isDryRun)
        }

        mutating func show(_ head: IntakeReading.Head, _ briefs: [Brief]) {
            if isJSON {
                var stream = stream ?? FeedStream(DraftFeed.document(isSole ? head : IntakeReading.Head()))
                for brief in briefs { Console.write(stream.next(DraftFeed.item(brief))) }
                self.stream = stream
            } else if isDryRun {
                for brief in briefs {
                    let day = brief.day?.description ?? "undated   "
                    let region = brief.regions.first?.rawValue ?? "-"
                    Console.print("\(day)  \(region)  \(DisplayText(brief.title).string)")
                }
            }
        }

        func end(_ sum: ImportSum) {
            if isJSON {
                Console.print((stream ?? FeedStream(DraftFeed.document(IntakeReading.Head()))).end)
            } else {
                Console.print(sum.words(isDryRun: isDryRun))
            }
        }
    }
}
