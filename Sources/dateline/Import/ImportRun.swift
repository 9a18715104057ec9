import Briefs
import Glibc
import Intake
import Store

/// An import on its way: files are read one after another, and what they hold goes to the library in batches, so that
/// memory does not grow with the number of files.
final class ImportRun {
    private let setting: Setting
    private let wishes: ImportWishes
    /// Takes a sentence about a file, for a person.
    private let say: (String) -> Void
    /// Takes what each file gave.
    private let show: (IntakeReading.Head, [Brief]) -> Void
    private var session: ImportSession?
    private var waiting: [Brief] = []
    private var waitingBytes = 0
    private(set) var sum = ImportSum()
    /// So many bytes of text: a batch writes each file of the library once, so few batches are wanted.
    private static let batch = 64 * 1_048_576

    init(
        _ setting: Setting, _ wishes: ImportWishes, say: @escaping (String) -> Void,
        show: @escaping (IntakeReading.Head, [Brief]) -> Void = { _, _ in }
    ) {
        (self.setting, self.wishes, self.say, self.show) = (setting, wishes, say, show)
    }

    /// Reads a file. What is wrong with it is said and counted; only what keeps the library from being written is thrown.
    func take(_ input: InputFiles.Input) throws(StoreError) {
        defer { sum.filesDone += 1 }
        let isInput = input.path == "-"
        let name = isInput ? "standard input" : input.path
        let bytes: [UInt8]
        var modified: String?
        do throws(StoreError) {
            if isInput {
                bytes = InputFiles.standardInput()
            } else {
                let file = try FileContents.read(input.path)
                bytes = file.bytes
                modified = Timestamp.text(file.stamp.seconds)
            }
        } catch {
            return fail(error.description)
        }
        let regions = setting.regions
        let options = IntakeOptions(
            source: wishes.source, url: wishes.url, modified: modified,
            places: PlaceNames(lookup: { regions.lookup($0) }, countries: { regions.countries(namedIn: $0) }))
        let reading: IntakeReading
        do throws(IntakeError) {
            reading = try Intake.read(bytes: bytes, name: name, options: options)
        } catch {
            if case .unreadable = error, !input.isNamed {
                say(error.description)
                sum.passedOver += 1
                return
            }
            return fail(error.description)
        }
        let briefs = tell(reading, name, folder: folder(of: input))
        if wishes.keepsSource, !wishes.isDryRun { try keep(bytes, reading, briefs) }
        show(reading.head, briefs)
        if !reading.subscriptions.isEmpty { try add(reading.subscriptions) }
        waiting += briefs
        waitingBytes += briefs.reduce(0) { $0 + $1.body.raw.utf8.count + 512 }
        if waitingBytes >= ImportRun.batch { try flush() }
    }

    /// Writes what waits, and gives the library back to others.
    func finish() throws(StoreError) {
        try flush()
        session = nil
    }

    private func fail(_ text: String) {
        say(text)
        sum.unread += 1
    }

    /// Where nothing names the outlet, the folder's name stands in.
    private func folder(of input: InputFiles.Input) -> String {
        input.path == "-" ? "import" : Path.name(of: Path.folder(of: Path.real(input.path) ?? input.path))
    }

    /// Says what was odd, a line each.
    private func tell(_ reading: IntakeReading, _ name: String, folder: String) -> [Brief] {
        for problem in reading.problems { say(problem.description) }
        if !reading.problems.isEmpty { sum.partly += 1 }
        for remark in reading.remarks { say("\(name): \(remark)") }
        if reading.drafts.isEmpty, reading.subscriptions.isEmpty, reading.remarks.isEmpty {
            say("\(name): There are no items in it.")
        }
        sum.drafts += reading.drafts.count
        var briefs: [Brief] = []
        briefs.reserveCapacity(reading.drafts.count)
        for (index, draft) in reading.drafts.enumerated() {
            if !draft.warnings.isEmpty { sum.repaired += 1 }
            let title = ImportRun.line(draft.brief.title, most: 60)
            for warning in draft.warnings {
                say("\(name): item \(index + 1) “\(title)”: \(ImportRun.line(warning, most: 400))")
            }
            var brief = draft.brief
            if brief.source.isEmpty { brief.source = folder }
            briefs.append(brief)
        }
        return briefs
    }

    /// A text in one line.
    private static func line(_ text: String, most: Int) -> String {
        let words = text.prefix(most + 1).split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        return words.count > most ? words.prefix(most) + "…" : words
    }

    private func keep(_ bytes: [UInt8], _ reading: IntakeReading, _ briefs: [Brief]) throws(StoreError) {
        var sources: [String] = []
        var seen: Set<String> = []
        for brief in briefs where seen.insert(brief.source).inserted { sources.append(brief.source) }
        if sources.isEmpty {
            sources = [
                wishes.source ?? reading.head.title ?? (reading.subscriptions.isEmpty ? "import" : "subscriptions")
            ]
        }
        try SourceKeeping.keep(bytes, in: setting.library, sources: sources)
    }

    private func add(_ subscriptions: [Subscription]) throws(StoreError) {
        var shelf = SubscriptionShelf(
            library: setting.library, stateHome: setting.paths.stateHome, now: { Clock.milliseconds() })
        let outcome = try shelf.add(subscriptions, isDryRun: wishes.isDryRun)
        sum.subscriptions.added += outcome.added
        sum.subscriptions.changed += outcome.changed
        sum.subscriptions.unchanged += outcome.unchanged
    }

    private func flush() throws(StoreError) {
        guard !waiting.isEmpty else { return }
        if session == nil { session = try begin() }
        guard let session else { return }
        let report = try session.add(waiting, source: wishes.source)
        waiting = []
        waitingBytes = 0
        sum.added += report.added.count
        sum.changed += report.changed.count
        sum.unchanged += report.unchanged.count
        sum.obstacles += report.problems.count
        for problem in report.problems { say(problem.description) }
    }

    private func begin() throws(StoreError) -> ImportSession {
        let book = LibraryOpening(setting).journal(BriefAliases()).book
        return try BriefWriter(library: setting.library, now: { Clock.milliseconds() }).session(
            isDryRun: wishes.isDryRun,
            isUnpaired: { book[$0].unpaired.contains($1) || book[$1].unpaired.contains($0) })
    }
}
