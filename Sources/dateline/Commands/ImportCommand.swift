import Briefs
import Glibc
import Intake
import Store

/// `dateline import`: text captures and JSON Feed files become briefs of the library.
enum ImportCommand {
    static func run(_ invocation: Invocation, _ setting: Setting) throws(CommandError) -> ExitStatus {
        try invocation.refuseLateOptions()
        guard !invocation.words.isEmpty else { throw .usage("import takes files or folders, or - for standard input") }
        let gathering = InputFiles.gather(invocation.words)
        for complaint in gathering.complaints { Console.complain(complaint) }
        if invocation.has("--url"), gathering.paths.count > 1 {
            throw .usage("--url goes with one file; there are \(gathering.paths.count)")
        }

        var drafts: [Brief] = []
        var failures = gathering.complaints.count
        for path in gathering.paths {
            do throws(ImportFailure) {
                drafts += try read(path, invocation, setting)
            } catch {
                Console.complain(error.text)
                failures += 1
            }
        }
        guard !drafts.isEmpty else {
            throw .failed(
                failures == 0
                    ? "There is nothing to import in \(invocation.words.joined(separator: ", "))"
                    : "Nothing was imported")
        }

        let isDryRun = invocation.has("--dry-run")
        let report: ImportReport
        do throws(StoreError) {
            let writer = BriefWriter(library: setting.library, now: { Clock.milliseconds() })
            report = try writer.add(drafts, source: invocation.value("--source"), isDryRun: isDryRun)
        } catch {
            throw .failed(error.description)
        }
        tell(report, drafts, invocation, isDryRun: isDryRun)
        return failures == 0 && report.problems.isEmpty ? .done : .partly
    }

    private struct ImportFailure: Error {
        let text: String
    }

    /// Reads one input, and keeps its bytes where that is wanted.
    private static func read(_ path: String, _ invocation: Invocation, _ setting: Setting) throws(ImportFailure)
        -> [Brief]
    {
        let isInput = path == "-"
        let name = isInput ? "standard input" : path
        let bytes: [UInt8]
        var modified: String?
        if isInput {
            bytes = InputFiles.standardInput()
        } else {
            do throws(StoreError) {
                let file = try FileContents.read(path)
                bytes = file.bytes
                modified = Timestamp.text(file.stamp.seconds)
            } catch {
                throw ImportFailure(text: error.description)
            }
        }
        let regions = setting.regions
        let options = IntakeOptions(
            source: invocation.value("--source"), url: invocation.value("--url"), modified: modified,
            places: PlaceNames(lookup: { regions.lookup($0) }, countries: { regions.countries(namedIn: $0) }))
        let reading: IntakeReading
        do throws(IntakeError) {
            reading = try Intake.read(bytes: bytes, name: name, options: options)
        } catch {
            throw ImportFailure(text: error.description)
        }
        for problem in reading.problems { Console.complain(problem.description) }
        if invocation.has("--keep-source"), !invocation.has("--dry-run") {
            do throws(StoreError) {
                try SourceKeeping.keep(bytes, in: setting.library, source: reading.drafts.first?.brief.source ?? "")
            } catch {
                throw ImportFailure(text: error.description)
            }
        }
        // Where nothing names the outlet, the folder's name stands in.
        let folder = isInput ? "import" : Path.name(of: Path.folder(of: Path.real(path) ?? path))
        return reading.drafts.map { draft in
            for warning in draft.warnings { Console.complain("\(name): \(warning)") }
            var brief = draft.brief
            if brief.source.isEmpty { brief.source = folder }
            return brief
        }
    }

    private static func tell(_ report: ImportReport, _ drafts: [Brief], _ invocation: Invocation, isDryRun: Bool) {
        for problem in report.problems { Console.complain(problem.description) }
        if invocation.has("--json") {
            let items = drafts.map { $0.feedItem() }
            Console.print(JSONWriter.string(FeedWriter.document(title: "Imported", items: items)))
            return
        }
        if isDryRun {
            for brief in drafts {
                let day = brief.day?.description ?? "undated   "
                let region = brief.regions.first?.rawValue ?? "-"
                Console.print("\(day)  \(region)  \(DisplayText(brief.title).string)")
            }
        }
        var parts: [String] = []
        if !report.added.isEmpty { parts.append("\(report.added.count) \(isDryRun ? "new" : "added")") }
        if !report.changed.isEmpty { parts.append("\(report.changed.count) changed") }
        if !report.unchanged.isEmpty { parts.append("\(report.unchanged.count) already there") }
        Console.print(parts.isEmpty ? "Nothing to add" : parts.joined(separator: ", "))
    }
}
